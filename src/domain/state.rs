//! Where one question stands, as every list, count and score sees it.

use super::answer::Answer;
use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::evidence::Inspection;
use super::question::Question;
use super::rating::Rating;
use super::ratio::Ratio;
use super::value::Value;

/// Where one question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Hidden by a condition: out of every count but its own.
    Hidden,
    /// Nothing usable was answered.
    Unanswered,
    /// Said to be not applicable without a reason (or, where critical, without a reviewer): counts as unanswered.
    Unjustified,
    /// Not applicable, with its reason.
    NotApplicable,
    /// Answered, and not part of the score.
    Recorded,
    /// Answered; what it earns from 0 to 1, and whether intact evidence backs it.
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
            Some(Value::NotApplicable) if is_justified(question, answer) => Self::NotApplicable,
            Some(Value::NotApplicable) => Self::Unjustified,
            Some(value) if !question.kind.accepts(value) => Self::Unanswered,
            Some(_) if answer.to_confirm => Self::Unanswered,
            Some(value) if question.is_scored() => question
                .achievement(value)
                .map_or(Self::Unanswered, |credit| Self::Decided { credit, evidenced }),
            Some(_) => Self::Recorded,
        }
    }

    /// Whether the question waits for an answer.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Unanswered | Self::Unjustified)
    }

    /// The rating of a decided answer.
    pub fn rating(&self) -> Option<Rating> {
        match self {
            Self::Decided { credit, .. } => Some(Rating::of_credit(credit)),
            _ => None,
        }
    }
}

/// A critical question needs a reviewer's sign-off besides the reason.
fn is_justified(question: &Question, answer: &Answer) -> bool {
    !answer.reason.trim().is_empty() && (!question.critical || !answer.reviewed_by.trim().is_empty())
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
