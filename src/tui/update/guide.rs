//! The guide of the question at hand: brought into sight where it has no pane of its own, and scrolled.

use crate::words::tui as word;

use super::super::act::Act;
use super::super::effect::Effect;
use super::super::flow;
use super::super::keymap::Command;
use super::super::model::{Model, Place, Screen};
use super::super::theme::Role;
use super::navigate;

/// Lines by which the guide is scrolled.
const STEP: i16 = 3;

/// Brings the guide into sight; where it is at hand already, folds it and goes back to the answer.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    let effects = go_to_question(model);
    if flow::has_guide_pane(model) {
        let keys = [("up", Command::GuideUp), ("down", Command::GuideDown)];
        model.tell_keys(Role::Dim, word::GUIDE_BESIDE, &keys);
        return effects;
    }
    let row = Act::Do(Command::Guide);
    if model.guide_open && model.place().key.as_ref() == Some(&row) {
        model.guide_open = false;
        if let Some(place) = model.stack.last_mut() {
            *place = Place::new(Screen::Question);
        }
        return effects;
    }
    model.guide_open = true;
    navigate::show_from(model, &row);
    effects
}

/// Scrolls the guide in its pane, or the page where it is unfolded there.
pub(super) fn scroll(model: &mut Model, down: bool) -> Vec<Effect> {
    if flow::has_guide_pane(model) {
        let last = flow::guide_last_scroll(model);
        let step = usize::from(STEP.unsigned_abs());
        model.guide_scroll = if down {
            (model.guide_scroll + step).min(last)
        } else {
            model.guide_scroll.min(last).saturating_sub(step)
        };
        return Vec::new();
    }
    if !model.guide_open {
        return show(model);
    }
    navigate::wheel(model, if down { STEP } else { -STEP });
    Vec::new()
}

/// From another screen the question at hand is shown first.
fn go_to_question(model: &mut Model) -> Vec<Effect> {
    match &model.session {
        Some(session) if model.screen() != Screen::Question => {
            let at = session.at;
            navigate::go_question(model, at)
        }
        _ => Vec::new(),
    }
}
