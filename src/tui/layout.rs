//! Lays out rows as lines of a width: position of each row, first visible line, place of the editor. Used by update and
//! view, so that they agree on what is visible.

use ratatui::layout::Rect;

use crate::domain::clean::sentence;
use crate::domain::user_error::UserError;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::command_names::CommandNames as _;
use crate::session::field::Field;
use crate::session::model::{Saving, Screen};
use crate::session::page::{Page, Row, guide};
use crate::session::piece::{Piece, Role};
use crate::words::tui as word;

use super::text;
use super::ui::Ui;
use super::window::SPLIT;

/// Cells for the focus mark before a row that can be chosen.
pub const GUTTER: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowLine {
    pub row: usize,
    pub first: bool,
    pub indent: usize,
    pub pieces: Vec<Piece>,
    /// The line of the editor here, from 0.
    pub editor: Option<u16>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    pub lines: Vec<FlowLine>,
    /// First line of each row, and the line after its last.
    pub spans: Vec<(usize, usize)>,
    /// Height of the editor, if it is open on this page.
    pub editor_rows: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    pub tree: Option<Rect>,
    pub body: Rect,
    /// Beside or below the question, where there is room.
    pub guide: Option<Rect>,
}

/// Header, status and hints.
pub const FRAME_ROWS: u16 = 3;
/// From this width on, tree, question and guide stand side by side.
const THREE: u16 = 120;
const TREE: u16 = 28;
/// Lines of a page from which on one can be used for a pinned row.
const PINNED_FROM: usize = 5;

/// Splits the window. `extra` rows are taken from the body by a long notice.
pub fn panes(ui: &Ui, extra: u16) -> Panes {
    let (columns, rows) = ui.size;
    let height = rows.saturating_sub(FRAME_ROWS + extra);
    let whole = Rect::new(0, 1, columns, height);
    let has_session = ui.model.session.is_some();
    let question = ui.model.screen() == Screen::Question;
    let mut panes = Panes {
        tree: None,
        body: whole,
        guide: None,
    };
    if columns < SPLIT.0 || !has_session {
        return panes;
    }
    if rows >= SPLIT.1 && !matches!(ui.model.screen(), Screen::Home | Screen::New) {
        panes.tree = Some(Rect { width: TREE, ..whole });
        panes.body = Rect {
            x: TREE + 1,
            width: columns - TREE - 1,
            ..whole
        };
    }
    if !question {
        return panes;
    }
    let body = panes.body;
    if columns >= THREE || panes.tree.is_none() {
        let width = body.width * 9 / 20;
        panes.body.width = body.width - width - 1;
        panes.guide = Some(Rect {
            x: body.x + panes.body.width + 1,
            width,
            ..body
        });
    } else {
        let below = body.height * 2 / 5;
        panes.body.height = body.height - below - 1;
        panes.guide = Some(Rect {
            y: body.y + panes.body.height + 1,
            height: below,
            ..body
        });
    }
    panes
}

impl Flow {
    pub fn of(page: &Page, ui: &Ui, width: u16, height: u16) -> Self {
        let mut flow = Self::default();
        for (at, row) in page.rows.iter().enumerate() {
            let start = flow.lines.len();
            flow.row(at, row, ui, width, height);
            flow.spans.push((start, flow.lines.len()));
        }
        flow
    }

    fn row(&mut self, at: usize, row: &Row, ui: &Ui, width: u16, height: u16) {
        let gutter = if row.action.is_some() { GUTTER } else { 0 };
        let indent = gutter + row.indent;
        let lead = text::width(&row.lead);
        let room = usize::from(width).saturating_sub(indent + lead).max(2);
        let edited = edited_field(row, ui);
        let mut pieces = row.pieces.as_slice();
        if edited.is_some() {
            pieces = &pieces[..1.min(pieces.len())];
        }
        for (line, mut pieces) in text::wrap(pieces, room).into_iter().enumerate() {
            let first = line == 0;
            if first && lead > 0 {
                pieces.insert(0, Piece::new(&row.lead, row.lead_role));
            }
            self.lines.push(FlowLine {
                row: at,
                first,
                indent: if first { indent } else { indent + lead },
                pieces,
                editor: None,
            });
        }
        if edited.is_some()
            && let Some((_, editor)) = &ui.editor
        {
            let most = height.saturating_sub(3).max(1);
            let rows = editor.rows(width.saturating_sub(u16::try_from(indent).unwrap_or(0)), most);
            self.editor_rows = rows;
            self.lines.extend((0..rows).map(|line| FlowLine {
                row: at,
                first: false,
                indent,
                pieces: Vec::new(),
                editor: Some(line),
            }));
        }
    }

    /// The first visible line so that a row is visible, with the least scrolling.
    pub fn scroll_to(&self, row: usize, scroll: usize, height: usize) -> usize {
        let Some((start, end)) = self.spans.get(row).copied() else {
            return scroll;
        };
        let lowest = end.saturating_sub(height).min(start);
        scroll.clamp(lowest, start.max(lowest))
    }

    /// Whether a row is visible before scrolling.
    pub fn is_on_first_page(&self, row: usize, height: usize) -> bool {
        self.spans.get(row).is_some_and(|(_, end)| *end <= height)
    }

    /// The line drawn in place of the first visible one: the page's pinned row, if it is scrolled away. The focused row and
    /// the editor are never covered.
    pub fn pinned(&self, page: &Page, scroll: usize, height: usize, focused: Option<usize>) -> Option<usize> {
        let (start, _) = *self.spans.get(page.pinned?)?;
        let top = self.lines.get(scroll)?;
        let is_free = focused != Some(top.row) && top.editor.is_none();
        (start < scroll && height >= PINNED_FROM && is_free).then_some(start)
    }

    /// The largest first visible line without empty space below.
    pub fn last_scroll(&self, height: usize) -> usize {
        self.lines.len().saturating_sub(height)
    }
}

/// The guide laid out in its pane.
pub fn guide(ui: &Ui, area: Rect) -> Flow {
    let mut page = Page::new("", guide::rows(&ui.model));
    ui.widen_rows(&mut page.rows);
    Flow::of(&page, ui, area.width, area.height)
}

/// The largest first visible line of the guide in its pane; 0 if all of it is visible or it has none.
pub fn guide_last_scroll(ui: &Ui) -> usize {
    let area = panes(ui, extra_rows(ui)).guide;
    area.map_or(0, |area| guide(ui, area).last_scroll(usize::from(area.height)))
}

fn edited_field<'a>(row: &'a Row, ui: &Ui) -> Option<&'a Field> {
    match (&row.action, &ui.model.editing) {
        (Some(Action::Edit(field)), Some(editing)) if editing.field == *field => Some(field),
        _ => None,
    }
}

fn beside(ui: &Ui) -> usize {
    if ui.model.progress.is_some() { 40 } else { 24 }
}

/// The lines of a failed save and of the notice, at most a third of the window.
pub fn notice_lines(ui: &Ui) -> Vec<(String, Role)> {
    let width = usize::from(ui.size.0);
    let most = usize::from((ui.size.1 / 3).max(1));
    let mut lines = Vec::new();
    if let Saving::Failed(error) = &ui.model.saving {
        // A notice beside it keeps a line of its own.
        let most = most.saturating_sub(usize::from(ui.model.notice.is_some())).max(1);
        lines.extend(
            failure_lines(ui, error, width, most)
                .into_iter()
                .map(|line| (line, Role::Bad)),
        );
    }
    if let Some(notice) = &ui.model.notice {
        let text = ui.shown(notice.text.get(ui.model.lang));
        let room = if lines.is_empty() {
            width.saturating_sub(beside(ui)).max(20)
        } else {
            width
        };
        let mut said = text::wrap_plain(&text, room);
        if said.len() > 1 {
            said = text::wrap_plain(&text, width);
        }
        text::cut(
            &mut said,
            most.saturating_sub(lines.len()),
            ui.model.marks().ellipsis,
        );
        lines.extend(said.into_iter().map(|line| (line, notice.role)));
    }
    lines
}

/// A failed save in so many lines; if not all fits, what to do about it is kept.
fn failure_lines(ui: &Ui, error: &UserError, width: usize, most: usize) -> Vec<String> {
    let lang = ui.model.lang;
    let (save, palette) = (ui.keymap.key(Command::Save), ui.keymap.prefix());
    let keys = word::NEXT_SAVE.fill(lang, &[("save", &save), ("palette", &palette)]);
    let keys = format!("{keys}{}", error.tail());
    let [what, safe, next] = [&error.what, &error.safe, &error.next].map(|part| sentence(part.get(lang)));
    let ways: [&[&str]; 4] = [
        &[&what, &safe, &next, &keys],
        &[&what, &next, &keys],
        &[&what, &keys],
        &[&keys, &what],
    ];
    let wrapped = |parts: &[&str]| {
        let words = format!("[!] {}", parts.join(" "));
        text::wrap_plain(&ui.shown(&words), width)
    };
    let mut ways = ways.into_iter().map(wrapped).peekable();
    while let Some(mut lines) = ways.next() {
        if lines.len() <= most || ways.peek().is_none() {
            text::cut(&mut lines, most, ui.model.marks().ellipsis);
            return lines;
        }
    }
    Vec::new()
}

/// Rows that notices take from the body; a single short one shares the status line with the save state.
pub fn extra_rows(ui: &Ui) -> u16 {
    let lines = notice_lines(ui);
    let shares = lines.len() == 1
        && lines
            .iter()
            .all(|(line, _)| text::width(line) + beside(ui) <= usize::from(ui.size.0));
    let extra = if shares { 0 } else { lines.len() };
    u16::try_from(extra).unwrap_or(0)
}
