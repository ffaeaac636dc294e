//! Draws a session: header, panes, notices, save state and hints. Places the real cursor at the caret or on the focused row
//! of every frame, because input methods and screen readers follow it.

mod paint;
mod pane;
mod popup;
mod status;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::access::Access;
use crate::session::command::Command;
use crate::session::context::Context;
use crate::session::model::{Ask, Saving};
use crate::session::piece::Piece;
use crate::session::session_state::Session;
use crate::words::tui as word;

use super::layout;
use super::text;
use super::ui::Ui;
use super::window::SMALLEST;

use paint::put;

pub fn draw(frame: &mut Frame<'_>, ui: &Ui) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    let cursor = paint(frame.buffer_mut(), area, ui);
    frame.set_cursor_position(cursor);
}

fn paint(buffer: &mut Buffer, area: Rect, ui: &Ui) -> Position {
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return too_small(buffer, area, ui);
    }
    let page = ui.page();
    let panes = layout::panes(ui, layout::extra_rows(ui));
    status::header(buffer, area, ui, &page.title);
    let drawn = pane::body(buffer, panes.body.intersection(area), ui, &page);
    if let Some(tree) = panes.tree {
        pane::tree(buffer, tree.intersection(area), ui);
    }
    if let Some(guide) = panes.guide {
        pane::guide(buffer, guide.intersection(area), panes.body, ui);
    }
    status::footer(buffer, area, ui, drawn.below);
    match &ui.model.ask {
        Some(ask) => popup::ask(buffer, area, ui, ask),
        None => drawn.cursor,
    }
}

fn too_small(buffer: &mut Buffer, area: Rect, ui: &Ui) -> Position {
    let said = small_words(area, ui);
    for (row, line) in (area.y..area.bottom()).zip(text::wrap_plain(&said, usize::from(area.width))) {
        put(
            buffer,
            Position::new(area.x, row),
            area.width,
            &[Piece::plain(line)],
            ui.theme(),
        );
    }
    area.as_position()
}

/// The text of a window too small for a screen, most important first: save state, how to leave, what waits.
fn small_words(area: Rect, ui: &Ui) -> String {
    let lang = ui.model.lang;
    let key = |command| ui.keymap.first_in(Context::TooSmall, command);
    let read_only = |session: &Session| matches!(session.access, Access::ReadOnly(_));
    let is_failed = matches!(ui.model.saving, Saving::Failed(_));
    let state = match (&ui.model.session, &ui.model.saving) {
        (None, _) => "",
        (_, Saving::Failed(_)) => word::SMALL_NOT_SAVED.get(lang),
        (Some(session), _) if read_only(session) => word::SMALL_READ_ONLY.get(lang),
        (_, Saving::Pending(_)) => word::SMALL_SAVING.get(lang),
        _ if ui.model.is_typing_unsaved() => word::SMALL_SAVING.get(lang),
        _ => word::SMALL_SAVED.get(lang),
    };
    let mut said = vec![state.to_owned()];
    let asked = ui.model.ask.as_ref();
    if asked.is_some_and(Ask::is_unsaved) {
        let (enter, back) = (key(Command::Activate), key(Command::Back));
        said.push(word::SMALL_LOSES.fill(lang, &[("enter", &enter), ("back", &back)]));
    } else {
        said.push(word::SMALL_QUIT.fill(lang, &[("quit", &key(Command::Quit))]));
        said.extend(asked.map(|_| word::SMALL_WAITS.get(lang).to_owned()));
    }
    said.extend(is_failed.then(|| word::SMALL_SAVE.fill(lang, &[("save", &key(Command::Save))])));
    let now = format!("{}x{}", area.width, area.height);
    said.push(word::TOO_SMALL.fill(lang, &[("now", &now)]));
    said.retain(|part| !part.is_empty());
    said.join(" ")
}
