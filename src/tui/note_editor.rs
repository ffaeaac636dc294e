//! The text editor of notes and fields: the only file that names the text-area crate. It knows the caret's cell, so
//! that the real cursor stands there and Korean composes in place.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, Input as AreaInput, Key as AreaKey, TextArea, WrapMode};

use super::input::Key;
use super::text;

/// A text being edited.
#[derive(Clone, Debug)]
pub struct Editor {
    area: TextArea<'static>,
    many_lines: bool,
}

impl Editor {
    /// Begins with a text, the caret at its end.
    pub fn new(start: &str, many_lines: bool) -> Self {
        let mut area = TextArea::new(start.split('\n').map(str::to_owned).collect());
        // The crate paints a caret of its own; ours is the terminal's.
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.set_wrap_mode(if many_lines {
            WrapMode::WordOrGlyph
        } else {
            WrapMode::None
        });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, many_lines }
    }

    /// Whether Enter makes a new line.
    pub fn takes_lines(&self) -> bool {
        self.many_lines
    }

    /// The text as it is kept: clean, without blanks at line ends.
    pub fn text(&self) -> String {
        let joined = self.area.lines().join("\n");
        let clean = text::clean(&joined, self.many_lines);
        let lines: Vec<&str> = clean.split('\n').map(str::trim_end).collect();
        lines.join("\n").trim_end_matches('\n').to_owned()
    }

    /// The text as it stands, blanks included.
    pub fn raw(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Replaces the whole text, the caret at its end; one step to undo.
    pub fn replace(&mut self, with: &str) {
        self.area.select_all();
        self.area.insert_str(text::clean(with, self.many_lines));
    }

    /// A key while editing. Returns whether the text changed.
    pub fn press(&mut self, key: Key) -> bool {
        let ctrl = key.mods.contains(KeyModifiers::CONTROL);
        let alt = key.mods.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter if !self.many_lines => return false,
            KeyCode::Char('m' | 'j') if ctrl && !self.many_lines => return false,
            KeyCode::Char('y') if ctrl => return self.area.redo(),
            // Comes here only where the settings give Ctrl+Z to undo.
            KeyCode::Char('z') if ctrl => return self.area.undo(),
            KeyCode::Backspace if alt => return self.area.undo(),
            _ => {}
        }
        let Some(code) = area_key(key.code) else {
            return false;
        };
        let before = self.area.cursor();
        let changed = self.area.input(AreaInput {
            key: code,
            ctrl,
            alt,
            shift: key.mods.contains(KeyModifiers::SHIFT),
        });
        changed || before != self.area.cursor() && self.area.is_selecting()
    }

    /// Inserts a pasted text as one step. Returns whether something had to be left out because it was too long.
    pub fn paste(&mut self, pasted: &str) -> bool {
        let clean = text::clean(pasted, self.many_lines);
        self.area.insert_str(&clean);
        pasted.chars().count() > text::MAX_PASTE
    }

    /// Rows that the text wants at a width, at most `most`.
    pub fn rows(&self, width: u16, most: u16) -> u16 {
        if !self.many_lines {
            return 1;
        }
        let wrap = usize::from(width.saturating_sub(1)).max(2);
        let wanted: usize = self
            .area
            .lines()
            .iter()
            .map(|line| text::wrap_plain(line, wrap).len())
            .sum();
        u16::try_from(wanted + 1)
            .unwrap_or(most)
            .clamp(3.min(most), most.max(1))
    }

    /// Draws the text and returns the caret's cell. The last column is kept free, so that the caret after a full row
    /// still lies inside.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer) -> Position {
        let text_area = Rect {
            width: area.width.saturating_sub(1).max(1),
            ..area
        };
        if area.is_empty() {
            return area.as_position();
        }
        (&self.area).render(text_area.intersection(*buffer.area()), buffer);
        let caret = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let row = u16::try_from(caret.row).unwrap_or(u16::MAX).saturating_sub(top);
        let column = u16::try_from(caret.col).unwrap_or(u16::MAX).saturating_sub(left);
        Position {
            x: area.x.saturating_add(column).min(area.right().saturating_sub(1)),
            y: area.y.saturating_add(row).min(area.bottom().saturating_sub(1)),
        }
    }
}

fn area_key(code: KeyCode) -> Option<AreaKey> {
    Some(match code {
        KeyCode::Char(each) => AreaKey::Char(each),
        KeyCode::Backspace => AreaKey::Backspace,
        KeyCode::Enter => AreaKey::Enter,
        KeyCode::Left => AreaKey::Left,
        KeyCode::Right => AreaKey::Right,
        KeyCode::Up => AreaKey::Up,
        KeyCode::Down => AreaKey::Down,
        KeyCode::Home => AreaKey::Home,
        KeyCode::End => AreaKey::End,
        KeyCode::PageUp => AreaKey::PageUp,
        KeyCode::PageDown => AreaKey::PageDown,
        KeyCode::Delete => AreaKey::Delete,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(editor: &mut Editor, text: &str) {
        for each in text.chars() {
            editor.press(Key::new(KeyCode::Char(each)));
        }
    }

    #[test]
    fn caret_follows_wide_syllables_and_full_rows() {
        let mut editor = Editor::new("", true);
        typed(&mut editor, "한글 메모");
        let area = Rect::new(3, 2, 10, 3);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 6));
        assert_eq!(editor.draw(area, &mut buffer), Position::new(12, 2));
        typed(&mut editor, "가");
        assert_eq!(editor.draw(area, &mut buffer), Position::new(9, 3));
    }

    #[test]
    fn one_line_takes_no_line_ends_and_undo_goes_back() {
        let mut editor = Editor::new("a", false);
        editor.press(Key::new(KeyCode::Enter));
        editor.paste("b\r\nc");
        assert_eq!(editor.text(), "ab c");
        editor.press(Key::with(KeyCode::Backspace, KeyModifiers::ALT));
        assert_eq!(editor.text(), "a");
    }
}
