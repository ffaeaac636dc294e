//! Header, notices, save state and hints.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::access::Access;
use crate::session::command::Command;
use crate::session::context::Context;
use crate::session::model::Saving;
use crate::session::page::labels;
use crate::session::piece::{Piece, Role};
use crate::words::size::format_size;
use crate::words::{Message, command as label, session as session_word, tui as word};

use super::super::keymap::Binding;
use super::super::layout;
use super::super::text;
use super::super::ui::Ui;
use super::paint::put;

/// The title, with score and progress on the right.
pub(super) fn header(buffer: &mut Buffer, area: Rect, ui: &Ui, title: &str) {
    let right = ui.model.session.as_ref().map(|session| {
        let counts = &session.live_score.counts;
        let score = labels::percent(session.live_score.headline().as_ref());
        let figures = format!("{score} {}/{}", counts.done(), counts.asked());
        // Filters narrow every list and the way on, so every screen says that they are on.
        if session.filters.is_empty() {
            return figures;
        }
        let count = session.passing().len().to_string();
        format!(
            "{} {figures}",
            session_word::FILTER_CHIP.fill(ui.model.lang, &[("count", &count)])
        )
    });
    let right = right.unwrap_or_default();
    let taken = text::width(&right) + 1;
    let room = usize::from(area.width).saturating_sub(taken);
    let title = text::elide(title, room, ui.model.marks().ellipsis);
    put(
        buffer,
        area.as_position(),
        area.width,
        &[Piece::new(title, Role::Strong)],
        ui.theme(),
    );
    let x = area.right().saturating_sub(u16::try_from(taken - 1).unwrap_or(0));
    put(
        buffer,
        Position::new(x, area.y),
        area.right() - x,
        &[Piece::new(right, Role::Dim)],
        ui.theme(),
    );
}

pub(super) fn footer(buffer: &mut Buffer, area: Rect, ui: &Ui, below: usize) {
    let notices = layout::notice_lines(ui);
    let extra = layout::extra_rows(ui);
    let shares = extra == 0;
    let first = area.bottom().saturating_sub(2 + extra);
    for (y, (line, role)) in (first..area.bottom()).zip(&notices) {
        put(
            buffer,
            Position::new(area.x, y),
            area.width,
            &[Piece::new(line, *role)],
            ui.theme(),
        );
    }
    let (mut said, mut role) = saving(ui);
    // The progress of a long check is shown even if there is something else to show.
    if let Some(progress) = progress(ui) {
        said = progress;
        role = Role::Key;
    }
    let row = area.bottom().saturating_sub(2);
    let width = u16::try_from(text::width(&said))
        .unwrap_or(u16::MAX)
        .min(area.width);
    let x = if shares { area.right() - width } else { area.x };
    put(
        buffer,
        Position::new(x, row),
        width,
        &[Piece::new(said, role)],
        ui.theme(),
    );
    let mut x = x;
    if !shares {
        x = x.saturating_add(width + 2);
    }
    if notices.is_empty() || !shares {
        let at = Position::new(if shares { area.x } else { x }, row);
        let said = Piece::new(quiet(ui, below), Role::Dim);
        put(buffer, at, area.right().saturating_sub(at.x), &[said], ui.theme());
    }
    hints(buffer, area, ui);
}

/// Without a notice: how many lines are below.
fn quiet(ui: &Ui, below: usize) -> String {
    if below > 0 {
        word::MORE_LINES.fill(ui.model.lang, &[("count", &below.to_string())])
    } else {
        String::new()
    }
}

/// The progress of a long check, and how to stop it.
fn progress(ui: &Ui) -> Option<String> {
    let (done, of) = ui.model.progress?;
    let palette = ui.keymap.key(Command::Palette);
    let places = [
        ("done", format_size(done)),
        ("of", format_size(of)),
        ("palette", palette),
    ];
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Some(word::CHECKING.fill(ui.model.lang, &places))
}

fn saving(ui: &Ui) -> (String, Role) {
    let lang = ui.model.lang;
    let Some(session) = &ui.model.session else {
        return (String::new(), Role::Dim);
    };
    if matches!(session.access, Access::ReadOnly(_)) {
        return (format!("[!] {}", word::READ_ONLY_MARK.get(lang)), Role::Warn);
    }
    match &ui.model.saving {
        Saving::Failed(_) => (format!("[!] {}", word::NOT_SAVED.get(lang)), Role::Bad),
        // Typed text is not on disk, whatever was saved before.
        _ if ui.model.is_typing_unsaved() => (word::TYPING.get(lang).into(), Role::Dim),
        Saving::Untouched => (String::new(), Role::Dim),
        Saving::Pending(_) => (word::SAVING.get(lang).into(), Role::Dim),
        Saving::Saved(at) => (word::SAVED.fill(lang, &[("at", at)]), Role::Dim),
    }
}

/// Hints by their place; without room the later ones are left out, help last.
fn hints(buffer: &mut Buffer, area: Rect, ui: &Ui) {
    let context = ui.context();
    let mut all = ui.keymap.hints(context);
    all.retain(|binding| ui.model.session.is_some() || !ui.keymap.needs_session(binding.command));
    // Where nothing can be chosen, the way back is needed.
    let is_text = matches!(context, Context::Page) && ui.model.place().key.is_none();
    all.retain(|binding| !is_text || binding.command != Command::Activate);
    // On a text row, characters are text.
    let is_field = ui.model.field_in_focus().is_some();
    all.retain(|binding| !is_field || binding.shown_beside_text().is_some());
    let key = |binding: &Binding| match binding.shown_beside_text() {
        Some(key) if is_field => key,
        _ => binding.shown(),
    };
    let label = |command, label: Message| match command {
        Command::Activate if is_field => label::WRITE,
        _ => label,
    };
    all.retain(|binding| binding.command != Command::Guide || !ui.model.guide_has_pane);
    let texts: Vec<(String, &str)> = all
        .iter()
        .map(|binding| {
            (
                key(binding),
                label(binding.command, binding.command.label()).get(ui.model.lang),
            )
        })
        .collect();
    let width = |(key, label): &(String, &str)| text::width(key) + 1 + text::width(label) + 2;
    let help = all.iter().position(|binding| binding.command == Command::Help);
    let quit = all.iter().position(|binding| binding.command == Command::Quit);
    let mut chosen: Vec<usize> = Vec::new();
    let mut left = usize::from(area.width) + 2;
    let back = all
        .iter()
        .position(|binding| is_text && binding.command == Command::Back);
    let order = help.into_iter().chain(quit).chain(back).chain(0..texts.len());
    for at in order {
        if !chosen.contains(&at) && width(&texts[at]) <= left {
            left -= width(&texts[at]);
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    let mut pieces = Vec::new();
    for at in chosen {
        if !pieces.is_empty() {
            pieces.push(Piece::plain("  "));
        }
        pieces.push(Piece::new(&texts[at].0, Role::Key));
        pieces.push(Piece::new(format!(" {}", texts[at].1), Role::Dim));
    }
    let y = area.bottom() - 1;
    put(buffer, Position::new(area.x, y), area.width, &pieces, ui.theme());
}
