//! Answers that wait to be confirmed, by reason: their question changed, or they were taken over from another file.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answer;
use super::assessment::Assessment;
use super::carried::Fate;
use super::change::{Change, Stamp};
use super::checklist::Checklist;
use super::id::Id;
use super::question::Question;

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

    /// Why the answer to a question waits; `None` where it does not.
    pub fn of(assessment: &Assessment, question: &Id) -> Option<Self> {
        let answer = assessment.answer(question).filter(|answer| answer.to_confirm)?;
        let is_moved = || {
            let mut carried = assessment.carried.iter();
            carried.any(|each| each.fate == Fate::Moved && each.question == *question)
        };
        Some(if !answer.taken_over.is_empty() {
            Self::TakenOver
        } else if is_moved() {
            Self::Moved
        } else {
            Self::Reworded
        })
    }

    /// The reason with this word, with a dash or an underscore.
    pub fn named(word: &str) -> Option<Self> {
        let word = word.replace('-', "_");
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    /// The word in JSON and CSV.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::TakenOver => "taken_over",
        }
    }
}

/// Whether an answer waits and can be confirmed as it is: something is chosen, and the question accepts it.
pub fn can_confirm(answer: &Answer, question: &Question) -> bool {
    let value = answer.value.as_ref();
    answer.to_confirm && value.is_some_and(|value| question.kind.accepts(value))
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

    /// Confirms every answer that waits for one reason, as one step. Where nothing is chosen or the value is not accepted, the
    /// answer still waits. `None` where none can be confirmed.
    pub fn confirm_all(
        &self,
        reason: WaitReason,
        checklist: &Checklist,
        assessment: &Assessment,
        stamp: &Stamp,
    ) -> Option<Change> {
        let changes = self.with(reason).filter_map(|id| {
            let question = checklist.question(id.as_str())?;
            can_confirm(assessment.answer(id)?, question)
                .then(|| Change::answer(assessment, question, stamp, |answer| answer.to_confirm = false))?
        });
        let changes: Vec<Change> = changes.collect();
        (!changes.is_empty()).then_some(Change::Group(changes))
    }

    pub fn count(&self) -> usize {
        self.questions.len()
    }
}
