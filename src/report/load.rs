//! Reads the checklist and the assessment that a report embeds.

use super::embed::{Embedded, TextTooLarge};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::localized::Localized;
use crate::words::report as words;

/// A checklist and an assessment read from embedded texts.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The checklist.
    pub checklist: Checklist,
    /// The assessment.
    pub assessment: Assessment,
}

/// Reads the texts that a report embeds. The error says what is wrong with them.
pub(super) fn load(
    data: &Embedded,
    load: impl FnOnce(&str, &str) -> Result<Loaded, Localized>,
) -> Result<Loaded, Localized> {
    let (Ok(checklist), Ok(assessment)) = (data.checklist(), data.assessment()) else {
        let limit = TextTooLarge::LIMIT.to_string();
        return Err(words::VERIFY_TEXT_TOO_LARGE.localized(&[("limit", &limit)]));
    };
    load(&checklist, &assessment)
}
