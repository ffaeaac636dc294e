//! A row of the table of keys, and the display names of keys.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyModifiers};

use super::super::input::Key;
use crate::session::command::Command;
use crate::session::context::Context;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub command: Command,
    pub contexts: &'static [Context],
    /// The first one is shown in hints.
    pub keys: Cow<'static, [Key]>,
    /// Place in the footer, lowest first; 0 for none.
    pub hint: u8,
}

impl Binding {
    /// The key shown where characters are text: the first that is none.
    pub fn shown_beside_text(&self) -> Option<String> {
        self.keys.iter().find(|key| !key.is_text()).map(|key| name(*key))
    }

    /// The first key; for keys that choose the n-th answer, the first and the last.
    pub fn shown(&self) -> String {
        let (first, last) = (self.keys.first(), self.keys.last());
        match (self.command, first, last) {
            (Command::Choose(_), Some(first), Some(last)) if first != last => {
                format!("{}-{}", name(*first), name(*last))
            }
            (_, Some(first), _) => name(*first),
            _ => String::new(),
        }
    }
}

/// The display name of a key: `^S`, `F4`, `Enter`.
pub fn name(key: Key) -> String {
    let code = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(each) if key.mods == KeyModifiers::CONTROL => {
            return format!("^{}", each.to_ascii_uppercase());
        }
        KeyCode::Char(each) => each.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::BackTab => return "Shift+Tab".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Insert => "Ins".to_owned(),
        code => format!("{code:?}"),
    };
    let mut name = String::new();
    if key.mods.contains(KeyModifiers::CONTROL) {
        name.push_str("Ctrl+");
    }
    if key.mods.contains(KeyModifiers::SHIFT) {
        name.push_str("Shift+");
    }
    if key.mods.contains(KeyModifiers::ALT) {
        name.push_str("Alt+");
    }
    name + &code
}
