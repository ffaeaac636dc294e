//! The checks of a verification, their results, and the port to files.

use crate::domain::checklist::Checklist;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::report::input::TOOL_VERSION;
use crate::report::list_source::ListSource;
use crate::report::load::{LoadError, Loaded};
use crate::report::templates::Templates;
use crate::words::Message;
use crate::words::verify as words;

/// What verification needs from the environment.
pub trait VerifyPort {
    /// Loads the embedded checklist and assessment.
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError>;
    /// Compares a piece of evidence with its record.
    fn inspect(&self, evidence: &Evidence) -> AtHand;
    /// The checklist that the report should be of.
    fn checklist(&self) -> Option<&Checklist> {
        None
    }
    /// The templates that the report should be made with.
    fn templates(&self) -> Option<&Templates> {
        None
    }
    /// Whether evidence that is not at hand is left out.
    fn without_evidence(&self) -> bool {
        false
    }
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
    /// The checklist is a released edition.
    Checklist,
    /// The instruments it cites are those of the shipped registry.
    Registry,
    /// The embedded answers are readable and have the printed digest.
    Answers,
    /// Scores and verdict match the recalculation.
    Scores,
    /// Intervals match the recalculation.
    Measurements,
    /// The page equals the rendered data, byte for byte.
    Page,
    /// The evidence is at hand and unchanged.
    Evidence,
    /// The approval is bound to these answers.
    Approval,
    /// The reviews are bound to these answers.
    Review,
    /// Someone known signed it.
    Signature,
}

impl Check {
    pub const ALL: [Self; 10] = [
        Self::Checklist,
        Self::Registry,
        Self::Answers,
        Self::Scores,
        Self::Measurements,
        Self::Page,
        Self::Evidence,
        Self::Approval,
        Self::Review,
        Self::Signature,
    ];

    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Checklist => "checklist",
            Self::Registry => "registry",
            Self::Answers => "answers",
            Self::Scores => "scores",
            Self::Measurements => "measurements",
            Self::Page => "page",
            Self::Evidence => "evidence",
            Self::Approval => "approval",
            Self::Review => "review",
            Self::Signature => "signature",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        let word = match self {
            Self::Checklist => words::CHECKLIST,
            Self::Registry => words::REGISTRY,
            Self::Answers => words::ANSWERS,
            Self::Scores => words::SCORES,
            Self::Measurements => words::MEASUREMENTS,
            Self::Page => words::PAGE,
            Self::Evidence => words::EVIDENCE,
            Self::Approval => words::APPROVAL,
            Self::Review => words::REVIEW,
            Self::Signature => words::SIGNATURE,
        };
        word.get(lang)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    Ok,
    /// Not ours; the one who verifies has to know it.
    Own,
    Failed,
    NotChecked,
    /// Bound to other answers than these.
    Stale,
    Absent,
}

impl CheckState {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Own => "own",
            Self::Failed => "failed",
            Self::NotChecked => "not-checked",
            Self::Stale => "stale",
            Self::Absent => "absent",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        let word = match self {
            Self::Ok => words::OK,
            Self::Own => words::OWN,
            Self::Failed => words::FAILED,
            Self::NotChecked => words::NOT_CHECKED,
            Self::Stale => words::STALE,
            Self::Absent => words::ABSENT,
        };
        word.get(lang)
    }
}

/// What a verification amounts to; the worse is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Verified,
    Partial,
    Altered,
}

impl Outcome {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Partial => "partial",
            Self::Altered => "altered",
        }
    }
}

/// A place where the page prints something else than its data gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDifference {
    /// The line of the file, from 1.
    pub line: usize,
    /// The part of the page.
    pub part: String,
    /// Empty where the page prints nothing.
    pub printed: String,
    /// Empty where the data gives nothing.
    pub right: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckResult {
    pub check: Check,
    pub state: CheckState,
    /// One sentence.
    pub detail: Localized,
    /// The first places that differ.
    pub differences: Vec<LineDifference>,
    /// Whether what is own or not checked was settled by the one who verifies.
    pub is_settled: bool,
}

impl CheckResult {
    pub(super) fn new(check: Check, state: CheckState, detail: Localized) -> Self {
        Self {
            check,
            state,
            detail,
            differences: Vec::new(),
            is_settled: false,
        }
    }

    pub(super) fn of(check: Check, state: CheckState, word: Message, places: &[(&str, &str)]) -> Self {
        Self::new(check, state, word.localized(places))
    }

    pub(super) fn settled(self, is_settled: bool) -> Self {
        Self { is_settled, ..self }
    }

    pub(super) fn with(self, differences: Vec<LineDifference>) -> Self {
        Self { differences, ..self }
    }

    /// What the verification amounts to if this were its only check.
    pub const fn outcome(&self) -> Outcome {
        match self.state {
            CheckState::Ok | CheckState::Absent => Outcome::Verified,
            CheckState::Own | CheckState::NotChecked if self.is_settled => Outcome::Verified,
            CheckState::Own | CheckState::NotChecked | CheckState::Stale => Outcome::Partial,
            CheckState::Failed => Outcome::Altered,
        }
    }
}

/// What all checks together amount to.
pub fn outcome(checks: &[CheckResult]) -> Outcome {
    let all = checks.iter().map(CheckResult::outcome);
    all.max().unwrap_or(Outcome::Altered)
}
