//! Who answers: asked once, when the first assessment opens, and kept in the settings.

use crate::words::session as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Ask, Model, Screen};
use super::super::piece::Role;

/// Asks who answers, with the name to offer, which may be empty.
pub(super) fn ask(model: &mut Model, offered: String) {
    if model.ask.is_some() {
        return;
    }
    let mut options = vec![
        (word::AUTHOR_TYPE, Action::TypeAuthor),
        (word::AUTHOR_NONE, Action::Author(String::new())),
    ];
    let mut text = word::AUTHOR_ASK.localized(&[]);
    if !offered.is_empty() {
        text = word::AUTHOR_OFFERED.localized(&[("name", &offered)]);
        options.insert(0, (word::AUTHOR_USE, Action::Author(offered)));
    }
    model.ask = Some(Ask {
        text,
        options,
        focus: 0,
    });
}

/// Signs answers with a name from now on.
pub(super) fn set(model: &mut Model, name: String) -> Vec<Effect> {
    if name.is_empty() {
        model.notify_keys(
            Role::Dim,
            word::AUTHOR_UNSIGNED,
            &[("settings", Command::Settings)],
        );
    } else {
        let named = [("name", name.as_str())];
        let text = model.localized(word::AUTHOR_SET, &named, &[("settings", Command::Settings)]);
        model.show_notice(Role::Dim, text);
    }
    model.stamp.by.clone_from(&name);
    vec![Effect::RememberSetting("author", name)]
}

/// The name was typed: keeps it, and goes back to where it was asked for.
pub(super) fn typed(model: &mut Model, name: &str) -> Vec<Effect> {
    let was_asked = model.author_asked_on.take().is_some();
    if was_asked && model.screen() == Screen::Settings {
        model.stack.pop();
    }
    let name = name.trim();
    // An empty line after the question is no answer to it.
    if name == model.stamp.by && (!was_asked || name.is_empty()) {
        return Vec::new();
    }
    set(model, name.to_owned())
}
