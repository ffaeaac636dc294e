//! Applies changes: refuses them if the assessment is read-only, and reports which questions they show and hide.

use crate::domain::access::Access;
use crate::domain::answer::Answer;
use crate::domain::live_score::Moved;
use crate::domain::localized::Localized;
use crate::words::session as word;

use super::super::effect::Effect;
use super::super::model::{Model, Saving};
use super::super::piece::Role;

/// Whether the assessment may be changed; shows the reason if not.
pub(super) fn may_write(model: &mut Model) -> bool {
    match model.session.as_ref().map(|session| &session.access) {
        Some(Access::Writable) => true,
        Some(Access::ReadOnly(why)) => {
            let text = read_only(model, why);
            model.refused += 1;
            model.show_notice(Role::Warn, text);
            false
        }
        None => false,
    }
}

pub(super) fn read_only(model: &Model, why: &Localized) -> Localized {
    let prefix = model.names.prefix();
    let said = |lang| word::READ_ONLY.fill(lang, &[("why", why.get(lang)), ("palette", &prefix)]);
    Localized::each(said)
}

/// Requests a save after a change, and reports what it showed and hid.
pub(super) fn changed(model: &mut Model, moved: &Moved) -> Vec<Effect> {
    if !matches!(model.saving, Saving::Failed(_)) {
        model.saving = Saving::Pending(None);
    }
    show_moved(model, moved);
    vec![Effect::Save]
}

fn show_moved(model: &mut Model, (shown, hid): &Moved) {
    let Some(session) = &model.session else { return };
    let names = |positions: &[usize]| {
        let ids = positions
            .iter()
            .take(4)
            .map(|at| session.checklist.questions[*at].id.as_str());
        let listed = ids.collect::<Vec<_>>().join(", ");
        if positions.len() > 4 {
            format!("{listed}, ...")
        } else {
            listed
        }
    };
    let (shown_count, hid_count) = (shown.len().to_string(), hid.len().to_string());
    let places = [
        ("shown", shown_count.as_str()),
        ("hid", hid_count.as_str()),
        ("new", &names(shown)),
        ("gone", &names(hid)),
    ];
    let word = match (shown.is_empty(), hid.is_empty()) {
        (true, true) => return,
        (false, true) => word::SHOWN,
        (true, false) => word::HIDDEN_NOW,
        (false, false) => word::SHOWN_AND_HIDDEN,
    };
    let text = word.localized(&places);
    model.show_notice(Role::Key, text);
}

pub(super) fn edit_answer(model: &mut Model, edit: impl FnOnce(&mut Answer)) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let Some(id) = session.question().map(|question| question.id.clone()) else {
        return Vec::new();
    };
    let Some(change) = session.change_answer(&id, &model.stamp, edit) else {
        return Vec::new();
    };
    let moved = session.make(change, &model.stamp, today);
    changed(model, &moved)
}
