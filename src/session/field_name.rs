//! What a field is called, to ask for it where its row is not in sight.

use crate::words::terms;

use super::action::Action;
use super::field::Field;
use super::model::Model;
use super::page::{self, labels};

/// The name of a field, as its row on the page has it.
pub fn of(model: &Model, field: &Field) -> String {
    let lang = model.lang;
    match field {
        Field::Answer(id, of) => return format!("{id} {}", labels::part(*of).get(lang)),
        Field::Subject(line) => return terms::subject(*line, lang).to_owned(),
        _ => {}
    }
    let edits = Action::Edit(field.clone());
    let rows = page::page(model).rows;
    let row = rows.iter().find(|row| row.action.as_ref() == Some(&edits));
    let label = row.and_then(|row| row.pieces.first());
    label.map_or_else(String::new, |piece| piece.text.trim_end_matches(": ").to_owned())
}
