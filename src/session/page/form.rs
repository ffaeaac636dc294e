//! The system and its profile: the lines that the report needs, then the facts that decide which questions apply.

use crate::domain::checklist::Fact;
use crate::domain::id::Id;
use crate::domain::subject::SubjectField;
use crate::domain::value::Value;
use crate::words::{session as word, terms};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::question::number;

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
            rows.extend(reason_rows(model, session, fact));
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

/// The first required line that is empty, else the first required fact without a value, else the first missing reason.
fn first_missing(session: &Session) -> Option<Action> {
    let assessment = &session.assessment;
    let line = assessment.subject.missing().first().copied();
    let is_missing = |fact: &&Fact| fact.required && !assessment.profile.contains_key(&fact.id);
    let fact = || session.checklist.profile.iter().find(is_missing);
    line.map(|line| Action::Edit(Field::Subject(line)))
        .or_else(|| fact().map(first_of))
        .or_else(|| first_reason(session))
}

fn first_of(fact: &Fact) -> Action {
    if fact.kind.is_typed() {
        Action::Edit(Field::Fact(fact.id.clone()))
    } else {
        Action::Fact(fact.id.clone(), 0)
    }
}

/// The reason field of the first fact that hides a critical question without one.
fn first_reason(session: &Session) -> Option<Action> {
    let mut facts = session.checklist.profile.iter();
    let fact = facts.find(|fact| {
        session.assessment.reason_of_fact(&fact.id).is_empty() && !hidden_by(session, &fact.id).is_empty()
    })?;
    Some(Action::Edit(Field::FactReason(fact.id.clone())))
}

fn hidden_by<'a>(session: &'a Session, fact: &Id) -> Vec<&'a str> {
    let hidden = session.review().hidden_criticals.iter();
    hidden
        .filter(|each| each.facts.contains(fact))
        .map(|each| each.question.as_str())
        .collect()
}

/// The reason of a fact, if it hides critical questions or has one.
fn reason_rows(model: &Model, session: &Session, fact: &Fact) -> Vec<Row> {
    let lang = model.lang;
    let hidden = hidden_by(session, &fact.id);
    let reason = session.assessment.reason_of_fact(&fact.id);
    let field = Field::FactReason(fact.id.clone());
    if hidden.is_empty() && reason.is_empty() {
        return Vec::new();
    }
    let mut row = Row::field(
        field,
        word::FACT_REASON.get(lang),
        reason,
        word::FACT_REASON_WANTED.get(lang),
    );
    if hidden.is_empty() {
        return vec![row.indent(2)];
    }
    if reason.is_empty() {
        row = row.lead("[!] ", Role::Warn);
    }
    let places = [("count", hidden.len().to_string()), ("ids", hidden.join(", "))];
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let said = Row::text(Role::Warn, word::FACT_HIDES.fill(lang, &places));
    vec![said.indent(2), row.indent(2)]
}

fn counted(model: &Model, session: &Session) -> String {
    let shown = session.live_score.applicability.visible_count().to_string();
    let hidden = session.live_score.applicability.hidden_count().to_string();
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
    let lang = model.question_lang();
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
        let row =
            Row::action(Action::Fact(fact.id.clone(), at), label.get(lang)).lead(number(at), Role::Plain);
        rows.push(row.choice(fact.kind.is_many(), fact.kind.is_chosen(at, value)));
    }
}
