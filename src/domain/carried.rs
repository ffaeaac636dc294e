//! What an assessment records of the move to a newer version of its checklist.

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
