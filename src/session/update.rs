//! `update(model, msg)`: the only function that changes the model. Pure: no clock, files or terminal; side effects are
//! returned.

mod answer;
mod approval;
mod author;
mod change;
mod completion;
mod confirm;
mod conflict;
mod dispatch;
mod draft;
mod editing;
mod evidence;
mod facts;
mod filters;
mod guide;
mod history;
mod navigate;
mod next_row;
mod outcome;
mod quit;
mod settings;
mod subject;
mod waive;

use crate::words::session as word;

use super::command::Command;
use super::effect::Effect;
use super::model::{Model, Place, Screen};
use super::msg::Msg;
use super::piece::Role;

pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Do(command) => dispatch::run(model, command),
        Msg::Choose(chosen) => {
            let mut effects = editing::leave(model);
            model.focus(chosen.clone());
            effects.extend(dispatch::perform(model, chosen));
            effects
        }
        Msg::Typed(text) => editing::typed(model, text),
        Msg::Write(text) => editing::write(model, text),
        Msg::Leave => editing::leave(model),
        Msg::PastedOutside => {
            model.notify_keys(Role::Dim, word::PASTE_WHERE, &[("note", Command::Note)]);
            Vec::new()
        }
        Msg::Pause => editing::write_through(model),
        Msg::Outcome(outcome) => outcome::apply(model, outcome),
        Msg::Port(event) => outcome::event(model, event),
    };
    if model.stack.is_empty() {
        model.stack.push(Place::new(Screen::Home));
    }
    effects
}
