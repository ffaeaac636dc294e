//! Answers that wait to be confirmed after their question changed, by reason.

use super::assessment::Assessment;
use super::carried::Fate;
use super::checklist::Checklist;
use super::id::Id;

/// In reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The question has other words.
    pub reworded: Vec<Id>,
    /// The question has another id.
    pub moved: Vec<Id>,
}

impl Waiting {
    pub fn of(checklist: &Checklist, assessment: &Assessment) -> Self {
        let mut waiting = Self::default();
        for question in &checklist.questions {
            let answer = assessment.answer(&question.id);
            if !answer.is_some_and(|answer| answer.to_confirm) {
                continue;
            }
            let carried = assessment
                .carried
                .iter()
                .find(|each| each.question == question.id);
            let list = match carried.map(|each| each.fate) {
                Some(Fate::Moved) => &mut waiting.moved,
                _ => &mut waiting.reworded,
            };
            list.push(question.id.clone());
        }
        waiting
    }

    pub fn count(&self) -> usize {
        self.reworded.len() + self.moved.len()
    }
}
