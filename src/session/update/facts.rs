//! Facts of the profile, which decide which questions apply.

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::value::Value;
use crate::words::session as word;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::session_state::Session;
use super::change::{changed, may_write};

/// Chooses an option of the fact in focus by its digit; 0 clears the fact.
pub(super) fn by_digit(model: &mut Model, digit: u8) -> Vec<Effect> {
    let Some(Action::Fact(fact, _)) = model.focused() else {
        return Vec::new();
    };
    let Some(option) = usize::from(digit).checked_sub(1) else {
        return set(model, &fact, None);
    };
    let session = model.session.as_ref();
    let kind = session.and_then(|session| session.checklist.kind_of_fact(&fact));
    if kind.is_none_or(|kind| option >= kind.options().len()) {
        return Vec::new();
    }
    model.focus(Action::Fact(fact.clone(), option));
    choose(model, &fact, option)
}

/// Whether the n-th option is chosen already, so that choosing it again leads on.
pub(super) fn is_chosen(model: &Model, fact: &Id, option: usize) -> bool {
    model.session.as_ref().is_some_and(|session| {
        let kind = session.checklist.kind_of_fact(fact);
        kind.is_some_and(|kind| kind.is_chosen(option, session.assessment.profile.get(fact)))
    })
}

/// Chooses the n-th option; where several can be chosen, toggles it.
pub(super) fn choose(model: &mut Model, fact: &Id, option: usize) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let Some(kind) = session.checklist.kind_of_fact(fact) else {
        return Vec::new();
    };
    let now = session.assessment.profile.get(fact);
    let chosen = kind.toggle(option, now);
    set(model, fact, chosen)
}

pub(super) fn set(model: &mut Model, fact: &Id, value: Option<Value>) -> Vec<Effect> {
    make(model, |session| Change::fact(&session.assessment, fact, value))
}

fn make(model: &mut Model, change: impl FnOnce(&Session) -> Option<Change>) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let Some(change) = change(session) else {
        return Vec::new();
    };
    let moved = session.make(change, &model.stamp, today);
    changed(model, &moved)
}

pub(super) fn write_reason(model: &mut Model, fact: &Id, text: &str) -> Vec<Effect> {
    make(model, |session| {
        Change::fact_reason(&session.assessment, fact, text)
    })
}

/// Sets a fact from typed text.
pub(super) fn write(model: &mut Model, fact: &Id, text: &str) -> Vec<Effect> {
    let session = model.session.as_ref();
    let Some(kind) = session.and_then(|session| session.checklist.kind_of_fact(fact)) else {
        return Vec::new();
    };
    match kind.read(text) {
        Ok(value) => set(model, fact, Some(value)),
        Err(_) if text.trim().is_empty() => set(model, fact, None),
        Err(_) => {
            model.notify(Role::Warn, word::NOT_A_NUMBER);
            model.keep_unsent(Field::Fact(fact.clone()), text);
            Vec::new()
        }
    }
}
