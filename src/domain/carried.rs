//! Records what a move to a newer version of the checklist did to each answer.

use super::id::Id;

/// The result of the move for one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    pub question: Id,
    pub fate: Fate,
    /// The checklist version the answer was given in.
    pub from: String,
}

/// What happened to an answer under a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Same wording: the answer is kept.
    Kept,
    /// Another id: the answer went with it and must be confirmed.
    Moved,
    /// Other wording: the answer is kept and must be confirmed.
    Reworded,
    /// The question no longer accepts the value: it is kept in the file, and the question must be answered
    /// again.
    Incompatible,
    /// The question was removed: the answer stays in the file and out of the score.
    Removed,
}

impl Fate {
    pub const WORDS: [(Self, &'static str); 5] = [
        (Self::Kept, "kept"),
        (Self::Moved, "moved"),
        (Self::Reworded, "reworded"),
        (Self::Incompatible, "incompatible"),
        (Self::Removed, "removed"),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(fate, _)| *fate == self)
            .map_or("", |(_, word)| word)
    }
}
