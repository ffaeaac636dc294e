//! Search over ids, texts, notes and references, and the palette of commands.

use crate::domain::access::Access;
use crate::words::session as word;

use super::super::action::Action;
use super::super::command::{Command, MENU};
use super::super::context::Context;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::list;

/// Hits listed before the query has to be narrowed.
const HITS: usize = 50;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let mut rows = vec![Row::field(
        Field::Search,
        word::SEARCH_LABEL.get(lang),
        &model.query,
        "",
    )];
    let query = query(model);
    let found = session.find(&query);
    let said = if query.trim().is_empty() {
        word::SEARCH_HELP.get(lang).to_owned()
    } else {
        word::FOUND.fill(lang, &[("count", &found.len().to_string())])
    };
    rows.push(Row::text(Role::Dim, said));
    rows.extend(
        found
            .iter()
            .take(HITS)
            .map(|at| list::question_row(model, session, *at)),
    );
    Page::new(word::SEARCH.get(lang), rows)
}

fn query(model: &Model) -> String {
    model
        .editing
        .as_ref()
        .map_or_else(|| model.query.clone(), |editing| editing.text.clone())
}

/// The key of a command here, else the one on a question.
fn key_of(model: &Model, command: Command) -> String {
    let here = if model.session.is_some() {
        Context::Page
    } else {
        Context::Home
    };
    model.names.shown(command, here, model.lang)
}

/// Whether a command has an effect now.
fn is_offered(model: &Model, command: Command) -> bool {
    let access = model.session.as_ref().map(|session| &session.access);
    match command {
        Command::Conflicts => !model.conflicts.is_empty(),
        Command::Reopen => matches!(access, Some(Access::ReadOnly(_))),
        _ => true,
    }
}

pub fn palette(model: &Model) -> Page {
    let lang = model.lang;
    let mut rows = vec![Row::field(Field::Palette, word::PALETTE_LABEL.get(lang), "", "")];
    let query = query(model).trim().to_lowercase();
    if let Some(session) = &model.session
        && !query.is_empty()
    {
        let questions = session.checklist.questions.iter().enumerate();
        let by_id = questions
            .filter(|(at, question)| {
                session.live_score.applicability.is_visible(*at)
                    && question.id.as_str().to_lowercase().starts_with(&query)
            })
            .take(3);
        rows.extend(by_id.map(|(at, _)| list::question_row(model, session, at)));
    }
    for command in MENU {
        if !is_offered(model, *command) {
            continue;
        }
        let label = command.label();
        // `saveas` and `save-as` are the same command.
        let bare = |text: &str| text.to_lowercase().replace([' ', '-'], "");
        let holds = [label.ko, label.en, command.name()]
            .iter()
            .any(|each| bare(each).contains(&bare(&query)))
            || crate::domain::search::initials(label.ko).contains(&query);
        if !query.is_empty() && !holds {
            continue;
        }
        let key = key_of(model, *command);
        rows.push(Row::action(Action::Do(*command), label.get(lang)).and(format!("  {key}"), Role::Key));
    }
    Page::new(word::PALETTE.get(lang), rows)
}
