//! Where one question stands, as every list, count and score sees it.

use super::answer::Answer;
use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::evidence::Inspection;
use super::outcome::judge;
use super::question::Question;
use super::rating::Rating;
use super::ratio::Ratio;
use super::value::Value;

/// The state of one question. These methods are the only rules of what counts as asked, open, applicable or decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Hidden by a condition: not asked.
    Hidden,
    /// No usable answer.
    Unanswered,
    /// "Not applicable" without a reason (or, where critical, without a reviewer): counts as unanswered.
    Unjustified,
    /// Not applicable, with its reason.
    NotApplicable,
    /// Answered, outside the score.
    Recorded,
    /// Answered, in the score.
    Decided {
        /// Achievement from 0 to 1.
        credit: Ratio,
        /// Whether at least one piece of evidence is present, readable and unchanged.
        evidenced: bool,
    },
}

impl State {
    /// The state of a visible question with its answer.
    pub fn of_answer(question: &Question, answer: Option<&Answer>, evidenced: bool) -> Self {
        let Some(answer) = answer else {
            return Self::Unanswered;
        };
        match &answer.value {
            None => Self::Unanswered,
            Some(_) if answer.to_confirm => Self::Unanswered,
            Some(Value::NotApplicable) if answer.is_justified(question) => Self::NotApplicable,
            Some(Value::NotApplicable) => Self::Unjustified,
            Some(value) if !question.kind.accepts(value) => Self::Unanswered,
            Some(Value::Number(_)) if question.is_scored() && question.is_judged() => judge(question, answer)
                .and_then(|judged| judged.outcome.credit())
                .map_or(Self::Unanswered, |credit| Self::Decided { credit, evidenced }),
            Some(value) if question.is_scored() => question
                .achievement(value)
                .map_or(Self::Unanswered, |credit| Self::Decided { credit, evidenced }),
            Some(_) => Self::Recorded,
        }
    }

    /// The word in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Unanswered => "unanswered",
            Self::Unjustified => "unjustified",
            Self::NotApplicable => "not-applicable",
            Self::Recorded => "recorded",
            Self::Decided { .. } => "decided",
        }
    }

    /// Whether the question is asked: not hidden.
    pub const fn is_asked(&self) -> bool {
        !matches!(self, Self::Hidden)
    }

    /// Whether the question waits for an answer.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Unanswered | Self::Unjustified)
    }

    /// Whether the question has an answer other than "not applicable".
    pub const fn is_decided(&self) -> bool {
        matches!(self, Self::Recorded | Self::Decided { .. })
    }

    /// Whether the question is asked and not justified as not applicable.
    pub const fn is_applicable(&self) -> bool {
        self.is_open() || self.is_decided()
    }

    /// Whether intact evidence backs a scored answer.
    pub const fn is_evidenced(&self) -> bool {
        matches!(self, Self::Decided { evidenced: true, .. })
    }

    /// Whether a scored answer earns less than full credit.
    pub fn is_gap(&self) -> bool {
        self.credit().is_some_and(|credit| *credit < Ratio::whole(1))
    }

    /// What a scored answer earns, from 0 to 1.
    pub const fn credit(&self) -> Option<&Ratio> {
        match self {
            Self::Decided { credit, .. } => Some(credit),
            _ => None,
        }
    }

    /// What a scored question earns, from 0 to 1: nothing while it is open, `None` where it does not count.
    pub fn earned(&self) -> Option<Ratio> {
        match self.credit() {
            Some(credit) => Some(credit.clone()),
            None => self.is_open().then(Ratio::zero),
        }
    }

    /// The rating of a decided answer.
    pub fn rating(&self) -> Option<Rating> {
        self.credit().map(Rating::of_credit)
    }
}

/// The state of every question of a checklist, by position.
pub fn states(
    checklist: &Checklist,
    assessment: &Assessment,
    applicability: &Applicability,
    inspection: &Inspection,
) -> Vec<State> {
    (0..checklist.questions.len())
        .map(|at| state(checklist, assessment, applicability, inspection, at))
        .collect()
}

/// The state of the question at a position.
pub(super) fn state(
    checklist: &Checklist,
    assessment: &Assessment,
    applicability: &Applicability,
    inspection: &Inspection,
    at: usize,
) -> State {
    if !applicability.is_visible(at) {
        return State::Hidden;
    }
    let question = &checklist.questions[at];
    let answer = assessment.answer(&question.id);
    let pieces = answer.map_or(0, |answer| answer.evidence.len());
    let evidenced = (0..pieces).any(|at| inspection.of(&question.id, at).counts());
    State::of_answer(question, answer, evidenced)
}
