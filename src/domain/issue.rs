//! A defect in an input file: what, where, how bad, and what to do.

use super::localized::Localized;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; something in it should be mended.
    Warning,
}

/// A place in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 where the whole file is meant.
    pub column: usize,
    /// First byte of what is meant, in the file's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A defect in an input file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Stable code such as `E102`, documented in `docs/authoring.md`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, in Korean and English.
    pub message: Localized,
    /// What to do, in Korean and English; empty where nothing helps.
    pub hint: Localized,
}
