//! The evidence of the question at hand: typed paths, addresses and plans are added; pieces have numbers.

use super::entry;
use super::repl::{Mode, Repl, Step};
use super::words::{self, Word};
use crate::domain::evidence::{Evidence, Location};
use crate::domain::id::Id;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::field::{EvidencePart, Field, Part};
use crate::session::model::Model;
use crate::session::msg::Msg;
use crate::session::page::question::evidence_row;
use crate::session::spoken;
use crate::words::plain as word;

/// Opens the evidence of the question at hand, or adds what was typed after the word.
pub(super) fn open(repl: &mut Repl<'_>, typed: &str) -> Step {
    if !typed.is_empty() {
        return line(repl, typed);
    }
    repl.mode = Mode::Evidence;
    list(repl)
}

fn list(repl: &mut Repl<'_>) -> Step {
    let lang = repl.model.lang;
    let Some(id) = repl.model.question().map(|question| question.id.clone()) else {
        return Ok(());
    };
    let pieces = pieces(&repl.model, &id);
    let places = [("id", id.as_str()), ("count", &pieces.len().to_string())];
    let mut lines = vec![word::EVIDENCE_HEAD.fill(lang, &places)];
    let numbered = pieces.iter().enumerate();
    lines.extend(numbered.map(|(at, (_, said))| format!("{} {said}", at + 1)));
    if let Some((done, of)) = repl.model.progress {
        let percent = (done.saturating_mul(100) / of.max(1)).to_string();
        lines.push(word::CHECKING.fill(lang, &[("percent", &percent)]));
    }
    repl.say_lines(&lines)
}

/// The evidence of a question, each piece as its row on the page.
fn pieces(model: &Model, id: &Id) -> Vec<(Location, String)> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let question = session.checklist.question(id.as_str());
    let Some((question, answer)) = question.zip(session.assessment.answer(id)) else {
        return Vec::new();
    };
    let said = |(at, piece): (usize, &Evidence)| {
        let row = evidence_row(model, session, question, at, piece);
        (piece.location.clone(), spoken::line(&row, model.lang))
    };
    answer.evidence.iter().enumerate().map(said).collect()
}

pub(super) fn line(repl: &mut Repl<'_>, typed: &str) -> Step {
    let Some(id) = repl.model.question().map(|question| question.id.clone()) else {
        return Ok(());
    };
    let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    if let Some(number) = typed.strip_prefix('-') {
        return on_piece(repl, number, Action::RemoveEvidence);
    }
    if typed.parse::<usize>().is_ok() {
        return on_piece(repl, typed, Action::Evidence);
    }
    match (first.to_lowercase().as_str(), rest.trim()) {
        ("remove" | "삭제", number) => on_piece(repl, number, Action::RemoveEvidence),
        ("accept" | "기록", number) => on_piece(repl, number, Action::RecordEvidence),
        ("plan" | "계획", plan) if !plan.is_empty() => {
            entry::open(repl, &Field::Answer(id, Part::Planned), plan)
        }
        ("title" | "제목", rest) => describe(repl, &id, EvidencePart::Title, rest),
        ("where" | "위치", rest) => describe(repl, &id, EvidencePart::Place, rest),
        ("until" | "유효", rest) => describe(repl, &id, EvidencePart::ValidUntil, rest),
        _ => add(repl, id, typed),
    }
}

/// A line that is not about a piece: a word, or the path or address of a new piece.
fn add(repl: &mut Repl<'_>, id: Id, typed: &str) -> Step {
    match words::read(typed) {
        _ if typed.is_empty() => repl.mode = Mode::Page,
        Some((Word::Back, "")) => repl.mode = Mode::Page,
        Some((Word::List, "")) => return list(repl),
        Some((Word::Do(Command::Help), "")) => return repl.say(word::HOW_EVIDENCE),
        Some((Word::Repeat, "")) => {
            for (location, _) in pieces(&repl.model, &id) {
                repl.choose(Action::ReadAgain(location))?;
            }
        }
        // A path with `*` is completed and not added.
        _ if typed.ends_with('*') => {
            repl.choose(Action::Edit(Field::Answer(id, Part::Evidence)))?;
            entry::line(repl, typed)?;
            return repl.send(Msg::Leave);
        }
        _ => return entry::open(repl, &Field::Answer(id, Part::Evidence), typed),
    }
    Ok(())
}

/// The piece of the question at hand with a number, from 1.
fn numbered(model: &Model, number: &str) -> Option<Location> {
    let at = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
    let pieces = pieces(model, &model.question()?.id);
    pieces.into_iter().nth(at).map(|(location, _)| location)
}

fn on_piece(repl: &mut Repl<'_>, number: &str, action: fn(Location) -> Action) -> Step {
    match numbered(&repl.model, number) {
        Some(location) => repl.choose(action(location)),
        None => repl.say(word::NO_SUCH_NUMBER),
    }
}

fn describe(repl: &mut Repl<'_>, id: &Id, part: EvidencePart, rest: &str) -> Step {
    let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match numbered(&repl.model, number) {
        Some(location) => entry::open(repl, &Field::Evidence(id.clone(), location, part), text.trim()),
        None => repl.say(word::NO_SUCH_NUMBER),
    }
}
