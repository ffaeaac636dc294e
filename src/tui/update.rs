//! `update(model, msg)`: the only way the model changes. Pure: no clock, file or terminal; what is wanted of the
//! world comes back as effects.

mod act;
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

use super::effect::Effect;
use super::input::{Input, is_hangul};
use super::model::{Model, Saving};
use super::msg::Msg;
use super::theme::Role;

use crate::domain::lang::Lang;
use crate::domain::live_score::Moved;
use crate::domain::localized::Localized;
use crate::domain::port::Access;
use crossterm::event::KeyCode;

/// Changes the model by one message and says what is asked of the world.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Do(command) => {
            model.hangul_keys = 0;
            command::run(model, command)
        }
        Msg::Type(key) => editing::press(model, key),
        Msg::Unbound(key) => {
            unbound(model, key.code);
            Vec::new()
        }
        Msg::Paste(text) => editing::paste(model, &text),
        Msg::Resized(columns, rows) => {
            model.size = (columns, rows);
            model.stack.iter_mut().for_each(|place| place.follow = true);
            Vec::new()
        }
        Msg::Clicked(column, row) => navigate::click(model, column, row),
        Msg::Wheel(_) if model.is_too_small() => Vec::new(),
        Msg::Wheel(lines) => {
            navigate::wheel(model, lines);
            Vec::new()
        }
        Msg::Pause => editing::write_through(model),
        Msg::Outcome(outcome) => outcome::take(model, outcome),
        Msg::Port(event) => outcome::event(model, event),
    };
    navigate::settle(model);
    effects
}

/// What an input means now; `None` where it means nothing.
pub fn resolve(model: &Model, input: Input) -> Option<Msg> {
    let context = model.context();
    Some(match input {
        Input::Key(key) => match model.keymap.command(context, key) {
            Some(command) => Msg::Do(command),
            None if context.is_typing() => Msg::Type(key),
            None => Msg::Unbound(key),
        },
        Input::Paste(text) => Msg::Paste(text),
        Input::Resized(columns, rows) => Msg::Resized(columns, rows),
        Input::Clicked(column, row) => Msg::Clicked(column, row),
        Input::Wheel(lines) => Msg::Wheel(lines),
    })
}

/// After two Hangul keys that no command knows, say that the keyboard writes Korean.
fn unbound(model: &mut Model, code: KeyCode) {
    let is_korean = matches!(code, KeyCode::Char(each) if is_hangul(each));
    model.hangul_keys = if is_korean { model.hangul_keys + 1 } else { 0 };
    if model.hangul_keys >= 2 {
        model.hangul_keys = 0;
        model.tell(Role::Warn, word::HANGUL_KEYS);
    }
}

/// Whether the assessment may be changed; says why where it may not.
fn may_write(model: &mut Model) -> bool {
    match model.session.as_ref().map(|session| &session.access) {
        Some(Access::Writable) => true,
        Some(Access::ReadOnly(why)) => {
            let text = read_only(model, why);
            model.say(Role::Warn, text);
            false
        }
        None => false,
    }
}

/// Why nothing may be changed, and the way to try again.
fn read_only(model: &Model, why: &Localized) -> Localized {
    let palette = model.keymap.palette_word();
    let said = |lang: Lang| word::READ_ONLY.fill(lang, &[("why", why.get(lang)), ("palette", &palette)]);
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
