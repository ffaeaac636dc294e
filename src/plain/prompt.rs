//! What is read out before a line is asked for: position, the full question, its numbered answers. Pure.

use super::form;
use super::session::{Part, Prompt, Session, Slot, Work};
use super::step::shown;
use crate::domain::answer::Answer;
use crate::domain::format::Format;
use crate::domain::lang::Lang;

use crate::domain::question::{Better, Question};
use crate::domain::remediation::RemediationField;
use crate::domain::value::{Kind, Value};
use crate::words::{Message, plain as word, terms};

/// The lines of the prompt at hand.
pub(super) fn lines(session: &Session) -> Vec<String> {
    let lang = session.lang;
    let one = |said: Message| vec![said.get(lang).to_owned()];
    match session.asked() {
        Prompt::Home => one(word::ASK_HOME),
        Prompt::NewChecklist => one(word::ASK_CHECKLIST),
        Prompt::NewName(_) => one(word::ASK_NAME),
        Prompt::NewPath(_, _, path) => vec![word::ASK_PATH.fill(lang, &[("path", &path)])],
        Prompt::Question => session
            .work
            .as_ref()
            .map_or_else(Vec::new, |work| question(work, lang)),
        Prompt::Pick(_) => one(word::ASK_PICK),
        Prompt::Line(slot, _) => slot_lines(session, &slot, false),
        Prompt::Lines(slot, typed, _) if typed.is_empty() => slot_lines(session, &slot, true),
        Prompt::Lines(..) => Vec::new(),
        Prompt::Form => one(word::ASK_FORM),
        Prompt::Fact(id, _) => session
            .work
            .as_ref()
            .map_or_else(Vec::new, |work| form::fact_lines(work, &id, lang)),
        Prompt::Evidence(_) => one(word::ASK_EVIDENCE),
        Prompt::History => one(word::ASK_HISTORY),
        Prompt::Filters => one(word::ASK_FILTERS),
        Prompt::Format => {
            let mut lines = one(word::ASK_FORMAT);
            let formats = Format::WORDS.into_iter().enumerate();
            lines.extend(formats.map(|(at, (_, name))| format!("{} {name}", at + 1)));
            lines
        }
        Prompt::ReportLang(_) => vec![
            word::ASK_REPORT_LANG.get(lang).into(),
            "1 한국어 (ko)".into(),
            "2 English (en)".into(),
        ],
        Prompt::Kind(..) => vec![
            word::ASK_KIND.get(lang).into(),
            format!("1 {}", word::DRAFT.get(lang)),
            format!("2 {}", word::FINAL.get(lang)),
        ],
    }
}

fn question(work: &Work, lang: Lang) -> Vec<String> {
    let Some(question) = work.question() else {
        return vec![word::NO_QUESTIONS.get(lang).into()];
    };
    let answer = work.answer(&question.id);
    let mut lines = vec![head(work, question, &answer, lang), shown(&question.ask, lang)];
    if let Some(measure) = measured(question, lang) {
        lines.push(measure);
    }
    lines.extend(options(question, &answer, lang));
    lines.extend(backing(&answer, lang));
    lines
}

/// Position, id, sections and marks in one line.
fn head(work: &Work, question: &Question, answer: &Answer, lang: Lang) -> String {
    let walked = work.walked();
    let number = walked.iter().filter(|at| **at <= work.at).count();
    let sections: Vec<String> = work
        .checklist
        .path(question.section)
        .into_iter()
        .filter_map(|at| work.checklist.sections.get(at))
        .map(|section| shown(&section.title, lang))
        .collect();
    let places = [
        ("number", number.to_string()),
        ("count", walked.len().to_string()),
        ("id", question.id.to_string()),
        ("section", sections.join(" / ")),
    ];
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut line = word::HEAD.fill(lang, &places);
    let marks = [
        (question.critical, word::CRITICAL),
        (answer.flagged, word::FLAGGED),
        (answer.in_progress, word::IN_PROGRESS),
        (answer.to_confirm, word::TO_CONFIRM),
        (!work.filters.is_empty(), word::FILTERED),
        (!work.review.applicability.is_visible(work.at), terms::HIDDEN),
    ];
    for (_, mark) in marks.into_iter().filter(|(is_on, _)| *is_on) {
        line.push_str(", ");
        line.push_str(mark.get(lang));
    }
    line
}

fn measured(question: &Question, lang: Lang) -> Option<String> {
    let measure = question.measure.as_ref()?;
    let target = measure.target.as_ref().map(ToString::to_string);
    let said = match (&target, measure.better) {
        (None, _) => word::UNIT,
        (Some(_), Better::Lower) => word::TARGET_LOWER,
        (Some(_), Better::Higher) => word::TARGET_HIGHER,
    };
    let places = [
        ("unit", measure.unit.as_str()),
        ("target", target.as_deref().unwrap_or_default()),
    ];
    Some(said.fill(lang, &places))
}

/// The numbered answers; the current one is marked in words.
fn options(question: &Question, answer: &Answer, lang: Lang) -> Vec<String> {
    let mut lines = choices(&question.kind, answer.value.as_ref(), lang);
    let said = match (&question.kind, &answer.value) {
        (Kind::Number, None) => word::ANSWER_NUMBER.get(lang).into(),
        (Kind::Text, None) => word::ANSWER_TEXT.get(lang).into(),
        (Kind::ManyOf(_), _) => word::ANSWER_MANY.get(lang).into(),
        (Kind::Number | Kind::Text, Some(value)) => {
            word::ANSWER_NOW.fill(lang, &[("value", &terms::value(question, value, lang))])
        }
        _ => String::new(),
    };
    if !said.is_empty() {
        lines.push(said);
    }
    lines
}

/// Options in the order of their numbers, "not applicable" last where the kind has any.
pub(super) fn choices(kind: &Kind, value: Option<&Value>, lang: Lang) -> Vec<String> {
    let options = kind.options();
    if options.is_empty() {
        return Vec::new();
    }
    let row = |number: usize, label: &str, is_chosen: bool| {
        let mark = if is_chosen { word::CHOSEN.get(lang) } else { "" };
        format!("{number} {label}{mark}")
    };
    let is_chosen = |id| match value {
        Some(Value::Level(chosen) | Value::One(chosen)) => chosen == id,
        Some(Value::Many(ids)) => ids.contains(id),
        _ => false,
    };
    let rows = options.iter().enumerate();
    let mut lines: Vec<String> = rows
        .map(|(at, (id, label))| row(at + 1, &shown(label, lang), is_chosen(*id)))
        .collect();
    let label = terms::NOT_APPLICABLE.get(lang);
    lines.push(row(
        options.len() + 1,
        label,
        value == Some(&Value::NotApplicable),
    ));
    lines
}

/// What stands beside the value, one line each.
fn backing(answer: &Answer, lang: Lang) -> Vec<String> {
    let due = answer.due.map(|due| due.to_string()).unwrap_or_default();
    let accepted = answer
        .accepted
        .as_ref()
        .map(|risk| format!("{}, {}", risk.by, risk.reason));
    let evidence = if answer.evidence.is_empty() {
        String::new()
    } else {
        answer.evidence.len().to_string()
    };
    let parts = [
        (word::LABEL_REASON, answer.reason.clone()),
        (word::LABEL_REVIEWER, answer.reviewed_by.clone()),
        (word::LABEL_NOTE, answer.note.replace('\n', " / ")),
        (word::LABEL_EVIDENCE, evidence),
        (word::LABEL_OWNER, answer.owner.clone()),
        (word::LABEL_DUE, due),
        (word::LABEL_ACCEPTED, accepted.unwrap_or_default()),
    ];
    let plan =
        RemediationField::KEYS.map(|(text, _)| (terms::plan(text), answer.plan(text).replace('\n', " / ")));
    parts
        .into_iter()
        .chain(plan)
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| format!("{}: {text}", label.get(lang)))
        .collect()
}

/// The label of a slot.
pub(super) fn label(slot: &Slot, lang: Lang) -> &'static str {
    let said = match slot {
        Slot::Subject(field) => return terms::subject(*field, lang),
        Slot::Answer(_, Part::Note) => word::LABEL_NOTE,
        Slot::Answer(_, Part::Reason) => word::LABEL_REASON,
        Slot::Answer(_, Part::Reviewer) => word::LABEL_REVIEWER,
        Slot::Answer(_, Part::Owner) => word::LABEL_OWNER,
        Slot::Answer(_, Part::Plan(text)) => terms::plan(*text),
        Slot::Answer(_, Part::Due) => word::LABEL_DUE,
        Slot::Answer(_, Part::AcceptedBy) => word::LABEL_ACCEPTED_BY,
        Slot::Answer(_, Part::AcceptedReason) => word::LABEL_ACCEPTED_REASON,
    };
    said.get(lang)
}

/// What stands in a slot.
pub(super) fn current(work: &Work, slot: &Slot) -> String {
    let (id, part) = match slot {
        Slot::Subject(field) => return work.assessment.subject.get(*field).to_owned(),
        Slot::Answer(id, part) => (id, part),
    };
    let answer = work.answer(id);
    let accepted = answer.accepted.clone().unwrap_or_default();
    match part {
        Part::Note => answer.note,
        Part::Reason => answer.reason,
        Part::Reviewer => answer.reviewed_by,
        Part::Owner => answer.owner,
        Part::Plan(text) => answer.plan(*text).to_owned(),
        Part::Due => answer.due.map(|due| due.to_string()).unwrap_or_default(),
        Part::AcceptedBy => accepted.by,
        Part::AcceptedReason => accepted.reason,
    }
}

fn slot_lines(session: &Session, slot: &Slot, is_long: bool) -> Vec<String> {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Vec::new();
    };
    let now = current(work, slot);
    let name = match slot {
        Slot::Answer(id, _) => format!("{id} {}", label(slot, lang)),
        Slot::Subject(_) => label(slot, lang).to_owned(),
    };
    let mut lines = vec![name];
    if !now.is_empty() {
        lines.push(word::NOW.get(lang).into());
        lines.extend(now.lines().map(str::to_owned));
    }
    let how = match slot {
        _ if is_long => word::HOW_LINES,
        Slot::Answer(_, Part::Due) => word::HOW_DATE,
        Slot::Subject(field) if field.is_date() => word::HOW_DATE,
        _ => word::HOW_LINE,
    };
    lines.push(how.get(lang).into());
    lines
}
