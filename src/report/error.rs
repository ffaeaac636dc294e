//! Errors of creating a report, with messages in both languages.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::localized::Localized;
use crate::words::report as words;

/// A requirement of a final report that is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmetRequirement {
    pub question: Option<Id>,
    pub what: Localized,
}

/// An error in a template, with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateError {
    /// Path of a user's template or name of a shipped one.
    pub file: String,
    /// From 1; 0 means the whole file.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub message: String,
    /// The line as an excerpt.
    pub excerpt: String,
}

/// Why a report could not be created.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    #[error("{}:{}:{}: {}", .0.file, .0.line, .0.column, .0.message)]
    Template(Box<TemplateError>),
    /// A template folder, or a file in it, cannot be used.
    #[error("{}: {reason}", .path.display())]
    Folder { path: PathBuf, reason: String },
    /// The page exceeds the size limit, in MiB.
    #[error("the report is larger than {0} MiB")]
    TooLarge(usize),
    /// A user's templates exceeded the time limit, in seconds.
    #[error("the templates took longer than {0} s")]
    TooSlow(u64),
    /// Requirements of a final report are not met.
    #[error("{} items are missing for a final report", .0.len())]
    NotFinal(Vec<UnmetRequirement>),
    /// The output could not be written; the caller knows where.
    #[error("the report could not be written: {0}")]
    Unwritten(String),
    /// An internal error.
    #[error("{0}")]
    Internal(String),
}

impl ReportError {
    /// A template folder, or a file in it, that cannot be read.
    pub fn folder(path: &Path, error: &io::Error) -> Self {
        Self::Folder {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }

    pub fn what(&self) -> Localized {
        match self {
            Self::Template(error) => {
                let place = format!("{}:{}:{}", format_path(&error.file), error.line, error.column);
                words::ERR_TEMPLATE.localized(&[("place", &place), ("detail", &error.message)])
            }
            Self::Folder { path, reason } => words::ERR_FOLDER.localized(&[
                ("path", &format_path(&path.display().to_string())),
                ("detail", reason),
            ]),
            Self::TooLarge(most) => words::ERR_TOO_LARGE.localized(&[("size", &most.to_string())]),
            Self::TooSlow(most) => words::ERR_TOO_SLOW.localized(&[("seconds", &most.to_string())]),
            Self::NotFinal(missing) => {
                words::ERR_NOT_FINAL.localized(&[("count", &missing.len().to_string())])
            }
            Self::Unwritten(detail) => words::ERR_UNWRITTEN.localized(&[("detail", detail)]),
            Self::Internal(detail) => words::ERR_INTERNAL.localized(&[("detail", detail)]),
        }
    }

    pub fn hint(&self) -> Localized {
        let word = match self {
            Self::Template(_) => words::ERR_TEMPLATE_HINT,
            Self::Folder { .. } => words::ERR_FOLDER_HINT,
            Self::TooLarge(_) => words::ERR_TOO_LARGE_HINT,
            Self::TooSlow(_) => words::ERR_TOO_SLOW_HINT,
            Self::NotFinal(_) => words::ERR_NOT_FINAL_HINT,
            Self::Unwritten(_) => words::ERR_UNWRITTEN_HINT,
            Self::Internal(_) => words::ERR_INTERNAL_HINT,
        };
        word.localized(&[])
    }
}

/// A path on one line.
fn format_path(path: &str) -> String {
    clean(path).replace('\n', "<U+000A>")
}
