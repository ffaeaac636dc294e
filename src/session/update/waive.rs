//! Marks the open questions of a list as not applicable, as one step of undo.

use crate::domain::change::Change;
use crate::domain::localized::Localized;
use crate::domain::waive::{Grounds, waive};
use crate::words::waive as words;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::model::Model;
use super::super::piece::Role;
use super::change::{changed, may_write};

/// Most ids named in the notice.
const NAMED: usize = 6;

pub(super) fn open_questions(model: &mut Model, section: Option<usize>, reason: &str) -> Vec<Effect> {
    if reason.trim().is_empty() || !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let grounds = Grounds {
        reason: reason.trim(),
        reviewer: "",
        with_answered: false,
    };
    let listed = session.passing_in(section);
    let positions = listed.iter().copied();
    let mut waived = waive(
        &session.checklist,
        &session.assessment,
        positions,
        grounds,
        &model.stamp,
    );
    let changes = std::mem::take(&mut waived.changes);
    let effects = if changes.is_empty() {
        Vec::new()
    } else {
        let moved = session.make(Change::Group(changes), &model.stamp, today);
        changed(model, &moved)
    };
    // The row may be gone, and a key must not be typed into it.
    if let Some(at) = listed.first() {
        model.focus(Action::Question(*at));
    }
    let mut said: Vec<Localized> = vec![Localized::each(|lang| {
        words::lines(&waived, NAMED, lang).join(". ")
    })];
    said.extend(model.notice.take().map(|notice| notice.text));
    if let Some(text) = Localized::joined(&said) {
        model.show_notice(Role::Key, text);
    }
    effects
}
