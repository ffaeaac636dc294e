//! Where input goes: a screen, a text being typed, or a choice that must be made first.

/// Where input goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The first screen.
    Home,
    /// Any screen made of rows.
    Page,
    /// A question.
    Question,
    /// One line of text.
    Line,
    /// Several lines of text.
    Note,
    /// One line of text over a list of what it finds.
    Query,
    /// A choice that must be made.
    Ask,
    /// The window is too small to show anything.
    TooSmall,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Page,
        Self::Question,
        Self::Line,
        Self::Note,
        Self::Query,
        Self::Ask,
        Self::TooSmall,
    ];

    /// Whether a text takes the keys that no command takes.
    pub fn is_typing(self) -> bool {
        matches!(self, Self::Line | Self::Note | Self::Query)
    }
}
