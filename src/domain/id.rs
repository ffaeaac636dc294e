//! Ids of checklists, sections, questions, profile facts and options: one validity rule for all of them.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// In characters.
pub const MAX_ID: usize = 64;

/// A stable id: 1 to [`MAX_ID`] ASCII letters, digits, `-`, `_` or `.`, starting with a letter or digit.
///
/// Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id takes 1 to 64 letters, digits, '-', '_' or '.', and starts with a letter or digit")]
pub struct InvalidId;

impl Id {
    /// Parses an id.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        let starts_well = text.starts_with(|first: char| first.is_ascii_alphanumeric());
        let holds_only = text
            .chars()
            .all(|each| each.is_ascii_alphanumeric() || "-_.".contains(each));
        if starts_well && holds_only && text.len() <= MAX_ID {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId)
        }
    }

    /// An id from a literal in this program, not validated.
    pub fn known(text: &str) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}
