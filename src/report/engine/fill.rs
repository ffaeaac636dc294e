//! Templates filled with the model, and what a page may cost in bytes and time.

use std::io::{self, Write};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tera::{Context, Tera, Value};

use super::super::error::ReportError;

/// Largest page, in MiB.
const MOST_MIB: usize = 32;
/// The longest that templates of one's own may take.
const LONGEST: Duration = Duration::from_secs(5);
/// Room for templates inside templates, as much as the main thread has.
const STACK: usize = 8 * 1024 * 1024;
/// The template that is rendered.
pub(super) const ROOT: &str = "report.html";
/// The template of sections with their questions, which are nearly all of a long page.
const SECTIONS: &str = "sections.html";
/// The name under which a template finds what became of it.
pub(super) const ANSWERS: &str = "answers_by_section";

/// Why there is no page.
pub(super) enum Refusal {
    /// A template is wrong.
    Template(tera::Error),
    /// It would cost too much, or the engine broke.
    Report(ReportError),
}

impl From<ReportError> for Refusal {
    fn from(error: ReportError) -> Self {
        Self::Report(error)
    }
}

/// Fills the page. A template of one's own can go round without writing a word, where nothing inside could stop it: it gets a thread of
/// its own, and is left behind when its time is up.
pub(super) fn page(
    tera: Tera,
    context: Context,
    answers: Option<String>,
    is_own: bool,
) -> Result<String, Refusal> {
    let answers = answers.map(|answers| Value::safe_string(&answers));
    if !is_own {
        return whole(&tera, context, answers, None);
    }
    let until = Instant::now() + LONGEST;
    let (to, from) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name("template".into()).stack_size(STACK);
    thread
        .spawn(move || {
            // Nobody waits any more when the time was up.
            let _ = to.send(whole(&tera, context, answers, Some(until)));
        })
        .map_err(|error| ReportError::Internal(error.to_string()))?;
    from.recv_timeout(LONGEST).unwrap_or_else(|error| {
        Err(Refusal::Report(match error {
            mpsc::RecvTimeoutError::Timeout => ReportError::TooSlow(LONGEST.as_secs()),
            mpsc::RecvTimeoutError::Disconnected => ReportError::Internal("the template engine broke".into()),
        }))
    })
}

/// The answers first, where they are not there yet, then the page around them.
fn whole(
    tera: &Tera,
    mut context: Context,
    answers: Option<Value>,
    until: Option<Instant>,
) -> Result<String, Refusal> {
    let answers = match answers {
        Some(answers) => answers,
        None => Value::safe_string(&render(tera, SECTIONS, &context, until)?),
    };
    context.insert_value(ANSWERS, answers);
    render(tera, ROOT, &context, until)
}

/// One section with its questions, as the page will show it.
pub(super) fn section(tera: &Tera, context: &Context, section: Value) -> Result<String, Refusal> {
    let mut context = context.clone();
    context.insert_value("sections", Value::from(vec![section]));
    render(tera, SECTIONS, &context, None)
}

fn render(tera: &Tera, name: &str, context: &Context, until: Option<Instant>) -> Result<String, Refusal> {
    // What a page holds as it is, and half as much again, is about what it comes to: no step is as large as the page itself.
    let ready = ["data", ANSWERS].map(|name| context.get(name).and_then(Value::as_str).map_or(0, str::len));
    let mut out = Capped {
        bytes: Vec::with_capacity(ready.iter().sum::<usize>() * 3 / 2),
        until,
        ..Capped::default()
    };
    let outcome = tera.render_to(name, context, &mut out);
    if out.is_full {
        return Err(ReportError::TooLarge(MOST_MIB).into());
    }
    if out.is_late {
        return Err(ReportError::TooSlow(LONGEST.as_secs()).into());
    }
    outcome.map_err(Refusal::Template)?;
    String::from_utf8(out.bytes).map_err(|error| ReportError::Internal(error.to_string()).into())
}

/// A writer that stops at the largest page, and when its time is up.
#[derive(Default)]
struct Capped {
    bytes: Vec<u8>,
    is_full: bool,
    until: Option<Instant>,
    is_late: bool,
}

impl Write for Capped {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > MOST_MIB * 1024 * 1024 {
            self.is_full = true;
            return Err(io::Error::other("the page is too large"));
        }
        if self.until.is_some_and(|until| until < Instant::now()) {
            self.is_late = true;
            return Err(io::Error::other("the time is up"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
