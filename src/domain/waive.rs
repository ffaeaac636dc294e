//! Marks many questions as not applicable with one reason.

use super::assessment::Assessment;
use super::change::{Change, Stamp};
use super::checklist::Checklist;
use super::id::Id;
use super::value::Value;

/// Why the questions do not apply, and who confirmed it where they are critical.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    pub reason: &'a str,
    /// Empty if nobody did.
    pub reviewer: &'a str,
    /// Whether questions with an answer are changed too.
    pub with_answered: bool,
}

/// The changes, and what they leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waived {
    pub changes: Vec<Change>,
    pub changed: Vec<Id>,
    /// Left as they are because they have an answer.
    pub skipped: Vec<Id>,
    /// Changed, and still open until a reviewer is named, because they are critical.
    pub unreviewed: Vec<Id>,
}

/// Marks the questions at these positions. One that is not applicable without a reason gets it.
pub fn waive(
    checklist: &Checklist,
    assessment: &Assessment,
    positions: impl IntoIterator<Item = usize>,
    grounds: Grounds<'_>,
    stamp: &Stamp,
) -> Waived {
    let mut waived = Waived::default();
    let questions = positions.into_iter().filter_map(|at| checklist.questions.get(at));
    for question in questions {
        let id = question.id.clone();
        let answer = assessment.answer(&id);
        // What is missing of an earlier "not applicable" is added.
        let is_answered = answer.is_some_and(|answer| {
            let lacks_reviewer = question.is_critical() && answer.reviewed_by.trim().is_empty();
            let is_completed =
                answer.reason.trim().is_empty() || lacks_reviewer && !grounds.reviewer.is_empty();
            answer.value.is_some() && !(answer.is_not_applicable() && is_completed)
        });
        if is_answered && !grounds.with_answered {
            waived.skipped.push(id);
            continue;
        }
        let change = Change::answer_again(assessment, question, stamp, |answer| {
            answer.value = Some(Value::NotApplicable);
            grounds.reason.clone_into(&mut answer.reason);
            if !grounds.reviewer.is_empty() {
                grounds.reviewer.clone_into(&mut answer.reviewed_by);
            }
        });
        let is_open = |change: &Change| matches!(change, Change::Answer { after, .. } if after.reviewed_by.trim().is_empty());
        if question.is_critical() && is_open(&change) {
            waived.unreviewed.push(id.clone());
        }
        waived.changes.push(change);
        waived.changed.push(id);
    }
    waived
}
