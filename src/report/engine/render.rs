//! Templates filled with the model, and what a page may cost in bytes and time.

use std::io::Write;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use tera::{Context, Tera, Value};

use super::limited_writer::{DEADLINE, LimitedWriter};
use super::part::{Marked, PagePart, PartWriter};
use super::render_error::RenderError;
use crate::report::buffer::text_of;
use crate::report::error::ReportError;

/// Room for templates inside templates, as much as the main thread has.
const STACK: usize = 8 * 1024 * 1024;
/// The template that is rendered.
pub(super) const ROOT: &str = "report.html";

/// Fills the page; what its marks stand for is written where they are met.
pub(super) fn page(
    tera: &Tera,
    context: &Context,
    parts: &dyn PartWriter,
    out: &mut LimitedWriter<'_>,
) -> Result<(), RenderError> {
    let mut marked = Marked {
        out,
        parts,
        refused: None,
    };
    let outcome = tera.render_to(ROOT, context, &mut marked as &mut dyn Write);
    match marked.refused {
        Some(error) => Err(error.into()),
        None => out.settle(outcome),
    }
}

/// One piece of a part.
pub(super) fn piece(
    tera: &Tera,
    context: &Context,
    part: PagePart,
    list: Value,
    out: &mut LimitedWriter<'_>,
) -> Result<(), RenderError> {
    let (template, name) = part.template();
    let mut context = context.clone();
    context.insert_value(name, list);
    let outcome = tera.render_to(template, &context, out as &mut dyn Write);
    out.settle(outcome)
}

/// Fills the page with templates of one's own. Such a template can go round without writing a word, where nothing inside could stop it:
/// it gets a thread of its own, and is left behind when its time is up.
pub(super) fn own(tera: Tera, context: Context) -> Result<String, RenderError> {
    let until = Instant::now() + DEADLINE;
    let (to, from) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name("template".into()).stack_size(STACK);
    thread
        .spawn(move || {
            // Nobody waits any more when the time was up.
            let _ = to.send(whole(&tera, context, until));
        })
        .map_err(|error| ReportError::Internal(error.to_string()))?;
    from.recv_timeout(DEADLINE).unwrap_or_else(|error| {
        Err(RenderError::Report(match error {
            mpsc::RecvTimeoutError::Timeout => ReportError::TooSlow(DEADLINE.as_secs()),
            mpsc::RecvTimeoutError::Disconnected => ReportError::Internal("the template engine broke".into()),
        }))
    })
}

/// The parts first, then the page around them.
fn whole(tera: &Tera, mut context: Context, until: Instant) -> Result<String, RenderError> {
    for part in PagePart::LISTS {
        let text = text(tera, part.template().0, &context, until)?;
        context.insert_value(part.name(), Value::safe_string(&text));
    }
    text(tera, ROOT, &context, until)
}

fn text(tera: &Tera, template: &str, context: &Context, until: Instant) -> Result<String, RenderError> {
    text_of(|bytes| {
        let mut out = LimitedWriter::new(bytes, Some(until));
        let outcome = tera.render_to(template, context, &mut out as &mut dyn Write);
        out.settle(outcome)
    })
}
