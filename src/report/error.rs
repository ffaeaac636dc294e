//! What can go wrong with a report, in both languages. Nothing is rendered here.

use std::path::PathBuf;

use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::localized::Localized;
use crate::words::report as words;

/// Something without which a report cannot be final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmetRequirement {
    /// The question, where it is about one.
    pub question: Option<Id>,
    /// What is missing.
    pub what: Localized,
}

/// What is wrong with a template, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateError {
    /// The file: a path for a user's template, a name for a shipped one.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong; an unknown name is named.
    pub message: String,
    /// The line, for an excerpt.
    pub excerpt: String,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A template is wrong.
    #[error("{}:{}:{}: {}", .0.file, .0.line, .0.column, .0.message)]
    Template(Box<TemplateError>),
    /// A folder of templates, or a file in it, cannot be used.
    #[error("{}: {reason}", .path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The page grew beyond what a reader can open.
    #[error("the report is larger than {0} MiB")]
    TooLarge(usize),
    /// Templates of one's own took longer than any page needs, in seconds.
    #[error("the templates took longer than {0} s")]
    TooSlow(u64),
    /// It is meant as final and something is missing.
    #[error("{} things are missing for a final report", .0.len())]
    NotFinal(Vec<UnmetRequirement>),
    /// It could not be written; whoever writes it knows where to.
    #[error("the report could not be written: {0}")]
    Unwritten(String),
    /// A broken promise of ours.
    #[error("{0}")]
    Internal(String),
}

impl ReportError {
    /// What happened.
    pub fn what(&self) -> Localized {
        match self {
            Self::Template(trouble) => {
                let place = format!("{}:{}:{}", shown(&trouble.file), trouble.line, trouble.column);
                words::ERR_TEMPLATE.localized(&[("place", &place), ("detail", &trouble.message)])
            }
            Self::Folder { path, reason } => words::ERR_FOLDER
                .localized(&[("path", &shown(&path.display().to_string())), ("detail", reason)]),
            Self::TooLarge(most) => words::ERR_TOO_LARGE.localized(&[("size", &most.to_string())]),
            Self::TooSlow(most) => words::ERR_TOO_SLOW.localized(&[("seconds", &most.to_string())]),
            Self::NotFinal(missing) => {
                words::ERR_NOT_FINAL.localized(&[("count", &missing.len().to_string())])
            }
            Self::Unwritten(detail) => words::ERR_UNWRITTEN.localized(&[("detail", detail)]),
            Self::Internal(detail) => words::ERR_INTERNAL.localized(&[("detail", detail)]),
        }
    }

    /// What to do next.
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

/// A path for one line of a message.
fn shown(path: &str) -> String {
    clean(path).replace('\n', "<U+000A>")
}
