//! Renders the HTML page: model, style, script, policy and embedded data. The shipped templates are filled section by section, each
//! written before the next is made, so that memory does not grow with the number of questions.

use std::io::Write;

use super::digest::{self, DigestWriter};
use super::embed::{Embedded, Yaml};
use super::engine::{Capped, Engine, Page, Part, Parts};
use super::error::ReportError;
use super::model::links::Links;
use super::model::{Model, Stamp};
use super::{Input, Templates, text_of};

/// Writes the page and returns its length in bytes.
pub(super) fn render(
    input: &Input<'_>,
    templates: &Templates,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    render_with(input, templates, &Embedded::of(input, templates), out)
}

/// The page around data that a report embeds already.
pub(super) fn render_again(
    input: &Input<'_>,
    templates: &Templates,
    embedded: &Embedded<Yaml<'_>>,
) -> Result<String, ReportError> {
    text_of(|bytes| render_with(input, templates, embedded, bytes))
}

fn render_with(
    input: &Input<'_>,
    templates: &Templates,
    embedded: &Embedded<Yaml<'_>>,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    let links = Links::of(input);
    let stamp = Stamp {
        template_digest: templates.digest.clone(),
        own_templates: templates.is_own(),
    };
    let model = Model::of(input, &links, stamp);
    let mut out = Capped::new(out, None);
    if templates.is_own() {
        // A user's template may walk any list, so all of them are in its model.
        let engine = Engine::of(&model.with_lists(input, &links), templates)?;
        let data = embedded.json()?;
        let text = engine.own_page(&page(templates, &digest::hex(&data)), &data)?;
        out.put(|out| out.write_all(text.as_bytes()))?;
    } else {
        let engine = Engine::of(&model, templates)?;
        let content = Content {
            input,
            engine: &engine,
            links: &links,
            embedded,
        };
        // The digest stands before the data in the page, so the data is written twice.
        let mut digest = DigestWriter::default();
        embedded
            .write(&mut digest)
            .map_err(|error| ReportError::Internal(error.to_string()))?;
        engine.page(&page(templates, &digest.hex()), &content, &mut out)?;
    }
    Ok(out.written())
}

fn page<'a>(templates: &'a Templates, digest: &'a str) -> Page<'a> {
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest::csp(&templates.style),
        digest::csp(&templates.script)
    );
    Page {
        style: &templates.style,
        script: &templates.script,
        policy,
        digest,
    }
}

/// The parts of a page, made when the page comes to them.
struct Content<'a> {
    input: &'a Input<'a>,
    engine: &'a Engine<'a>,
    links: &'a Links<'a>,
    embedded: &'a Embedded<Yaml<'a>>,
}

impl Parts for Content<'_> {
    fn write(&self, part: Part, out: &mut Capped<'_>) -> Result<(), ReportError> {
        let (input, links, engine) = (self.input, self.links, self.engine);
        match part {
            Part::Data => out.put(|out| self.embedded.write(out)),
            Part::Answers => {
                (0..links.sections()).try_for_each(|at| engine.piece(part, &[links.section(input, at)], out))
            }
            Part::ByInstrument => (0..links.instruments())
                .try_for_each(|at| engine.piece(part, &[links.instrument(input, at)], out)),
            Part::ByQuestion => {
                (0..links.sections()).try_for_each(|at| engine.piece(part, &links.citing(input, at), out))
            }
        }
    }
}
