//! Every screen as rows of text, some of which can be focused and chosen. Pages are built from the model alone; one
//! engine wraps, scrolls and draws them all.

pub mod compare;
pub mod conflicts;
pub mod export;
pub mod form;
pub mod guide;
pub mod help;
pub mod history;
pub mod home;
pub mod labels;
pub mod list;
pub mod markdown;
pub mod new;
pub mod overview;
pub mod question;
pub mod result;
pub mod review;
pub mod search;
pub mod settings;

use super::action::Action;
use super::command::Command;
use super::model::{Field, Model, Screen};
use super::piece::Piece;
use super::piece::Role;
use crate::words::tui as word;

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Before the text, on its first line; the other lines hang below the text.
    pub lead: String,
    /// How the lead is meant.
    pub lead_role: Role,
    /// The text.
    pub pieces: Vec<Piece>,
    /// What choosing it does; `None` for rows that only say something.
    pub action: Option<Action>,
    /// Cells by which it stands in.
    pub indent: usize,
    /// Of a choice: whether it is chosen.
    pub checked: Option<bool>,
    /// Whether a face that reads a page out leaves it out until every row is asked for.
    pub is_quiet: bool,
}

impl Row {
    /// An empty line.
    pub fn gap() -> Self {
        Self::default()
    }

    /// A row that only says something.
    pub fn text(role: Role, text: impl Into<String>) -> Self {
        Self {
            pieces: vec![Piece::new(text, role)],
            ..Self::default()
        }
    }

    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::text(Role::Strong, text)
    }

    /// A row that can be chosen.
    pub fn action(action: Action, text: impl Into<String>) -> Self {
        Self {
            pieces: vec![Piece::plain(text)],
            action: Some(action),
            ..Self::default()
        }
    }

    /// The row for a text to write: its label and what stands there.
    pub fn field(field: Field, label: &str, value: &str, empty: &str) -> Self {
        let shown = if value.is_empty() {
            Piece::new(empty, Role::Dim)
        } else {
            Piece::plain(value)
        };
        Self {
            pieces: vec![Piece::new(format!("{label}: "), Role::Strong), shown],
            action: Some(Action::Edit(field)),
            ..Self::default()
        }
    }

    /// The same row with something before its text.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>, role: Role) -> Self {
        self.lead = lead.into();
        self.lead_role = role;
        self
    }

    /// The same row as a choice: of many, or of one.
    #[must_use]
    pub fn choice(self, many: bool, is_chosen: bool) -> Self {
        let mark = match (many, is_chosen) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            (false, true) => "(x) ",
            (false, false) => "( ) ",
        };
        let lead = format!("{}{mark}", self.lead);
        let role = self.lead_role;
        Self {
            checked: Some(is_chosen),
            ..self.lead(lead, role)
        }
    }

    /// The same row, left out by a face that reads the page out until every row is asked for.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    /// The same row standing in.
    #[must_use]
    pub fn indent(mut self, cells: usize) -> Self {
        self.indent = cells;
        self
    }

    /// The same row with more text after it.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, role: Role) -> Self {
        self.pieces.push(Piece::new(text, role));
        self
    }
}

/// A screen as rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What the header says.
    pub title: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is focused when the screen opens.
    pub start: Option<Action>,
    /// The row whose first line stays at the top when it is scrolled away.
    pub pinned: Option<usize>,
}

impl Page {
    /// A page with rows.
    pub fn new(title: impl Into<String>, rows: Vec<Row>) -> Self {
        Self {
            title: title.into(),
            rows,
            start: None,
            pinned: None,
        }
    }

    /// Positions of the rows that can be focused.
    pub fn stops(&self) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.action.is_some())
            .map(|(at, _)| at)
            .collect()
    }
}

/// The page of the screen shown.
pub fn page(model: &Model) -> Page {
    let mut page = built(model);
    if has_menu(model.screen()) {
        // The last row stays what it was: the end of a page is the way on.
        let last = page.rows.len().saturating_sub(1);
        let menu = Row::action(Action::Do(Command::Palette), word::MENU.get(model.lang)).quiet();
        page.rows.insert(last, menu);
    }
    page
}

/// Screens that offer every command as a row, for those whose terminal keeps the keys to itself.
fn has_menu(screen: Screen) -> bool {
    matches!(
        screen,
        Screen::Overview
            | Screen::System
            | Screen::Question
            | Screen::Review
            | Screen::Result
            | Screen::Export
    )
}

fn built(model: &Model) -> Page {
    match model.screen() {
        Screen::Home => home::page(model),
        Screen::New => new::page(model),
        Screen::System => form::page(model),
        Screen::Overview => overview::page(model),
        Screen::List(section) => list::page(model, section),
        Screen::Question => question::page(model),
        Screen::Search => search::page(model),
        Screen::Palette => search::palette(model),
        Screen::Filters => list::filters(model),
        Screen::Review => review::page(model),
        Screen::Result => result::page(model),
        Screen::Export => export::page(model),
        Screen::Glossary => help::glossary(model),
        Screen::Help => help::page(model),
        Screen::History => history::page(model),
        Screen::Compare => compare::page(model),
        Screen::Settings => settings::page(model),
        Screen::Conflicts => conflicts::page(model),
    }
}
