//! Search over ids, texts, notes and references, and the palette of commands.

use crate::domain::access::Access;
use crate::domain::clean::clean_line;
use crate::domain::search::{folded, is_initials};
use crate::domain::text::Text;
use crate::words::{Message, session as word};

use super::super::action::Action;
use super::super::command::{Command, MENU};
use super::super::context::Context;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::list;

/// Hits listed before the query has to be narrowed.
const HITS: usize = 50;

/// Characters shown of a text that holds the query.
const LONGEST_REASON: usize = 120;

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
            .map(|at| hit_row(model, session, *at, &query)),
    );
    Page::new(word::SEARCH.get(lang), rows)
}

/// A question with the text that holds the query, where its id and wording do not.
fn hit_row(model: &Model, session: &Session, at: usize, query: &str) -> Row {
    let row = list::question_row(model, session, at);
    let why = reason(model, session, at, query);
    why.into_iter().fold(row, |row, (label, text)| {
        let text: String = text.chars().take(LONGEST_REASON).collect();
        row.and(
            format!("  {}: {}", label.get(model.lang), clean_line(&text)),
            Role::Dim,
        )
    })
}

fn reason(model: &Model, session: &Session, at: usize, query: &str) -> Option<(Message, String)> {
    let question = &session.checklist.questions[at];
    let terms: Vec<String> = query.split_whitespace().map(folded).collect();
    let holds = |text: &str| {
        let text = folded(text);
        terms.iter().any(|term| text.contains(term))
    };
    let shown = question.ask.get(model.question_lang());
    if holds(question.id.as_str()) || holds(shown) || terms.iter().any(|term| is_initials(term)) {
        return None;
    }
    let answer = session.assessment.answer(&question.id);
    let mut notes = answer.into_iter().flat_map(|answer| answer.note.lines());
    if let Some(line) = notes.find(|line| holds(line)) {
        return Some((word::NOTE, line.trim().to_owned()));
    }
    let mut others = question.ask.entries().map(|(_, text)| text);
    if let Some(text) = others.find(|text| holds(text)) {
        return Some((word::OTHER_WORDING, text.to_owned()));
    }
    question.references.iter().find_map(|key| {
        let cited = session.checklist.registry.cite(key);
        let place = cited
            .as_ref()
            .and_then(|cited| cited.locator)
            .map(|place| &place.title);
        let titles = cited
            .as_ref()
            .map(|cited| &cited.instrument.title)
            .into_iter()
            .chain(place);
        let titles = titles.flat_map(Text::entries).map(|(_, text)| text.to_owned());
        let found = std::iter::once(key.to_string())
            .chain(titles)
            .find(|text| holds(text))?;
        Some((word::CITED, found))
    })
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
