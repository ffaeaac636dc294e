//! From terminal events to what the program works with: presses only, pastes whole and cleaned, two-set jamo turned
//! to Latin letters for commands. What a key means is not decided here.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::domain::jamo::latin;
use ratatui::layout::Size;

use super::window::clamp;

/// One thing that came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed or repeats.
    Key(Key),
    /// A text was pasted whole.
    Paste(String),
    /// The window has another size: columns, rows.
    Resized(u16, u16),
    /// The left button at a column and row.
    Clicked(u16, u16),
    /// The wheel: rows down, negative for up.
    Wheel(i16),
}

/// A key with its modifiers, in one form for every terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// What was held. Shift is left out where the key itself already tells it.
    pub mods: KeyModifiers,
}

impl Key {
    /// A key without modifiers.
    pub const fn new(code: KeyCode) -> Self {
        Self {
            code,
            mods: KeyModifiers::NONE,
        }
    }

    /// A key with modifiers.
    pub const fn with(code: KeyCode, mods: KeyModifiers) -> Self {
        Self { code, mods }
    }

    /// The key of an event: letters and back-tab tell their shift themselves.
    fn of(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut mods = event.modifiers & kept;
        if matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab) {
            mods.remove(KeyModifiers::SHIFT);
        }
        // Shift+F4 comes as F16 from terminals that count function keys the old way.
        let code = match event.code {
            KeyCode::F(number @ 13..=24) => {
                mods.insert(KeyModifiers::SHIFT);
                KeyCode::F(number - 12)
            }
            code => code,
        };
        Self { code, mods }
    }

    /// Whether the key writes a character where a text is typed.
    pub fn is_text(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.mods.is_empty()
    }

    /// The key as a command reads it: a two-set jamo is the Latin letter on the same cap.
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

/// Whether a character is Hangul, as a key that no command knows.
pub fn is_hangul(each: char) -> bool {
    matches!(each, '가'..='힣' | 'ㄱ'..='ㆎ' | '\u{1100}'..='\u{11ff}')
}

/// What an event means; `None` for releases, focus changes and mouse moves.
pub fn read(event: Event) -> Option<Input> {
    match event {
        // Windows and the newer terminal protocols report releases too; they are nobody's command.
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
