//! The history, newest first: time, author and change of each step.

use crate::domain::change::minute;
use crate::domain::history::Step;
use crate::words::{change, session as word};

use super::super::action::Action;
use super::super::model::{Medium, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::list::window;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let (done, undone) = (session.history.done(), session.history.undone());
    let all = done.len() + undone.len();
    let title = word::HISTORY_TITLE.fill(lang, &[("count", &all.to_string())]);
    if all == 0 {
        return Page::new(title, vec![Row::text(Role::Dim, word::NO_HISTORY.get(lang))]);
    }
    let mut rows = Vec::new();
    if model.medium == Medium::Drawn {
        rows.extend([Row::text(Role::Dim, word::HISTORY_HELP.get(lang)), Row::gap()]);
    }
    let key = &model.place().key;
    let held = (0..all).find(|at| *key == Some(Action::Step(*at)));
    let here = all - 1 - held.unwrap_or(done.len().max(1) - 1).min(all - 1);
    // Only steps around the focus are built, so a long history costs no more than a short one.
    let (from, to) = (
        here.saturating_sub(window(model)),
        (here + window(model)).min(all),
    );
    if from > 0 {
        rows.push(more(model, all - from, from));
    }
    for place in from..to {
        let at = all - 1 - place;
        let step = done.get(at).or_else(|| undone.iter().rev().nth(at - done.len()));
        rows.extend(step.map(|step| row(model, session, at, step, at < done.len())));
    }
    if to < all {
        rows.push(more(model, all - 1 - to, all - to));
    }
    let mut page = Page::new(title, rows);
    page.start = Some(Action::Step(done.len().max(1) - 1));
    page
}

fn row(model: &Model, session: &Session, at: usize, step: &Step, is_done: bool) -> Row {
    let lang = model.lang;
    let when = minute(&step.stamp.at);
    let mut row = Row::action(
        Action::Step(at),
        change::summary(&session.checklist, &step.change, lang),
    )
    .lead(format!("{when} "), Role::Dim);
    let by = if step.stamp.is_outside() {
        word::STEP_OUTSIDE.get(lang)
    } else {
        &step.stamp.by
    };
    if !by.is_empty() {
        row = row.and(format!("  {by}"), Role::Dim);
    }
    if !is_done {
        row = row.and(format!("  [{}]", word::STEP_UNDONE.get(lang)), Role::Warn);
    }
    row
}

fn more(model: &Model, at: usize, count: usize) -> Row {
    let text = word::MORE.fill(model.lang, &[("count", &count.to_string())]);
    Row {
        action: Some(Action::Step(at)),
        ..Row::text(Role::Dim, text)
    }
}
