//! Converts terminal events to inputs: presses only, cleaned pastes, and Latin letters for two-set jamo. What a key does is
//! decided elsewhere.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::domain::jamo::latin;
use ratatui::layout::Size;

use super::window::clamp;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Paste(String),
    /// Columns, rows.
    Resized(u16, u16),
    Clicked(u16, u16),
    /// Rows down; negative is up.
    Wheel(i16),
}

/// A key with its modifiers, in one form for all terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: KeyCode,
    /// Without Shift where the key itself implies it.
    pub mods: KeyModifiers,
}

impl Key {
    pub const fn new(code: KeyCode) -> Self {
        Self {
            code,
            mods: KeyModifiers::NONE,
        }
    }

    pub const fn with(code: KeyCode, mods: KeyModifiers) -> Self {
        Self { code, mods }
    }

    /// Characters and back-tab imply their Shift.
    fn of(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut mods = event.modifiers & kept;
        if matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab) {
            mods.remove(KeyModifiers::SHIFT);
        }
        // Terminals with the old numbering send Shift+F4 as F16.
        let code = match event.code {
            KeyCode::F(number @ 13..=24) => {
                mods.insert(KeyModifiers::SHIFT);
                KeyCode::F(number - 12)
            }
            code => code,
        };
        Self { code, mods }
    }

    /// Whether it types a character.
    pub fn is_text(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.mods.is_empty()
    }

    /// The key as a command: a two-set jamo is the Latin letter on the same key.
    #[must_use]
    pub fn for_command(self) -> Self {
        match self.code {
            KeyCode::Char(jamo) => Self {
                code: KeyCode::Char(latin(jamo).unwrap_or(jamo)),
                ..self
            },
            _ => self,
        }
    }
}

pub fn is_hangul(each: char) -> bool {
    matches!(each, '가'..='힣' | 'ㄱ'..='ㆎ' | '\u{1100}'..='\u{11ff}')
}

/// Returns `None` for releases, focus changes and mouse moves.
pub fn read(event: Event) -> Option<Input> {
    match event {
        // Windows and newer terminal protocols report releases too.
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Input::Key(Key::of(key))),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => {
            let size = clamp(Size::new(columns, rows));
            Some(Input::Resized(size.width, size.height))
        }
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Clicked(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Input::Wheel(3)),
            MouseEventKind::ScrollUp => Some(Input::Wheel(-3)),
            _ => None,
        },
        Event::FocusGained | Event::FocusLost => None,
    }
}
