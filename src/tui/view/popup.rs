//! Draws dialogs. Only this file clears cells: a wide character whose right half lies under the popup has to go as a whole,
//! or it breaks the border.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::session::marks::Marks;
use crate::session::model::Ask;
use crate::session::piece::{Piece, Role};

use super::super::text;
use super::super::ui::Ui;
use super::paint::put;

/// Clears an area, draws its border, and returns the area inside.
pub(super) fn open(buffer: &mut Buffer, area: Rect, marks: &Marks) -> Rect {
    let area = area.intersection(*buffer.area());
    for y in area.y..area.bottom() {
        if let Some(x) = area.x.checked_sub(1)
            && text::width(buffer[(x, y)].symbol()) > 1
        {
            buffer[(x, y)].reset();
        }
        for x in area.x..area.right() {
            buffer[(x, y)].reset();
        }
    }
    if area.width < 2 || area.height < 2 {
        return area;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x..=right {
        buffer[(x, area.y)].set_symbol(marks.rule);
        buffer[(x, bottom)].set_symbol(marks.rule);
    }
    for y in area.y..=bottom {
        buffer[(area.x, y)].set_symbol(marks.side);
        buffer[(right, y)].set_symbol(marks.side);
    }
    for ((x, y), corner) in [
        (area.x, area.y),
        (right, area.y),
        (area.x, bottom),
        (right, bottom),
    ]
    .into_iter()
    .zip(marks.corners)
    {
        buffer[(x, y)].set_symbol(corner);
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// Draws a dialog and returns the cell of the focused option.
pub(super) fn ask(buffer: &mut Buffer, area: Rect, ui: &Ui, ask: &Ask) -> Position {
    let width = area.width.saturating_sub(4).min(60);
    let room = usize::from(width.saturating_sub(4));
    let options = u16::try_from(ask.options.len()).unwrap_or(0);
    let mut lines = text::wrap_plain(&ui.shown(ask.text.get(ui.model.lang)), room);
    let most = usize::from(area.height.saturating_sub(options + 3).max(1));
    text::cut(&mut lines, most, ui.model.marks().ellipsis);
    let height = u16::try_from(lines.len()).unwrap_or(0) + options + 3;
    let x = area.x + (area.width - width) / 2;
    let y = area.y + area.height.saturating_sub(height) / 2;
    let inner = open(buffer, Rect::new(x, y, width, height), ui.model.marks());
    let mut at = Position::new(inner.x + 1, inner.y);
    for line in lines {
        put(
            buffer,
            at,
            inner.width - 2,
            &[Piece::new(line, Role::Strong)],
            ui.theme(),
        );
        at.y += 1;
    }
    at.y += 1;
    let mut cursor = at;
    for (index, (label, _)) in ask.options.iter().enumerate() {
        let place = Position::new(at.x + 2, at.y);
        let used = put(
            buffer,
            place,
            inner.width.saturating_sub(4),
            &[Piece::plain(label.get(ui.model.lang))],
            ui.theme(),
        );
        if index == ask.focus {
            put(
                buffer,
                at,
                1,
                &[Piece::new(ui.model.marks().focus, Role::Key)],
                ui.theme(),
            );
            let cells = Rect::new(place.x, place.y, used, 1);
            buffer.set_style(cells.intersection(*buffer.area()), ui.theme().focus());
            cursor = at;
        }
        at.y += 1;
    }
    Position::new(cursor.x.min(area.right() - 1), cursor.y.min(area.bottom() - 1))
}
