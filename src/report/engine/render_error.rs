//! Why a page could not be rendered.

use crate::report::error::ReportError;

pub(super) enum RenderError {
    Template(tera::Error),
    /// A limit, a write error or an internal error.
    Report(ReportError),
}

impl From<ReportError> for RenderError {
    fn from(error: ReportError) -> Self {
        Self::Report(error)
    }
}
