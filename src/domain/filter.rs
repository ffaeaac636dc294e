//! Filters of question lists.

use jiff::civil::Date;

use super::answer::Answer;
use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::due::SOON;
use super::evidence::{Evidence, Inspection, Location};
use super::id::Id;
use super::moment;
use super::question::Critical;
use super::state::State;
use super::verdict::days_between;

/// A list shows the questions that pass every active filter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    Open,
    /// Answered and not met in full.
    Gap,
    NotApplicable,
    Critical,
    /// Critical for this reason.
    CriticalBy(Critical),
    /// In the tier with this id.
    Tier(String),
    /// Answered without intact evidence.
    WithoutEvidence,
    /// Evidence that is missing, changed or expired.
    BrokenEvidence,
    Flagged,
    InProgress,
    /// Answered to an older wording.
    ToConfirm,
    /// Evidence that is only planned, has expired or soon will.
    EvidenceDue,
    /// A gap whose closing date has passed or is near.
    PlanDue,
    /// Changed on this day or later.
    ChangedSince(Date),
    Owner(String),
    /// Cites this instrument.
    Instrument(String),
}

impl Filter {
    /// The filters without a parameter.
    pub const PLAIN: [Self; 11] = [
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
        Self::PlanDue,
    ];

    /// Whether it is about answers, so that a question without one never passes.
    fn is_about_answers(&self) -> bool {
        !matches!(
            self,
            Self::Open
                | Self::Gap
                | Self::NotApplicable
                | Self::Critical
                | Self::CriticalBy(_)
                | Self::Tier(_)
                | Self::WithoutEvidence
                | Self::Instrument(_)
        )
    }

    /// The word under which a session stores the filter.
    pub fn word(&self) -> String {
        let plain = WORDS.iter().find(|(each, _)| each == self);
        match self {
            Self::Owner(name) => format!("owner:{name}"),
            Self::Instrument(name) => format!("instrument:{name}"),
            Self::ChangedSince(day) => format!("since:{day}"),
            Self::CriticalBy(kind) => format!("critical:{}", kind.word()),
            Self::Tier(id) => format!("tier:{id}"),
            _ => plain.map_or("", |(_, word)| word).to_owned(),
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once(':') {
            Some(("owner", name)) => Some(Self::Owner(name.into())),
            Some(("instrument", name)) => Some(Self::Instrument(name.into())),
            Some(("critical", kind)) => Critical::from_word(kind).map(Self::CriticalBy),
            Some(("tier", id)) => Some(Self::Tier(id.into())),
            Some(("since", day)) => day.parse().ok().map(Self::ChangedSince),
            _ => {
                let plain = WORDS.iter().find(|(_, each)| *each == word);
                plain.map(|(filter, _)| filter.clone())
            }
        }
    }
}

const WORDS: [(Filter, &str); 11] = [
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
    (Filter::PlanDue, "plan-due"),
];

/// The inputs of filters.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub checklist: &'a Checklist,
    pub assessment: &'a Assessment,
    pub applicability: &'a Applicability,
    /// By position.
    pub states: &'a [State],
    pub inspection: &'a Inspection,
    pub today: Date,
}

impl View<'_> {
    /// Positions of the visible questions that pass every filter, in the order of work.
    pub fn passing(&self, filters: &[Filter]) -> Vec<usize> {
        let order = self.checklist.order_of_work().iter().copied();
        order
            .filter(|at| self.applicability.is_visible(*at))
            .filter(|at| filters.iter().all(|filter| self.passes(*at, filter)))
            .collect()
    }

    /// Number of visible questions that pass a filter. A filter about answers reads only the answers.
    pub fn count(&self, filter: &Filter) -> usize {
        if !filter.is_about_answers() {
            return self.passing(std::slice::from_ref(filter)).len();
        }
        let is_asked = |id: &Id| {
            let position = self.checklist.position(id.as_str());
            position.is_some_and(|at| self.applicability.is_visible(at))
        };
        let answers = self.assessment.answers.iter();
        answers
            .filter(|(id, answer)| self.answer_passes(id, answer, filter) && is_asked(id))
            .count()
    }

    pub fn passes(&self, position: usize, filter: &Filter) -> bool {
        let (Some(question), Some(state)) =
            (self.checklist.questions.get(position), self.states.get(position))
        else {
            return false;
        };
        match filter {
            Filter::Open => state.is_open(),
            Filter::Gap => state.is_gap(),
            Filter::NotApplicable => matches!(state, State::NotApplicable | State::Unjustified),
            Filter::Critical => question.is_critical(),
            Filter::CriticalBy(kind) => question.critical == Some(*kind),
            Filter::Tier(id) => self
                .checklist
                .tier_of(question)
                .is_some_and(|tier| tier.id == id.as_str()),
            Filter::WithoutEvidence => matches!(state, State::Decided { evidenced: false, .. }),
            Filter::Instrument(name) => question.references.iter().any(|key| key.instrument == *name),
            _ => self
                .assessment
                .answer(&question.id)
                .is_some_and(|answer| self.answer_passes(&question.id, answer, filter)),
        }
    }

    /// Whether an answer passes a filter that is about answers.
    fn answer_passes(&self, id: &Id, answer: &Answer, filter: &Filter) -> bool {
        match filter {
            Filter::BrokenEvidence => {
                (0..answer.evidence.len()).any(|at| self.inspection.of(id, at).is_found_broken())
            }
            Filter::Flagged => answer.flagged,
            Filter::InProgress => answer.in_progress,
            Filter::ToConfirm => answer.to_confirm,
            Filter::EvidenceDue => answer.evidence.iter().any(|piece| is_due(piece, self.today)),
            Filter::PlanDue => {
                let position = self.checklist.position(id.as_str());
                let state = position.and_then(|at| self.states.get(at));
                state.is_some_and(State::is_gap)
                    && !answer.accepts_risk()
                    && answer.due.is_some_and(|day| is_near(day, self.today))
            }
            Filter::ChangedSince(day) => {
                let added = answer.evidence.iter().map(|piece| piece.added.as_str());
                let moments = added.chain([answer.answered_at.as_str()]);
                let mut days = moments.filter_map(moment::day);
                days.any(|changed| changed >= *day)
            }
            Filter::Owner(name) => answer.owner.trim() == name.trim(),
            _ => false,
        }
    }
}

/// Planned only, or valid for a month at most.
fn is_due(piece: &Evidence, today: Date) -> bool {
    let is_planned = matches!(piece.location, Location::Planned(_));
    is_planned || piece.valid_until.is_some_and(|day| is_near(day, today))
}

fn is_near(day: Date, today: Date) -> bool {
    days_between(today, day) <= SOON
}
