//! Renders the HTML page: model, style, script, policy and embedded data. The shipped templates are filled section by section, each
//! written before the next is made, so that memory does not grow with the number of questions.

use std::io::Write;

use crate::report::buffer::text_of;
use crate::report::digest;
use crate::report::embed::{EmbeddedData, EmbeddedYaml};
use crate::report::engine::{Engine, LimitedWriter, Page, PagePart, PartWriter};
use crate::report::error::ReportError;
use crate::report::input::Input;
use crate::report::model::links::Links;
use crate::report::model::{self, Model, TemplateStamp};
use crate::report::templates::Templates;

use super::running_head;

/// Writes the page and returns its length in bytes.
pub(super) fn render(
    input: &Input<'_>,
    templates: &Templates,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    render_with(input, templates, &EmbeddedData::of(input, templates), out)
}

/// Renders a page again with the data it embeds.
pub(in crate::report) fn render_again(
    input: &Input<'_>,
    templates: &Templates,
    data: &EmbeddedData,
) -> Result<String, ReportError> {
    let embedded = EmbeddedData::again(data, input);
    text_of(|bytes| render_with(input, templates, &embedded, bytes))
}

fn render_with(
    input: &Input<'_>,
    templates: &Templates,
    embedded: &EmbeddedData<EmbeddedYaml<'_>>,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    let links = Links::of(input);
    let stamp = TemplateStamp {
        template_digest: embedded.templates.clone(),
        own_templates: embedded.own_templates,
    };
    let model = Model::of(input, &links, stamp);
    let data = embedded.json()?;
    let digest = digest::hex(&data);
    let running = running_head::style(&model, input.lang);
    let page = page(templates, &running, &digest);
    let mut out = LimitedWriter::new(out, None);
    if templates.has_user_files() {
        // A user's template may use any list, so the model has all of them.
        let engine = Engine::of(&model.with_lists(input, &links), templates)?;
        let text = engine.render_own_page(&page, &data)?;
        out.write_with(|out| out.write_all(text.as_bytes()))?;
    } else {
        let engine = Engine::of(&model, templates)?;
        let content = Content {
            input,
            engine: &engine,
            links: &links,
            data: &data,
        };
        engine.render_page(&page, &content, &mut out)?;
    }
    Ok(out.written())
}

fn page<'a>(templates: &'a Templates, running: &'a str, digest: &'a str) -> Page<'a> {
    let policy = format!(
        "default-src 'none'; style-src {} {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest::csp(&templates.style),
        digest::csp(running),
        digest::csp(&templates.script)
    );
    Page {
        style: &templates.style,
        script: &templates.script,
        running,
        policy,
        digest,
    }
}

/// Renders the parts of a page when the page reaches them.
struct Content<'a> {
    input: &'a Input<'a>,
    engine: &'a Engine<'a>,
    links: &'a Links<'a>,
    data: &'a str,
}

impl PartWriter for Content<'_> {
    fn write(&self, part: PagePart, out: &mut LimitedWriter<'_>) -> Result<(), ReportError> {
        let (input, links, engine) = (self.input, self.links, self.engine);
        match part {
            PagePart::Data => out.write_with(|out| out.write_all(self.data.as_bytes())),
            PagePart::Answers => (0..links.sections())
                .try_for_each(|at| engine.render_part(part, &[model::section(input, links, at)], out)),
            PagePart::ByInstrument => (0..links.instruments())
                .try_for_each(|at| engine.render_part(part, &[links.instrument(input, at)], out)),
            PagePart::ByQuestion => (0..links.sections())
                .try_for_each(|at| engine.render_part(part, &links.citing(input, at), out)),
        }
    }
}
