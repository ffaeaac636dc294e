//! Loads the checklist and the assessment that a report embeds.

use super::embed::{EmbeddedData, PackError, TextTooLarge};
use super::list_source::ListSource;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::localized::Localized;
use crate::domain::origin::ChecklistOrigin;
use crate::words::report as words;

#[derive(Clone, Debug)]
pub struct Loaded {
    pub checklist: Checklist,
    pub origin: ChecklistOrigin,
    pub assessment: Assessment,
}

/// Why the embedded data cannot be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The checklist or the assessment is wrong.
    Invalid(Localized),
    /// The program does not have the edition.
    UnknownEdition { id: String, version: String },
}

impl LoadError {
    pub fn message(&self) -> Localized {
        match self {
            Self::Invalid(message) => message.clone(),
            Self::UnknownEdition { id, version } => {
                words::VERIFY_NO_EDITION.localized(&[("id", id), ("version", version)])
            }
        }
    }
}

/// Unpacks the embedded texts within their limit and parses them.
pub(super) fn load(
    data: &EmbeddedData,
    load: impl FnOnce(&ListSource<'_>, &str) -> Result<Loaded, LoadError>,
) -> Result<Loaded, LoadError> {
    let list = data.list().map_err(unpacking)?;
    let assessment = data.assessment().map_err(unpacking)?;
    load(&list, &assessment)
}

fn unpacking(error: PackError) -> LoadError {
    let limit = TextTooLarge::LIMIT.to_string();
    LoadError::Invalid(match error {
        PackError::TooLarge(TextTooLarge) => words::VERIFY_TEXT_TOO_LARGE.localized(&[("limit", &limit)]),
        PackError::Damaged => words::VERIFY_TEXT_DAMAGED.localized(&[]),
    })
}
