//! Screens, and the place the user has reached on each.

use super::action::Action;

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
            Self::Review => "review",
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

/// A screen with the place the user has reached on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// The focused row, counted among those that can be focused.
    pub focus: usize,
    /// What the focused row does, by which it is found again when rows come and go.
    pub key: Option<Action>,
    /// First line shown, by a face that scrolls.
    pub scroll: usize,
    /// How a face that scrolls keeps the focused row in view.
    pub view: View,
}

impl Place {
    /// A screen as it opens.
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            focus: 0,
            key: None,
            scroll: 0,
            view: View::Follow,
        }
    }
}
