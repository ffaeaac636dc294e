//! Limits what a page may cost in bytes and time.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::render_error::RenderError;
use crate::report::error::ReportError;

/// Largest page, in MiB.
const LARGEST_MIB: usize = 32;
/// The longest that a user's templates may run.
pub(super) const DEADLINE: Duration = Duration::from_secs(5);

/// A writer that stops at the largest page, and when its time is up.
pub(in crate::report) struct LimitedWriter<'o> {
    out: &'o mut dyn Write,
    written: usize,
    until: Option<Instant>,
    refused: Option<ReportError>,
}

impl<'o> LimitedWriter<'o> {
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
    pub(super) fn settle(&mut self, outcome: tera::TeraResult<()>) -> Result<(), RenderError> {
        match self.refused.take() {
            Some(error) => Err(error.into()),
            None => outcome.map_err(RenderError::Template),
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

impl Write for LimitedWriter<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.written + part.len() > LARGEST_MIB * 1024 * 1024 {
            return Err(self.refuse(ReportError::TooLarge(LARGEST_MIB)));
        }
        if self.until.is_some_and(|until| until < Instant::now()) {
            return Err(self.refuse(ReportError::TooSlow(DEADLINE.as_secs())));
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
