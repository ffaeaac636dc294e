//! Contexts of input: a screen, a text field, or a dialog.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    Home,
    Page,
    Question,
    /// The form of the system, where digits choose the options of a fact.
    Form,
    Line,
    Note,
    /// A line above the list of what it finds.
    Query,
    Ask,
    TooSmall,
}

impl Context {
    pub const ALL: [Self; 9] = [
        Self::Home,
        Self::Page,
        Self::Question,
        Self::Form,
        Self::Line,
        Self::Note,
        Self::Query,
        Self::Ask,
        Self::TooSmall,
    ];

    /// Whether keys without a command are typed as text.
    pub fn is_typing(self) -> bool {
        matches!(self, Self::Line | Self::Note | Self::Query)
    }
}
