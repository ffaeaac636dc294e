//! Rows turned into lines at a width: where each row lies, which line is shown first, where the editor sits. Update
//! and view both ask here, so that they agree on what is visible.

use ratatui::layout::Rect;

use super::act::Act;
use super::keymap::Command;
use super::model::{Field, Model, Screen};
use super::page::{Page, Row};
use super::text::{self, Piece};
use super::theme::Role;
use crate::words::tui as word;

/// Cells that the focus mark takes before a row that can be chosen.
pub const GUTTER: usize = 2;

/// One line on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowLine {
    /// Position of its row.
    pub row: usize,
    /// Whether it is the row's first line.
    pub first: bool,
    /// Cells before the text.
    pub indent: usize,
    /// The text.
    pub pieces: Vec<Piece>,
    /// The line of the editor that lies here, from 0.
    pub editor: Option<u16>,
}

/// A page as lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The lines.
    pub lines: Vec<FlowLine>,
    /// First line of each row and the line after its last.
    pub spans: Vec<(usize, usize)>,
    /// Rows of the editor, where one is open on this page.
    pub editor_rows: u16,
}

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// The tree of sections, where there is room.
    pub tree: Option<Rect>,
    /// The page.
    pub body: Rect,
    /// The guide beside or below the question, where there is room.
    pub guide: Option<Rect>,
}

/// Rows above and below the body: header; status and hints.
pub const FRAME_ROWS: u16 = 3;
/// From this width and height on the window is split into panes.
const SPLIT: (u16, u16) = (100, 30);
/// From this width on tree, question and guide stand side by side.
const THREE: u16 = 120;
const TREE: u16 = 28;

/// Splits the window. `extra` are rows that a long notice takes from the body.
pub fn panes(model: &Model, extra: u16) -> Panes {
    let (columns, rows) = model.size;
    let height = rows.saturating_sub(FRAME_ROWS + extra);
    let whole = Rect::new(0, 1, columns, height);
    let has_session = model.session.is_some();
    let question = model.screen() == Screen::Question;
    let mut panes = Panes {
        tree: None,
        body: whole,
        guide: None,
    };
    if columns < SPLIT.0 || !has_session {
        return panes;
    }
    if rows >= SPLIT.1 && !matches!(model.screen(), Screen::Home | Screen::New) {
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
    /// Lays rows out at a width.
    pub fn of(page: &Page, model: &Model, width: u16, height: u16) -> Self {
        let mut flow = Self::default();
        for (at, row) in page.rows.iter().enumerate() {
            let start = flow.lines.len();
            flow.row(at, row, model, width, height);
            flow.spans.push((start, flow.lines.len()));
        }
        flow
    }

    fn row(&mut self, at: usize, row: &Row, model: &Model, width: u16, height: u16) {
        let gutter = if row.act.is_some() { GUTTER } else { 0 };
        let indent = gutter + row.indent;
        let lead = text::width(&row.lead);
        let room = usize::from(width).saturating_sub(indent + lead).max(2);
        let edited = edited_field(row, model);
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
            && let Some(editing) = &model.editing
        {
            let most = height.saturating_sub(3).max(1);
            let rows = editing
                .editor
                .rows(width.saturating_sub(u16::try_from(indent).unwrap_or(0)), most);
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

    /// The first line to show so that a row is in view, moving as little as possible.
    pub fn scroll_to(&self, row: usize, scroll: usize, height: usize) -> usize {
        let Some((start, end)) = self.spans.get(row).copied() else {
            return scroll;
        };
        let lowest = end.saturating_sub(height).min(start);
        scroll.clamp(lowest, start.max(lowest))
    }

    /// The greatest first line that leaves no empty space below.
    pub fn last_scroll(&self, height: usize) -> usize {
        self.lines.len().saturating_sub(height)
    }
}

/// The field that a row lets edit, if it is being edited now.
fn edited_field<'a>(row: &'a Row, model: &Model) -> Option<&'a Field> {
    match (&row.act, &model.editing) {
        (Some(Act::Edit(field)), Some(editing)) if editing.field == *field => Some(field),
        _ => None,
    }
}

/// Cells kept free beside a notice of one line, for the save state or for how far a look at evidence is.
fn beside(model: &Model) -> usize {
    if model.progress.is_some() { 40 } else { 24 }
}

/// The lines of a failed save and of the notice, at most a third of the window.
pub fn notice_lines(model: &Model) -> Vec<(String, Role)> {
    let width = usize::from(model.size.0);
    let most = usize::from((model.size.1 / 3).max(1));
    let mut lines = Vec::new();
    if let super::model::Saving::Failed(trouble) = &model.saving {
        let lang = model.lang;
        let [save, palette] = [Command::Save, Command::Palette].map(|command| model.keymap.short(command));
        // `:saveas` is one word where the key is a character, `^G saveas` two.
        let palette = if text::width(&palette) == 1 {
            palette
        } else {
            palette + " "
        };
        let keys = word::NEXT_SAVE.fill(lang, &[("save", &save), ("palette", &palette)]);
        let words = format!(
            "[!] {} {keys}{}",
            trouble.sentences(lang).join(" "),
            trouble.tail()
        );
        lines.extend(
            text::wrap_plain(&model.shown(&words), width)
                .into_iter()
                .map(|line| (line, Role::Bad)),
        );
    }
    if let Some(notice) = &model.notice {
        let text = model.shown(notice.text.get(model.lang));
        let room = if lines.is_empty() {
            width.saturating_sub(beside(model)).max(20)
        } else {
            width
        };
        let said = text::wrap_plain(&text, room);
        let said = if said.len() > 1 {
            text::wrap_plain(&text, width)
        } else {
            said
        };
        lines.extend(said.into_iter().map(|line| (line, notice.role)));
    }
    lines.truncate(most);
    lines
}

/// Rows that notices take from the body: the last one shares the status line with the save state if it is alone.
pub fn extra_rows(model: &Model) -> u16 {
    let lines = notice_lines(model);
    let shares = lines.len() == 1
        && lines
            .iter()
            .all(|(line, _)| text::width(line) + beside(model) <= usize::from(model.size.0));
    let extra = if shares { 0 } else { lines.len() };
    u16::try_from(extra).unwrap_or(0)
}
