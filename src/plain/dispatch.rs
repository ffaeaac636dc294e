//! What a line means: an answer, the number or text of a row, or a word.

use super::repl::{Mode, Repl, Step};
use super::speak::{self, Extent};
use super::typed_answer::{self, Typed};
use super::words::{self, Word};
use super::{command, entry, evidence};
use crate::domain::clean::{clean_line, clean_typed};
use crate::domain::filter::Filter;
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::suggest::nearest;
use crate::domain::value::{Value, ValueError};
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::effect::Effect;
use crate::session::field::{Field, Part};
use crate::session::model::Screen;
use crate::session::msg::Msg;
use crate::session::page;
use crate::words::plain as word;

/// Carries one line out.
pub(super) fn line(repl: &mut Repl<'_>, typed: &str) -> Step {
    let cleaned = clean_typed(typed, false);
    let line = cleaned.trim();
    if let Some(done) = choose(repl, line) {
        return done;
    }
    if repl.model.editing.is_some() {
        return entry::line(repl, typed);
    }
    match repl.mode.clone() {
        Mode::Evidence => match words::read(line) {
            Some((
                asked @ (Word::Do(Command::StopChecking | Command::Quit | Command::Language)
                | Word::QuitUnsaved),
                rest,
            )) => command::run(repl, asked, rest),
            _ => evidence::line(repl, line),
        },
        Mode::Fact(id) => entry::fact_line(repl, &id, line),
        Mode::Page | Mode::Required if repl.model.screen() == Screen::Question => at_question(repl, line),
        Mode::Page | Mode::Required => on_page(repl, line),
    }
}

/// A line at a choice: a number chooses, a blank one or `b` leaves it; anything else leaves it and is carried out.
fn choose(repl: &mut Repl<'_>, line: &str) -> Option<Step> {
    let ask = repl.model.ask.take()?;
    if let Ok(number) = line.parse::<usize>() {
        let chosen = number.checked_sub(1).and_then(|at| ask.options.get(at));
        if let Some((_, action)) = chosen {
            return Some(repl.send(Msg::Choose(action.clone())));
        }
        repl.model.ask = Some(ask);
        return Some(repl.say(word::NO_SUCH_NUMBER));
    }
    let is_left = line.is_empty() || words::read(line) == Some((Word::Back, ""));
    is_left.then_some(Ok(()))
}

/// A line at a question: an answer before anything else.
fn at_question(repl: &mut Repl<'_>, line: &str) -> Step {
    if line.is_empty() {
        return repl.send(Msg::Do(Command::NextOpen));
    }
    let question = repl
        .model
        .session
        .as_ref()
        .and_then(|session| session.question())
        .cloned();
    let Some(question) = question else {
        return word_line(repl, line);
    };
    match typed_answer::value(&question.kind, line) {
        Typed::Value(value, reason) => answer(repl, &question, value, &reason),
        Typed::Clear => repl.send(Msg::Choose(Action::Answer(None))),
        Typed::Invalid(error) => {
            if let Some(action) = row(repl, line) {
                return repl.send(Msg::Choose(action));
            }
            let said = invalid(&error, repl.model.lang);
            repl.say_line(&said)
        }
        Typed::Nothing => word_line(repl, line),
    }
}

fn answer(repl: &mut Repl<'_>, question: &Question, value: Value, reason: &str) -> Step {
    let refused = repl.model.refused;
    repl.send(Msg::Choose(Action::Answer(Some(value))))?;
    if repl.model.refused > refused {
        return Ok(());
    }
    if !reason.is_empty() {
        entry::open(repl, &Field::Answer(question.id.clone(), Part::Reason), reason)?;
    }
    entry::go_on(repl, None)
}

fn invalid(error: &ValueError, lang: Lang) -> String {
    match error {
        ValueError::Unknown { given, accepted } => {
            word::REFUSED.fill(lang, &[("given", given), ("takes", &accepted.join(", "))])
        }
        ValueError::NotANumber(given) => word::NOT_A_NUMBER.fill(lang, &[("given", given)]),
        ValueError::Exclusive(given) => word::EXCLUSIVE.fill(lang, &[("given", given)]),
        ValueError::Empty => word::UNCHANGED.get(lang).into(),
    }
}

/// The row with a number; one that is not read out by itself is reached with `#` before its number.
fn row(repl: &Repl<'_>, line: &str) -> Option<Action> {
    let (number, extent) = match line.strip_prefix('#') {
        Some(number) => (number.trim(), Extent::All),
        None => (line, Extent::Brief),
    };
    speak::action(&repl.model, number.parse().ok()?, extent)
}

/// A line on any other page: the number or text of a row, or a word. A blank one goes on with what the page begins with, or back.
fn on_page(repl: &mut Repl<'_>, line: &str) -> Step {
    let screen = repl.model.screen();
    if line.is_empty() {
        return blank(repl, screen);
    }
    if let Some(action) = row(repl, line) {
        let picks = matches!(action, Action::Pick(_));
        repl.send(Msg::Choose(action))?;
        // The name is what a new assessment asks for next.
        return if picks {
            entry::open(repl, &Field::NewName, "")
        } else {
            Ok(())
        };
    }
    if line.trim_start_matches('#').parse::<usize>().is_ok() && !(screen == Screen::Filters && line == "0") {
        return repl.say(word::NO_SUCH_NUMBER);
    }
    if screen == Screen::Filters
        && let Some(filter) = filter(line)
    {
        return match filter {
            Ok(action) => repl.send(Msg::Choose(action)),
            Err(given) => {
                let said = word::BAD_DATE.fill(repl.model.lang, &[("given", &given)]);
                repl.say_line(&said)
            }
        };
    }
    if matches!(screen, Screen::Home | Screen::New)
        && let Some(at) = repl
            .model
            .catalog
            .iter()
            .position(|entry| entry.id.as_str() == line)
    {
        return repl.send(Msg::Choose(Action::Begin(at)));
    }
    if let Some(action) = speak::action_named(&repl.model, line) {
        return repl.send(Msg::Choose(action));
    }
    word_line(repl, line)
}

fn blank(repl: &mut Repl<'_>, screen: Screen) -> Step {
    let page = page::page(&repl.model);
    let key = repl.model.place().key.clone();
    match (screen, page.start) {
        (Screen::Home, _) => {
            repl.read_anew();
            repl.carry_out(vec![Effect::LoadHome])
        }
        (Screen::New, _) if key == Some(Action::Create) => repl.send(Msg::Choose(Action::Create)),
        (Screen::System, Some(_)) => {
            repl.mode = Mode::Required;
            Ok(())
        }
        (Screen::Export, Some(write)) => repl.send(Msg::Choose(write)),
        _ => command::back(repl),
    }
}

/// `w NAME`, `ref KEY`, `since DATE` and `0` on the page of filters; the text of a date that cannot be read.
fn filter(line: &str) -> Option<Result<Action, String>> {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim().to_owned();
    Some(Ok(match &*words::latin(first) {
        "0" => Action::NoFilters,
        "w" | "owner" | "담당자" if !rest.is_empty() => Action::Filter(Filter::Owner(rest)),
        "ref" | "근거" if !rest.is_empty() => Action::Filter(Filter::Instrument(rest)),
        "since" | "부터" => match rest.parse() {
            Ok(day) => Action::Filter(Filter::ChangedSince(day)),
            Err(_) => return Some(Err(rest)),
        },
        _ => return None,
    }))
}

fn word_line(repl: &mut Repl<'_>, line: &str) -> Step {
    if let Some(number) = line.strip_prefix('#')
        && number.trim().parse::<usize>().is_ok()
    {
        return match row(repl, line) {
            Some(action) => repl.send(Msg::Choose(action)),
            None => repl.say(word::NO_SUCH_NUMBER),
        };
    }
    let found = if repl.model.screen() == Screen::Home {
        words::read_at_home(line)
    } else {
        words::read(line)
    };
    match found {
        Some((asked, rest)) => command::run(repl, asked, rest),
        None => unknown(repl, line),
    }
}

fn unknown(repl: &mut Repl<'_>, line: &str) -> Step {
    let is_id = repl.model.session.as_ref().is_some_and(|session| {
        let mut questions = session.checklist.questions.iter();
        questions.any(|each| each.id.as_str().eq_ignore_ascii_case(line))
    });
    if is_id {
        return command::jump(repl, line);
    }
    let long = words::all().filter(|each| each.chars().nth(1).is_some());
    let near = nearest(line, long).unwrap_or_default();
    let said = command::either(near.is_empty(), word::UNKNOWN, word::UNKNOWN_NEAR);
    let line = said.fill(repl.model.lang, &[("given", &clean_line(line)), ("near", near)]);
    repl.say_line(&line)
}
