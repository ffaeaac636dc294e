//! A question: its text, numbered answers, and the fields that an answer needs.

use crate::domain::answer::Answer;
use crate::domain::evidence::{Evidence, EvidenceState, Location};
use crate::domain::question::Question;
use crate::domain::rating::Rating;
use crate::domain::remediation::RemediationField;
use crate::domain::value::{Kind, Value};
use crate::words::size::format_size;
use crate::words::{dates, evidence as evidence_words, plausibility, session as word, terms};

use super::super::action::Action;
use super::super::command::Command;
use super::super::field::EvidencePart;
use super::super::model::{Field, Model, Part, QuestionLanguage};
use super::super::piece::Piece;
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::{guide, labels, list, measurement, waiting};

pub fn page(model: &Model) -> Page {
    let Some((session, question)) = model
        .session
        .as_ref()
        .and_then(|session| Some((session, session.question()?)))
    else {
        return Page::default();
    };
    let answer = session.answer();
    let mut rows = vec![badges(model, session, question, &answer)];
    rows.extend(list::filter_line(model, session));
    let shown = question.ask.shown(model.question_lang());
    let mut ask = Row::text(Role::Strong, shown.text);
    if let Some(fallback) = shown.fallback {
        ask = ask.lead(format!("[{fallback}] "), Role::Dim);
    }
    let pinned = Some(rows.len());
    rows.push(ask);
    if model.question_language == QuestionLanguage::Both
        && let Some(other) = question.ask.in_lang(model.lang.other().code())
    {
        rows.push(Row::text(Role::Plain, other));
    }
    let dates = dates::of(&question.dates, model.today, model.lang).into_iter();
    rows.extend(dates.map(|date| Row::text(Role::Dim, date)));
    rows.extend(waiting::before(model, question, &answer));
    rows.push(Row::gap());
    answer_rows(model, question, &answer, &mut rows);
    rows.extend(waiting::confirm_row(model, session, question, &answer));
    not_applicable_rows(model, question, &answer, &mut rows);
    rows.push(Row::gap());
    rows.push(part(model, question, &answer, Part::Note));
    evidence_rows(model, session, question, &answer, &mut rows);
    gap_rows(model, session, question, &answer, &mut rows);
    rows.push(Row::gap());
    mark_rows(model, &answer, &mut rows);
    if !model.guide_has_pane {
        let fold = if model.guide_open { "[-] " } else { "[+] " };
        rows.push(
            Row::action(Action::Do(Command::Guide), word::GUIDE.get(model.lang))
                .lead(fold, Role::Key)
                .quiet(),
        );
        if model.guide_open {
            rows.extend(guide::rows(model));
        }
    }
    let next = word::NEXT_QUESTION.get(model.lang);
    rows.push(Row::action(Action::Do(Command::Next), next).quiet());
    let mut page = Page::new(title(model, session, question), rows);
    page.start = chosen(question, &answer).or_else(|| Some(first(question)));
    page.pinned = pinned;
    page
}

fn title(model: &Model, session: &Session, question: &Question) -> String {
    let (place, of) = session.place();
    let step = model.marks().step;
    let path: Vec<&str> = session
        .checklist
        .path(question.section)
        .into_iter()
        .map(|section| {
            session.checklist.sections[section]
                .title
                .get(model.question_lang())
        })
        .collect();
    format!("{place}/{of} {} {}", question.id, path.join(&format!(" {step} ")))
}

fn badges(model: &Model, session: &Session, question: &Question, answer: &Answer) -> Row {
    let lang = model.lang;
    let (mark, role, state) = labels::state(session.state(session.at), lang);
    let mut row = Row::default().and(format!("{mark} {state}"), role);
    let has_condition = session
        .checklist
        .path(question.section)
        .into_iter()
        .any(|section| session.checklist.sections[section].condition.is_some());
    let kind = question
        .critical
        .map(|kind| (terms::critical(kind, lang), Role::Warn));
    let tier = session.checklist.tier_of(question);
    let tier = tier.map(|tier| (tier.title.get(model.question_lang()), Role::Dim));
    for (badge, role) in kind.into_iter().chain(tier) {
        row = row.and("  ", Role::Plain).and(format!("[{badge}]"), role);
    }
    for (is_on, badge, role) in [
        (
            question.condition.is_some() || has_condition,
            word::BADGE_CONDITIONAL,
            Role::Dim,
        ),
        (!question.is_scored(), word::BADGE_UNSCORED, Role::Dim),
        (answer.flagged, word::BADGE_FLAGGED, Role::Key),
        (answer.in_progress, word::BADGE_IN_PROGRESS, Role::Key),
        (answer.to_confirm, word::BADGE_TO_CONFIRM, Role::Warn),
    ] {
        if is_on {
            row = row
                .and("  ", Role::Plain)
                .and(format!("[{}]", badge.get(lang)), role);
        }
    }
    row
}

fn answer_rows(model: &Model, question: &Question, answer: &Answer, rows: &mut Vec<Row>) {
    if question.kind.is_typed() {
        rows.extend(measurement::unit(model, question));
        rows.push(part(model, question, answer, Part::Value));
        let value = answer.value.as_ref();
        let warning = value.and_then(|value| plausibility::range_warning(question, value, model.lang));
        rows.extend(warning.map(|text| Row::text(Role::Warn, text).lead("[!] ", Role::Warn)));
        measurement::rows(model, question, answer, rows);
    }
    let options = question.kind.options();
    for (at, (_, label)) in options.iter().enumerate() {
        let is_on = question.kind.is_chosen(at, answer.value.as_ref());
        let role = if is_on { Role::Strong } else { Role::Plain };
        let mut row = Row::action(Action::Choose(at), "")
            .lead(number(at), role)
            .choice(question.kind.is_many(), is_on);
        row.pieces = vec![Piece::new(label.get(model.question_lang()), role)];
        if let Some(choice) = question.kind.choices().and_then(|all| all.get(at)) {
            let dates = dates::of(&choice.dates, model.today, model.lang).into_iter();
            row = dates.fold(row, |row, date| row.and(format!("  ({date})"), Role::Dim));
        }
        rows.push(row);
    }
    let is_on = answer.is_not_applicable();
    let role = if is_on { Role::Strong } else { Role::Plain };
    // Where a number is asked, digits are the answer.
    let lead = match question.kind {
        Kind::Number => String::new(),
        _ => number(options.len()),
    };
    let mut row = Row::action(Action::NotApplicable, "")
        .lead(lead, role)
        .choice(question.kind.is_many() && question.kind != Kind::Number, is_on);
    row.pieces = vec![Piece::new(terms::NOT_APPLICABLE.get(model.lang), role)];
    rows.push(row);
}

/// The digit that chooses the n-th answer.
pub(super) fn number(at: usize) -> String {
    let digit = if at < 9 { (at + 1).to_string() } else { " ".into() };
    digit + " "
}

fn part(model: &Model, question: &Question, answer: &Answer, part: Part) -> Row {
    let lang = model.lang;
    let empty = match part {
        Part::Reason => word::REASON_WANTED,
        Part::Reviewer => word::REVIEWER_WANTED,
        Part::Owner => word::OWNER_WANTED,
        Part::Due => word::DUE_WANTED,
        Part::Evidence => word::ADD_EVIDENCE_HINT,
        _ => word::EMPTY,
    };
    let text = super::super::part::part_text(answer, part);
    let field = Field::Answer(question.id.clone(), part);
    let row = Row::field(field, labels::part(part).get(lang), &text, empty.get(lang));
    let is_required = matches!(part, Part::Value | Part::Reason | Part::Reviewer);
    if text.is_empty() && !is_required {
        row.quiet()
    } else {
        row
    }
}

fn not_applicable_rows(model: &Model, question: &Question, answer: &Answer, rows: &mut Vec<Row>) {
    let is_on = answer.is_not_applicable();
    if is_on || !answer.reason.is_empty() {
        rows.push(part(model, question, answer, Part::Reason).indent(2));
    }
    if question.is_critical() && (is_on || !answer.reviewed_by.is_empty()) {
        rows.push(part(model, question, answer, Part::Reviewer).indent(2));
    }
}

fn evidence_rows(
    model: &Model,
    session: &Session,
    question: &Question,
    answer: &Answer,
    rows: &mut Vec<Row>,
) {
    let lang = model.lang;
    rows.push(Row::text(
        Role::Strong,
        word::EVIDENCE_LIST.fill(lang, &[("count", &answer.evidence.len().to_string())]),
    ));
    for (at, piece) in answer.evidence.iter().enumerate() {
        rows.push(evidence_row(model, session, question, at, piece));
        rows.extend(described(model, question, piece));
    }
    rows.push(part(model, question, answer, Part::Evidence));
    rows.push(part(model, question, answer, Part::Planned));
}

/// A piece of evidence with its state and details.
pub fn evidence_row(
    model: &Model,
    session: &Session,
    question: &Question,
    at: usize,
    piece: &Evidence,
) -> Row {
    let lang = model.lang;
    let dot = model.marks().dot;
    let found = session.inspection.of(&question.id, at);
    let (mark, role, _) = labels::evidence(&found, lang);
    let state = match found {
        EvidenceState::LineEnds(_) => evidence_words::in_full(piece, &found, lang),
        _ => terms::evidence(&found, lang).to_owned(),
    };
    let mut row = Row::action(Action::Evidence(piece.location.clone()), piece.location.as_str())
        .lead(format!("{mark} "), role)
        .and(format!("  {state}"), role);
    let kind = match &piece.location {
        Location::File(_) => piece.location.file_type(),
        Location::Url(_) => Some(word::WEB_ADDRESS.get(lang).to_owned()),
        Location::Planned(_) => None,
    };
    if let Some(kind) = kind {
        row = row.and(format!(" {dot} {kind}"), Role::Dim);
    }
    if !piece.place.is_empty() {
        let place = word::EVIDENCE_AT.fill(lang, &[("place", &piece.place)]);
        row = row.and(format!(" {dot} {place}"), Role::Plain);
    }
    if let Some(day) = piece.valid_until {
        let until = word::VALID_UNTIL.fill(lang, &[("day", &day.to_string())]);
        row = row.and(format!(" {dot} {until}"), Role::Dim);
    }
    if let Some(size) = piece.size {
        row = row.and(format!(" {dot} {}", format_size(size)), Role::Dim);
    }
    if let Some(digest) = &piece.sha256 {
        let short: String = digest.chars().take(12).collect();
        row = row.and(format!(" {dot} SHA-256 {short}"), Role::Dim);
    }
    if piece.location.looks_secret() {
        row = row.and(format!(" {dot} {}", word::SECRET.get(lang)), Role::Bad);
    }
    if !piece.title.is_empty() {
        row = row.and(format!(" {dot} {}", piece.title), Role::Plain);
    }
    row
}

/// The detail of a piece that is being edited.
fn described(model: &Model, question: &Question, piece: &Evidence) -> Option<Row> {
    let field = &model.editing.as_ref()?.field;
    let Field::Evidence(id, location, part) = field else {
        return None;
    };
    if (id, location) != (&question.id, &piece.location) {
        return None;
    }
    let (label, value) = match part {
        EvidencePart::Title => (word::EVIDENCE_TITLE, piece.title.clone()),
        EvidencePart::Place => (word::EVIDENCE_PLACE, piece.place.clone()),
        EvidencePart::ValidUntil => {
            let day = piece.valid_until.map(|day| day.to_string());
            (word::EVIDENCE_UNTIL, day.unwrap_or_default())
        }
    };
    let empty = word::EMPTY.get(model.lang);
    Some(Row::field(field.clone(), label.get(model.lang), &value, empty).indent(2))
}

fn gap_rows(model: &Model, session: &Session, question: &Question, answer: &Answer, rows: &mut Vec<Row>) {
    let is_gap = session
        .state(session.at)
        .rating()
        .is_some_and(|rating| rating < Rating::Fully);
    let is_written = !answer.owner.is_empty()
        || RemediationField::KEYS
            .iter()
            .any(|(text, _)| !answer.plan(*text).is_empty())
        || answer.due.is_some()
        || answer.accepted.is_some();
    if !is_gap && !is_written {
        return;
    }
    rows.extend([Row::gap(), Row::heading(word::GAP.get(model.lang))]);
    // Owner, action and due date come first, because the verdict depends on them.
    let parts = [
        Part::Owner,
        Part::Plan(RemediationField::Action),
        Part::Due,
        Part::Plan(RemediationField::Interim),
        Part::Plan(RemediationField::Milestones),
        Part::Plan(RemediationField::Resources),
        Part::Plan(RemediationField::Residual),
        Part::AcceptedBy,
        Part::AcceptedWhy,
    ];
    rows.extend(parts.map(|each| part(model, question, answer, each)));
}

fn mark_rows(model: &Model, answer: &Answer, rows: &mut Vec<Row>) {
    for (command, text, is_on) in [
        (Command::Flag, word::MARK_FLAGGED, answer.flagged),
        (Command::InProgress, word::MARK_IN_PROGRESS, answer.in_progress),
    ] {
        rows.push(
            Row::action(Action::Do(command), text.get(model.lang))
                .choice(true, is_on)
                .quiet(),
        );
    }
}

/// The action of the current answer.
fn chosen(question: &Question, answer: &Answer) -> Option<Action> {
    match answer.value.as_ref()? {
        Value::NotApplicable => Some(Action::NotApplicable),
        Value::Level(id) | Value::One(id) => {
            let options = question.kind.options();
            options
                .iter()
                .position(|(each, _)| *each == id)
                .map(Action::Choose)
        }
        _ => None,
    }
}

fn first(question: &Question) -> Action {
    match question.kind {
        Kind::Number | Kind::Text => Action::Edit(Field::Answer(question.id.clone(), Part::Value)),
        _ => Action::Choose(0),
    }
}
