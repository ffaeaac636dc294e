//! Runs of text with their role: what every page is made of.

/// What a run of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    #[default]
    Plain,
    /// Said in passing.
    Dim,
    /// Titles and what matters.
    Strong,
    /// As it should be.
    Good,
    /// To be looked at.
    Warn,
    /// In the way.
    Bad,
    /// A key, a link, something to act on.
    Key,
    /// Literal text.
    Code,
}

/// A run of text in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they are.
    pub role: Role,
}

impl Piece {
    /// A run of text in a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }

    /// A run of ordinary text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Role::Plain)
    }
}
