//! An issue: a defect in an input file, with place, severity and hint.

use super::localized::Localized;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but something in it should be fixed.
    Warning,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it.
    pub file: String,
    /// From 1; 0 for the whole file.
    pub line: usize,
    /// In characters, from 1; 0 for the whole file.
    pub column: usize,
    /// First byte of the marked range.
    pub start: usize,
    /// The byte after the marked range.
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Stable code such as `E102`, documented in `docs/authoring.md`.
    pub code: &'static str,
    pub severity: Severity,
    pub place: Place,
    pub message: Localized,
    /// What to do; may be empty.
    pub hint: Localized,
}
