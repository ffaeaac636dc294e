//! Errors of loading a checklist, with message and hint in both languages.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::clean::clean_path;
use crate::domain::edition::Edition;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::shell_word;
use crate::words::catalog as words;
use crate::yaml::source::Source;

#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// No checklist has this id and no file this name.
    #[error("there is no checklist '{given}'")]
    Unknown {
        given: String,
        /// The most similar id.
        near: Option<String>,
        known: Vec<String>,
    },
    /// The file cannot be read, or is not a regular file.
    #[error("{}: {}", clean_path(.path), .issue.message.en)]
    Unreadable { path: PathBuf, issue: Box<Issue> },
    /// The file that an assessment names as its checklist is gone.
    #[error("{} is not there", clean_path(.path))]
    Absent { path: PathBuf, expected: Edition },
    /// The file that an assessment names as its checklist holds another one.
    #[error("{} holds the checklist {found}, not {expected}", clean_path(.path))]
    Other {
        path: PathBuf,
        found: Edition,
        expected: Edition,
    },
    /// The edition that an assessment was made with is not available; another one is.
    #[error("the text of {expected} is not available")]
    EditionAway { found: Edition, expected: Edition },
    /// The checklist has errors.
    #[error("the checklist {name} has errors and cannot be used")]
    Invalid {
        /// As the user named it.
        name: String,
        issues: Vec<Issue>,
        /// For excerpts.
        sources: Vec<Source>,
    },
}

impl CatalogError {
    /// A file or folder that cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            issue: Box::new(super::files::unreadable(path, error)),
        }
    }

    /// What is wrong, with the name or path.
    pub fn message(&self) -> Localized {
        match self {
            Self::Unknown { given, .. } => words::UNKNOWN.localized(&[("id", &quoted(given))]),
            Self::Unreadable { path, issue } => {
                let path = clean_path(path);
                Localized::new(
                    format!("{path}: {}", issue.message.ko),
                    format!("{path}: {}", issue.message.en),
                )
            }
            Self::Absent { path, expected } => {
                words::ABSENT.localized(&[("path", &clean_path(path)), ("expected", &expected.to_string())])
            }
            Self::Other {
                path,
                found,
                expected,
            } => words::OTHER.localized(&[
                ("path", &clean_path(path)),
                ("found", &found.to_string()),
                ("expected", &expected.to_string()),
            ]),
            Self::EditionAway { found, expected } => words::EDITION_AWAY
                .localized(&[("found", &found.to_string()), ("expected", &expected.to_string())]),
            Self::Invalid { name, issues, .. } => {
                words::BROKEN.localized(&[("name", name), ("count", &issues.len().to_string())])
            }
        }
    }

    pub fn hint(&self) -> Localized {
        match self {
            Self::Unknown { near: Some(near), .. } => {
                words::UNKNOWN_NEAR.localized(&[("near", &quoted(near))])
            }
            Self::Unknown { known, .. } => words::UNKNOWN_HINT.localized(&[("known", &known.join(", "))]),
            Self::Unreadable { issue, .. } => issue.hint.clone(),
            Self::Absent { .. } => words::ABSENT_HINT.localized(&[]),
            Self::Other { .. } => words::OTHER_HINT.localized(&[]),
            Self::EditionAway { .. } => words::EDITION_AWAY_HINT.localized(&[]),
            Self::Invalid { name, .. } => {
                words::BROKEN_HINT.localized(&[("name", &shell_word::quoted(Path::new(name)))])
            }
        }
    }

    pub fn issues(&self) -> &[Issue] {
        match self {
            Self::Unknown { .. } | Self::Absent { .. } | Self::Other { .. } | Self::EditionAway { .. } => &[],
            Self::Unreadable { issue, .. } => std::slice::from_ref(issue),
            Self::Invalid { issues, .. } => issues,
        }
    }

    /// The texts that were read, for excerpts.
    pub fn sources(&self) -> &[Source] {
        match self {
            Self::Invalid { sources, .. } => sources,
            _ => &[],
        }
    }
}

/// A word in quotes; a Korean particle after it follows the word.
pub(super) fn quoted(word: &str) -> String {
    format!("'{word}'")
}
