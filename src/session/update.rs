//! `update(model, msg)`: the only way the model changes. Pure: no clock, file or terminal; what is wanted of the
//! world comes back as effects.

mod action;
mod answer;
mod command;
mod conflict;
mod editing;
mod evidence;
mod guide;
mod history;
mod navigate;
mod outcome;
mod part;

use crate::words::tui as word;

pub(super) use part::part_text;

use super::command::Command;
use super::effect::Effect;
use super::model::{Model, Place, Saving, Screen};
use super::msg::Msg;
use super::piece::Role;

use crate::domain::access::Access;
use crate::domain::lang::Lang;
use crate::domain::live_score::Moved;
use crate::domain::localized::Localized;

/// Changes the model by one message and returns what is asked of the environment.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Do(command) => command::run(model, command),
        Msg::Choose(chosen) => {
            let mut effects = editing::leave(model);
            navigate::focus(model, chosen.clone());
            effects.extend(action::perform(model, chosen));
            effects
        }
        Msg::Typed(text) => editing::typed(model, text),
        Msg::Leave => editing::leave(model),
        Msg::PastedOutside => {
            model.tell_keys(Role::Dim, word::PASTE_WHERE, &[("note", Command::Note)]);
            Vec::new()
        }
        Msg::Pause => editing::write_through(model),
        Msg::Outcome(outcome) => outcome::take(model, outcome),
        Msg::Port(event) => outcome::event(model, event),
    };
    if model.stack.is_empty() {
        model.stack.push(Place::new(Screen::Home));
    }
    effects
}

/// Whether the assessment may be changed; says why where it may not.
fn may_write(model: &mut Model) -> bool {
    match model.session.as_ref().map(|session| &session.access) {
        Some(Access::Writable) => true,
        Some(Access::ReadOnly(why)) => {
            let text = read_only(model, why);
            model.refused += 1;
            model.say(Role::Warn, text);
            false
        }
        None => false,
    }
}

/// Why nothing may be changed, and the way to try again.
fn read_only(model: &Model, why: &Localized) -> Localized {
    let prefix = model.names.prefix();
    let said = |lang| word::READ_ONLY.fill(lang, &[("why", why.get(lang)), ("palette", &prefix)]);
    Localized::new(said(Lang::Ko), said(Lang::En))
}

/// After a change: it is to be saved, and what it showed or hid is said.
fn changed(model: &mut Model, moved: &Moved) -> Vec<Effect> {
    if !matches!(model.saving, Saving::Failed(_)) {
        model.saving = Saving::Pending(None);
    }
    say_moved(model, moved);
    vec![Effect::Save]
}

fn say_moved(model: &mut Model, (shown, hid): &Moved) {
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
    model.say(Role::Key, text);
}
