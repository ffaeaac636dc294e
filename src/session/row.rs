//! Pages made of rows, some of which can be chosen.

use super::action::Action;
use super::field::Field;
use super::piece::{Piece, Role};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Before the text on its first line; the other lines are indented to the text.
    pub lead: String,
    pub lead_role: Role,
    pub pieces: Vec<Piece>,
    pub action: Option<Action>,
    /// In cells.
    pub indent: usize,
    /// Of an option: whether it is chosen.
    pub checked: Option<bool>,
    /// Whether it is read out only on request.
    pub is_quiet: bool,
}

impl Row {
    pub fn gap() -> Self {
        Self::default()
    }

    pub fn text(role: Role, text: impl Into<String>) -> Self {
        Self {
            pieces: vec![Piece::new(text, role)],
            ..Self::default()
        }
    }

    pub fn heading(text: impl Into<String>) -> Self {
        Self::text(Role::Strong, text)
    }

    pub fn action(action: Action, text: impl Into<String>) -> Self {
        Self {
            pieces: vec![Piece::plain(text)],
            action: Some(action),
            ..Self::default()
        }
    }

    /// A text field with its label and value.
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

    /// Puts something before the text.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>, role: Role) -> Self {
        self.lead = lead.into();
        self.lead_role = role;
        self
    }

    /// Marks the row as an option: of many, or of one.
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

    /// Has the row read out only on request.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    #[must_use]
    pub fn indent(mut self, cells: usize) -> Self {
        self.indent = cells;
        self
    }

    /// Appends text.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, role: Role) -> Self {
        self.pieces.push(Piece::new(text, role));
        self
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The title in the header.
    pub title: String,
    pub rows: Vec<Row>,
    /// The action focused when the screen opens.
    pub start: Option<Action>,
    /// The row whose first line stays at the top when it is scrolled away.
    pub pinned: Option<usize>,
}

impl Page {
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
