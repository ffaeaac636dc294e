//! Why a checklist cannot be had: unknown, refused or broken. Each says what to do in both languages.

use std::path::PathBuf;

use crate::domain::clean::clean_path;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::words::catalog as words;
use crate::yaml::source::Source;

/// Why a checklist cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// No checklist has this id, and no file this name.
    #[error("there is no checklist '{given}'")]
    Unknown {
        /// What was asked for.
        given: String,
        /// The id that was likely meant.
        near: Option<String>,
        /// Every id.
        known: Vec<String>,
    },
    /// The file cannot be read or is none.
    #[error("{}: {}", clean_path(.path), .issue.message.en)]
    Refused {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        issue: Box<Issue>,
    },
    /// The checklist has errors.
    #[error("the checklist {name} has errors and cannot be used")]
    Broken {
        /// The checklist as the user named it.
        name: String,
        /// Everything that was found.
        issues: Vec<Issue>,
        /// The texts, for excerpts.
        sources: Vec<Source>,
    },
}

impl CatalogError {
    /// What is wrong, the name or path told.
    pub fn message(&self) -> Localized {
        match self {
            Self::Unknown { given, .. } => words::UNKNOWN.localized(&[("id", &quoted(given))]),
            Self::Refused { path, issue } => {
                let path = clean_path(path);
                Localized::new(
                    format!("{path}: {}", issue.message.ko),
                    format!("{path}: {}", issue.message.en),
                )
            }
            Self::Broken { name, issues, .. } => {
                words::BROKEN.localized(&[("name", name), ("count", &issues.len().to_string())])
            }
        }
    }

    /// What to do.
    pub fn hint(&self) -> Localized {
        match self {
            Self::Unknown { near: Some(near), .. } => {
                words::UNKNOWN_NEAR.localized(&[("near", &quoted(near))])
            }
            Self::Unknown { known, .. } => words::UNKNOWN_HINT.localized(&[("known", &known.join(", "))]),
            Self::Refused { issue, .. } => issue.hint.clone(),
            Self::Broken { name, .. } => words::BROKEN_HINT.localized(&[("name", name)]),
        }
    }

    /// Every issue, for lists.
    pub fn issues(&self) -> &[Issue] {
        match self {
            Self::Unknown { .. } => &[],
            Self::Refused { issue, .. } => std::slice::from_ref(issue),
            Self::Broken { issues, .. } => issues,
        }
    }

    /// The texts that were read, for excerpts.
    pub fn sources(&self) -> &[Source] {
        match self {
            Self::Broken { sources, .. } => sources,
            _ => &[],
        }
    }
}

/// A word between quotes, so that a Korean particle after it follows the word.
pub(super) fn quoted(word: &str) -> String {
    format!("'{word}'")
}
