//! Renders templates, within the limits of a page.

use std::io::Write;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use tera::{Context, Tera, Value};

use super::limited_writer::{DEADLINE, LimitedWriter};
use super::part::{PagePart, PartWriter, PlaceholderWriter};
use super::render_error::RenderError;
use crate::report::buffer::text_of;
use crate::report::error::ReportError;

/// Stack for nested templates, as large as that of the main thread.
const STACK: usize = 8 * 1024 * 1024;
/// The root template.
pub(super) const ROOT: &str = "report.html";

/// Renders the page and its parts.
pub(super) fn page(
    tera: &Tera,
    context: &Context,
    parts: &dyn PartWriter,
    out: &mut LimitedWriter<'_>,
) -> Result<(), RenderError> {
    let mut writer = PlaceholderWriter {
        out,
        parts,
        stopped_by: None,
    };
    let outcome = tera.render_to(ROOT, context, &mut writer as &mut dyn Write);
    match writer.stopped_by {
        Some(error) => Err(error.into()),
        None => out.outcome_or_stop(outcome),
    }
}

/// Renders some items of a part.
pub(super) fn part(
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
    out.outcome_or_stop(outcome)
}

/// Renders the page with a user's templates. A template can loop without writing, where the writer's limits do not apply, so it runs
/// on its own thread, which is abandoned at the deadline.
pub(super) fn with_deadline(tera: Tera, context: Context) -> Result<String, RenderError> {
    let until = Instant::now() + DEADLINE;
    let (to, from) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name("template".into()).stack_size(STACK);
    thread
        .spawn(move || {
            // The receiver is gone after the deadline.
            let _ = to.send(whole(&tera, context, until));
        })
        .map_err(|error| ReportError::Internal(error.to_string()))?;
    from.recv_timeout(DEADLINE).unwrap_or_else(|error| {
        Err(RenderError::Report(match error {
            mpsc::RecvTimeoutError::Timeout => ReportError::TooSlow(DEADLINE.as_secs()),
            mpsc::RecvTimeoutError::Disconnected => {
                ReportError::Internal("the template engine failed".into())
            }
        }))
    })
}

/// Renders the parts, then the page.
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
        out.outcome_or_stop(outcome)
    })
}
