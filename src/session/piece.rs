//! Runs of text with their role, of which pages are made.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Plain,
    /// Secondary.
    Dim,
    /// Titles and emphasis.
    Strong,
    /// As it should be.
    Good,
    Warn,
    /// An error.
    Bad,
    /// Keys, links and ids.
    Key,
    /// Literal text.
    Code,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub role: Role,
}

impl Piece {
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }

    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Role::Plain)
    }
}
