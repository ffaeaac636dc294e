//! Words carried out, with what follows them on the line.

use super::repl::{Repl, Step};
use super::speak::{self, Extent};
use super::words::{self, Word};
use super::{entry, evidence};
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::domain::suggest::nearest;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::field::{Field, Part};
use crate::session::model::{Content, Saving, Screen};
use crate::session::msg::Msg;
use crate::session::page::{Row, guide, help};
use crate::words::{Message, plain as word};

/// Carries a word out.
pub(super) fn run(repl: &mut Repl<'_>, asked: Word, rest: &str) -> Step {
    match asked {
        Word::Do(command) => run_command(repl, command, rest),
        Word::Write(part) => on_answer(repl, part, rest),
        Word::Back if repl.model.screen() == Screen::Question => repl.send(Msg::Do(Command::Previous)),
        Word::Back => back(repl),
        Word::All => repl.say_all(),
        Word::Repeat => {
            repl.read_anew();
            Ok(())
        }
        Word::Jump => jump(repl, rest),
        Word::List => list(repl, rest),
        Word::Other => other(repl, rest),
        Word::QuitUnsaved => quit_unsaved(repl),
        Word::TakeTheirs => settle(repl, rest, Action::TakeTheirs),
        Word::KeepOurs => settle(repl, rest, Action::KeepOurs),
    }
}

fn run_command(repl: &mut Repl<'_>, command: Command, rest: &str) -> Step {
    let field = match command {
        Command::OpenFile => Some(Field::OpenPath),
        Command::SaveAs => Some(Field::SaveAs),
        Command::Compare => Some(Field::CompareWith),
        _ => None,
    };
    if let Some(field) = field {
        return with_path(repl, command, &field, rest);
    }
    match command {
        Command::Note => note(repl, rest),
        Command::Evidence => evidence::open(repl, rest),
        Command::Guide => say_rows(repl, &guide::rows(&repl.model)),
        Command::Glossary if !rest.is_empty() => terms(repl, rest),
        Command::Search => search(repl, rest),
        Command::Export if !rest.is_empty() => export(repl, rest),
        Command::NewAssessment if !rest.is_empty() => begin(repl, rest),
        Command::Language => language(repl, rest),
        Command::Undo | Command::Redo => {
            for _ in 0..rest.parse().unwrap_or(1).min(1000) {
                repl.send(Msg::Do(command))?;
            }
            Ok(())
        }
        command => {
            repl.goes_on = false;
            repl.read_anew();
            repl.send(Msg::Do(command))
        }
    }
}

/// A command that takes a file: it is asked for where none follows the word.
fn with_path(repl: &mut Repl<'_>, command: Command, field: &Field, path: &str) -> Step {
    let screen = repl.model.screen();
    repl.read_anew();
    if command != Command::OpenFile {
        repl.send(Msg::Do(command))?;
    }
    if path.is_empty() && command == Command::Compare {
        return Ok(());
    }
    entry::open(repl, field, path)?;
    // The page of settings was only the way to the field.
    if command == Command::SaveAs && !path.is_empty() && screen == Screen::Question {
        return repl.send(Msg::Do(Command::Back));
    }
    Ok(())
}

fn on_answer(repl: &mut Repl<'_>, part: Part, rest: &str) -> Step {
    let session = repl.model.session.as_ref();
    let question = session.and_then(|session| session.question());
    match question.map(|question| question.id.clone()) {
        Some(id) => entry::open(repl, &Field::Answer(id, part), rest),
        None => repl.say(word::NO_QUESTIONS),
    }
}

/// Writes the note; `n TEXT` adds a line, `n 0` clears it.
fn note(repl: &mut Repl<'_>, rest: &str) -> Step {
    let held = repl.model.session.as_ref().map(|session| session.answer().note);
    let held = held.unwrap_or_default();
    on_answer(repl, Part::Note, "")?;
    if rest.is_empty() || repl.model.editing.is_none() {
        return Ok(());
    }
    let text = match rest {
        "0" => String::new(),
        line if held.is_empty() => line.to_owned(),
        line => format!("{held}\n{line}"),
    };
    repl.send(Msg::Typed(text))?;
    repl.send(Msg::Leave)
}

fn say_rows(repl: &mut Repl<'_>, rows: &[Row]) -> Step {
    for line in speak::rows(rows, "", Extent::All, repl.model.lang) {
        repl.say_line(&line)?;
    }
    Ok(())
}

/// The terms of the glossary that hold a word.
fn terms(repl: &mut Repl<'_>, wanted: &str) -> Step {
    let page = help::glossary(&repl.model);
    let lines = speak::rows(&page.rows, "", Extent::All, repl.model.lang);
    let wanted = wanted.to_lowercase();
    let found: Vec<&String> = lines
        .chunks(2)
        .filter(|term| term[0].to_lowercase().contains(&wanted))
        .flatten()
        .collect();
    if found.is_empty() {
        return repl.say(word::NO_TERM);
    }
    for line in found {
        repl.say_line(line)?;
    }
    Ok(())
}

fn search(repl: &mut Repl<'_>, query: &str) -> Step {
    if query.is_empty() {
        return repl.say(word::SEARCH_WHAT);
    }
    repl.read_anew();
    repl.send(Msg::Do(Command::Search))?;
    repl.send(Msg::Typed(query.to_owned()))?;
    repl.send(Msg::Leave)
}

/// A report from words in any order: format, language, draft or final, `since EARLIER`, and where.
fn export(repl: &mut Repl<'_>, rest: &str) -> Step {
    repl.send(Msg::Do(Command::Export))?;
    let mut parts = rest.split_whitespace();
    while let Some(part) = parts.next() {
        let named = if part == "markdown" { "md" } else { part };
        let format = Format::WORDS.into_iter().find(|(_, each)| *each == named);
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == part);
        match (part, format, lang) {
            ("since" | "이전", ..) => {
                entry::open(repl, &Field::ExportSince, parts.next().unwrap_or_default())?;
            }
            (_, Some((format, _)), _) => repl.send(Msg::Choose(Action::Format(format)))?,
            (_, _, Some(lang)) => repl.send(Msg::Choose(Action::ReportLang(lang)))?,
            ("final" | "최종" | "최종본", ..) => repl.send(Msg::Choose(Action::Final(true)))?,
            ("draft" | "초안", ..) => repl.send(Msg::Choose(Action::Final(false)))?,
            (path, ..) => entry::open(repl, &Field::ExportPath, path)?,
        }
    }
    repl.send(Msg::Choose(Action::Export))
}

/// A new assessment of the checklist with an id.
fn begin(repl: &mut Repl<'_>, wanted: &str) -> Step {
    let lang = repl.model.lang;
    let ids: Vec<&str> = repl.model.catalog.iter().map(|entry| entry.id.as_str()).collect();
    if let Some(at) = ids.iter().position(|id| id.eq_ignore_ascii_case(wanted)) {
        return repl.send(Msg::Choose(Action::Begin(at)));
    }
    let near = nearest(wanted, ids).unwrap_or_default().to_owned();
    let said = either(near.is_empty(), word::NO_CHECKLIST, word::NO_CHECKLIST_NEAR);
    let line = said.fill(lang, &[("given", wanted), ("near", &near)]);
    repl.say_line(&line)
}

pub(super) fn either(is_first: bool, first: Message, second: Message) -> Message {
    if is_first { first } else { second }
}

/// Switches the language, or takes the one named.
fn language(repl: &mut Repl<'_>, named: &str) -> Step {
    let named = match named.to_lowercase().as_str() {
        "한국어" | "ko" => Some(Lang::Ko),
        "english" | "영어" | "en" => Some(Lang::En),
        _ => None,
    };
    if named != Some(repl.model.lang) {
        repl.send(Msg::Do(Command::Language))?;
    }
    repl.read_anew();
    repl.say(word::LANG_NOW)
}

pub(super) fn jump(repl: &mut Repl<'_>, wanted: &str) -> Step {
    let lang = repl.model.lang;
    let Some(session) = &repl.model.session else {
        return repl.say(word::NO_QUESTIONS);
    };
    let questions = &session.checklist.questions;
    let found = questions
        .iter()
        .position(|each| each.id.as_str().eq_ignore_ascii_case(wanted));
    let Some(at) = found else {
        let near = nearest(wanted, questions.iter().map(|each| each.id.as_str())).unwrap_or_default();
        let said = either(near.is_empty(), word::NO_SUCH_ID, word::NO_SUCH_ID_NEAR);
        let line = said.fill(lang, &[("id", wanted), ("near", near)]);
        return repl.say_line(&line);
    };
    if session.standing.applicability.is_visible(at) {
        return repl.send(Msg::Choose(Action::Question(at)));
    }
    let line = word::IS_HIDDEN.fill(lang, &[("id", questions[at].id.as_str())]);
    repl.say_line(&line)
}

/// The questions of the section at hand; of all with `all`, or where filters are on.
fn list(repl: &mut Repl<'_>, rest: &str) -> Step {
    let Some(session) = &repl.model.session else {
        repl.read_anew();
        return Ok(());
    };
    let is_all = ["all", "전체"].contains(&rest) || !session.filters.is_empty();
    let section = session
        .question()
        .map(|question| question.section)
        .filter(|_| !is_all);
    repl.read_anew();
    repl.send(Msg::Choose(Action::Go(Screen::List(section))))
}

/// The question in the other language, or its guide.
fn other(repl: &mut Repl<'_>, rest: &str) -> Step {
    let content = std::mem::replace(&mut repl.model.content, Content::Other);
    let is_guide = words::read(rest).is_some_and(|(asked, _)| asked == Word::Do(Command::Guide));
    let lines = if is_guide {
        speak::rows(&guide::rows(&repl.model), "", Extent::All, repl.model.lang)
    } else {
        speak::screen(&repl.model, Extent::Brief)
    };
    repl.model.content = content;
    for line in lines {
        repl.say_line(&line)?;
    }
    Ok(())
}

fn quit_unsaved(repl: &mut Repl<'_>) -> Step {
    if matches!(repl.model.saving, Saving::Failed(_)) {
        return repl.send(Msg::Choose(Action::QuitAnyway));
    }
    repl.send(Msg::Do(Command::Quit))
}

/// Settles the conflict with a number; the only one where none is given.
fn settle(repl: &mut Repl<'_>, number: &str, action: fn(usize) -> Action) -> Step {
    let count = repl.model.conflicts.len();
    let number = match number {
        "" if count == 1 => Some(1),
        number => number.parse::<usize>().ok(),
    };
    match number
        .and_then(|number| number.checked_sub(1))
        .filter(|at| *at < count)
    {
        Some(at) => repl.send(Msg::Choose(action(at))),
        None => repl.say(word::NO_SUCH_CONFLICT),
    }
}

/// Back to where the page was opened from; the task list leads to the question at hand.
pub(super) fn back(repl: &mut Repl<'_>) -> Step {
    let screen = repl.model.screen();
    if repl.model.session.is_none() || screen == Screen::Home {
        return repl.send(Msg::Do(Command::Back));
    }
    let stack = &repl.model.stack;
    let below = stack.len().checked_sub(2).and_then(|at| stack.get(at));
    let is_nested = below.is_some_and(|place| !matches!(place.screen, Screen::Home | Screen::Overview));
    if is_nested {
        repl.send(Msg::Do(Command::Back))?;
    } else {
        repl.go_to_question()?;
    }
    // Filters may have hidden the question at hand.
    let first = repl.model.session.as_ref().and_then(|session| {
        let passing = session.passing();
        let is_hidden = screen == Screen::Filters && !passing.contains(&session.at);
        passing.first().copied().filter(|_| is_hidden)
    });
    match first {
        Some(at) => repl.send(Msg::Choose(Action::Question(at))),
        None => Ok(()),
    }
}
