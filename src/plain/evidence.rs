//! The evidence of the question at hand as lines: paths, addresses and plans are added, pieces are known by their numbers.

use super::repl::{Mode, Repl, Step};
use super::words::{self, Word};
use super::{entry, speak};
use crate::domain::evidence::{Evidence, EvidenceState, Location};
use crate::domain::id::Id;
use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::field::{EvidencePart, Field, Part};
use crate::session::model::Model;
use crate::session::msg::Msg;
use crate::session::page::question::evidence_row;
use crate::words::plain as word;

/// Opens the evidence of the question at hand, or adds what was typed behind the word.
pub(super) fn open(repl: &mut Repl<'_>, typed: &str) -> Step {
    if !typed.is_empty() {
        return line(repl, typed);
    }
    repl.mode = Mode::Evidence;
    rows(repl)
}

fn rows(repl: &mut Repl<'_>) -> Step {
    let lang = repl.model.lang;
    let Some((id, pieces)) = pieces(&repl.model) else {
        return Ok(());
    };
    let places = [("id", id.as_str()), ("count", &pieces.len().to_string())];
    let mut lines = vec![word::EVIDENCE_HEAD.fill(lang, &places)];
    let all = pieces.iter().enumerate();
    lines.extend(
        all.filter_map(|(at, piece)| Some(format!("{} {}", at + 1, row(&repl.model, &id, &piece.location)?))),
    );
    if let Some((done, of)) = repl.model.progress {
        let percent = (done.saturating_mul(100) / of.max(1)).to_string();
        lines.push(word::LOOKING.fill(lang, &[("percent", &percent)]));
    }
    for line in lines {
        repl.say_line(&line)?;
    }
    Ok(())
}

fn pieces(model: &Model) -> Option<(Id, Vec<Evidence>)> {
    let session = model.session.as_ref()?;
    Some((session.question()?.id.clone(), session.answer().evidence))
}

/// One piece in a line, as its row on the page.
fn row(model: &Model, id: &Id, location: &Location) -> Option<String> {
    let session = model.session.as_ref()?;
    let question = session.checklist.question(id.as_str())?;
    let answer = session.assessment.answer(id)?;
    let at = answer
        .evidence
        .iter()
        .position(|piece| piece.location == *location)?;
    let row = evidence_row(model, session, question, at, &answer.evidence[at]);
    Some(speak::line(&row, model.lang))
}

/// Which piece is to be reported when it was read: one the user waits for, or one that is not as it should be.
pub(super) fn found(
    model: &Model,
    id: &Id,
    state: &EvidenceState,
    piece: &Evidence,
) -> Option<(Id, Location)> {
    let awaited = model.awaited.as_ref();
    let is_awaited = awaited.is_some_and(|each| (&each.question, &each.location) == (id, &piece.location));
    let is_good = state.counts() || *state == EvidenceState::Planned;
    (is_awaited || !is_good).then(|| (id.clone(), piece.location.clone()))
}

/// The line that reports a piece.
pub(super) fn found_line(model: &Model, id: &Id, location: &Location) -> Option<String> {
    let found = row(model, id, location)?;
    let answer = model.session.as_ref()?.assessment.answer(id)?;
    let at = answer
        .evidence
        .iter()
        .position(|piece| piece.location == *location)?;
    let number = (at + 1).to_string();
    let places = [("id", id.as_str()), ("number", &number), ("found", &found)];
    Some(word::EVIDENCE_FOUND.fill(model.lang, &places))
}

/// A line at the evidence of a question.
pub(super) fn line(repl: &mut Repl<'_>, typed: &str) -> Step {
    let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let (first, rest) = (first.to_lowercase(), rest.trim());
    let Some((id, pieces)) = pieces(&repl.model) else {
        return Ok(());
    };
    if let Some(number) = typed.strip_prefix('-') {
        return on_piece(repl, number, Action::RemoveEvidence);
    }
    match first.as_str() {
        "remove" | "삭제" => return on_piece(repl, rest, Action::RemoveEvidence),
        "accept" | "기록" => return record(repl, &id, rest),
        "plan" | "계획" if !rest.is_empty() => {
            return entry::open(repl, &Field::Answer(id, Part::Planned), rest);
        }
        "title" | "제목" => return describe(repl, &id, EvidencePart::Title, rest),
        "where" | "위치" => return describe(repl, &id, EvidencePart::Place, rest),
        "until" | "유효" => return describe(repl, &id, EvidencePart::ValidUntil, rest),
        _ => {}
    }
    if typed.parse::<usize>().is_ok() {
        return on_piece(repl, typed, Action::Evidence);
    }
    match words::read(typed) {
        _ if typed.is_empty() => {
            repl.mode = Mode::Page;
            return Ok(());
        }
        Some((Word::Back, "")) => {
            repl.mode = Mode::Page;
            return Ok(());
        }
        Some((Word::List, "")) => return rows(repl),
        Some((Word::Do(Command::Help), "")) => return repl.say(word::HOW_EVIDENCE),
        Some((Word::Repeat, "")) => {
            for piece in pieces {
                repl.send(Msg::Choose(Action::ReadAgain(piece.location)))?;
            }
            return Ok(());
        }
        _ => {}
    }
    // A path with `*` is completed and the field stays shut.
    if typed.ends_with('*') {
        repl.send(Msg::Choose(Action::Edit(Field::Answer(id, Part::Evidence))))?;
        entry::line(repl, typed)?;
        return repl.send(Msg::Leave);
    }
    entry::open(repl, &Field::Answer(id, Part::Evidence), typed)
}

/// The piece with a number, from 1.
fn numbered(model: &Model, number: &str) -> Option<Location> {
    let at = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
    let (_, pieces) = pieces(model)?;
    pieces.into_iter().nth(at).map(|piece| piece.location)
}

fn on_piece(repl: &mut Repl<'_>, number: &str, action: fn(Location) -> Action) -> Step {
    match numbered(&repl.model, number) {
        Some(location) => repl.send(Msg::Choose(action(location))),
        None => repl.say(word::NO_SUCH_NUMBER),
    }
}

fn record(repl: &mut Repl<'_>, id: &Id, number: &str) -> Step {
    let Some(location) = numbered(&repl.model, number) else {
        return repl.say(word::NO_SUCH_NUMBER);
    };
    let is_changed = repl.model.session.as_ref().is_some_and(|session| {
        let pieces = session.answer().evidence;
        let at = pieces.iter().position(|piece| piece.location == location);
        at.is_some_and(|at| matches!(session.inspection.of(id, at), EvidenceState::Changed(_)))
    });
    if !is_changed {
        return repl.say(word::NOT_CHANGED);
    }
    repl.send(Msg::Choose(Action::RecordEvidence(location)))
}

fn describe(repl: &mut Repl<'_>, id: &Id, part: EvidencePart, rest: &str) -> Step {
    let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match numbered(&repl.model, number) {
        Some(location) => {
            let field = Field::Evidence(id.clone(), location, part);
            entry::open(repl, &field, text.trim())
        }
        None => repl.say(word::NO_SUCH_NUMBER),
    }
}
