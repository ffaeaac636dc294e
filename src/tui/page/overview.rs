//! The task list: every section with its state in words and counts, and the way to go on.

use crate::domain::effort::minutes_left;
use crate::domain::progress::Counts;
use crate::words::tui as word;

use super::super::act::Act;
use super::super::keymap::{self, Command};
use super::super::model::{Model, Screen};
use super::super::session::{SectionCount, Session};
use super::super::text;
use super::super::theme::Role;
use super::{Page, Row};

/// Answers after which an estimate of the time left is worth something.
const ESTIMATE_FROM: usize = 10;

/// The task list.
pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let counts = &session.review.counts;
    let mut rows = vec![head(model, session)];
    if session.checklist.sections.is_empty() {
        return Page::new(word::OVERVIEW.get(lang), rows);
    }
    let go_on = if counts.unanswered > 0 {
        word::GO_ON
    } else {
        word::ALL_ANSWERED
    };
    let act = if counts.unanswered > 0 {
        Command::NextOpen
    } else {
        Command::Review
    };
    rows.extend([Row::act(Act::Do(act), go_on.get(lang)), Row::gap()]);
    for (at, section) in session.checklist.sections.iter().enumerate() {
        let SectionCount {
            counts,
            open_critical,
        } = session.sections[at];
        let (mark, role, state) = state_of(&counts);
        let share = text::pad(&format!("{}/{}", counts.done(), counts.asked()), 6);
        let mut row = Row::act(
            Act::Go(Screen::List(Some(at))),
            section.title.get(model.content_lang()),
        )
        .lead(format!("{mark} {share} "), role)
        .indent(section.depth * 2)
        .and(format!("  {}", state.get(lang)), role);
        if open_critical > 0 {
            let text = word::CRITICAL_OPEN.fill(lang, &[("count", &open_critical.to_string())]);
            row = row.and(format!("  {text}"), Role::Warn);
        }
        rows.push(row);
    }
    rows.push(Row::gap());
    for (command, title) in [
        (Command::System, word::SYSTEM),
        (Command::Review, word::REVIEW),
        (Command::Result, word::RESULT),
        (Command::Export, word::EXPORT),
        (Command::Filters, word::FILTERS),
        (Command::Search, word::SEARCH),
        (Command::Glossary, word::GLOSSARY),
    ] {
        let key = keymap::shown_key(command).unwrap_or_default();
        rows.push(Row::act(Act::Do(command), title.get(lang)).and(format!("  {key}"), Role::Key));
    }
    if !model.conflicts.is_empty() {
        rows.push(Row::act(Act::Go(Screen::Conflicts), word::CONFLICTS.get(lang)).lead("[!] ", Role::Bad));
    }
    rows.push(Row::act(Act::Do(Command::Home), word::TO_HOME.get(lang)));
    let mut page = Page::new(session.checklist.header.title.get(model.content_lang()), rows);
    page.start = Some(Act::Do(act));
    page
}

fn head(model: &Model, session: &Session) -> Row {
    let lang = model.lang;
    let counts = &session.review.counts;
    let (done, asked) = (counts.done().to_string(), counts.asked().to_string());
    let mut said = word::PROGRESS.fill(lang, &[("done", &done), ("asked", &asked)]);
    if counts.hidden > 0 {
        said.push_str(&word::PROGRESS_HIDDEN.fill(lang, &[("hidden", &counts.hidden.to_string())]));
    }
    if counts.done() >= ESTIMATE_FROM && counts.unanswered > 0 {
        let (least, most) = minutes_left(&session.checklist, &session.review.states, model.content_lang());
        said.push_str(&word::MINUTES.fill(
            lang,
            &[("least", &least.to_string()), ("most", &most.to_string())],
        ));
    }
    Row::text(Role::Plain, said)
}

/// The state of a section in a word.
pub fn state_of(counts: &Counts) -> (&'static str, Role, crate::words::Word) {
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
