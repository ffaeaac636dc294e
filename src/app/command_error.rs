//! The error of a command: a kind that decides the exit code, a message and a hint.

use std::path::Path;

use super::cli::usage_error::UsageError;
use crate::domain::clean::clean_path;
use crate::domain::lang::Lang;
use crate::domain::user_error::UserError;
use crate::words::cli as words;

/// Decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The result is negative, such as a gate that is not met. Exit code 1.
    No,
    /// Invalid command line, or input is needed without a terminal. Exit code 2.
    Usage,
    /// Invalid input file. Exit code 3.
    Input,
    /// Disk, permission or lock. Exit code 4.
    Environment,
    /// A bug. Exit code 70.
    Internal,
    /// Interrupted, after saving. Exit code 130.
    Interrupted,
}

impl Kind {
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

/// An error in the language of the interface.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct CommandError {
    pub kind: Kind,
    /// What happened, with the path. May have several formatted lines; empty if everything was printed already.
    pub message: String,
    /// Stable code such as `E-IO-28`, printed behind the message; may be empty.
    pub code: String,
    /// What is safe and what to do next; may be empty.
    pub hint: String,
    /// Whether the message is printed without the prefix "error".
    pub laid_out: bool,
}

impl CommandError {
    pub fn new(kind: Kind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            code: String::new(),
            hint: hint.into(),
            laid_out: false,
        }
    }

    /// An error with a formatted message, such as a list of issues.
    pub fn laid_out(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            code: String::new(),
            hint: String::new(),
            laid_out: true,
        }
    }

    /// A negative result that was printed on standard output.
    pub fn no() -> Self {
        Self::laid_out(Kind::No, "")
    }

    /// A file or folder exists that may be replaced with `--force` only.
    pub fn already_exists(path: &Path, lang: Lang) -> Self {
        let message = words::ERR_EXISTS.fill(lang, &[("path", &clean_path(path))]);
        Self::new(Kind::Environment, message, words::HINT_EXISTS.get(lang))
    }

    /// Converts an error of the interactive modes to one language.
    pub fn from_user_error(kind: Kind, error: &UserError, lang: Lang) -> Self {
        let (safe, next) = (error.safe.get(lang), error.next.get(lang));
        let between = match lang {
            _ if safe.is_empty() || next.is_empty() => "",
            _ if safe.ends_with('.') => " ",
            Lang::Ko => ". ",
            Lang::En => "; ",
        };
        let hint = format!("{safe}{between}{next}");
        let mut converted = Self::new(kind, error.what.get(lang), hint);
        converted.code.clone_from(&error.code);
        converted
    }
}

impl From<UsageError> for CommandError {
    fn from(error: UsageError) -> Self {
        Self::new(Kind::Usage, error.message, error.hint)
    }
}
