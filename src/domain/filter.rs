//! Filters over questions: which ones a list shows.

use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::credit::Rating;
use super::evidence::{EvidenceState, Inspection};
use super::state::State;

/// One filter. A list shows the questions that pass every filter that is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    /// Waits for an answer.
    Open,
    /// Answered and not met in full.
    Gap,
    /// Not applicable.
    NotApplicable,
    /// Critical.
    Critical,
    /// Answered without intact evidence.
    WithoutEvidence,
    /// Evidence that is missing, changed or expired.
    BrokenEvidence,
    /// Marked to come back to.
    Flagged,
    /// Looked at, not finished.
    InProgress,
    /// Answered to an older wording.
    ToConfirm,
    /// Seen to by this person.
    Owner(String),
    /// Answers to this instrument.
    Instrument(String),
}

impl Filter {
    /// The filters that need no word.
    pub const PLAIN: [Self; 9] = [
        Self::Open,
        Self::Gap,
        Self::NotApplicable,
        Self::Critical,
        Self::WithoutEvidence,
        Self::BrokenEvidence,
        Self::Flagged,
        Self::InProgress,
        Self::ToConfirm,
    ];
}

/// All that filters look at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Which questions are asked.
    pub applicability: &'a Applicability,
    /// States by position.
    pub states: &'a [State],
    /// What became of the evidence.
    pub inspection: &'a Inspection,
}

impl View<'_> {
    /// Positions of the questions asked that pass every filter.
    pub fn passing(&self, filters: &[Filter]) -> Vec<usize> {
        self.applicability
            .visible()
            .filter(|at| filters.iter().all(|filter| self.passes(*at, filter)))
            .collect()
    }

    /// Whether the question at a position passes a filter.
    pub fn passes(&self, position: usize, filter: &Filter) -> bool {
        let (Some(question), Some(state)) =
            (self.checklist.questions.get(position), self.states.get(position))
        else {
            return false;
        };
        let answer = self.assessment.answer(&question.id);
        match filter {
            Filter::Open => state.is_open(),
            Filter::Gap => state.rating().is_some_and(|rating| rating < Rating::Fully),
            Filter::NotApplicable => matches!(state, State::NotApplicable | State::Unjustified),
            Filter::Critical => question.critical,
            Filter::WithoutEvidence => matches!(state, State::Decided { evidenced: false, .. }),
            Filter::BrokenEvidence => {
                let pieces = answer.map_or(0, |answer| answer.evidence.len());
                (0..pieces).any(|at| is_broken(&self.inspection.of(&question.id, at)))
            }
            Filter::Flagged => answer.is_some_and(|answer| answer.flagged),
            Filter::InProgress => answer.is_some_and(|answer| answer.in_progress),
            Filter::ToConfirm => answer.is_some_and(|answer| answer.to_confirm),
            Filter::Owner(name) => answer.is_some_and(|answer| answer.owner.trim() == name.trim()),
            Filter::Instrument(name) => question.references.iter().any(|key| key.instrument == *name),
        }
    }
}

fn is_broken(state: &EvidenceState) -> bool {
    matches!(
        state,
        EvidenceState::Missing
            | EvidenceState::Changed(_)
            | EvidenceState::Expired
            | EvidenceState::Refused(_)
    )
}
