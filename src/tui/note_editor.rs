//! The editor of text fields, the only file that uses the text-area crate. It reports the caret's cell, so that the real
//! cursor stands there and Korean composes in place. The crate moves by code point; this moves by grapheme cluster, so that
//! no accent, flag or joined emoji is split.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, Input as AreaInput, Key as AreaKey, TextArea, WrapMode};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::input::Key;
use super::text;
use crate::domain::clean::clean_typed;

#[derive(Clone, Debug)]
pub struct Editor {
    area: TextArea<'static>,
    many_lines: bool,
}

impl Editor {
    /// The caret starts at the end.
    pub fn new(start: &str, many_lines: bool) -> Self {
        let mut area = TextArea::new(start.split('\n').map(str::to_owned).collect());
        // The crate draws a caret of its own; the terminal's is used instead.
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

    pub fn raw(&self) -> String {
        self.area.lines().join("\n")
    }

    /// One step of undo; the caret is at the end.
    pub fn replace(&mut self, with: &str) {
        self.area.select_all();
        self.area.insert_str(with);
    }

    pub fn press(&mut self, key: Key) -> bool {
        let key = without_ctrl(key);
        let ctrl = key.mods.contains(KeyModifiers::CONTROL);
        let alt = key.mods.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter if !self.many_lines => return false,
            KeyCode::Char('y') if ctrl => return self.area.redo(),
            // Reached only if the settings bind Ctrl+Z to undo.
            KeyCode::Char('z') if ctrl => return self.area.undo(),
            KeyCode::Backspace if alt => return self.area.undo(),
            KeyCode::Char('u') if ctrl => return self.area.delete_line_by_head(),
            KeyCode::Char('w') | KeyCode::Backspace if ctrl => return self.delete_word(true),
            KeyCode::Char('h') if alt => return self.delete_word(true),
            KeyCode::Char('d') | KeyCode::Delete if alt => return self.delete_word(false),
            _ => {}
        }
        let Some(code) = area_key(key.code) else {
            return false;
        };
        let before = self.area.cursor();
        let input = AreaInput {
            key: code,
            ctrl,
            alt,
            shift: key.mods.contains(KeyModifiers::SHIFT),
        };
        let changed = if ctrl || alt {
            self.area.input(input)
        } else {
            self.step(input)
        };
        self.compose(changed && matches!(key.code, KeyCode::Char(_)));
        self.snap(before);
        changed || before != self.area.cursor() && self.area.is_selecting()
    }

    /// Moves and deletes by whole cluster.
    fn step(&mut self, input: AreaInput) -> bool {
        let (before, after) = self.beside();
        let selects = self.area.is_selecting();
        match input.key {
            AreaKey::Backspace if before > 1 && !selects => self.delete_beside(before, true),
            AreaKey::Delete if after > 1 && !selects => self.delete_beside(after, false),
            AreaKey::Left | AreaKey::Right => {
                let steps = if input.key == AreaKey::Left { before } else { after };
                (0..steps.max(1)).fold(false, |changed, _| self.area.input(input.clone()) || changed)
            }
            _ => self.area.input(input),
        }
    }

    /// Deletes the blanks and the word beside the caret, by whole clusters. At the end of a line it deletes the line end.
    fn delete_word(&mut self, back: bool) -> bool {
        let column = self.area.cursor().1;
        if self.area.is_selecting() {
            return self.area.delete_next_char();
        }
        let before: String = self.line().chars().take(column).collect();
        let after: String = self.line().chars().skip(column).collect();
        let mut words: Vec<&str> = if back { &before } else { &after }.split_word_bounds().collect();
        if back {
            words.reverse();
        }
        let blanks = words.iter().take_while(|word| word.trim().is_empty()).count();
        let count = words
            .iter()
            .take(blanks + 1)
            .map(|word| word.chars().count())
            .sum::<usize>();
        match u16::try_from(count).unwrap_or(u16::MAX) {
            0 if back => self.area.delete_char(),
            0 => self.area.delete_next_char(),
            count => self.delete_beside(count, back),
        }
    }

    /// Deletes so many code points before or after the caret.
    fn delete_beside(&mut self, count: u16, back: bool) -> bool {
        if back {
            let (row, column) = self.at();
            self.area
                .move_cursor(CursorMove::Jump(row, column.saturating_sub(count)));
        }
        self.area.delete_str(usize::from(count))
    }

    /// Row and column of the caret, in code points.
    fn at(&self) -> (u16, u16) {
        let caret = self.area.cursor();
        let number = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        (number(caret.0), number(caret.1))
    }

    fn line(&self) -> &str {
        let row = self.area.cursor().0;
        self.area.lines().get(row).map_or("", String::as_str)
    }

    /// Code points of the clusters before and after the caret.
    fn beside(&self) -> (u16, u16) {
        let column = self.area.cursor().1;
        let (mut start, mut before) = (0, 0);
        for cluster in self.line().graphemes(true) {
            let count = cluster.chars().count();
            if start >= column {
                return (before, u16::try_from(count).unwrap_or(1));
            }
            before = u16::try_from(count.min(column - start)).unwrap_or(1);
            start += count;
        }
        (before, 0)
    }

    /// Composes a typed code point with the one before it.
    fn compose(&mut self, typed: bool) {
        let (count, _) = self.beside();
        if !typed || count < 2 {
            return;
        }
        let (row, column) = self.at();
        let start = usize::from(column - count);
        let apart: String = self.line().chars().skip(start).take(usize::from(count)).collect();
        let joined: String = apart.nfc().collect();
        if joined != apart {
            self.area.move_cursor(CursorMove::Jump(row, column - count));
            self.area.delete_str(usize::from(count));
            self.area.insert_str(joined);
        }
    }

    /// Moves a caret that landed inside a cluster to its start.
    fn snap(&mut self, before: ratatui_textarea::DataCursor) {
        let now = self.area.cursor();
        if now == before || self.area.is_selecting() {
            return;
        }
        let mut start = 0;
        for cluster in self.line().graphemes(true) {
            let end = start + cluster.chars().count();
            if start < now.1 && now.1 < end {
                let (row, _) = self.at();
                let column = u16::try_from(start).unwrap_or(u16::MAX);
                self.area.move_cursor(CursorMove::Jump(row, column));
                return;
            }
            start = end;
        }
    }

    pub fn paste(&mut self, pasted: &str) -> bool {
        let clean = clean_typed(pasted, self.many_lines);
        self.area.insert_str(&clean)
    }

    /// Rows of the text at a width, at most `most`.
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

    /// Draws the text and returns the caret's cell. The last column stays free for the caret after a full row.
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
        let column = u16::try_from(self.drawn(caret.col))
            .unwrap_or(u16::MAX)
            .saturating_sub(left);
        Position {
            x: area.x.saturating_add(column).min(area.right().saturating_sub(1)),
            y: area.y.saturating_add(row).min(area.bottom().saturating_sub(1)),
        }
    }

    /// Cells before the caret as drawn. The crate adds up code points, but a joined emoji takes fewer cells.
    fn drawn(&self, counted: usize) -> usize {
        let before: Vec<char> = self.line().chars().take(self.area.cursor().1).collect();
        let (mut from, mut sum) = (before.len(), 0);
        while from > 0 && sum < counted {
            from -= 1;
            sum += text::width(before[from].encode_utf8(&mut [0; 4]));
        }
        let row: String = before[from..].iter().collect();
        if sum == counted {
            text::width(&row)
        } else {
            counted
        }
    }
}

/// Keys with Ctrl that terminals send for another key, or that are another name of it, as that key.
fn without_ctrl(key: Key) -> Key {
    let code = match key.code {
        KeyCode::Char('h') => KeyCode::Backspace,
        KeyCode::Char('d') => KeyCode::Delete,
        KeyCode::Char('b') => KeyCode::Left,
        KeyCode::Char('f') => KeyCode::Right,
        KeyCode::Char('m' | 'j') => KeyCode::Enter,
        _ => return key,
    };
    if key.mods == KeyModifiers::CONTROL {
        Key::new(code)
    } else {
        key
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
