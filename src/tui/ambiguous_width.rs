//! Support for terminals that draw ambiguous-width characters (`①`, `※`, `“`, `…`) in two cells, as Korean consoles may.
//! Texts get a filler after each such character, so that they are measured as they will look; the backend leaves the filler
//! out and places the cursor again after the character.

use std::borrow::Cow;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::window::clamp;

/// In the second cell of an ambiguous-width character; never sent to the terminal.
const FILLER: &str = "\u{2800}";

/// Whether a character takes one cell by the standard and two in Korean fonts.
fn is_uncertain(cluster: &str) -> bool {
    cluster.width() == 1 && cluster.width_cjk() == 2
}

pub fn widen(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.graphemes(true).any(is_uncertain) {
        return Cow::Borrowed(text);
    }
    let mut wide = String::with_capacity(text.len() + 16);
    for cluster in text.graphemes(true) {
        wide.push_str(cluster);
        if is_uncertain(cluster) {
            wide.push_str(FILLER);
        }
    }
    Cow::Owned(wide)
}

/// A backend that leaves out fillers.
#[derive(Debug)]
pub struct Wide<B>(pub B);

impl<B: Backend> Backend for Wide<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Each call places the cursor before its first cell, which is what is needed after a filler.
        let mut run: Vec<(u16, u16, &Cell)> = Vec::new();
        for (x, y, cell) in content {
            if cell.symbol() == FILLER {
                self.0.draw(run.drain(..))?;
            } else {
                run.push((x, y, cell));
            }
        }
        self.0.draw(run.into_iter())
    }

    fn append_lines(&mut self, lines: u16) -> Result<(), Self::Error> {
        self.0.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Self::Error> {
        self.0.clear_region(region)
    }

    fn size(&self) -> Result<Size, Self::Error> {
        self.0.size().map(clamp)
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        self.0.window_size()
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::{TerminalOptions, Viewport};

    use super::*;
    use crate::tui::text;

    #[test]
    fn uncertain_characters_are_measured_as_two_cells() {
        assert_eq!(widen("가 ① 나…"), "가 ①\u{2800} 나…\u{2800}");
        assert_eq!(text::width(&widen("※①")), 4);
        assert!(matches!(widen("한글 abc"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_cursor_is_placed_again_after_them_and_fillers_are_not_written() {
        let mut out: Vec<u8> = Vec::new();
        let area = Rect::new(0, 0, 10, 1);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let mut terminal = Terminal::with_options(Wide(CrosstermBackend::new(&mut out)), options).unwrap();
        terminal
            .draw(|frame| {
                frame
                    .buffer_mut()
                    .set_string(0, 0, widen("①가"), ratatui::style::Style::new());
            })
            .unwrap();
        drop(terminal);
        let written = String::from_utf8(out).unwrap();
        assert!(!written.contains(FILLER), "{written:?}");
        let after = written.split_once('①').unwrap().1;
        assert!(after.contains("\u{1b}[1;3H가"), "{after:?}");
    }
}
