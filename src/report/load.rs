//! Loads the checklist and the assessment that a report embeds.

use super::embed::{EmbeddedData, TextTooLarge};
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

/// Unpacks the embedded texts within their limit and parses them.
pub(super) fn load(
    data: &EmbeddedData,
    load: impl FnOnce(&str, &str) -> Result<Loaded, Localized>,
) -> Result<Loaded, Localized> {
    let (Ok(checklist), Ok(assessment)) = (data.checklist(), data.assessment()) else {
        let limit = TextTooLarge::LIMIT.to_string();
        return Err(words::VERIFY_TEXT_TOO_LARGE.localized(&[("limit", &limit)]));
    };
    load(&checklist, &assessment)
}
