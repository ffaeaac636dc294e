//! A text being typed: one line, or several up to a single dot. A blank line keeps the text, `-` clears it.

use super::repl::{Mode, Repl, Step};
use super::speak;
use super::words::{self, Word};
use crate::domain::clean::clean_typed;
use crate::domain::id::Id;
use crate::domain::remediation::RemediationField;
use crate::domain::subject::SubjectField;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::effect::Effect;
use crate::session::field::{Field, Part};
use crate::session::field_name;
use crate::session::model::Model;
use crate::session::msg::{Msg, Outcome};
use crate::session::page;
use crate::session::part::missing_part;
use crate::session::perform::perform;
use crate::session::typed_answer::{self, Typed};
use crate::words::{plain as word, subject};

/// Whether a field has several lines here; the other long texts of a screen are typed as one line.
fn has_many_lines(field: &Field) -> bool {
    match field {
        Field::Answer(_, Part::Note | Part::Plan(RemediationField::Milestones)) => true,
        Field::Subject(line) => line.is_long(),
        _ => false,
    }
}

/// The prompt of a field: its name, its text, and how to type.
pub(super) fn prompt(repl: &Repl<'_>) -> Vec<String> {
    let lang = repl.model.lang;
    let Some(editing) = repl.model.editing.as_ref().filter(|editing| !editing.is_begun) else {
        return Vec::new();
    };
    let field = &editing.field;
    let mut lines = vec![field_name::of(&repl.model, field)];
    if !editing.text.is_empty() {
        lines.push(word::NOW.get(lang).into());
        lines.extend(editing.text.lines().map(str::to_owned));
    }
    if *field == Field::Subject(SubjectField::Confidentiality) {
        lines.push(subject::levels(lang));
    }
    let how = match field {
        field if has_many_lines(field) => word::HOW_LINES,
        Field::Answer(_, Part::Due) => word::HOW_DATE,
        Field::Subject(line) if line.is_date() => word::HOW_DATE,
        field if field.is_path() => word::HOW_PATH,
        _ => word::HOW_LINE,
    };
    lines.push(how.get(lang).into());
    lines
}

pub(super) fn line(repl: &mut Repl<'_>, typed: &str) -> Step {
    let Some(field) = repl.model.editing.as_ref().map(|editing| editing.field.clone()) else {
        return Ok(());
    };
    if has_many_lines(&field) {
        return long_line(repl, &field, typed);
    }
    let text = clean_typed(typed, false);
    let text = text.trim();
    if let (true, Some(path)) = (field.is_path(), text.strip_suffix('*')) {
        return complete(repl, path);
    }
    if text.is_empty() {
        repl.send(Msg::Leave)?;
        return after(repl, &field, false);
    }
    let text = if text == "-" && !field.is_submitted_by_enter() {
        ""
    } else {
        text
    };
    repl.send(Msg::Write(text.to_owned()))?;
    after(repl, &field, true)
}

/// A line of a long text: a single dot ends it, two dots mean one, a dot at once keeps the text.
fn long_line(repl: &mut Repl<'_>, field: &Field, typed: &str) -> Step {
    let Some(editing) = &repl.model.editing else {
        return Ok(());
    };
    let (is_begun, text) = (editing.is_begun, editing.text.clone());
    let line = clean_typed(typed, true);
    match line.trim_end() {
        "." if !is_begun => {
            repl.send(Msg::Leave)?;
            repl.say(word::UNCHANGED)?;
            after(repl, field, false)
        }
        "." => {
            let text = if text == "-" { String::new() } else { text };
            repl.send(Msg::Write(text))?;
            after(repl, field, true)
        }
        line => {
            let line = if line == ".." { "." } else { line };
            let text = if is_begun {
                format!("{text}\n{line}")
            } else {
                line.to_owned()
            };
            repl.send(Msg::Typed(text))
        }
    }
}

/// Lists the completions of a path; the field stays open.
fn complete(repl: &mut Repl<'_>, path: &str) -> Step {
    let found = match perform(Effect::Complete(path.to_owned()), repl.port, &repl.model) {
        Some(Outcome::Completed(found)) => found,
        _ => Vec::new(),
    };
    if found.is_empty() {
        return repl.say(word::NOTHING_FOUND);
    }
    repl.say_lines(&found)
}

/// Opens a field; with a text after the word, writes it at once.
pub(super) fn open(repl: &mut Repl<'_>, field: &Field, text: &str) -> Step {
    repl.choose(Action::Edit(field.clone()))?;
    if text.is_empty() || repl.model.editing.is_none() {
        return Ok(());
    }
    repl.send(Msg::Write(clean_typed(text, false)))?;
    after(repl, field, true)
}

/// Asks for what else a field needs once it is written or left.
fn after(repl: &mut Repl<'_>, field: &Field, is_written: bool) -> Step {
    if repl.mode == Mode::Required && !is_written {
        repl.mode = Mode::Page;
    }
    let Field::Answer(id, part) = field else {
        return Ok(());
    };
    if repl.goes_on {
        return go_on(repl, Some(*part));
    }
    let session = repl.model.session.as_ref();
    let accepted = session.and_then(|session| session.assessment.answer(id)?.accepted.as_ref());
    let lacks_reason = accepted.is_some_and(|risk| !risk.by.is_empty() && risk.reason.is_empty());
    if *part == Part::AcceptedBy && is_written && lacks_reason {
        return open(repl, &Field::Answer(id.clone(), Part::AcceptedWhy), "");
    }
    Ok(())
}

/// After an answer: asks for what "not applicable" still needs, then goes to the next question.
pub(super) fn go_on(repl: &mut Repl<'_>, asked: Option<Part>) -> Step {
    let session = repl.model.session.as_ref();
    let Some((question, answer)) = session.and_then(|session| Some((session.question()?, session.answer())))
    else {
        return Ok(());
    };
    let id = question.id.clone();
    match missing_part(question, &answer) {
        Some(part) if asked != Some(part) => {
            repl.goes_on = true;
            return open(repl, &Field::Answer(id, part), "");
        }
        Some(_) => repl.say_line(&word::STILL_OPEN.fill(repl.model.lang, &[("id", id.as_str())]))?,
        None => {}
    }
    repl.goes_on = false;
    repl.send(Msg::Do(Command::Next))
}

/// Asks for the first required line or fact that is missing; goes to the questions once there is none.
pub(super) fn ask_required(repl: &mut Repl<'_>) -> Step {
    match page::page(&repl.model).start {
        Some(edit @ Action::Edit(_)) => {
            repl.choose(edit)?;
            if repl.model.editing.is_none() {
                repl.mode = Mode::Page;
            }
            Ok(())
        }
        Some(Action::Fact(id, _)) => repl.say_lines(&fact_prompt(&repl.model, &id)),
        _ => {
            repl.mode = Mode::Page;
            repl.say(word::FORM_DONE)?;
            repl.go_to_question()
        }
    }
}

/// The prompt of a fact: what is asked, its help, its options, and how to answer.
fn fact_prompt(model: &Model, id: &Id) -> Vec<String> {
    let (lang, content) = (model.lang, model.question_lang());
    let session = model.session.as_ref();
    let Some(fact) = session.and_then(|session| session.checklist.fact(id.as_str())) else {
        return Vec::new();
    };
    let texts = std::iter::once(&fact.ask).chain(&fact.help);
    let mut lines: Vec<String> = texts.map(|text| text.get(content).to_owned()).collect();
    let mut rows = page::page(model).rows;
    rows.retain(|row| matches!(&row.action, Some(Action::Fact(each, _)) if each == id));
    lines.extend(speak::rows(&rows, "", speak::Extent::Brief, lang));
    lines.push(word::HOW_FACT.get(lang).into());
    lines
}

/// A line that answers the required fact asked for; a blank one leaves the form.
pub(super) fn fact_line(repl: &mut Repl<'_>, line: &str) -> Step {
    let Some(Action::Fact(id, _)) = page::page(&repl.model).start else {
        return Ok(());
    };
    let session = repl.model.session.as_ref();
    let kind = session.and_then(|session| session.checklist.kind_of_fact(&id));
    if line.is_empty() || words::read(line) == Some((Word::Back, "")) {
        repl.mode = Mode::Page;
        repl.said = None;
        return Ok(());
    }
    match kind.map(|kind| typed_answer::value(&kind, line, words::read_command)) {
        Some(Typed::Value(value, _)) => repl.choose(Action::SetFact(id, Some(value))),
        Some(Typed::Clear) => repl.choose(Action::SetFact(id, None)),
        _ => repl.say(word::NOT_AN_ANSWER),
    }
}
