//! Screens, and how scrolling follows the focus.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Home,
    New,
    System,
    Overview,
    /// Questions of one section, or all that pass the filters.
    List(Option<usize>),
    Question,
    Search,
    Filters,
    Review,
    Approval,
    Result,
    Export,
    History,
    Compare,
    Glossary,
    Help,
    Settings,
    Palette,
    Conflicts,
}

impl Screen {
    /// The name in the stored position.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::System => "system",
            Self::Review | Self::Approval => "review",
            Self::Result => "result",
            Self::Export => "export",
            _ => "overview",
        }
    }
}

/// How scrolling follows the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The focused row stays visible.
    #[default]
    Follow,
    /// The user scrolled away from it.
    Free,
    /// The page is shown from the focused row on, once.
    FromFocus,
}
