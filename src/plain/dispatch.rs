//! Decides what a line means: an answer, the number or text of a row, or a word.

use jiff::civil::Date;

use super::repl::{Mode, Repl, Step};
use super::speak::{self, Extent};
use super::words::{self, Word};
use super::{command, entry, evidence};
use crate::domain::clean::{clean_line, clean_typed};
use crate::domain::filter::Filter;
use crate::domain::jamo;
use crate::domain::question::Question;
use crate::domain::suggest::nearest;
use crate::domain::typed_date;
use crate::domain::value::Value;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::effect::Effect;
use crate::session::field::{Field, Part};
use crate::session::model::Screen;
use crate::session::msg::Msg;
use crate::session::page;
use crate::session::typed_answer::{self, Typed};
use crate::words::{plain as word, terms};

pub(super) fn line(repl: &mut Repl<'_>, typed: &str) -> Step {
    let cleaned = clean_typed(typed, false);
    let line = cleaned.trim();
    if let Some(done) = choose(repl, line) {
        return done;
    }
    if repl.model.editing.is_some() {
        return entry::line(repl, typed);
    }
    match repl.mode {
        Mode::Evidence => evidence_line(repl, line),
        Mode::Required => entry::fact_line(repl, line),
        Mode::Page if repl.model.screen() == Screen::Question => at_question(repl, line),
        Mode::Page => on_page(repl, line),
    }
}

/// A line at a choice: a number chooses, a blank line or `b` leaves it; anything else leaves it and is run.
fn choose(repl: &mut Repl<'_>, line: &str) -> Option<Step> {
    let ask = repl.model.ask.take()?;
    if let Ok(number) = line.parse::<usize>() {
        let chosen = number.checked_sub(1).and_then(|at| ask.options.get(at));
        if let Some((_, action)) = chosen {
            return Some(repl.choose(action.clone()));
        }
        repl.model.ask = Some(ask);
        return Some(repl.say(word::NO_SUCH_NUMBER));
    }
    let is_left = line.is_empty() || words::read(line) == Some((Word::Back, ""));
    is_left.then_some(Ok(()))
}

fn evidence_line(repl: &mut Repl<'_>, line: &str) -> Step {
    match words::read(line) {
        Some((
            word @ (Word::Do(Command::StopChecking | Command::Quit | Command::Language) | Word::QuitUnsaved),
            rest,
        )) => command::run(repl, word, rest),
        _ => evidence::line(repl, line),
    }
}

/// A line at a question: an answer before anything else.
fn at_question(repl: &mut Repl<'_>, line: &str) -> Step {
    if line.is_empty() {
        return repl.send(Msg::Do(Command::NextOpen));
    }
    let Some(question) = repl.model.question().cloned() else {
        return word_line(repl, line);
    };
    let typed = typed_answer::value(&question.kind, line, words::read_command);
    match (typed, row(repl, line)) {
        (Typed::Value(value, reason), _) => answer(repl, &question, value, &reason),
        (Typed::Clear, _) => repl.choose(Action::Answer(None)),
        (_, Some(action)) => repl.choose(action),
        (Typed::Invalid(error), None) => repl.say_line(&word::invalid(&error, repl.model.lang)),
        (Typed::Nothing, None) => word_line(repl, line),
    }
}

fn answer(repl: &mut Repl<'_>, question: &Question, value: Value, reason: &str) -> Step {
    repl.choose(Action::Answer(Some(value)))?;
    if !repl.model.is_writable() {
        return Ok(());
    }
    if !reason.is_empty() {
        entry::open(repl, &Field::Answer(question.id.clone(), Part::Reason), reason)?;
    }
    entry::go_on(repl, None)
}

/// The action of the row with a number; `#` before the number reaches rows that are not read out by themselves.
fn row(repl: &Repl<'_>, line: &str) -> Option<Action> {
    let (number, extent) = match line.strip_prefix('#') {
        Some(number) => (number.trim(), Extent::All),
        None => (line, Extent::Brief),
    };
    speak::action(&repl.model, number.parse().ok()?, extent)
}

/// A line on any other page: the number or text of a row, or a word.
fn on_page(repl: &mut Repl<'_>, line: &str) -> Step {
    let screen = repl.model.screen();
    if line.is_empty() {
        return blank(repl, screen);
    }
    if let Some(action) = row(repl, line) {
        return repl.choose(action);
    }
    if screen == Screen::Filters
        && let Some(filter) = filter(line, repl.model.today)
    {
        return match filter {
            Ok(action) => repl.choose(action),
            Err(given) => repl.say_line(&word::BAD_DATE.fill(repl.model.lang, &[("given", given)])),
        };
    }
    let is_checklist = |line| repl.model.catalog.iter().any(|entry| entry.id.as_str() == line);
    if matches!(screen, Screen::Home | Screen::New) && is_checklist(line) {
        return repl.choose(Action::BeginWith(line.to_owned()));
    }
    match speak::action_named(&repl.model, line) {
        Some(action) => repl.choose(action),
        None => word_line(repl, line),
    }
}

/// A blank line: continues with the next step of the page, or goes back.
fn blank(repl: &mut Repl<'_>, screen: Screen) -> Step {
    match (screen, page::page(&repl.model).start) {
        (Screen::Home, _) => {
            repl.said = None;
            repl.carry_out(vec![Effect::LoadHome])
        }
        (Screen::New, _) if repl.model.focused() == Some(Action::Create) => repl.choose(Action::Create),
        (Screen::System, Some(_)) => {
            repl.mode = Mode::Required;
            Ok(())
        }
        (Screen::Export, Some(write)) => repl.choose(write),
        _ => command::back(repl),
    }
}

/// Reads `w NAME`, `tier ID`, `ref KEY`, `since DATE` and `0` on the page of filters; returns the text of a date that cannot be read.
fn filter(line: &str, today: Date) -> Option<Result<Action, &str>> {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let filter = match jamo::latin_word(first).as_str() {
        "0" => return Some(Ok(Action::NoFilters)),
        "w" | "owner" | "담당자" if !rest.is_empty() => Filter::Owner(rest.to_owned()),
        "tier" | "단계" if !rest.is_empty() => Filter::Tier(rest.to_owned()),
        "ref" | "근거" if !rest.is_empty() => Filter::Instrument(rest.to_owned()),
        "since" | "부터" => match typed_date::read(rest, today) {
            Some(day) => Filter::ChangedSince(day),
            None => return Some(Err(rest)),
        },
        _ => return None,
    };
    Some(Ok(Action::Filter(filter)))
}

fn word_line(repl: &mut Repl<'_>, line: &str) -> Step {
    let found = if repl.model.screen() == Screen::Home {
        words::read_at_home(line)
    } else {
        words::read(line)
    };
    match found {
        Some((word, rest)) => command::run(repl, word, rest),
        None => unknown(repl, line),
    }
}

fn unknown(repl: &mut Repl<'_>, line: &str) -> Step {
    if line.trim_start_matches('#').trim().parse::<usize>().is_ok() {
        return repl.say(word::NO_SUCH_NUMBER);
    }
    let session = repl.model.session.as_ref();
    let mut questions = session.iter().flat_map(|session| &session.checklist.questions);
    if questions.any(|each| each.id.as_str().eq_ignore_ascii_case(line)) {
        return repl.choose(Action::Jump(line.to_owned()));
    }
    let lang = repl.model.lang;
    let long = words::all().filter(|each| each.chars().nth(1).is_some());
    let near = terms::did_you_mean(nearest(line, long), lang);
    let said = word::UNKNOWN.fill(lang, &[("given", &clean_line(line)), ("near", &near)]);
    repl.say_line(&said)
}
