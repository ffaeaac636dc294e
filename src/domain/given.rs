//! What an answer gave beside its value, and how that differs from an earlier one.

use super::answer::Answer;
use super::clean::clean;

/// Note and evidence of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub note: String,
    pub evidence: Vec<Piece>,
}

/// A piece of evidence as a comparison sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Path, address or plan.
    pub location: String,
    pub sha256: Option<String>,
}

/// A piece that was added, removed or replaced by another file of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceChange {
    pub before: Option<Piece>,
    pub after: Option<Piece>,
}

impl PieceChange {
    /// The word in JSON.
    pub const fn word(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        }
    }

    pub fn location(&self) -> &str {
        let piece = self.after.as_ref().or(self.before.as_ref());
        piece.map_or("", |piece| piece.location.as_str())
    }
}

/// How note and evidence differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenChange {
    /// The note before and after, where it differs.
    pub note: Option<(String, String)>,
    pub evidence: Vec<PieceChange>,
}

impl GivenChange {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Given {
    pub fn of(answer: Option<&Answer>) -> Self {
        let Some(answer) = answer else {
            return Self::default();
        };
        let piece = |each: &super::evidence::Evidence| Piece {
            location: clean(each.location.as_str()).into_owned(),
            sha256: each.sha256.clone(),
        };
        Self {
            note: clean(&answer.note).trim_end().to_owned(),
            evidence: answer.evidence.iter().map(piece).collect(),
        }
    }

    pub fn change(&self, after: &Self) -> GivenChange {
        let at =
            |pieces: &[Piece], location: &str| pieces.iter().find(|each| each.location == location).cloned();
        let kept = self.evidence.iter().filter_map(|before| {
            let now = at(&after.evidence, &before.location);
            let is_same = now.as_ref().is_some_and(|now| is_same(before, now));
            (!is_same).then(|| PieceChange {
                before: Some(before.clone()),
                after: now,
            })
        });
        let added = after
            .evidence
            .iter()
            .filter(|now| at(&self.evidence, &now.location).is_none())
            .map(|now| PieceChange {
                before: None,
                after: Some(now.clone()),
            });
        GivenChange {
            note: (self.note != after.note).then(|| (self.note.clone(), after.note.clone())),
            evidence: kept.chain(added).collect(),
        }
    }
}

/// A digest that only one side has says nothing about the content.
fn is_same(before: &Piece, after: &Piece) -> bool {
    match (&before.sha256, &after.sha256) {
        (Some(before), Some(after)) => before.eq_ignore_ascii_case(after),
        _ => true,
    }
}
