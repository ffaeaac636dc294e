//! A text being typed: one line, or several up to a single dot. A blank line keeps what stands there, `-` clears it.

use super::repl::{Mode, Repl, Step};
use super::speak;
use super::typed_answer::{self, Typed};
use super::words::{self, Word};
use crate::domain::clean::clean_typed;
use crate::domain::id::Id;
use crate::domain::remediation::RemediationField;
use crate::domain::subject::SubjectField;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::effect::Effect;
use crate::session::field::{Field, Part};
use crate::session::model::Model;
use crate::session::msg::{Msg, Outcome};
use crate::session::page::{self, labels};
use crate::session::update::update;
use crate::words::{plain as word, subject, terms};

/// Whether a field takes several lines here; the other long texts of a screen are one line when spoken.
fn takes_lines(field: &Field) -> bool {
    match field {
        Field::Answer(_, Part::Note | Part::Plan(RemediationField::Milestones)) => true,
        Field::Subject(line) => line.is_long(),
        _ => false,
    }
}

/// What is asked for: the field's name, what stands there, and how to type.
pub(super) fn prompt(repl: &Repl<'_>) -> Vec<String> {
    let lang = repl.model.lang;
    let Some(editing) = repl.model.editing.as_ref().filter(|_| repl.typed.is_empty()) else {
        return Vec::new();
    };
    let field = &editing.field;
    let mut lines = vec![name(&repl.model, field)];
    if !editing.text.is_empty() {
        lines.push(word::NOW.get(lang).into());
        lines.extend(editing.text.lines().map(str::to_owned));
    }
    if *field == Field::Subject(SubjectField::Confidentiality) {
        lines.push(subject::levels(lang));
    }
    let how = match field {
        field if takes_lines(field) => word::HOW_LINES,
        Field::Answer(_, Part::Due) => word::HOW_DATE,
        Field::Subject(line) if line.is_date() => word::HOW_DATE,
        field if field.is_path() => word::HOW_PATH,
        _ => word::HOW_LINE,
    };
    lines.push(how.get(lang).into());
    lines
}

/// The name of a field, as its row on the page has it.
fn name(model: &Model, field: &Field) -> String {
    let lang = model.lang;
    match field {
        Field::Answer(id, part) => return format!("{id} {}", labels::part(*part).get(lang)),
        Field::Subject(line) => return terms::subject(*line, lang).to_owned(),
        _ => {}
    }
    let page = page::page(model);
    let edits = Action::Edit(field.clone());
    let row = page.rows.iter().find(|row| row.action.as_ref() == Some(&edits));
    let label = row.and_then(|row| row.pieces.first());
    label.map_or_else(String::new, |piece| piece.text.trim_end_matches(": ").to_owned())
}

/// A line of the text being typed.
pub(super) fn line(repl: &mut Repl<'_>, typed: &str) -> Step {
    let Some(field) = repl.model.editing.as_ref().map(|editing| editing.field.clone()) else {
        return Ok(());
    };
    if takes_lines(&field) {
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
    let text = if text == "-" && !field.is_done_by_enter() {
        ""
    } else {
        text
    };
    write(repl, text)?;
    after(repl, &field, true)
}

/// A line of a long text: a single dot ends it, two dots stand for one, nothing before the dot keeps what stood there.
fn long_line(repl: &mut Repl<'_>, field: &Field, typed: &str) -> Step {
    let line = clean_typed(typed, true);
    let line = line.trim_end();
    if line != "." {
        repl.typed
            .push(if line == ".." { ".".into() } else { line.into() });
        return Ok(());
    }
    let lines = std::mem::take(&mut repl.typed);
    if lines.is_empty() {
        repl.send(Msg::Leave)?;
        repl.say(word::UNCHANGED)?;
        return after(repl, field, false);
    }
    let text = if lines == ["-"] {
        String::new()
    } else {
        lines.join("\n")
    };
    write(repl, &text)?;
    after(repl, field, true)
}

/// Finishes the text being edited with what was typed.
fn write(repl: &mut Repl<'_>, text: &str) -> Step {
    let is_long = repl
        .model
        .editing
        .as_ref()
        .is_some_and(|editing| editing.many_lines);
    repl.send(Msg::Typed(text.to_owned()))?;
    repl.send(if is_long {
        Msg::Leave
    } else {
        Msg::Do(Command::Activate)
    })
}

/// What a path can go on with; the field stays open.
fn complete(repl: &mut Repl<'_>, path: &str) -> Step {
    let found = match repl.perform(Effect::Complete(path.to_owned())) {
        Some(Outcome::Completed(found)) => found,
        _ => Vec::new(),
    };
    if found.is_empty() {
        return repl.say(word::NOTHING_FOUND);
    }
    for path in found {
        repl.say_line(&path)?;
    }
    Ok(())
}

/// Opens a field; with a text behind the word, writes it at once.
pub(super) fn open(repl: &mut Repl<'_>, field: &Field, text: &str) -> Step {
    repl.send(Msg::Choose(Action::Edit(field.clone())))?;
    if text.is_empty() || repl.model.editing.is_none() {
        return Ok(());
    }
    write(repl, &clean_typed(text, false))?;
    after(repl, field, true)
}

/// What is asked for once a field is filled in or left.
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
    let lacks_reason = || {
        let answer = repl.model.session.as_ref()?.assessment.answer(id)?;
        let risk = answer.accepted.as_ref()?;
        Some(!risk.by.is_empty() && risk.reason.is_empty())
    };
    if *part == Part::AcceptedBy && is_written && lacks_reason() == Some(true) {
        return open(repl, &Field::Answer(id.clone(), Part::AcceptedWhy), "");
    }
    Ok(())
}

/// After an answer: what "not applicable" still needs, then the next question.
pub(super) fn go_on(repl: &mut Repl<'_>, asked: Option<Part>) -> Step {
    let Some((id, missing)) = missing(&repl.model) else {
        return Ok(());
    };
    match missing {
        Some(part) if asked != Some(part) => {
            repl.goes_on = true;
            return open(repl, &Field::Answer(id, part), "");
        }
        Some(_) => {
            let line = word::STILL_OPEN.fill(repl.model.lang, &[("id", id.as_str())]);
            repl.say_line(&line)?;
        }
        None => {}
    }
    repl.goes_on = false;
    repl.send(Msg::Do(Command::Next))
}

/// What "not applicable" still needs: a reason, and for a critical question a reviewer.
fn missing(model: &Model) -> Option<(Id, Option<Part>)> {
    let session = model.session.as_ref()?;
    let question = session.question()?;
    let answer = session.answer();
    let missing = match answer.is_not_applicable() {
        true if answer.reason.trim().is_empty() => Some(Part::Reason),
        true if question.critical && answer.reviewed_by.trim().is_empty() => Some(Part::Reviewer),
        _ => None,
    };
    Some((question.id.clone(), missing))
}

/// The process is asked to end: what was typed so far of a long text is kept.
pub(super) fn close(repl: &mut Repl<'_>) {
    if !repl.typed.is_empty() {
        let text = std::mem::take(&mut repl.typed).join("\n");
        update(&mut repl.model, Msg::Typed(text));
    }
}

/// Asks for the first required line or fact that is missing; at the end goes to the questions.
pub(super) fn ask_required(repl: &mut Repl<'_>) -> Step {
    match page::page(&repl.model).start {
        Some(edit @ Action::Edit(_)) => {
            repl.send(Msg::Choose(edit))?;
            if repl.model.editing.is_none() {
                repl.mode = Mode::Page;
            }
            Ok(())
        }
        Some(Action::Fact(id, _)) => {
            repl.mode = Mode::Fact(id);
            Ok(())
        }
        _ => {
            repl.mode = Mode::Page;
            repl.say(word::FORM_DONE)?;
            repl.go_to_question()
        }
    }
}

/// What is asked of a fact.
pub(super) fn fact_prompt(model: &Model, id: &Id) -> Vec<String> {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let Some(fact) = session.checklist.fact(id.as_str()) else {
        return Vec::new();
    };
    let mut lines = vec![fact.ask.get(model.content_lang()).to_owned()];
    lines.extend(
        fact.help
            .as_ref()
            .map(|help| help.get(model.content_lang()).to_owned()),
    );
    let page = page::page(model);
    let of_fact = |action: &Action| matches!(action, Action::Fact(each, _) if each == id);
    let rows = page
        .rows
        .into_iter()
        .filter(|row| row.action.as_ref().is_some_and(of_fact));
    let rows: Vec<_> = rows.collect();
    lines.extend(speak::rows(&rows, "", speak::Extent::Brief, lang));
    lines.push(word::HOW_FACT.get(lang).into());
    lines
}

/// A line that answers a required fact; a blank one leaves the form.
pub(super) fn fact_line(repl: &mut Repl<'_>, id: &Id, line: &str) -> Step {
    let session = repl.model.session.as_ref();
    let Some(kind) = session.and_then(|session| session.checklist.kind_of_fact(id)) else {
        return Ok(());
    };
    if line.is_empty() || words::read(line) == Some((Word::Back, "")) {
        repl.mode = Mode::Page;
        repl.read_anew();
        return Ok(());
    }
    let value = match typed_answer::value(&kind, line) {
        Typed::Value(value, _) => Some(value),
        Typed::Clear => None,
        Typed::Nothing | Typed::Invalid(_) => {
            repl.say(word::NOT_AN_ANSWER)?;
            return Ok(());
        }
    };
    repl.mode = Mode::Required;
    repl.send(Msg::Choose(Action::SetFact(id.clone(), value)))
}
