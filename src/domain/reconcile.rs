//! Carries answers from an older version of a checklist to the one at hand.

use super::assessment::{Assessment, ChecklistStamp};
use super::checklist::Checklist;
use super::id::Id;

/// One thing that was carried, changed or lost when the checklist got a newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The question.
    pub question: Id,
    /// What happened to it.
    pub fate: Fate,
    /// The version the answer came from.
    pub from: String,
}

/// What happened to an answer under a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The wording is the same: kept.
    Kept,
    /// The wording changed: kept, to be confirmed.
    Reworded,
    /// The new question does not take the old value: kept as the file has it, to be answered anew.
    Incompatible,
    /// The question is gone: the answer stays in the file and out of the score.
    Removed,
}

impl Fate {
    /// Every fate with its word in files.
    pub const WORDS: [(Self, &'static str); 4] = [
        (Self::Kept, "kept"),
        (Self::Reworded, "reworded"),
        (Self::Incompatible, "incompatible"),
        (Self::Removed, "removed"),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(fate, _)| *fate == self)
            .map_or("", |(_, word)| word)
    }
}

/// Brings an assessment to the checklist at hand and says what happened. Nothing happens when the digest is the same.
///
/// New questions are simply open: an assessment does not record which questions it was never asked. A question is known by its id and by the digest of its wording. No answer is ever removed.
pub fn reconcile(checklist: &Checklist, assessment: &mut Assessment) -> Vec<Carried> {
    if assessment.checklist.digest == checklist.digest {
        return Vec::new();
    }
    let from = std::mem::replace(&mut assessment.checklist, ChecklistStamp::of(checklist)).version;
    let mut carried = Vec::new();
    for question in &checklist.questions {
        let fate = match assessment.answers.get_mut(&question.id) {
            None => continue,
            Some(answer) => match &answer.value {
                Some(value) if !question.kind.accepts(value) => {
                    answer.to_confirm = true;
                    Fate::Incompatible
                }
                Some(_) if answer.wording != question.wording => {
                    answer.to_confirm = true;
                    Fate::Reworded
                }
                _ => Fate::Kept,
            },
        };
        carried.push(Carried {
            question: question.id.clone(),
            fate,
            from: from.clone(),
        });
    }
    let removed = assessment
        .answers
        .keys()
        .filter(|id| checklist.question(id.as_str()).is_none());
    carried.extend(removed.map(|id| Carried {
        question: id.clone(),
        fate: Fate::Removed,
        from: from.clone(),
    }));
    assessment.carried.clone_from(&carried);
    carried
}
