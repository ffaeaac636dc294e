//! Texts that a field did not take: refused, or left before Enter sent them. They stay on their row until the field takes a text.

use crate::words::session as word;

use super::action::Action;
use super::field::Field;
use super::model::Model;
use super::piece::{Piece, Role};
use super::row::Row;

impl Model {
    pub fn unsent(&self, field: &Field) -> Option<&str> {
        let found = self.unsent.iter().find(|(each, _)| each == field);
        found.map(|(_, text)| text.as_str())
    }

    /// Keeps a text, in place of an earlier one; a blank one is nothing to keep.
    pub(super) fn keep_unsent(&mut self, field: Field, text: &str) {
        self.unsent.retain(|(each, _)| *each != field);
        if !text.trim().is_empty() {
            self.unsent.push((field, text.to_owned()));
        }
    }
}

/// Shows the texts on their rows.
pub(super) fn show(model: &Model, rows: &mut [Row]) {
    for row in rows {
        if let Some(Action::Edit(field)) = &row.action
            && let Some(text) = model.unsent(field)
        {
            row.pieces.truncate(1);
            row.pieces.push(Piece::new(text, Role::Warn));
            row.pieces.push(Piece::new(
                format!("  [{}]", word::UNSENT.get(model.lang)),
                Role::Dim,
            ));
            row.is_quiet = false;
        }
    }
}
