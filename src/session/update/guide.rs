//! Shows the guide of the current question where it has no pane.

use crate::words::session as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Model, Place, Screen, View};
use super::super::piece::Role;
use super::navigate;

/// Unfolds the guide and moves the focus to it; if it has the focus already, folds it and returns to the answer.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    let effects = go_to_question(model);
    if model.guide_has_pane {
        let keys = [("up", Command::GuideUp), ("down", Command::GuideDown)];
        model.notify_keys(Role::Dim, word::GUIDE_BESIDE, &keys);
        return effects;
    }
    let row = Action::Do(Command::Guide);
    if model.guide_open && model.place().key.as_ref() == Some(&row) {
        model.guide_open = false;
        if let Some(place) = model.stack.last_mut() {
            *place = Place::new(Screen::Question);
        }
        return effects;
    }
    model.guide_open = true;
    if let Some(place) = model.stack.last_mut() {
        place.key = Some(row);
        place.view = View::FromFocus;
    }
    effects
}

fn go_to_question(model: &mut Model) -> Vec<Effect> {
    match &model.session {
        Some(session) if model.screen() != Screen::Question => {
            let at = session.at;
            navigate::go_question(model, at)
        }
        _ => Vec::new(),
    }
}
