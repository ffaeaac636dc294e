//! Data types shared by the settings reader and the key map.

use super::issue::Severity;
use super::localized::Localized;

/// A line of the `keys` setting: a command and its keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyLine {
    /// As written.
    pub command: String,
    /// As written.
    pub keys: Vec<String>,
}

/// An issue of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyIssue {
    pub line: usize,
    /// Position of the key in the line; `None` for the command.
    pub key: Option<usize>,
    pub code: &'static str,
    /// An error where the line was ignored, a warning where it was applied.
    pub severity: Severity,
    pub message: Localized,
    pub hint: Localized,
}

/// Checks lines; the flag is set if Ctrl+Z undoes.
pub type KeyCheck = fn(&[KeyLine], bool) -> Vec<KeyIssue>;
