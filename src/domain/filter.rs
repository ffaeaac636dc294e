//! Filters over questions: which ones a list shows.

use jiff::civil::Date;

use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::credit::Rating;
use super::evidence::{Evidence, EvidenceState, Inspection, Location};
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
    /// Evidence that is only planned, has expired or soon will.
    EvidenceDue,
    /// Changed on this day or later.
    ChangedSince(Date),
    /// Seen to by this person.
    Owner(String),
    /// Answers to this instrument.
    Instrument(String),
}

impl Filter {
    /// The filters that need no word.
    pub const PLAIN: [Self; 10] = [
        Self::Open,
        Self::Gap,
        Self::NotApplicable,
        Self::Critical,
        Self::WithoutEvidence,
        Self::BrokenEvidence,
        Self::Flagged,
        Self::InProgress,
        Self::ToConfirm,
        Self::EvidenceDue,
    ];

    /// The filter as a word, by which a session remembers it.
    pub fn word(&self) -> String {
        let plain = WORDS.iter().find(|(each, _)| each == self);
        match self {
            Self::Owner(name) => format!("owner:{name}"),
            Self::Instrument(name) => format!("instrument:{name}"),
            Self::ChangedSince(day) => format!("since:{day}"),
            _ => plain.map_or("", |(_, word)| word).to_owned(),
        }
    }

    /// The filter that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once(':') {
            Some(("owner", name)) => Some(Self::Owner(name.into())),
            Some(("instrument", name)) => Some(Self::Instrument(name.into())),
            Some(("since", day)) => day.parse().ok().map(Self::ChangedSince),
            _ => {
                let plain = WORDS.iter().find(|(_, each)| *each == word);
                plain.map(|(filter, _)| filter.clone())
            }
        }
    }
}

const WORDS: [(Filter, &str); 10] = [
    (Filter::Open, "open"),
    (Filter::Gap, "gap"),
    (Filter::NotApplicable, "na"),
    (Filter::Critical, "critical"),
    (Filter::WithoutEvidence, "without-evidence"),
    (Filter::BrokenEvidence, "broken-evidence"),
    (Filter::Flagged, "flagged"),
    (Filter::InProgress, "in-progress"),
    (Filter::ToConfirm, "to-confirm"),
    (Filter::EvidenceDue, "evidence-due"),
];

/// Days before its last one from which evidence is due.
const DUE_DAYS: i64 = 30;

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
    /// Today.
    pub today: Date,
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
            Filter::EvidenceDue => answer.is_some_and(|answer| {
                let pieces = answer.evidence.iter();
                pieces.into_iter().any(|piece| is_due(piece, self.today))
            }),
            Filter::ChangedSince(day) => answer.is_some_and(|answer| {
                let changed = answer
                    .answered_at
                    .get(..10)
                    .and_then(|day| day.parse::<Date>().ok());
                changed.is_some_and(|changed| changed >= *day)
            }),
            Filter::Owner(name) => answer.is_some_and(|answer| answer.owner.trim() == name.trim()),
            Filter::Instrument(name) => question.references.iter().any(|key| key.instrument == *name),
        }
    }
}

/// Only planned, or to be relied on for no more than a month.
fn is_due(piece: &Evidence, today: Date) -> bool {
    let soon = today.saturating_add(jiff::Span::new().days(DUE_DAYS));
    matches!(piece.location, Location::Planned(_)) || piece.valid_until.is_some_and(|day| day <= soon)
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
