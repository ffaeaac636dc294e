//! The `keys` setting as written, and what is wrong with it: how the room that reads settings and the one that knows the keys
//! speak with each other. What a command or key is stands elsewhere.

use super::issue::Severity;
use super::localized::Localized;

/// A line of the setting: a command and the keys it is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyLine {
    /// The command's name as written.
    pub command: String,
    /// The keys as written.
    pub keys: Vec<String>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyIssue {
    /// Position of the line.
    pub line: usize,
    /// Position of the key in it; `None` where the command is meant.
    pub key: Option<usize>,
    /// Stable code.
    pub code: &'static str,
    /// An error where something was left out, a warning where it was taken all the same.
    pub severity: Severity,
    /// What is wrong.
    pub message: Localized,
    /// What to do.
    pub hint: Localized,
}

/// Looks at lines; the truth value says whether Ctrl+Z is to undo.
pub type KeyCheck = fn(&[KeyLine], bool) -> Vec<KeyIssue>;
