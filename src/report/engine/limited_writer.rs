//! Limits the size and rendering time of a page.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::render_error::RenderError;
use crate::report::error::ReportError;

/// Largest page, in MiB.
const LARGEST_MIB: usize = 32;
/// Time limit for a user's templates.
pub(super) const DEADLINE: Duration = Duration::from_secs(5);

/// A writer that fails at the size limit and after the deadline.
pub(in crate::report) struct LimitedWriter<'o> {
    out: &'o mut dyn Write,
    written: usize,
    until: Option<Instant>,
    stopped_by: Option<ReportError>,
}

impl<'o> LimitedWriter<'o> {
    pub(in crate::report) fn new(out: &'o mut dyn Write, until: Option<Instant>) -> Self {
        Self {
            out,
            written: 0,
            until,
            stopped_by: None,
        }
    }

    pub(in crate::report) fn written(&self) -> usize {
        self.written
    }

    /// The result of rendering into this writer. The reason why writing stopped wins, because the engine only reports that it did.
    pub(super) fn outcome_or_stop(&mut self, outcome: tera::TeraResult<()>) -> Result<(), RenderError> {
        match self.stopped_by.take() {
            Some(error) => Err(error.into()),
            None => outcome.map_err(RenderError::Template),
        }
    }

    /// Writes rendered bytes.
    pub(in crate::report) fn write_with(
        &mut self,
        write: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> Result<(), ReportError> {
        let Err(error) = write(self) else {
            return Ok(());
        };
        let stopped_by = self.stopped_by.take();
        Err(stopped_by.unwrap_or_else(|| ReportError::Internal(error.to_string())))
    }

    fn stop(&mut self, error: ReportError) -> io::Error {
        self.stopped_by = Some(error);
        io::Error::other("nothing more is written")
    }
}

impl Write for LimitedWriter<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.written + part.len() > LARGEST_MIB * 1024 * 1024 {
            return Err(self.stop(ReportError::TooLarge(LARGEST_MIB)));
        }
        if self.until.is_some_and(|until| until < Instant::now()) {
            return Err(self.stop(ReportError::TooSlow(DEADLINE.as_secs())));
        }
        if let Err(error) = self.out.write_all(part) {
            return Err(self.stop(ReportError::Unwritten(error.to_string())));
        }
        self.written += part.len();
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
