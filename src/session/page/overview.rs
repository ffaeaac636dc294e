//! The overview: every section with its state and counts, and rows that lead on.

use crate::domain::access::Access;
use crate::domain::filter::Filter;
use crate::domain::live_score::SectionCount;
use crate::domain::progress::Counts;
use crate::domain::text::Text;
use crate::words::{session as word, terms, tier};

use super::super::action::Action;
use super::super::command::Command;
use super::super::context::Context;
use super::super::model::{Model, Screen};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::list::{chips, window};

/// Answers needed for a useful estimate of the time left.
const ESTIMATE_FROM: usize = 10;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let counts = &session.live_score.counts;
    let mut rows = vec![head(model, session)];
    rows.extend(reopening(model, session));
    rows.extend(conflicts(model));
    rows.extend(chips(model, session));
    if session.checklist.sections.is_empty() {
        return Page::new(word::OVERVIEW.get(lang), rows);
    }
    let label = if counts.unanswered > 0 {
        word::GO_ON
    } else {
        word::ALL_ANSWERED
    };
    let act = if counts.unanswered > 0 {
        Command::NextOpen
    } else {
        Command::Review
    };
    rows.extend([Row::action(Action::Do(act), label.get(lang)), Row::gap()]);
    tier_rows(model, session, &mut rows);
    section_rows(model, session, &mut rows);
    rows.push(Row::gap());
    menu_rows(model, &mut rows);
    rows.push(Row::action(Action::Do(Command::Home), word::TO_HOME.get(lang)));
    let mut page = Page::new(session.checklist.header.title.get(model.question_lang()), rows);
    page.start = Some(Action::Do(act));
    page
}

/// The row that opens a read-only file again.
fn reopening(model: &Model, session: &Session) -> Option<Row> {
    matches!(session.access, Access::ReadOnly(_)).then(|| {
        Row::action(Action::Do(Command::Reopen), word::REOPEN.get(model.lang)).lead("[!] ", Role::Warn)
    })
}

/// The row that leads to the conflicts.
fn conflicts(model: &Model) -> Option<Row> {
    let count = model.conflicts.len();
    (count > 0).then(|| {
        let text = word::CONFLICTS_COUNT.fill(model.lang, &[("count", &count.to_string())]);
        Row::action(Action::Go(Screen::Conflicts), text).lead("[!] ", Role::Bad)
    })
}

/// The tiers in the order of work, each with a row that lists its questions.
fn tier_rows(model: &Model, session: &Session, rows: &mut Vec<Row>) {
    if session.checklist.tiers.is_empty() {
        return;
    }
    rows.push(Row::heading(tier::HEADING.get(model.lang)));
    for (tier, counts) in session.checklist.tiers.iter().zip(&session.live_score.tiers) {
        let only = Action::Only(Filter::Tier(tier.id.to_string()));
        rows.push(progress_row(model, only, &tier.title, counts));
    }
    rows.extend([Row::gap(), Row::heading(word::SECTION_LIST.get(model.lang))]);
}

/// A row with the share of questions done, the title and the state.
fn progress_row(model: &Model, action: Action, title: &Text, counts: &Counts) -> Row {
    let (mark, role, state) = state_of(counts);
    let share = format!("{:<6}", tier::done(counts.done(), counts.asked(), model.lang));
    Row::action(action, title.get(model.question_lang()))
        .lead(format!("{mark} {share} "), role)
        .and(format!("  {}", state.get(model.lang)), role)
}

/// Only sections around the focus are built, so hundreds cost no more than ten.
fn section_rows(model: &Model, session: &Session, rows: &mut Vec<Row>) {
    let lang = model.lang;
    let sections = &session.checklist.sections;
    let held = match model.place().key {
        Some(Action::Go(Screen::List(Some(at)))) if at < sections.len() => Some(at),
        _ => None,
    };
    let here = held
        .or_else(|| session.question().map(|question| question.section))
        .unwrap_or(0);
    let shown = here.saturating_sub(window(model))..(here + window(model)).min(sections.len());
    if shown.start > 0 {
        rows.push(more(model, shown.start - 1, shown.start));
    }
    for at in shown.clone() {
        let section = &sections[at];
        let SectionCount {
            counts,
            open_critical,
        } = session.live_score.sections[at];
        let list = Action::Go(Screen::List(Some(at)));
        let mut row = progress_row(model, list, &section.title, &counts).indent(section.depth * 2);
        if open_critical > 0 {
            let text = word::CRITICAL_OPEN.fill(lang, &[("count", &open_critical.to_string())]);
            row = row.and(format!("  {text}"), Role::Warn);
        }
        rows.push(row);
    }
    if shown.end < sections.len() {
        rows.push(more(model, shown.end, sections.len() - shown.end));
    }
}

fn menu_rows(model: &Model, rows: &mut Vec<Row>) {
    let lang = model.lang;
    for (command, title) in [
        (Command::System, word::SYSTEM),
        (Command::Review, word::REVIEW),
        (Command::Result, word::RESULT),
        (Command::Export, word::EXPORT),
        (Command::Filters, word::FILTERS),
        (Command::Search, word::SEARCH),
        (Command::History, word::HISTORY),
        (Command::Compare, word::COMPARE),
        (Command::Glossary, word::GLOSSARY),
    ] {
        let key = model.names.shown(command, Context::Page, lang);
        rows.push(Row::action(Action::Do(command), title.get(lang)).and(format!("  {key}"), Role::Key));
    }
}

/// The row for the sections beyond the window; focusing it builds them.
fn more(model: &Model, at: usize, count: usize) -> Row {
    let text = word::MORE.fill(model.lang, &[("count", &count.to_string())]);
    Row {
        action: Some(Action::Go(Screen::List(Some(at)))),
        ..Row::text(Role::Dim, text)
    }
}

fn head(model: &Model, session: &Session) -> Row {
    let lang = model.lang;
    let counts = &session.live_score.counts;
    let (done, asked) = (counts.done().to_string(), counts.asked().to_string());
    let mut said = word::PROGRESS.fill(lang, &[("done", &done), ("asked", &asked)]);
    if counts.hidden > 0 {
        said.push_str(&word::PROGRESS_HIDDEN.fill(lang, &[("hidden", &counts.hidden.to_string())]));
    }
    if counts.done() >= ESTIMATE_FROM && counts.unanswered > 0 {
        let minutes = session.minutes_left(model.question_lang());
        said.push_str(&word::TIME_LEFT.fill(lang, &[("span", &terms::span(minutes, lang))]));
    }
    for (filter, text) in [
        (Filter::PlanDue, word::PLAN_DUE),
        (Filter::EvidenceDue, word::EVIDENCE_DUE),
    ] {
        let due = session.passing_count(&filter);
        if due > 0 {
            said.push_str(&text.fill(lang, &[("count", &due.to_string())]));
        }
    }
    Row::text(Role::Plain, said)
}

pub fn state_of(counts: &Counts) -> (&'static str, Role, crate::words::Message) {
    if counts.asked() == 0 {
        ("[-]", Role::Dim, word::SECTION_HIDDEN)
    } else if counts.unanswered == 0 {
        ("[x]", Role::Good, word::SECTION_DONE)
    } else if counts.done() > 0 || counts.unjustified > 0 {
        ("[~]", Role::Plain, word::SECTION_BEGUN)
    } else {
        ("[ ]", Role::Plain, word::SECTION_OPEN)
    }
}
