//! The checks of a verification, their results, and the port to files.

use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::report::input::TOOL_VERSION;
use crate::report::load::{ListSource, LoadError, Loaded};
use crate::report::templates::Templates;
use crate::words::Message;
use crate::words::report as words;

/// What verification needs from the environment.
pub trait VerifyPort {
    /// Loads the embedded checklist and assessment.
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError>;
    /// Compares a piece of evidence with its record.
    fn inspect(&self, evidence: &Evidence) -> AtHand;
    fn templates(&self) -> &Templates;
    fn version(&self) -> &str {
        TOOL_VERSION
    }
}

/// A piece of evidence as seen by the verifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtHand {
    Checked(EvidenceState),
    Away,
    /// Outside the report's folder, therefore not opened.
    Outside,
}

/// The checks, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The embedded data exists and parses.
    Data,
    /// The printed digest matches the data.
    Digest,
    /// The checklist is the one named by the assessment.
    Checklist,
    /// Score and verdict match the recalculation.
    Score,
    /// The page equals the rendered data, byte for byte.
    Page,
    /// The available evidence is unchanged.
    Evidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    Holds,
    Fails,
    /// Could not be checked; not a failure.
    NotChecked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckResult {
    pub check: Check,
    pub outcome: CheckOutcome,
    /// One sentence.
    pub detail: Localized,
}

impl Check {
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
