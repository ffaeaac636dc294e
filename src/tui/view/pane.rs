//! The panes: the page with its focused row and editor, the tree of sections, and the guide.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::session::command::Command;
use crate::session::page::{Page, overview};
use crate::session::piece::{Piece, Role};
use crate::words::tui as word;

use super::super::layout::{self, Flow, FlowLine, GUTTER};
use super::super::text;
use super::super::ui::Ui;
use super::paint::{fill, put, separator};

pub(super) struct Drawn {
    pub(super) cursor: Position,
    /// Lines below the last visible one.
    pub(super) below: usize,
}

pub(super) fn body(buffer: &mut Buffer, area: Rect, ui: &Ui, page: &Page) -> Drawn {
    if area.is_empty() {
        return Drawn {
            cursor: area.as_position(),
            below: 0,
        };
    }
    let flow = Flow::of(page, ui, area.width, area.height);
    let place = ui.model.place();
    let height = usize::from(area.height);
    let scroll = place.scroll.min(flow.last_scroll(height));
    let below = flow.lines.len().saturating_sub(scroll + height);
    let focused = page.stops().get(place.focus).copied();
    let mut cursor = None;
    let mut editor = None;
    let pinned = flow.pinned(page, scroll, height, focused);
    for (y, line) in (area.y..area.bottom()).zip(flow.lines.iter().skip(scroll)) {
        if let (true, Some(pinned)) = (y == area.y, pinned) {
            pin(buffer, area, ui, &flow, pinned);
            continue;
        }
        let is_focused = focused == Some(line.row);
        row(buffer, Rect { y, height: 1, ..area }, ui, line, is_focused);
        if is_focused && line.first {
            let x = area.x + u16::try_from(line.indent.saturating_sub(GUTTER)).unwrap_or(0);
            cursor = Some(Position::new(x.min(area.right() - 1), y));
        }
        if let Some(at) = line.editor {
            let from = editor.map_or((y, at, line.indent), |(first, top, indent)| (first, top, indent));
            editor = Some(from);
        }
    }
    if let (Some((y, skipped, indent)), Some((_, drawn))) = (editor, &ui.editor) {
        let indent = u16::try_from(indent).unwrap_or(0).min(area.width - 1);
        let rows = flow.editor_rows.saturating_sub(skipped).min(area.bottom() - y);
        let inner = Rect::new(area.x + indent, y, area.width - indent, rows);
        return Drawn {
            cursor: drawn.draw(inner, buffer),
            below,
        };
    }
    // If the focused row is not visible, the cursor waits at the edge nearest to it; if no row has focus, at the top.
    let first = focused
        .and_then(|row| flow.spans.get(row))
        .map_or(0, |span| span.0);
    let edge = if first < scroll || focused.is_none() {
        area.y
    } else {
        area.bottom() - 1
    };
    Drawn {
        cursor: cursor.unwrap_or(Position::new(area.x, edge)),
        below,
    }
}

/// Draws a pinned line at the top, with a mark if its row continues.
fn pin(buffer: &mut Buffer, area: Rect, ui: &Ui, flow: &Flow, at: usize) {
    let line = &flow.lines[at];
    let width = usize::from(area.width);
    let mark = ui.model.marks().ellipsis;
    let mut said: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
    let goes_on = flow.lines.get(at + 1).is_some_and(|next| next.row == line.row);
    if goes_on {
        let limit = text::width(&said).max(width.min(text::width(&said) + text::width(mark)));
        said = text::elide(&format!("{said}{mark} "), limit, mark);
    }
    let pieces = [Piece::new(said, Role::Strong)];
    put(buffer, area.as_position(), area.width, &pieces, ui.theme());
}

fn row(buffer: &mut Buffer, area: Rect, ui: &Ui, line: &FlowLine, is_focused: bool) {
    let indent = u16::try_from(line.indent).unwrap_or(u16::MAX);
    let at = Position::new(area.x.saturating_add(indent), area.y);
    let used = put(
        buffer,
        at,
        area.width.saturating_sub(indent),
        &line.pieces,
        ui.theme(),
    );
    if !is_focused || line.editor.is_some() {
        return;
    }
    let text_area = Rect {
        x: at.x,
        width: used,
        ..area
    };
    buffer.set_style(text_area.intersection(*buffer.area()), ui.theme().focus());
    if line.first {
        let mark = Position::new(at.x.saturating_sub(2).max(area.x), at.y);
        put(
            buffer,
            mark,
            1,
            &[Piece::new(ui.model.marks().focus, Role::Key)],
            ui.theme(),
        );
    }
}

pub(super) fn tree(buffer: &mut Buffer, area: Rect, ui: &Ui) {
    let Some(session) = &ui.model.session else { return };
    let theme = ui.theme();
    let line = Rect {
        x: area.right(),
        width: 1,
        ..area
    };
    fill(buffer, line, theme.marks().side, separator(theme));
    let here = session
        .question()
        .map(|question| session.checklist.path(question.section))
        .unwrap_or_default();
    let sections = &session.checklist.sections;
    let height = usize::from(area.height);
    let current = here.last().copied().unwrap_or(0);
    let from = (current + 1).saturating_sub(height);
    for (y, at) in (area.y..area.bottom()).zip(from..sections.len()) {
        let counts = session.live_score.sections[at].counts;
        let (mark, role, _) = overview::state_of(&counts);
        let count = format!(" {}/{}", counts.done(), counts.asked());
        let indent = sections[at].depth.min(3);
        let room = usize::from(area.width).saturating_sub(indent + 4 + text::width(&count));
        let title = text::elide(
            &ui.shown(sections[at].title.get(ui.model.question_lang())),
            room,
            theme.marks().ellipsis,
        );
        let title_role = if here.contains(&at) {
            Role::Strong
        } else {
            Role::Plain
        };
        let pieces = [
            Piece::plain(" ".repeat(indent)),
            Piece::new(format!("{mark} "), role),
            Piece::new(text::pad(&title, room), title_role),
            Piece::new(count, Role::Dim),
        ];
        put(buffer, Position::new(area.x, y), area.width, &pieces, theme);
        if current == at {
            let cells = Rect { y, height: 1, ..area };
            buffer.set_style(cells.intersection(*buffer.area()), theme.style(Role::Strong));
        }
    }
}

/// Draws the guide with its separator.
pub(super) fn guide(buffer: &mut Buffer, area: Rect, body: Rect, ui: &Ui) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme();
    let is_beside = area.y == body.y;
    let line = if is_beside {
        Rect {
            x: area.x - 1,
            width: 1,
            ..area
        }
    } else {
        Rect {
            y: area.y - 1,
            height: 1,
            ..area
        }
    };
    let marks = theme.marks();
    fill(
        buffer,
        line,
        if is_beside { marks.side } else { marks.rule },
        separator(theme),
    );
    let flow = layout::guide(ui, area);
    let height = usize::from(area.height);
    let scroll = ui.guide_scroll.min(flow.last_scroll(height));
    for (y, line) in (area.y..area.bottom()).zip(flow.lines.iter().skip(scroll)) {
        row(buffer, Rect { y, height: 1, ..area }, ui, line, false);
    }
    if scroll + height < flow.lines.len() {
        let left = (flow.lines.len() - scroll - height).to_string();
        let key = ui.keymap.key(Command::GuideDown);
        let said = word::GUIDE_MORE.fill(ui.model.lang, &[("count", &left), ("key", &key)]);
        let y = area.bottom() - 1;
        fill(
            buffer,
            Rect { y, height: 1, ..area },
            " ",
            ratatui::style::Style::reset(),
        );
        put(
            buffer,
            Position::new(area.x, y),
            area.width,
            &[Piece::new(said, Role::Key)],
            theme,
        );
    }
}
