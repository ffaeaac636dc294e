//! How a command ends when it does not end well: a kind that decides the exit code, a sentence and a hint.

use std::path::Path;

use super::cli::usage_error::UsageError;
use crate::domain::clean::clean_path;
use crate::domain::lang::Lang;
use crate::domain::user_error::UserError;
use crate::words::cli as words;

/// What kind of failure it is; each has its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The answer is no. 1.
    No,
    /// The command line is wrong, or input is needed and there is no terminal. 2.
    Usage,
    /// An input file is wrong. 3.
    Input,
    /// The environment refuses: disk, permission, lock. 4.
    Environment,
    /// A broken promise of ours. 70.
    Internal,
    /// Interrupted, after saving. 130.
    Interrupted,
}

impl Kind {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::No => 1,
            Self::Usage => 2,
            Self::Input => 3,
            Self::Environment => 4,
            Self::Internal => 70,
            Self::Interrupted => 130,
        }
    }
}

/// A failure, in the language of the interface.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct CommandError {
    /// Decides the exit code.
    pub kind: Kind,
    /// What happened, the path named. May be several lines, already laid out; empty where everything was said.
    pub message: String,
    /// Stable code such as `E-IO-28`, printed behind the message; may be empty.
    pub code: String,
    /// What is safe and what to do next; may be empty.
    pub hint: String,
    /// Whether the message stands as it is, without the word "error" before it.
    pub laid_out: bool,
}

impl CommandError {
    /// A failure with a sentence and a hint.
    pub fn new(kind: Kind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            code: String::new(),
            hint: hint.into(),
            laid_out: false,
        }
    }

    /// A failure whose message is laid out already, such as a list of issues.
    pub fn laid_out(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            code: String::new(),
            hint: String::new(),
            laid_out: true,
        }
    }

    /// The answer is no, and everything was said on standard output.
    pub fn no() -> Self {
        Self::laid_out(Kind::No, "")
    }

    /// A file or folder exists that may be replaced with `--force` only.
    pub fn already_exists(path: &Path, lang: Lang) -> Self {
        let message = words::ERR_EXISTS.fill(lang, &[("path", &clean_path(path))]);
        Self::new(Kind::Environment, message, words::HINT_EXISTS.get(lang))
    }

    /// From an error of the interactive modes, in one language.
    pub fn from_user_error(kind: Kind, trouble: &UserError, lang: Lang) -> Self {
        let hint = [trouble.safe.get(lang), trouble.next.get(lang)];
        let hint = hint
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let mut failure = Self::new(kind, trouble.what.get(lang), hint);
        failure.code.clone_from(&trouble.code);
        failure
    }
}

impl From<UsageError> for CommandError {
    fn from(error: UsageError) -> Self {
        Self::new(Kind::Usage, error.message, error.hint)
    }
}
