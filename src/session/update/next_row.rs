//! The row that Enter leads to once a row is filled in.

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Field, Model, Part};
use super::super::page::{Row, page};

/// Moves the focus past a row: to the next row, which of a fact is the chosen option.
pub(super) fn past(model: &mut Model, from: &Action) {
    let rows = page(model).rows;
    let actions = || rows.iter().filter_map(|row| row.action.as_ref());
    let mut later = actions().skip_while(|action| *action != from).skip(1);
    let Some(next) = later.find(|action| !is_passed(from, action)) else {
        return;
    };
    let is_chosen = |row: &&Row| row.checked == Some(true);
    let chosen = rows
        .iter()
        .filter(is_chosen)
        .filter_map(|row| row.action.as_ref());
    let chosen = chosen.filter(|action| matches!(next, Action::Fact(..)) && is_one_step(next, action));
    let wanted = chosen.into_iter().next().unwrap_or(next).clone();
    model.focus(wanted);
}

/// Whether a row is no next step: of the same thing, or the menu of commands.
fn is_passed(from: &Action, action: &Action) -> bool {
    is_one_step(from, action) || *action == Action::Do(Command::Palette)
}

/// Whether two rows are one thing to fill in: the options of a fact, or a typed answer and "not applicable".
fn is_one_step(one: &Action, other: &Action) -> bool {
    match (one, other) {
        (Action::Fact(one, _), Action::Fact(other, _)) => one == other,
        (Action::Edit(Field::Answer(_, Part::Value)), Action::NotApplicable) => true,
        _ => false,
    }
}
