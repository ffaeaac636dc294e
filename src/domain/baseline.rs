//! What an earlier run of the same checklist gave, question by question: all that a comparison needs of it, so that a report
//! can carry it along. Scores are not kept; they follow.

use std::collections::BTreeMap;

use super::assessment::{Assessment, ChecklistStamp};
use super::checklist::Checklist;
use super::id::Id;
use super::state::State;

/// An earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The checklist it was made with.
    pub checklist: ChecklistStamp,
    /// Its day, such as `2026-05-31`: that of its report, else of its newest answer.
    pub day: String,
    /// What is known of each question.
    pub questions: BTreeMap<Id, Earlier>,
}

/// One question of an earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Digest of the wording that was asked.
    pub wording: String,
    /// Where it stood; whether evidence backed it is not kept.
    pub state: State,
}

impl Baseline {
    /// An earlier run, looked at with a checklist that need not be the one it was made with: `made_with` names that one. What was
    /// not answered under another checklist is left out, for it may not have been asked.
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

/// The state without its evidence, for nobody can look at that again.
fn unbacked(state: &State) -> State {
    match state {
        State::Decided { credit, .. } => State::Decided {
            credit: credit.clone(),
            evidenced: false,
        },
        other => other.clone(),
    }
}

/// Questions that were answered and that the checklist at hand no longer has.
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
