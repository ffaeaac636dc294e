//! The template engine; the only user of Tera. Every value is escaped, an unknown name is an error with its place, output is limited, and
//! a template can access only the model: no file, no environment, no clock.

mod filters;
mod limited_writer;
mod part;
mod render;
mod render_error;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use super::assets;
use super::error::{ReportError, TemplateError};
use super::templates::Templates;
use render::ROOT;
use render_error::RenderError;

pub(super) use limited_writer::LimitedWriter;
pub(super) use part::{PagePart, PartWriter};

/// Prefix of the shipped templates. A user's template of the same name comes first and may extend the shipped one.
const SHIPPED: &str = "builtin/";

/// Digits of the short digest, for comparison by eye.
const DIGITS: usize = 12;

/// Values beside the model, printed without escaping.
pub(super) struct Page<'a> {
    pub(super) style: &'a str,
    pub(super) script: &'a str,
    /// Style of this report alone: the running head and foot of its printed pages.
    pub(super) running: &'a str,
    pub(super) policy: String,
    pub(super) digest: &'a str,
}

impl Page<'_> {
    fn insert_into(&self, context: &mut Context) {
        for (name, text) in [
            (DIGEST, self.digest),
            (DIGEST_SHORT, self.digest.get(..DIGITS).unwrap_or_default()),
            ("style", self.style),
            ("script", self.script),
            ("running", self.running),
            ("policy", &self.policy),
        ] {
            context.insert_value(name, Value::safe_string(text));
        }
    }
}

const DIGEST: &str = "digest";
const DIGEST_SHORT: &str = "digest_short";

/// Names that a template gets beside the model and [`Page`].
pub(super) const NAMES: [&str; 5] = [
    DIGEST,
    DIGEST_SHORT,
    PagePart::Answers.name(),
    PagePart::ByInstrument.name(),
    PagePart::ByQuestion.name(),
];

/// The parsed templates and the model as context.
pub(super) struct Engine<'t> {
    tera: Tera,
    context: Context,
    templates: &'t Templates,
}

impl<'t> Engine<'t> {
    /// Parses the templates and converts the model.
    pub(super) fn of(model: &impl Serialize, templates: &'t Templates) -> Result<Self, ReportError> {
        let tera = build(templates)?;
        let context = Context::from_serialize(model).map_err(|error| template_error(&error, templates))?;
        Ok(Self {
            tera,
            context,
            templates,
        })
    }

    /// Renders some items of the list of a part.
    pub(super) fn render_part(
        &self,
        part: PagePart,
        list: &[impl Serialize],
        out: &mut LimitedWriter<'_>,
    ) -> Result<(), ReportError> {
        let list = Value::from_serializable(&list);
        render::part(&self.tera, &self.context, part, list, out).map_err(|error| self.error(error))
    }

    /// Renders the page; `parts` writes the long parts.
    pub(super) fn render_page(
        &self,
        page: &Page<'_>,
        parts: &dyn PartWriter,
        out: &mut LimitedWriter<'_>,
    ) -> Result<(), ReportError> {
        let mut context = self.context.clone();
        page.insert_into(&mut context);
        for part in PagePart::ALL {
            context.insert_value(part.name(), Value::safe_string(part.placeholder()));
        }
        render::page(&self.tera, &context, parts, out).map_err(|error| self.error(error))
    }

    /// Renders the page with a user's templates, from a model with all lists, within size and time limits.
    pub(super) fn render_own_page(mut self, page: &Page<'_>, data: &str) -> Result<String, ReportError> {
        let (tera, mut context) = (std::mem::take(&mut self.tera), std::mem::take(&mut self.context));
        page.insert_into(&mut context);
        context.insert_value(PagePart::Data.name(), Value::safe_string(data));
        render::with_deadline(tera, context).map_err(|error| self.error(error))
    }

    fn error(&self, error: RenderError) -> ReportError {
        match error {
            RenderError::Template(error) => template_error(&error, self.templates),
            RenderError::Report(error) => error,
        }
    }
}

/// Renders the blank form.
pub(super) fn form(model: &impl Serialize) -> Result<String, ReportError> {
    shipped(&assets::FORM, model, &[])
}

/// Renders the page that lists many assessments.
pub(super) fn list(model: &impl Serialize, style: &str, policy: &str) -> Result<String, ReportError> {
    shipped(&[assets::LIST], model, &[("style", style), ("policy", policy)])
}

/// Renders the first of the shipped templates; `safe` values are printed without escaping.
fn shipped(
    templates: &[(&str, &str)],
    model: &impl Serialize,
    safe: &[(&'static str, &str)],
) -> Result<String, ReportError> {
    let fill = || {
        let mut tera = empty();
        tera.add_raw_templates(templates.to_vec())?;
        let mut context = Context::from_serialize(model)?;
        for (name, text) in safe {
            context.insert_value(*name, Value::safe_string(text));
        }
        tera.render(templates[0].0, &context)
    };
    fill().map_err(|error: tera::Error| ReportError::Internal(error.to_string()))
}

/// An engine without templates.
fn empty() -> Tera {
    let mut tera = Tera::new();
    // An empty suffix matches every name, so that no name switches escaping off.
    tera.autoescape_on([""]);
    filters::register(&mut tera);
    tera
}

/// An engine with all templates parsed.
fn build(templates: &Templates) -> Result<Tera, ReportError> {
    let mut tera = empty();
    tera.set_fallback_prefixes([SHIPPED])
        .map_err(|error| template_error(&error, templates))?;
    let shipped = assets::TEMPLATES
        .iter()
        .map(|(name, text)| (format!("{SHIPPED}{name}"), (*text).to_owned()));
    let own = templates
        .own
        .iter()
        .map(|each| (each.name.clone(), each.text.clone()));
    tera.add_raw_templates(shipped.chain(own).collect::<Vec<_>>())
        .map_err(|error| template_error(&error, templates))?;
    Ok(tera)
}

/// Locates a template error: the file as the user knows it, line, column, message.
fn template_error(error: &tera::Error, templates: &Templates) -> ReportError {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
        return ReportError::Template(Box::new(TemplateError {
            file: ROOT.into(),
            message: one_line(&error.to_string()),
            ..TemplateError::default()
        }));
    };
    let name = report.filename();
    let own = templates.own.iter().find(|each| each.name == name);
    let shipped = || {
        let bare = name.strip_prefix(SHIPPED).unwrap_or(name);
        let found = assets::TEMPLATES.iter().find(|(each, _)| *each == bare);
        found.map_or("", |(_, text)| *text)
    };
    let text = own.map_or_else(shipped, |each| each.text.as_str());
    let line = report.span().start_line;
    let excerpt = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    ReportError::Template(Box::new(TemplateError {
        file: own.map_or_else(|| name.to_owned(), |each| each.path.clone()),
        line,
        column: report.span().start_col + 1,
        message: one_line(report.message()),
        excerpt: crate::domain::clean::clean_line(excerpt),
    }))
}

/// The first line of a message; the rest lists every existing name.
fn one_line(message: &str) -> String {
    crate::domain::clean::clean(message.lines().next().unwrap_or_default()).into_owned()
}
