//! Runs a word with the rest of its line. Most words are sent to the session as they are; those here use the rest, or move differently.

use super::repl::{Repl, Step};
use super::speak::{self, Extent};
use super::words::{self, Word};
use super::{entry, evidence};
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::domain::waiting::WaitReason;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::field::{Field, Part};
use crate::session::model::{QuestionLanguage, Screen};
use crate::session::msg::Msg;
use crate::session::page::{Row, guide, help};
use crate::words::plain as word;

pub(super) fn run(repl: &mut Repl<'_>, word: Word, rest: &str) -> Step {
    match word {
        Word::Do(command) => run_command(repl, command, rest),
        Word::Write(part) => on_answer(repl, part, rest),
        Word::Back if repl.model.screen() == Screen::Question => repl.send(Msg::Do(Command::Previous)),
        Word::Back => back(repl),
        Word::All => repl.say_lines(&speak::screen(&repl.model, Extent::All)),
        Word::Repeat => {
            repl.said = None;
            Ok(())
        }
        Word::Jump => repl.choose(Action::Jump(rest.to_owned())),
        Word::List => list(repl, rest),
        Word::Other => other(repl, rest),
        Word::QuitUnsaved => repl.choose(Action::QuitAnyway),
        Word::TakeTheirs => settle(repl, rest, Action::TakeTheirs),
        Word::KeepOurs => settle(repl, rest, Action::KeepOurs),
    }
}

fn run_command(repl: &mut Repl<'_>, command: Command, rest: &str) -> Step {
    match command {
        Command::Note => note(repl, rest),
        Command::Evidence => evidence::open(repl, rest),
        Command::Guide => say_rows(repl, &guide::rows(&repl.model)),
        Command::Glossary if !rest.is_empty() => say_rows(repl, &help::glossary_of(&repl.model, rest).rows),
        Command::Search if rest.is_empty() => repl.say(word::SEARCH_WHAT),
        Command::Search => {
            repl.said = None;
            repl.send(Msg::Do(Command::Search))?;
            repl.send(Msg::Write(rest.to_owned()))
        }
        Command::Export if !rest.is_empty() => export(repl, rest),
        Command::NewAssessment if !rest.is_empty() => repl.choose(Action::BeginWith(rest.to_owned())),
        Command::Language => language(repl, rest),
        Command::OpenFile => {
            repl.said = None;
            entry::open(repl, &Field::OpenPath, rest)
        }
        Command::Confirm if !rest.is_empty() => match WaitReason::named(rest) {
            Some(reason) => repl.choose(Action::ConfirmAll(reason)),
            None => repl.say(word::CONFIRM_WHAT),
        },
        Command::SaveAs => save_as(repl, rest),
        Command::Compare if !rest.is_empty() => {
            show(repl, command)?;
            entry::open(repl, &Field::CompareWith, rest)
        }
        Command::Undo | Command::Redo => {
            for _ in 0..rest.parse().unwrap_or(1).min(1000) {
                repl.send(Msg::Do(command))?;
            }
            Ok(())
        }
        command => {
            repl.goes_on = false;
            show(repl, command)
        }
    }
}

/// Runs a command whose page is read out whole, even if it was the one before.
fn show(repl: &mut Repl<'_>, command: Command) -> Step {
    repl.said = None;
    repl.send(Msg::Do(command))
}

fn save_as(repl: &mut Repl<'_>, path: &str) -> Step {
    let was_at_question = repl.model.screen() == Screen::Question;
    show(repl, Command::SaveAs)?;
    entry::open(repl, &Field::SaveAs, path)?;
    // The page of settings was only the way to the field.
    if !path.is_empty() && was_at_question {
        return repl.send(Msg::Do(Command::Back));
    }
    Ok(())
}

fn on_answer(repl: &mut Repl<'_>, part: Part, rest: &str) -> Step {
    match repl.model.question().map(|question| question.id.clone()) {
        Some(id) => entry::open(repl, &Field::Answer(id, part), rest),
        None => repl.say(word::NO_QUESTIONS),
    }
}

/// Writes the note; `n TEXT` adds a line, `n 0` clears it.
fn note(repl: &mut Repl<'_>, rest: &str) -> Step {
    on_answer(repl, Part::Note, "")?;
    let Some(editing) = repl.model.editing.as_ref().filter(|_| !rest.is_empty()) else {
        return Ok(());
    };
    let text = match rest {
        "0" => String::new(),
        line if editing.text.is_empty() => line.to_owned(),
        line => format!("{}\n{line}", editing.text),
    };
    repl.send(Msg::Write(text))
}

fn say_rows(repl: &mut Repl<'_>, rows: &[Row]) -> Step {
    let lines = speak::rows(rows, "", Extent::All, repl.model.lang);
    repl.say_lines(&lines)
}

/// Writes a report by words in any order: format, language, draft or final, `since EARLIER`, and the file.
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
            (_, Some((format, _)), _) => repl.choose(Action::Format(format))?,
            (_, _, Some(lang)) => repl.choose(Action::ReportLang(lang))?,
            ("final" | "최종" | "최종본", ..) => repl.choose(Action::Final(true))?,
            ("draft" | "초안", ..) => repl.choose(Action::Final(false))?,
            (path, ..) => entry::open(repl, &Field::ExportPath, path)?,
        }
    }
    repl.choose(Action::Export)
}

/// Switches to the other language, or to the one named.
fn language(repl: &mut Repl<'_>, named: &str) -> Step {
    if Lang::from_name(named) != Some(repl.model.lang) {
        show(repl, Command::Language)?;
    }
    repl.say(word::LANG_NOW)
}

/// Lists the questions of the section at hand; all of them after `all`, or where filters are on.
fn list(repl: &mut Repl<'_>, rest: &str) -> Step {
    let Some(session) = &repl.model.session else {
        return repl.say(word::NO_QUESTIONS);
    };
    let is_all = matches!(rest, "all" | "전체" | "모두") || !session.filters.is_empty();
    let section = session.question().map(|question| question.section);
    repl.said = None;
    repl.choose(Action::Go(Screen::List(section.filter(|_| !is_all))))
}

/// Reads the question, or its guide, in the other language.
fn other(repl: &mut Repl<'_>, rest: &str) -> Step {
    let content = std::mem::replace(&mut repl.model.question_language, QuestionLanguage::Other);
    let is_guide = words::read(rest).is_some_and(|(word, _)| word == Word::Do(Command::Guide));
    let lines = if is_guide {
        speak::rows(&guide::rows(&repl.model), "", Extent::All, repl.model.lang)
    } else {
        speak::screen(&repl.model, Extent::Brief)
    };
    repl.model.question_language = content;
    repl.say_lines(&lines)
}

/// Settles the conflict with a number; no number is needed where there is only one.
fn settle(repl: &mut Repl<'_>, number: &str, action: fn(usize) -> Action) -> Step {
    let is_only = number.is_empty() && repl.model.conflicts.len() == 1;
    let number = if is_only { "1" } else { number };
    let at = number
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    repl.choose(action(at.unwrap_or(usize::MAX)))
}

/// Goes back to the page from which this one was opened, or to the question at hand.
pub(super) fn back(repl: &mut Repl<'_>) -> Step {
    let screen = repl.model.screen();
    if repl.model.session.is_none() || screen == Screen::Home {
        return repl.send(Msg::Do(Command::Back));
    }
    let below = repl.model.stack.iter().rev().nth(1);
    if below.is_some_and(|place| !matches!(place.screen, Screen::Home | Screen::Overview)) {
        repl.send(Msg::Do(Command::Back))?;
    } else {
        repl.go_to_question()?;
    }
    // Filters may have hidden the question at hand.
    let session = repl.model.session.as_ref();
    let first = session.filter(|_| screen == Screen::Filters).and_then(|session| {
        let passing = session.passing();
        passing
            .first()
            .copied()
            .filter(|_| !passing.contains(&session.at))
    });
    first.map_or(Ok(()), |at| repl.choose(Action::Question(at)))
}
