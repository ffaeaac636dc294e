//! Answers that wait to be confirmed, by reason: their question changed, or they were taken over from another file.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::Assessment;
use super::carried::Fate;
use super::checklist::Checklist;
use super::id::Id;

/// Why an answer waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitReason {
    /// The question has other words.
    Reworded,
    /// The question has another id.
    Moved,
    /// The answer comes from another assessment or a list of answers.
    TakenOver,
}

impl WaitReason {
    /// In the order of lists.
    pub const ALL: [Self; 3] = [Self::Reworded, Self::Moved, Self::TakenOver];

    /// The word in JSON and CSV.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::TakenOver => "taken_over",
        }
    }
}

/// The questions whose answers wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// In reading order.
    questions: Vec<Id>,
    reasons: BTreeMap<Id, WaitReason>,
}

impl Waiting {
    pub fn of(checklist: &Checklist, assessment: &Assessment) -> Self {
        let moved: BTreeSet<&Id> = assessment
            .carried
            .iter()
            .filter(|each| each.fate == Fate::Moved)
            .map(|each| &each.question)
            .collect();
        let reason = |id: &Id| {
            let answer = assessment.answer(id).filter(|answer| answer.to_confirm)?;
            Some(if !answer.taken_over.is_empty() {
                WaitReason::TakenOver
            } else if moved.contains(id) {
                WaitReason::Moved
            } else {
                WaitReason::Reworded
            })
        };
        let ids = checklist.questions.iter().map(|question| &question.id);
        let reasons: BTreeMap<Id, WaitReason> = ids
            .clone()
            .filter_map(|id| Some((id.clone(), reason(id)?)))
            .collect();
        Self {
            questions: ids.filter(|id| reasons.contains_key(*id)).cloned().collect(),
            reasons,
        }
    }

    pub fn reason(&self, question: &Id) -> Option<WaitReason> {
        self.reasons.get(question).copied()
    }

    pub fn with(&self, reason: WaitReason) -> impl Iterator<Item = &Id> {
        let questions = self.questions.iter();
        questions.filter(move |id| self.reasons.get(*id) == Some(&reason))
    }

    pub fn count(&self) -> usize {
        self.questions.len()
    }
}
