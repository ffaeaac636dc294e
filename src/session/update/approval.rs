//! Records the approval of the current answers.

use crate::domain::change::Change;
use crate::words::session as word;

use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::change::{changed, may_write};
use super::editing;

pub(super) fn approve(model: &mut Model) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let name = model.approver.name.trim().to_owned();
    if name.is_empty() {
        model.notify(Role::Warn, word::APPROVER_WANTED);
        return editing::open(model, Field::ApproverName);
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    // A digest recorded later would change the answers that were approved.
    if session.has_unread_files() {
        model.notify(Role::Warn, word::APPROVE_LATER);
        return Vec::new();
    }
    let change = Change::approve(&session.assessment, &name, &model.approver.role, &model.stamp.at);
    let moved = session.make(change, &model.stamp, today);
    let effects = changed(model, &moved);
    let text = model.localized(word::APPROVED, &[("name", &name)], &[("undo", Command::Undo)]);
    model.show_notice(Role::Good, text);
    effects
}
