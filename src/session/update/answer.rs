//! Commands that change the answer to the current question.

use crate::domain::answer::Answer;
use crate::domain::id::Id;
use crate::domain::value::Value;
use crate::words::{confirm, session as word};

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Field, Model, Part};
use super::super::piece::Role;
use super::change::edit_answer;
use super::editing;

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Choose(digit) => by_digit(model, digit),
        Command::Clear if is_number(model) => by_digit(model, 0),
        Command::Clear => edit_answer(model, |answer| answer.value = None),
        Command::Yes => by_level(model, |_, at, _| at == 0),
        Command::No => by_level(model, |_, at, len| at + 1 == len),
        Command::Partial => by_level(model, |id, _, _| matches!(id, "partial" | "partly")),
        Command::NotApplicable => not_applicable(model),
        Command::Flag => {
            let effects = edit_answer(model, |answer| answer.flagged = !answer.flagged);
            show_mark(model, |answer| answer.flagged, (word::FLAGGED, word::UNFLAGGED));
            effects
        }
        Command::InProgress => {
            let effects = edit_answer(model, |answer| answer.in_progress = !answer.in_progress);
            show_mark(model, |answer| answer.in_progress, (word::MARKED, word::UNMARKED));
            effects
        }
        _ => Vec::new(),
    }
}

fn show_mark(
    model: &mut Model,
    is_on: fn(&Answer) -> bool,
    words: (crate::words::Message, crate::words::Message),
) {
    let Some(session) = &model.session else { return };
    if !model.is_writable() {
        return;
    }
    let said = if is_on(&session.answer()) {
        words.0
    } else {
        words.1
    };
    model.notify(Role::Dim, said);
}

/// Chooses the n-th option, from 0; where several can be chosen, toggles it.
pub(super) fn choose(model: &mut Model, option: usize) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let now = session.answer().value;
    let Some(value) = session
        .question()
        .map(|question| question.kind.toggle(option, now.as_ref()))
    else {
        return Vec::new();
    };
    model.focus(Action::Choose(option));
    answer_with(model, value)
}

/// Sets the value; giving a carried answer again confirms it.
pub(super) fn answer_with(model: &mut Model, value: Option<Value>) -> Vec<Effect> {
    let was_open = to_confirm(model);
    let effects = edit_answer(model, |answer| {
        answer.value = value;
        answer.to_confirm = false;
    });
    if was_open && !effects.is_empty() && model.notice.is_none() {
        model.notify(Role::Dim, confirm::CONFIRMED);
    }
    effects
}

pub(super) fn to_confirm(model: &Model) -> bool {
    model
        .session
        .as_ref()
        .is_some_and(|session| session.answer().to_confirm)
}

/// A digit counts the rows: the options, then "not applicable". Where a number is asked, it is the first digit of the
/// number.
fn by_digit(model: &mut Model, digit: u8) -> Vec<Effect> {
    let question = model.question();
    let Some((id, kind)) = question.map(|question| (question.id.clone(), &question.kind)) else {
        return Vec::new();
    };
    let options = kind.options().len();
    if kind.is_number() {
        return type_digit(model, id, digit);
    }
    match usize::from(digit).checked_sub(1) {
        Some(option) if option < options => choose(model, option),
        Some(option) if option == options => not_applicable(model),
        _ => Vec::new(),
    }
}

fn type_digit(model: &mut Model, id: Id, digit: u8) -> Vec<Effect> {
    let effects = editing::open(model, Field::Answer(id, Part::Value));
    if let Some(editing) = &mut model.editing {
        editing.text = digit.to_string();
        editing.unsaved = true;
    }
    effects
}

fn is_number(model: &Model) -> bool {
    model.question().is_some_and(|question| question.kind.is_number())
}

fn by_level(model: &mut Model, wanted: fn(&str, usize, usize) -> bool) -> Vec<Effect> {
    let found = model.session.as_ref().and_then(|session| {
        let levels = &session.question()?.kind.scale()?.levels;
        let mut all = levels.iter().enumerate();
        all.position(|(at, level)| wanted(level.id.as_str(), at, levels.len()))
    });
    let Some(option) = found else {
        model.notify(Role::Dim, word::NO_SUCH_ANSWER);
        return Vec::new();
    };
    choose(model, option)
}

/// Answers "not applicable" and asks for a reason if there is none.
pub(super) fn not_applicable(model: &mut Model) -> Vec<Effect> {
    model.focus(Action::NotApplicable);
    let effects = answer_with(model, Some(Value::NotApplicable));
    let needs_reason = model
        .session
        .as_ref()
        .filter(|session| session.answer().is_not_applicable() && session.answer().reason.is_empty())
        .and_then(|session| session.question())
        .map(|question| question.id.clone());
    if let Some(id) = needs_reason
        && !effects.is_empty()
    {
        if model.notice.is_none() {
            model.notify(Role::Key, word::WHY_NOT_APPLICABLE);
        }
        editing::begin(model, Field::Answer(id, Part::Reason));
    }
    effects
}

/// Whether the n-th option is the answer already, so that choosing it again leads on.
pub(super) fn is_chosen(model: &Model, option: usize) -> bool {
    let Some(session) = &model.session else {
        return false;
    };
    let Some(question) = session.question() else {
        return false;
    };
    let value = session.answer().value;
    !to_confirm(model) && question.kind.is_chosen(option, value.as_ref())
}

pub(super) fn is_not_applicable(model: &Model) -> bool {
    model
        .session
        .as_ref()
        .is_some_and(|session| session.answer().is_not_applicable())
}
