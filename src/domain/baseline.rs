//! The result of an earlier assessment, by question: all that a comparison needs, so that a report can embed
//! it. Scores are derived from it.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::assessment::{Assessment, ChecklistStamp};
use super::checklist::Checklist;
use super::given::Given;
use super::id::Id;
use super::question::Question;
use super::state::State;
use super::text::Text;

/// An earlier assessment to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    pub checklist: ChecklistStamp,
    /// The day of its report, else of its newest answer, such as `2026-05-31`.
    pub day: String,
    pub questions: BTreeMap<Id, Earlier>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub wording: String,
    /// Its state; whether evidence backed it is not stored.
    pub state: State,
    /// The words it was asked in; empty where they are not known.
    pub ask: Text,
    /// Note and evidence; `None` where they are not known.
    pub given: Option<Given>,
}

impl Baseline {
    /// Builds a baseline from an assessment and a checklist; `made_with` names the checklist it was made
    /// with, which may be another version. Then unanswered questions are left out, because they may not have
    /// been asked. With its own checklist every question has the words of that edition, also where an answer waits.
    pub fn of(
        made_with: ChecklistStamp,
        day: &str,
        checklist: &Checklist,
        assessment: &Assessment,
        states: &[State],
    ) -> Self {
        let questions = if made_with.digest == checklist.digest {
            let asked = checklist.questions.iter().zip(states);
            asked
                .map(|(question, state)| (question.id.clone(), of_question(question, assessment, state)))
                .collect()
        } else {
            of_answers(checklist, assessment, states)
        };
        Self {
            checklist: made_with,
            day: day.into(),
            questions,
        }
    }

    /// The day of the newest answer; empty where none is dated.
    pub fn day_of(assessment: &Assessment) -> String {
        let days = assessment
            .answers
            .values()
            .filter_map(|answer| answer.answered_at.get(..10));
        days.max().unwrap_or_default().to_owned()
    }
}

/// The state without its evidence, which cannot be checked again.
fn unbacked(state: &State) -> State {
    match state {
        State::Decided { credit, .. } => State::Decided {
            credit: credit.clone(),
            evidenced: false,
        },
        other => other.clone(),
    }
}

/// A question of the edition that the assessment was made with.
fn of_question(question: &Question, assessment: &Assessment, state: &State) -> Earlier {
    Earlier {
        wording: question.wording_digest(),
        state: unbacked(state),
        ask: question.ask.clone(),
        given: Some(Given::of(assessment.answer(&question.id))),
    }
}

/// What the answers show of an edition that is not at hand: a question is known where another edition asks it in the same words,
/// under whatever id.
fn of_answers(checklist: &Checklist, assessment: &Assessment, states: &[State]) -> BTreeMap<Id, Earlier> {
    let asked = || checklist.questions.iter().zip(states);
    let by_id: BTreeMap<&Id, (&Question, &State)> = asked().map(|both| (&both.0.id, both)).collect();
    let by_wording: BTreeMap<String, &Question> = checklist
        .questions
        .iter()
        .flat_map(|question| {
            [question.wording_digest(), question.wording.clone()].map(|digest| (digest, question))
        })
        .collect();
    let answers = assessment.answers.iter();
    let earlier = answers.filter(|(id, answer)| {
        let is_answered = answer.value.is_some() || by_id.contains_key(id);
        is_answered && !answer.wording.is_empty()
    });
    earlier
        .map(|(id, answer)| {
            let same = by_id
                .get(id)
                .filter(|(question, _)| question.is_worded(&answer.wording));
            let other = by_wording.get(&answer.wording);
            let (ask, state) = match (same, other) {
                (Some((question, state)), _) => (question.ask.clone(), unbacked(state)),
                (None, Some(question)) => {
                    let state = State::of_answer(question, Some(answer), false);
                    (question.ask.clone(), state)
                }
                (None, None) => (asked_of(answer), recorded(answer)),
            };
            let earlier = Earlier {
                wording: answer.wording.clone(),
                state,
                ask,
                given: Some(Given::of(Some(answer))),
            };
            (id.clone(), earlier)
        })
        .collect()
}

/// The words that an answer which waits was given to.
fn asked_of(answer: &Answer) -> Text {
    let asked = answer.asked.as_ref().map(|asked| asked.ask.clone());
    asked.unwrap_or_default()
}

/// The state of an answer to words that are not at hand: what it earned is not known.
fn recorded(answer: &Answer) -> State {
    if answer.value.is_some() && !answer.to_confirm {
        State::Recorded
    } else {
        State::Unanswered
    }
}
