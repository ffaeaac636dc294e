//! What verifying checks, what came of each check, and what it needs from outside.

use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::report::input::TOOL_VERSION;
use crate::report::load::Loaded;
use crate::report::templates::Templates;
use crate::words::Message;
use crate::words::report as words;

/// What verifying needs from outside.
pub trait VerifyPort {
    /// Reads the embedded texts: the checklist, then the assessment. The error says what is wrong with them.
    fn load(&self, checklist: &str, assessment: &str) -> Result<Loaded, Localized>;
    /// Compares a piece of evidence with what was recorded of it.
    fn inspect(&self, evidence: &Evidence) -> AtHand;
    /// The templates to render with.
    fn templates(&self) -> &Templates;
    /// The version of this tool.
    fn version(&self) -> &str {
        TOOL_VERSION
    }
}

/// A piece of evidence where a report is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtHand {
    Checked(EvidenceState),
    Away,
    /// Outside the report's folder, so that it was not opened.
    Outside,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The embedded data is there and reads.
    Data,
    /// The digest printed in the page is that of the data.
    Digest,
    /// The checklist is the one the assessment names.
    Checklist,
    /// Score and verdict are what the data gives.
    Score,
    /// The page is what the data gives, byte by byte.
    Page,
    /// The evidence at hand is unchanged.
    Evidence,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// It could not be looked at from here; not a failure.
    NotChecked,
}

/// One part with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckResult {
    /// Which part.
    pub check: Check,
    /// What came of it.
    pub outcome: CheckOutcome,
    /// The detail in a sentence.
    pub detail: Localized,
}

impl Check {
    /// Its stable word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Digest => "digest",
            Self::Checklist => "checklist",
            Self::Score => "score",
            Self::Page => "page",
            Self::Evidence => "evidence",
        }
    }

    /// Its name for a reader.
    pub fn label(self, lang: Lang) -> &'static str {
        let word = match self {
            Self::Data => words::PART_DATA,
            Self::Digest => words::PART_DIGEST,
            Self::Checklist => words::PART_CHECKLIST,
            Self::Score => words::PART_SCORE,
            Self::Page => words::PART_PAGE,
            Self::Evidence => words::PART_EVIDENCE,
        };
        word.get(lang)
    }
}

pub(super) fn result(
    part: Check,
    outcome: CheckOutcome,
    word: Message,
    places: &[(&str, &str)],
) -> CheckResult {
    CheckResult {
        check: part,
        outcome,
        detail: word.localized(places),
    }
}
