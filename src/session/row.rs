//! Pages as rows of text, some of which can be focused and chosen.

use super::action::Action;
use super::field::Field;
use super::piece::{Piece, Role};

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
