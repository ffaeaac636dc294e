//! Names of keys in the settings file: `ctrl+e`, `f4`, `n`.

use crossterm::event::{KeyCode, KeyModifiers};

use super::super::input::Key;

const WORDS: [(&str, KeyCode); 18] = [
    ("enter", KeyCode::Enter),
    ("space", KeyCode::Char(' ')),
    ("plus", KeyCode::Char('+')),
    ("tab", KeyCode::Tab),
    ("esc", KeyCode::Esc),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pgup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("pgdn", KeyCode::PageDown),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyError {
    Unreadable,
    /// Terminals send the same bytes for another key.
    SameAs(&'static str),
}

pub(super) fn read_key(word: &str) -> Result<Key, KeyError> {
    let word = word.trim();
    let (held, last) = match word.rsplit_once('+') {
        // The plus sign itself: `+`, `ctrl++`.
        Some((held, "")) if held.is_empty() || held.ends_with('+') => {
            (held.strip_suffix('+').unwrap_or(held), "plus")
        }
        Some((held, last)) => (held, last),
        None => ("", word),
    };
    let mut mods = KeyModifiers::NONE;
    for each in held.split('+').filter(|each| !each.is_empty()) {
        mods |= match each.trim().to_lowercase().as_str() {
            "ctrl" => KeyModifiers::CONTROL,
            "alt" => KeyModifiers::ALT,
            "shift" => KeyModifiers::SHIFT,
            _ => return Err(KeyError::Unreadable),
        };
    }
    let code = code_of(last.trim()).ok_or(KeyError::Unreadable)?;
    settled(code, mods)
}

fn code_of(word: &str) -> Option<KeyCode> {
    let mut letters = word.chars();
    if let (Some(one), None) = (letters.next(), letters.next()) {
        return (!one.is_whitespace() && !one.is_control()).then_some(KeyCode::Char(one));
    }
    let lower = word.to_lowercase();
    if let Some(number) = lower.strip_prefix('f').and_then(|rest| rest.parse::<u8>().ok()) {
        return (1..=12).contains(&number).then_some(KeyCode::F(number));
    }
    let found = WORDS.iter().find(|(each, _)| *each == lower);
    found.map(|(_, code)| *code)
}

/// The key in the form that input has, so that both can be compared.
fn settled(code: KeyCode, mut mods: KeyModifiers) -> Result<Key, KeyError> {
    let key = match code {
        KeyCode::Char(each) => {
            let each = Key::new(KeyCode::Char(each)).for_command().code;
            let KeyCode::Char(each) = each else {
                return Err(KeyError::Unreadable);
            };
            let each = if mods.contains(KeyModifiers::CONTROL) {
                each.to_ascii_lowercase()
            } else if mods.contains(KeyModifiers::SHIFT) {
                each.to_ascii_uppercase()
            } else {
                each
            };
            mods.remove(KeyModifiers::SHIFT);
            Key::with(KeyCode::Char(each), mods)
        }
        KeyCode::Tab if mods.contains(KeyModifiers::SHIFT) => {
            mods.remove(KeyModifiers::SHIFT);
            Key::with(KeyCode::BackTab, mods)
        }
        code => Key::with(code, mods),
    };
    let same = match key.code {
        KeyCode::Char('m') => "enter",
        KeyCode::Char('i') => "tab",
        KeyCode::Char('[') => "esc",
        _ => return Ok(key),
    };
    if key.mods.contains(KeyModifiers::CONTROL) {
        return Err(KeyError::SameAs(same));
    }
    Ok(key)
}

pub fn key_word(key: Key) -> String {
    let (code, mut mods) = match key.code {
        KeyCode::BackTab => (KeyCode::Tab, key.mods | KeyModifiers::SHIFT),
        code => (code, key.mods),
    };
    let last = match code {
        KeyCode::F(number) => format!("f{number}"),
        KeyCode::Char(each) if !matches!(each, ' ' | '+') => {
            mods.remove(KeyModifiers::SHIFT);
            each.to_string()
        }
        code => {
            let found = WORDS.iter().find(|(_, each)| *each == code);
            found.map_or("", |(word, _)| word).to_owned()
        }
    };
    let mut word = String::new();
    for (held, name) in [
        (KeyModifiers::CONTROL, "ctrl+"),
        (KeyModifiers::ALT, "alt+"),
        (KeyModifiers::SHIFT, "shift+"),
    ] {
        if mods.contains(held) {
            word.push_str(name);
        }
    }
    word + &last
}

#[cfg(test)]
mod tests {
    use super::super::BINDINGS;
    use super::*;
    use crate::session::command::COMMANDS;

    #[test]
    fn every_command_has_one_name_and_every_key_of_the_table_is_read_as_written() {
        for row in BINDINGS {
            assert_eq!(
                COMMANDS.iter().filter(|(each, ..)| *each == row.command).count(),
                1,
                "{:?}",
                row.command
            );
            for key in row.keys.iter() {
                let word = key_word(*key);
                assert_eq!(read_key(&word), Ok(*key), "{word}");
            }
        }
        let mut names: Vec<&str> = COMMANDS.iter().map(|(_, name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COMMANDS.len());
    }

    #[test]
    fn keys_are_read_however_they_are_written() {
        let plain = |code| Ok(Key::new(code));
        assert_eq!(read_key("N"), plain(KeyCode::Char('N')));
        assert_eq!(read_key("shift+n"), plain(KeyCode::Char('N')));
        assert_eq!(read_key("Ctrl+E"), read_key("ctrl+e"));
        assert_eq!(read_key("+"), plain(KeyCode::Char('+')));
        assert_eq!(
            read_key("ctrl++"),
            Ok(Key::with(KeyCode::Char('+'), KeyModifiers::CONTROL))
        );
        assert_eq!(
            read_key("ㅜ"),
            plain(KeyCode::Char('n')),
            "a jamo is the key it is on"
        );
        assert_eq!(read_key("shift+tab"), plain(KeyCode::BackTab));
        assert_eq!(read_key("PgDn"), plain(KeyCode::PageDown));
        for wrong in ["", "f13", "hyper+x", "ctrl+", "nn", "ctrl e"] {
            assert_eq!(read_key(wrong), Err(KeyError::Unreadable), "{wrong}");
        }
        assert_eq!(read_key("ctrl+m"), Err(KeyError::SameAs("enter")));
        assert_eq!(read_key("ctrl+I"), Err(KeyError::SameAs("tab")));
    }
}
