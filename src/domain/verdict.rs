//! The verdict and its reasons. The lowest verdict wins; all reasons are reported.

use jiff::civil::Date;

use super::answer::Answer;
use super::applicability::Applicability;
use super::approval_state::{ApprovalState, ChangedSince};
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::evidence::{EvidenceState, Inspection};
use super::id::Id;
use super::question::Question;
use super::rating::Rating;
use super::ratio::Ratio;
use super::score::Score;
use super::state::State;
use super::subject::SubjectField;
use super::value::Kind;

/// Readiness for submission by the rules of this tool. Never a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Something is unanswered.
    Incomplete,
    /// A gap prevents submission.
    NotReady,
    /// Every gap has an owner and an early enough due date.
    Conditional,
    Ready,
}

impl Verdict {
    /// With the words in JSON and on the command line, lowest first.
    pub const WORDS: [(Self, &'static str); 4] = [
        (Self::Incomplete, "incomplete"),
        (Self::NotReady, "not-ready"),
        (Self::Conditional, "conditional"),
        (Self::Ready, "ready"),
    ];

    /// Lowest first.
    pub const ALL: [Self; 4] = [Self::Incomplete, Self::NotReady, Self::Conditional, Self::Ready];

    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(verdict, _)| *verdict == self)
            .map_or("", |(_, word)| word)
    }
}

/// A reason why the verdict is no better than [`Reason::caps`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    NothingApplies,
    /// A required field of the subject is empty.
    SubjectMissing(SubjectField),
    /// A required fact has no valid value.
    FactMissing(Id),
    /// Questions without an answer, in reading order.
    Unanswered(Vec<Id>),
    /// "Not applicable" without a reason.
    UnjustifiedNotApplicable(Vec<Id>),
    /// A critical question rated N or P.
    CriticalFailed(Id, Rating),
    /// A section rated N or P, with its exact score.
    SectionLow(Id, Rating, Ratio),
    /// The headline is below the threshold: score, threshold.
    ScoreLow(Ratio, Ratio),
    GapWithoutOwner(Id),
    GapWithoutDue(Id),
    /// A gap due too late: due date, days allowed.
    GapTooLate(Id, Date, usize),
    /// A gap whose date has passed.
    PlanOverdue(Id, Date),
    CriticalNotFull(Id),
    /// A critical question without an intact file as evidence; an address does not do.
    CriticalWithoutFile(Id),
    /// The same of a scored number question that is not critical.
    NumberWithoutFile(Id),
    /// The headline is not above the threshold: score, threshold.
    ScoreNotHigh(Ratio, Ratio),
    /// Too little credit is backed by evidence: share, threshold, both in percent.
    EvidenceShareLow(Ratio, Ratio),
    /// Evidence that is missing, changed, expired or not checked: question, position, state.
    EvidenceBroken(Id, usize, EvidenceState),
    /// A fact hides critical questions and no reason is given for it.
    FactHidesCritical(Id, Vec<Id>),
    /// More than two thirds of the critical questions are hidden: which, of how many.
    CriticalsHidden(Vec<Id>, usize),
    /// Too many of the scored questions asked are not applicable: how many, of how many.
    NotApplicableShare(usize, usize),
    /// Half of a section or more is not applicable: section, how many, of how many.
    SectionNotApplicable(Id, usize, usize),
    /// One file stands behind too many answers: its path, the questions, how many answers there are.
    OneFileForMany(String, Vec<Id>, usize),
    /// The risk of gaps is accepted instead of closed.
    RisksAccepted(Vec<Id>),
    /// Measurements whose value keeps the limit and whose interval does not.
    ShownInPart(Vec<Id>),
    /// Limits of the applicant that are laxer than the checklist offers.
    LimitLax(Vec<Id>),
    /// Limits that were set after the measurement.
    LimitLate(Vec<Id>),
    /// Nobody approved these answers.
    NotSigned,
    /// An approver is named in the subject, and nothing binds the name to these answers.
    ApprovalNotBound(String),
    /// Something changed since the approval.
    ApprovalStale(ChangedSince),
}

impl Reason {
    /// The best verdict possible with this reason.
    pub fn caps(&self) -> Verdict {
        match self {
            Self::NothingApplies
            | Self::SubjectMissing(_)
            | Self::FactMissing(_)
            | Self::Unanswered(_)
            | Self::UnjustifiedNotApplicable(_) => Verdict::Incomplete,
            Self::CriticalFailed(..)
            | Self::SectionLow(..)
            | Self::ScoreLow(..)
            | Self::GapWithoutOwner(_)
            | Self::GapWithoutDue(_)
            | Self::GapTooLate(..)
            | Self::PlanOverdue(..) => Verdict::NotReady,
            Self::CriticalNotFull(_)
            | Self::CriticalWithoutFile(_)
            | Self::NumberWithoutFile(_)
            | Self::ScoreNotHigh(..)
            | Self::EvidenceShareLow(..)
            | Self::EvidenceBroken(..)
            | Self::FactHidesCritical(..)
            | Self::CriticalsHidden(..)
            | Self::NotApplicableShare(..)
            | Self::SectionNotApplicable(..)
            | Self::OneFileForMany(..)
            | Self::RisksAccepted(_)
            | Self::ShownInPart(_)
            | Self::LimitLax(_)
            | Self::LimitLate(_)
            | Self::NotSigned
            | Self::ApprovalNotBound(_)
            | Self::ApprovalStale(_) => Verdict::Conditional,
        }
    }
}

/// The verdict with all reasons, worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// Empty only when ready.
    pub reasons: Vec<Reason>,
    /// Whether the checklist marks any question critical; if not, the gates for critical questions do not
    /// apply.
    pub has_critical: bool,
}

impl Judgement {
    /// The reasons that cap the verdict at this one.
    pub fn capping(&self, cap: Verdict) -> &[Reason] {
        // The reasons are sorted by what they cap.
        let start = self.reasons.partition_point(|reason| reason.caps() < cap);
        let end = self.reasons.partition_point(|reason| reason.caps() <= cap);
        &self.reasons[start..end]
    }
}

/// The inputs of a judgement.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub checklist: &'a Checklist,
    pub assessment: &'a Assessment,
    pub applicability: &'a Applicability,
    /// By position.
    pub states: &'a [State],
    pub score: &'a Score,
    pub inspection: &'a Inspection,
    /// Due dates are counted from this day.
    pub today: Date,
    /// The tier that is judged, where not the whole assessment; the states of all other questions are then hidden.
    pub tier: Option<usize>,
}

impl Case<'_> {
    pub fn judge(&self) -> Judgement {
        let mut reasons = self.incompleteness();
        reasons.extend(self.failures());
        reasons.extend(self.shortfalls());
        reasons.extend(self.caps());
        reasons.sort_by_key(Reason::caps);
        let verdict = reasons.iter().map(Reason::caps).min().unwrap_or(Verdict::Ready);
        let has_critical = self.checklist.questions.iter().any(Question::is_critical);
        Judgement {
            verdict,
            reasons,
            has_critical,
        }
    }

    /// Whether a failure of a question stops a release today, as far as it is judged.
    pub(super) fn is_critical(&self, question: &Question) -> bool {
        let is_judged = self.tier.is_none_or(|tier| question.tier == Some(tier));
        is_judged && question.critical_on(self.today).is_some()
    }

    fn incompleteness(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.score.sums.applicable_count == 0 {
            reasons.push(Reason::NothingApplies);
        }
        reasons.extend(
            self.assessment
                .subject
                .missing()
                .into_iter()
                .map(Reason::SubjectMissing),
        );
        let missing = self.checklist.profile.iter().filter(|fact| {
            let given = self.assessment.profile.get(&fact.id);
            fact.required && !given.is_some_and(|value| fact.accepts(value))
        });
        reasons.extend(missing.map(|fact| Reason::FactMissing(fact.id.clone())));
        let (unanswered, unjustified) = (self.ids_in(&State::Unanswered), self.ids_in(&State::Unjustified));
        if !unanswered.is_empty() {
            reasons.push(Reason::Unanswered(unanswered));
        }
        if !unjustified.is_empty() {
            reasons.push(Reason::UnjustifiedNotApplicable(unjustified));
        }
        reasons
    }

    fn failures(&self) -> Vec<Reason> {
        let gates = &self.checklist.gates;
        let mut reasons = Vec::new();
        for (id, rating) in self
            .rated()
            .filter(|(critical, ..)| *critical)
            .map(|(_, id, rating)| (id, rating))
        {
            if rating <= Rating::Partly {
                reasons.push(Reason::CriticalFailed(id.clone(), rating));
            }
        }
        reasons.extend(self.low_sections());
        if let Some(low) = &self.score.scores.low
            && *low < gates.not_ready_below.value
        {
            reasons.push(Reason::ScoreLow(low.clone(), gates.not_ready_below.value.clone()));
        }
        reasons.extend(self.gaps().flat_map(|id| self.gap_reasons(id)));
        reasons
    }

    fn gap_reasons(&self, id: &Id) -> Vec<Reason> {
        let empty = Answer::default();
        let answer = self.assessment.answer(id).unwrap_or(&empty);
        if answer.accepts_risk() {
            return Vec::new();
        }
        let mut reasons = Vec::new();
        if answer.owner.trim().is_empty() {
            reasons.push(Reason::GapWithoutOwner(id.clone()));
        }
        let allowed = self.checklist.gates.due_days.value.floor_to_usize();
        match answer.due {
            None => reasons.push(Reason::GapWithoutDue(id.clone())),
            Some(due) if due < self.today => reasons.push(Reason::PlanOverdue(id.clone(), due)),
            Some(due) if days_between(self.today, due) > i64::try_from(allowed).unwrap_or(i64::MAX) => {
                reasons.push(Reason::GapTooLate(id.clone(), due, allowed));
            }
            Some(_) => {}
        }
        reasons
    }

    fn shortfalls(&self) -> Vec<Reason> {
        let gates = &self.checklist.gates;
        let mut reasons = Vec::new();
        for (question, state) in self.checklist.questions.iter().zip(self.states) {
            let is_short = state.is_gap() && state.rating() > Some(Rating::Partly);
            if self.is_critical(question) && is_short {
                reasons.push(Reason::CriticalNotFull(question.id.clone()));
            }
            reasons.extend(self.missing_file(question, state));
        }
        if let Some(low) = &self.score.scores.low
            && *low <= gates.ready_above.value
        {
            reasons.push(Reason::ScoreNotHigh(low.clone(), gates.ready_above.value.clone()));
        }
        let mark = &gates.evidence_share.value * &Ratio::whole(100);
        if let Some(share) = &self.score.scores.evidence_share
            && *share < mark
        {
            reasons.push(Reason::EvidenceShareLow(share.clone(), mark));
        }
        reasons.extend(self.broken_evidence());
        if self.tier.is_none() {
            reasons.extend(self.missing_approval());
        }
        reasons
    }

    fn missing_approval(&self) -> Option<Reason> {
        match ApprovalState::of(self.assessment) {
            ApprovalState::Absent => Some(Reason::NotSigned),
            ApprovalState::NotBound(name) => Some(Reason::ApprovalNotBound(name)),
            ApprovalState::Stale(changed) => Some(Reason::ApprovalStale(changed)),
            ApprovalState::Holds => None,
        }
    }

    /// Critical questions and measured ones need a file, whatever else is named.
    fn missing_file(&self, question: &Question, state: &State) -> Option<Reason> {
        let is_measured = question.kind == Kind::Number && question.is_scored();
        if !state.is_decided() || !(self.is_critical(question) || is_measured) {
            return None;
        }
        let pieces = self
            .assessment
            .answer(&question.id)
            .map_or(0, |answer| answer.evidence.len());
        if (0..pieces).any(|at| self.inspection.of(&question.id, at).counts()) {
            return None;
        }
        let id = question.id.clone();
        Some(if self.is_critical(question) {
            Reason::CriticalWithoutFile(id)
        } else {
            Reason::NumberWithoutFile(id)
        })
    }

    fn broken_evidence(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for (question, state) in self.checklist.questions.iter().zip(self.states) {
            let Some(answer) = self.assessment.answer(&question.id) else {
                continue;
            };
            if !state.is_asked() {
                continue;
            }
            for position in 0..answer.evidence.len() {
                let found = self.inspection.of(&question.id, position);
                if found.is_broken() {
                    reasons.push(Reason::EvidenceBroken(question.id.clone(), position, found));
                }
            }
        }
        reasons
    }

    /// Answered questions without full credit, in reading order.
    fn gaps(&self) -> impl Iterator<Item = &Id> {
        self.checklist
            .questions
            .iter()
            .zip(self.states)
            .filter(|(question, state)| state.is_gap() && !self.is_in_part(question, state))
            .map(|(question, _)| &question.id)
    }

    fn rated(&self) -> impl Iterator<Item = (bool, &Id, Rating)> {
        self.checklist
            .questions
            .iter()
            .zip(self.states)
            .filter(|(question, state)| !self.is_in_part(question, state))
            .filter_map(|(question, state)| {
                state
                    .rating()
                    .map(|rating| (self.is_critical(question), &question.id, rating))
            })
    }

    fn ids_in(&self, wanted: &State) -> Vec<Id> {
        let pairs = self.checklist.questions.iter().zip(self.states);
        pairs
            .filter(|(_, state)| *state == wanted)
            .map(|(question, _)| question.id.clone())
            .collect()
    }
}

/// Whole days from one date to another; negative when the second is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}
