//! Facts of the profile, which decide which questions apply.

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::value::Value;
use crate::words::session as word;

use super::super::effect::Effect;
use super::super::model::Model;
use super::super::piece::Role;
use super::super::session_state::Session;
use super::change::{changed, may_write};

/// Chooses the n-th option; choosing the current one again clears it.
pub(super) fn choose(model: &mut Model, fact: &Id, option: usize) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let Some(kind) = session.checklist.kind_of_fact(fact) else {
        return Vec::new();
    };
    let now = session.assessment.profile.get(fact);
    let chosen = kind.toggle(option, now);
    let is_taken_back = chosen.as_ref() == now && !kind.is_many();
    set(model, fact, chosen.filter(|_| !is_taken_back))
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
            Vec::new()
        }
    }
}
