//! Screens, and how a face keeps the focused row of one in view.

/// A whole view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Checklists and known assessments.
    Home,
    /// A new assessment.
    New,
    /// The system and its facts.
    System,
    /// Sections with their counts.
    Overview,
    /// Questions: of one section, or all that pass the filters.
    List(Option<usize>),
    /// One question.
    Question,
    /// Search and jump.
    Search,
    /// Which questions lists show.
    Filters,
    /// What is missing.
    Review,
    /// Who approved the answers, and whether it holds.
    Approval,
    /// Verdict and score.
    Result,
    /// Reports.
    Export,
    /// Every change.
    History,
    /// What changed since an earlier assessment.
    Compare,
    /// Terms explained.
    Glossary,
    /// Keys.
    Help,
    /// Language, marks, mouse.
    Settings,
    /// Every command by name.
    Palette,
    /// What two people changed differently.
    Conflicts,
}

impl Screen {
    /// The name under which a session remembers it.
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

/// How a face that scrolls keeps the focused row in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The focused row stays in view.
    #[default]
    Follow,
    /// The user has scrolled away from it.
    Free,
    /// The page is shown from the focused row on, once.
    FromFocus,
}
