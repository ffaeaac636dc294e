//! An issue put together from its place and its words, for rooms that read YAML with words of their own.

use super::source::Source;
use crate::domain::issue::{Issue, Severity};
use crate::domain::localized::Localized;

/// An error at a byte range.
pub fn issue(
    source: &Source,
    start: usize,
    end: usize,
    code: &'static str,
    message: Localized,
    hint: Localized,
) -> Issue {
    let place = source.place(start, end);
    Issue {
        code,
        severity: Severity::Error,
        place,
        message,
        hint,
    }
}
