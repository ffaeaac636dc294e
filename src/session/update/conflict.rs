//! What two people changed differently: told when a merge finds it, and settled by taking theirs or keeping ours.

use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::merge::{Conflict, add_conflicts};
use crate::words::{Message, conflict as said, tui as word};

use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::Model;
use super::super::piece::Role;
use super::{changed, evidence, may_write};

/// Goes on with what a merge with the file as others left it made.
pub(super) fn merge(
    model: &mut Model,
    merged: Assessment,
    taken: &[Id],
    conflicts: Vec<Conflict>,
) -> Vec<Effect> {
    let today = model.today;
    if let Some(session) = &mut model.session {
        session.assessment = merged;
        session.refresh(today);
    }
    let (count, clashes) = (taken.len().to_string(), conflicts.len().to_string());
    let places = [("taken", count.as_str()), ("count", clashes.as_str())];
    let word = if conflicts.is_empty() {
        word::MERGED
    } else {
        word::MERGED_CONFLICTS
    };
    let text = model.localized(word, &places, &[]);
    model.say(Role::Warn, text);
    add_conflicts(&mut model.conflicts, conflicts);
    taken
        .iter()
        .flat_map(|id| evidence::read_all(model, id))
        .collect()
}

/// Takes the other side over, as a change like any other, and so one that can be undone.
pub(super) fn take(model: &mut Model, at: usize) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let (Some(session), Some(conflict)) = (&mut model.session, model.conflicts.get(at)) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    if let Some(change) = conflict.change(&session.assessment) {
        let question = match &change {
            Change::Answer { question, .. } => Some(question.clone()),
            _ => None,
        };
        let moved = session.make(change, &model.stamp, today);
        effects.extend(question.iter().flat_map(|id| evidence::read_all(model, id)));
        effects.extend(changed(model, &moved));
    }
    settled(model, at, said::TAKEN);
    effects
}

/// Leaves things as they are here; the conflict is settled.
pub(super) fn keep(model: &mut Model, at: usize) -> Vec<Effect> {
    settled(model, at, said::KEPT);
    Vec::new()
}

/// Says how a conflict was settled and takes it from the list.
fn settled(model: &mut Model, at: usize, how: Message) {
    let Some(session) = model.session.as_ref().filter(|_| at < model.conflicts.len()) else {
        return;
    };
    let conflict = model.conflicts.remove(at);
    let left = model.conflicts.len().to_string();
    let told = |lang: Lang| {
        let undo = model.names.short(Command::Undo, lang);
        let name = said::name(&session.checklist, &conflict, lang);
        how.fill(lang, &[("name", &name), ("left", &left), ("undo", &undo)])
    };
    let text = Localized::new(told(Lang::Ko), told(Lang::En));
    model.say(Role::Good, text);
}
