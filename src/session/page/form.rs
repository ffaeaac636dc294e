//! The system that is assessed: what the report's cover needs, then the facts that decide which questions are asked.

use crate::domain::checklist::Fact;
use crate::domain::subject::SubjectField;
use crate::domain::value::Value;
use crate::words::{session as word, terms};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;

/// The form for the system and its facts.
pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let mut rows = vec![Row::heading(word::FORM_REQUIRED.get(lang))];
    rows.extend(SubjectField::REQUIRED.map(|line| subject_row(model, session, line)));
    if !session.checklist.profile.is_empty() {
        rows.extend([
            Row::gap(),
            Row::heading(word::FORM_FACTS.get(lang)),
            Row::text(Role::Dim, counted(model, session)),
        ]);
        for fact in &session.checklist.profile {
            fact_rows(model, session, fact, &mut rows);
        }
    }
    rows.extend([Row::gap(), Row::heading(word::FORM_MORE.get(lang))]);
    let more = SubjectField::KEYS.into_iter().map(|(line, _)| line);
    let more = more.filter(|line| !SubjectField::REQUIRED.contains(line));
    rows.extend(more.map(|line| subject_row(model, session, line)));
    rows.extend([
        Row::gap(),
        Row::action(Action::Do(Command::NextOpen), word::GO_ON.get(lang)),
    ]);
    let mut page = Page::new(word::SYSTEM.get(lang), rows);
    page.start = first_missing(session);
    page
}

/// The first required line that is empty, else the first required fact that is not given.
fn first_missing(session: &Session) -> Option<Action> {
    let assessment = &session.assessment;
    let line = assessment.subject.missing().first().copied();
    let is_missing = |fact: &&Fact| fact.required && !assessment.profile.contains_key(&fact.id);
    let fact = || session.checklist.profile.iter().find(is_missing);
    line.map(|line| Action::Edit(Field::Subject(line)))
        .or_else(|| fact().map(first_of))
}

/// The first row of a fact.
fn first_of(fact: &Fact) -> Action {
    if fact.kind.is_typed() {
        Action::Edit(Field::Fact(fact.id.clone()))
    } else {
        Action::Fact(fact.id.clone(), 0)
    }
}

fn counted(model: &Model, session: &Session) -> String {
    let shown = session.standing.applicability.visible_count().to_string();
    let hidden = session.standing.applicability.hidden_count().to_string();
    word::FORM_COUNTS.fill(model.lang, &[("shown", &shown), ("hidden", &hidden)])
}

fn subject_row(model: &Model, session: &Session, line: SubjectField) -> Row {
    let lang = model.lang;
    let text = session.assessment.subject.get(line);
    let is_required = SubjectField::REQUIRED.contains(&line);
    let empty = if is_required { word::REQUIRED } else { word::EMPTY };
    let row = Row::field(
        Field::Subject(line),
        terms::subject(line, lang),
        text,
        empty.get(lang),
    );
    if is_required && text.is_empty() {
        row.lead("[!] ", Role::Warn)
    } else {
        row
    }
}

fn fact_rows(model: &Model, session: &Session, fact: &Fact, rows: &mut Vec<Row>) {
    let lang = model.content_lang();
    let value = session.assessment.profile.get(&fact.id);
    if fact.kind.is_typed() {
        let shown = value.map(Value::word).unwrap_or_default();
        let field = Field::Fact(fact.id.clone());
        rows.push(Row::field(
            field,
            fact.ask.get(lang),
            &shown,
            word::EMPTY.get(model.lang),
        ));
        return;
    }
    let mut ask = Row::text(Role::Plain, fact.ask.get(lang));
    if fact.required && value.is_none() {
        ask = ask.lead("[!] ", Role::Warn);
    }
    rows.push(ask);
    if let Some(help) = &fact.help {
        rows.push(Row::text(Role::Dim, help.get(lang)).indent(2));
    }
    for (at, (_, label)) in fact.kind.options().into_iter().enumerate() {
        let row = Row::action(Action::Fact(fact.id.clone(), at), label.get(lang));
        rows.push(row.choice(fact.kind.is_many(), fact.kind.is_chosen(at, value)));
    }
}
