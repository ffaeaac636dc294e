//! The result of an earlier assessment, by question: all that a comparison needs, so that a report can embed
//! it. Scores are derived from it.

use std::collections::BTreeMap;

use super::assessment::{Assessment, ChecklistStamp};
use super::checklist::Checklist;
use super::id::Id;
use super::state::State;

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
}

impl Baseline {
    /// Builds a baseline from an assessment and a checklist; `made_with` names the checklist it was made
    /// with, which may be another version. Then unanswered questions are left out, because they may not have
    /// been asked.
    pub fn of(
        made_with: ChecklistStamp,
        day: &str,
        checklist: &Checklist,
        assessment: &Assessment,
        states: &[State],
    ) -> Self {
        let is_same = made_with.digest == checklist.digest;
        let known = |(question, state): (&super::question::Question, &State)| {
            let answer = assessment.answer(&question.id);
            let wording = match answer {
                Some(answer) if !answer.wording.is_empty() => &answer.wording,
                _ if is_same => &question.wording,
                _ => return None,
            };
            let earlier = Earlier {
                wording: wording.clone(),
                state: unbacked(state),
            };
            Some((question.id.clone(), earlier))
        };
        let mut questions: BTreeMap<Id, Earlier> =
            checklist.questions.iter().zip(states).filter_map(known).collect();
        if !is_same {
            questions.extend(gone(checklist, assessment));
        }
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

/// Answered questions that the checklist no longer has.
fn gone<'a>(
    checklist: &'a Checklist,
    assessment: &'a Assessment,
) -> impl Iterator<Item = (Id, Earlier)> + 'a {
    let removed = assessment
        .answers
        .iter()
        .filter(|(id, answer)| answer.value.is_some() && checklist.question(id.as_str()).is_none());
    removed.map(|(id, answer)| {
        let earlier = Earlier {
            wording: answer.wording.clone(),
            state: State::Recorded,
        };
        (id.clone(), earlier)
    })
}
