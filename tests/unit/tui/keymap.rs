//! Unit tests of `tui/keymap`.

use crossterm::event::KeyCode;
use crossterm::event::KeyModifiers;
use selfcheck::session::command::Command;
use selfcheck::session::context::Context;
use selfcheck::tui::input::Key;

use selfcheck::session::command::MENU;

use selfcheck::tui::keymap::*;

#[test]
fn no_two_bindings_collide_in_a_context() {
    for context in Context::ALL {
        let mut seen: Vec<(Key, Command)> = Vec::new();
        for binding in BINDINGS.iter().filter(|each| each.contexts.contains(&context)) {
            for key in binding.keys.iter() {
                let other = seen.iter().find(|(each, _)| each == key);
                assert_eq!(other, None, "{context:?}: {} means two things", name(*key));
                seen.push((*key, binding.command));
            }
        }
    }
}

#[test]
fn every_command_is_reached_without_letters() {
    let is_letter =
        |key: &Key| key.mods.is_empty() && matches!(key.code, KeyCode::Char(each) if each.is_alphabetic());
    for binding in BINDINGS {
        // What has no key at all is in the menu of commands.
        let neutral = binding.keys.iter().any(|key| !is_letter(key))
            || binding.keys.is_empty() && MENU.contains(&binding.command);
        let answers = matches!(
            binding.command,
            Command::Yes | Command::Partial | Command::No | Command::NotApplicable
        );
        assert!(neutral || answers, "{:?}", binding.command);
    }
    for command in MENU {
        assert!(BINDINGS.iter().any(|row| row.command == *command), "{command:?}");
    }
}

#[test]
fn jamo_are_letters_to_commands_and_text_to_texts() {
    let keymap = Keymap::default();
    let jamo = Key::new(KeyCode::Char('ㅜ'));
    assert_eq!(keymap.command(Context::Question, jamo), Some(Command::NextOpen));
    assert_eq!(keymap.command(Context::Note, jamo), None);
    let copy = Key::with(KeyCode::Char('ㅊ'), KeyModifiers::CONTROL);
    assert_eq!(keymap.command(Context::Note, copy), Some(Command::Quit));
}

#[test]
fn help_is_the_last_hint_in_every_context_that_has_it() {
    let keymap = Keymap::default();
    for context in Context::ALL {
        let last = keymap.hints(context).last().map(|each| each.command);
        let wanted = if matches!(context, Context::Ask | Context::TooSmall) {
            Command::Quit
        } else {
            Command::Help
        };
        assert_eq!(last, Some(wanted), "{context:?}");
    }
}
