//! Draws text and marks into the buffer, cut to the available cells.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::text;
use super::super::theme::Theme;
use crate::session::piece::{Piece, Role};

/// Draws runs of text in at most so many cells, elided if they do not fit. Returns the cells used.
pub(super) fn put(buffer: &mut Buffer, at: Position, width: u16, pieces: &[Piece], theme: Theme) -> u16 {
    let limit = usize::from(width);
    let fits = text::width_of(pieces) <= limit;
    let mut used = 0;
    for piece in pieces {
        let left = limit - used;
        let mark = theme.marks().ellipsis;
        let shown = if fits {
            piece.text.clone()
        } else {
            text::elide(&piece.text, left, mark)
        };
        let style = theme.style(piece.role);
        let x = at.x.saturating_add(u16::try_from(used).unwrap_or(u16::MAX));
        if left > 0 && buffer.area().contains(Position::new(x, at.y)) {
            buffer.set_stringn(x, at.y, &shown, left, style);
        }
        used = (used + text::width(&shown)).min(limit);
        if shown.len() < piece.text.len() {
            break;
        }
    }
    u16::try_from(used).unwrap_or(u16::MAX)
}

pub(super) fn fill(buffer: &mut Buffer, area: Rect, mark: &str, style: Style) {
    for position in area.intersection(*buffer.area()).positions() {
        buffer[position].set_symbol(mark).set_style(style);
    }
}

pub(super) fn separator(theme: Theme) -> Style {
    theme.style(Role::Dim)
}
