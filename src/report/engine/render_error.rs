//! Why a page could not be rendered.

use crate::report::error::ReportError;

/// Why there is no page.
pub(super) enum RenderError {
    /// A template is wrong.
    Template(tera::Error),
    /// It would cost too much, cannot be written, or the engine broke.
    Report(ReportError),
}

impl From<ReportError> for RenderError {
    fn from(error: ReportError) -> Self {
        Self::Report(error)
    }
}
