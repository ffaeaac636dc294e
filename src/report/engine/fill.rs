//! Templates filled with the model, and what a page may cost in bytes and time.

use std::io::{self, Write};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tera::{Context, Tera, Value};

use super::super::error::ReportError;
use super::super::text_of;
use super::part::{Marked, Part, Parts};

/// Largest page, in MiB.
const MOST_MIB: usize = 32;
/// The longest that templates of one's own may take.
const LONGEST: Duration = Duration::from_secs(5);
/// Room for templates inside templates, as much as the main thread has.
const STACK: usize = 8 * 1024 * 1024;
/// The template that is rendered.
pub(super) const ROOT: &str = "report.html";

/// Why there is no page.
pub(super) enum Refusal {
    /// A template is wrong.
    Template(tera::Error),
    /// It would cost too much, cannot be written, or the engine broke.
    Report(ReportError),
}

impl From<ReportError> for Refusal {
    fn from(error: ReportError) -> Self {
        Self::Report(error)
    }
}

/// Fills the page; what its marks stand for is written where they are met.
pub(super) fn page(
    tera: &Tera,
    context: &Context,
    parts: &dyn Parts,
    out: &mut Capped<'_>,
) -> Result<(), Refusal> {
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
    part: Part,
    list: Value,
    out: &mut Capped<'_>,
) -> Result<(), Refusal> {
    let (template, name) = part.template();
    let mut context = context.clone();
    context.insert_value(name, list);
    let outcome = tera.render_to(template, &context, out as &mut dyn Write);
    out.settle(outcome)
}

/// Fills the page with templates of one's own. Such a template can go round without writing a word, where nothing inside could stop it:
/// it gets a thread of its own, and is left behind when its time is up.
pub(super) fn own(tera: Tera, context: Context) -> Result<String, Refusal> {
    let until = Instant::now() + LONGEST;
    let (to, from) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name("template".into()).stack_size(STACK);
    thread
        .spawn(move || {
            // Nobody waits any more when the time was up.
            let _ = to.send(whole(&tera, context, until));
        })
        .map_err(|error| ReportError::Internal(error.to_string()))?;
    from.recv_timeout(LONGEST).unwrap_or_else(|error| {
        Err(Refusal::Report(match error {
            mpsc::RecvTimeoutError::Timeout => ReportError::TooSlow(LONGEST.as_secs()),
            mpsc::RecvTimeoutError::Disconnected => ReportError::Internal("the template engine broke".into()),
        }))
    })
}

/// The parts first, then the page around them.
fn whole(tera: &Tera, mut context: Context, until: Instant) -> Result<String, Refusal> {
    for part in Part::LISTS {
        let text = text(tera, part.template().0, &context, until)?;
        context.insert_value(part.name(), Value::safe_string(&text));
    }
    text(tera, ROOT, &context, until)
}

fn text(tera: &Tera, template: &str, context: &Context, until: Instant) -> Result<String, Refusal> {
    text_of(|bytes| {
        let mut out = Capped::new(bytes, Some(until));
        let outcome = tera.render_to(template, context, &mut out as &mut dyn Write);
        out.settle(outcome)
    })
}

/// A writer that stops at the largest page, and when its time is up.
pub(in crate::report) struct Capped<'o> {
    out: &'o mut dyn Write,
    written: usize,
    until: Option<Instant>,
    refused: Option<ReportError>,
}

impl<'o> Capped<'o> {
    pub(in crate::report) fn new(out: &'o mut dyn Write, until: Option<Instant>) -> Self {
        Self {
            out,
            written: 0,
            until,
            refused: None,
        }
    }

    /// How many bytes were written.
    pub(in crate::report) fn written(&self) -> usize {
        self.written
    }

    /// What came of something that wrote here: why writing stopped comes first, for a template only knows that it did.
    fn settle(&mut self, outcome: tera::TeraResult<()>) -> Result<(), Refusal> {
        match self.refused.take() {
            Some(error) => Err(error.into()),
            None => outcome.map_err(Refusal::Template),
        }
    }

    /// Writes something ready, or says why not.
    pub(in crate::report) fn put(
        &mut self,
        write: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> Result<(), ReportError> {
        let Err(error) = write(self) else {
            return Ok(());
        };
        let refused = self.refused.take();
        Err(refused.unwrap_or_else(|| ReportError::Internal(error.to_string())))
    }

    fn refuse(&mut self, error: ReportError) -> io::Error {
        self.refused = Some(error);
        io::Error::other("nothing more is written")
    }
}

impl Write for Capped<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.written + part.len() > MOST_MIB * 1024 * 1024 {
            return Err(self.refuse(ReportError::TooLarge(MOST_MIB)));
        }
        if self.until.is_some_and(|until| until < Instant::now()) {
            return Err(self.refuse(ReportError::TooSlow(LONGEST.as_secs())));
        }
        if let Err(error) = self.out.write_all(part) {
            return Err(self.refuse(ReportError::Unwritten(error.to_string())));
        }
        self.written += part.len();
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
