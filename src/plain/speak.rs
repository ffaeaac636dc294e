//! Prints pages as lines that make sense when read aloud: rows that can be chosen have numbers, marks become words.

use std::fmt::Write as _;

use crate::domain::lang::Lang;
use crate::domain::value::Kind;
use crate::session::action::Action;
use crate::session::model::{Model, Screen};
use crate::session::page::{self, Page, Row};
use crate::session::piece::Role;
use crate::session::session_state::Session;
use crate::session::spoken::line;
use crate::words::plain as word;

/// How much of a page is read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// What is filled in and what is required.
    Brief,
    /// Every row.
    All,
}

/// The lines of the screen shown.
pub(super) fn screen(model: &Model, extent: Extent) -> Vec<String> {
    let page = page::page(model);
    match &model.session {
        Some(session) if model.screen() == Screen::Question => question(model, session, &page, extent),
        _ => rows(&page.rows, "", extent, model.lang),
    }
}

/// The action of the row with a number, if it is read out.
pub(super) fn action(model: &Model, number: usize, extent: Extent) -> Option<Action> {
    let mut rows = page::page(model)
        .rows
        .into_iter()
        .filter(|row| row.action.is_some());
    let row = rows.nth(number.checked_sub(1)?)?;
    row.action.filter(|_| extent == Extent::All || !row.is_quiet)
}

/// The action of the first row with a text.
pub(super) fn action_named(model: &Model, text: &str) -> Option<Action> {
    let wanted = text.to_lowercase();
    let page = page::page(model);
    let named = |row: &&Row| {
        let label = row.pieces.first().map(|piece| piece.text.trim().to_lowercase());
        row.action.is_some() && label.as_deref() == Some(&wanted)
    };
    page.rows.iter().find(named).and_then(|row| row.action.clone())
}

/// The question at hand: position and marks in one line, the wording, the numbered answers, and the rest of the answer.
fn question(model: &Model, session: &Session, page: &Page, extent: Extent) -> Vec<String> {
    let lang = model.lang;
    let Some(question) = session.question() else {
        return vec![word::NO_QUESTIONS.get(lang).into()];
    };
    let (number, count) = session.place_among_passing();
    let sections = session.checklist.path(question.section).into_iter();
    let titles = sections.map(|at| session.checklist.sections[at].title.get(model.question_lang()));
    let places = [
        ("number", &*number.to_string()),
        ("count", &count.to_string()),
        ("id", question.id.as_str()),
        ("section", &titles.collect::<Vec<_>>().join(" / ")),
    ];
    let mut head = word::HEAD.fill(lang, &places);
    let (marks, page_rows) = page.rows.split_at(page.rows.len().min(1));
    for marks in marks {
        let _ = write!(head, ", {}", line(marks, lang));
    }
    let mut lines = vec![head];
    // Where the answer itself is typed, a bare number is the answer and a row is chosen with `#2`.
    let before = if question.kind.is_typed() { "#" } else { "" };
    lines.extend(rows(page_rows, before, extent, lang));
    let how = match question.kind {
        Kind::Number => Some(word::ANSWER_NUMBER),
        Kind::Text => Some(word::ANSWER_TEXT),
        Kind::ManyOf(_) => Some(word::ANSWER_MANY),
        _ => None,
    };
    lines.extend(how.map(|how| how.get(lang).to_owned()));
    lines
}

/// Rows as lines. Numbers count every row that can be chosen, so that they are the same however much is read out.
pub(super) fn rows(rows: &[Row], before: &str, extent: Extent, lang: Lang) -> Vec<String> {
    let is_said = |row: &Row| extent == Extent::All || !row.is_quiet;
    let mut lines = Vec::new();
    let mut number = 0;
    for (at, row) in rows.iter().enumerate() {
        number += usize::from(row.action.is_some());
        let said = line(row, lang);
        if said.is_empty() || !is_said(row) {
            continue;
        }
        if row.action.is_some() {
            lines.push(format!("{before}{number} {said}"));
        } else if !is_heading(row) || heads_something(&rows[at + 1..], is_said) {
            lines.push(said);
        }
    }
    lines
}

fn is_heading(row: &Row) -> bool {
    row.action.is_none() && row.lead.is_empty() && row.pieces.iter().all(|piece| piece.role == Role::Strong)
}

/// Whether a heading is followed by a row that is read out, or by nothing that could be.
fn heads_something(rest: &[Row], is_said: impl Fn(&Row) -> bool) -> bool {
    let mut under = rest
        .iter()
        .take_while(|row| !row.pieces.is_empty() && !is_heading(row))
        .peekable();
    under.peek().is_none() || under.any(is_said)
}
