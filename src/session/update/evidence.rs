//! Evidence of the current question: adding, describing, removing and checking it. A piece is identified by question and
//! location, because its position may change while it is being checked.

use std::path::{Component, Path};

use crate::domain::evidence::{Evidence, EvidenceState, Location, Unusable};
use crate::domain::id::Id;
use crate::domain::localized::Localized;
use crate::domain::typed_date;
use crate::words::{evidence as evidence_words, session as word, terms};

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::field::{EvidencePart, Field, Part};
use super::super::model::{Ask, Awaited, Medium, Model};
use super::super::page::question::evidence_row;
use super::super::piece::Role;
use super::super::session_state::Session;
use super::super::spoken;
use super::change::{self, changed};

pub(super) fn add(model: &mut Model, typed: &str, planned: bool) -> Vec<Effect> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let location = if planned {
        Location::Planned(typed.into())
    } else {
        match parse(model, typed) {
            Ok(location) => location,
            Err(why) => {
                let (message, hint) = evidence_words::unusable(why);
                let said = |lang| format!("{}. {}.", message.fill(lang, &[("given", typed)]), hint.get(lang));
                model.show_notice(Role::Warn, Localized::each(said));
                if let Some(id) = model.question().map(|question| question.id.clone()) {
                    model.keep_unsent(Field::Answer(id, Part::Evidence), typed);
                }
                return Vec::new();
            }
        }
    };
    if held(model, &location).is_some() {
        model.show_notice(Role::Warn, word::EVIDENCE_THERE.localized(&[("file", typed)]));
        return read(model, &location);
    }
    let is_secret = location.looks_secret();
    let mut piece = Evidence::at(location.clone());
    piece.added.clone_from(&model.stamp.at);
    let mut effects = change::edit_answer(model, |answer| answer.evidence.push(piece));
    if effects.is_empty() {
        return effects;
    }
    if is_secret {
        let text = model.localized(word::LOOKS_SECRET, &[("file", typed)], &[("undo", Command::Undo)]);
        model.show_notice(Role::Bad, text);
    } else {
        model.show_notice(Role::Dim, word::EVIDENCE_ADDED.localized(&[("file", typed)]));
    }
    wait_for(model, &location, true);
    effects.extend(read(model, &location));
    effects
}

fn held(model: &Model, location: &Location) -> Option<Evidence> {
    let answer = model.session.as_ref()?.answer();
    answer
        .evidence
        .into_iter()
        .find(|piece| piece.location == *location)
}

/// Parses what was typed as evidence of the open assessment.
fn parse(model: &Model, typed: &str) -> Result<Location, Unusable> {
    let location = Location::parse(typed)?;
    let own = model.session.as_ref().map(|session| session.path.as_path());
    let typed = Path::new(location.as_str());
    // Paths are relative to the folder of the assessment.
    let is_own = |own: &Path| {
        let mut parts = typed.components().filter(|part| *part != Component::CurDir);
        let name = parts.next().filter(|_| parts.next().is_none());
        typed == own || name.is_some_and(|name| Some(name.as_os_str()) == own.file_name())
    };
    match own {
        Some(own) if matches!(location, Location::File(_)) && is_own(own) => Err(Unusable::Itself),
        _ => Ok(location),
    }
}

fn wait_for(model: &mut Model, location: &Location, is_new: bool) {
    let question = model.question();
    model.awaited = question.map(|question| Awaited {
        question: question.id.clone(),
        location: location.clone(),
        is_new,
    });
}

/// Records the result of a check, only for a piece that is still as it was when the check began: one that was removed or
/// recorded again has another check under way.
pub(super) fn found(model: &mut Model, id: &Id, state: &EvidenceState, read: &Evidence) -> Vec<Effect> {
    model.progress = None;
    let is_writable = model.is_writable();
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let pieces = session.assessment.answers.get_mut(id);
    let mut pieces: Vec<(usize, &mut Evidence)> = pieces
        .map(|answer| answer.evidence.iter_mut().enumerate().collect())
        .unwrap_or_default();
    pieces.retain(|(_, piece)| {
        let is_same = piece.sha256.is_none() || piece.sha256 == read.sha256;
        piece.location == read.location && is_same
    });
    let mut is_new = false;
    for (at, piece) in pieces {
        session.inspection.record(id.clone(), at, state.clone());
        // A read-only assessment is not changed, not even in memory.
        if is_writable {
            is_new |= fill(piece, read);
        }
    }
    let moved = session.follow_id(Some(id), today);
    let effects = if is_new {
        changed(model, &moved)
    } else {
        Vec::new()
    };
    report(model, id, state, read);
    effects
}

/// Sets size and digest if they are not recorded.
fn fill(piece: &mut Evidence, read: &Evidence) -> bool {
    let before = (piece.sha256.clone(), piece.size);
    if piece.sha256.is_none() {
        piece.sha256.clone_from(&read.sha256);
    }
    piece.size = piece.size.or(read.size);
    before != (piece.sha256.clone(), piece.size)
}

/// Shows the result if the user waits for it: a check asked for, or a new piece that cannot be used.
fn report(model: &mut Model, id: &Id, state: &EvidenceState, piece: &Evidence) {
    let is_awaited = |awaited: &mut Awaited| (&awaited.question, &awaited.location) == (id, &piece.location);
    let awaited = model.awaited.take_if(is_awaited);
    if model.medium == Medium::Spoken {
        let is_good = !state.is_broken();
        let said = (awaited.is_some() || !is_good).then(|| read_out(model, id, &piece.location));
        if let Some(text) = said.flatten() {
            model.show_notice(Role::Key, Localized::new(text.clone(), text));
        }
        return;
    }
    let Some(awaited) = awaited else {
        return;
    };
    let file = piece.location.as_str();
    if !awaited.is_new {
        let said = |lang| format!("{file}: {}", evidence_words::in_full(piece, state, lang));
        model.show_notice(Role::Key, Localized::each(said));
    } else if matches!(
        state,
        EvidenceState::Missing
            | EvidenceState::Empty
            | EvidenceState::Pointer
            | EvidenceState::Refused(_)
            | EvidenceState::Unreadable(_)
    ) {
        let said = |lang| {
            let state = &terms::evidence_in_full(state, lang);
            let undo = model.names.short(Command::Undo, lang);
            word::EVIDENCE_DOUBTFUL.fill(lang, &[("file", file), ("state", state), ("undo", &undo)])
        };
        let text = Localized::each(said);
        model.show_notice(Role::Warn, text);
    }
}

/// A piece with its number and its row, to be read out where the list of evidence is not in sight.
fn read_out(model: &Model, id: &Id, location: &Location) -> Option<String> {
    let session = model.session.as_ref()?;
    let answer = session.assessment.answer(id)?;
    let question = session.checklist.question(id.as_str())?;
    let at = answer
        .evidence
        .iter()
        .position(|piece| piece.location == *location)?;
    let row = evidence_row(model, session, question, at, &answer.evidence[at]);
    let (number, row) = ((at + 1).to_string(), spoken::line(&row, model.lang));
    let places = [("id", id.as_str()), ("number", &number), ("found", &row)];
    Some(word::EVIDENCE_FOUND.fill(model.lang, &places))
}

pub(super) fn ask(model: &mut Model, location: &Location) -> Vec<Effect> {
    let Some(id) = model
        .question()
        .map(|question| question.id.clone())
        .filter(|_| held(model, location).is_some())
    else {
        return Vec::new();
    };
    let edit = |part| Action::Edit(Field::Evidence(id.clone(), location.clone(), part));
    let mut options = vec![
        (word::CHECK_AGAIN, Action::ReadAgain(location.clone())),
        (word::REMOVE, Action::RemoveEvidence(location.clone())),
        (word::EVIDENCE_TITLE, edit(EvidencePart::Title)),
        (word::EVIDENCE_UNTIL, edit(EvidencePart::ValidUntil)),
        (word::EVIDENCE_PLACE, edit(EvidencePart::Place)),
        (word::CANCEL, Action::Dismiss),
    ];
    if changed_to(model, location).is_some() {
        options.insert(0, (word::TAKE_AS_IT_IS, Action::RecordEvidence(location.clone())));
    }
    model.ask = Some(Ask {
        text: Localized::new(location.as_str(), location.as_str()),
        options,
        focus: 0,
    });
    Vec::new()
}

/// The current digest of a changed file.
fn changed_to(model: &Model, location: &Location) -> Option<String> {
    let session = model.session.as_ref()?;
    let pieces = session.answer().evidence;
    let at = pieces.iter().position(|piece| piece.location == *location)?;
    match session.inspection.of(&session.question()?.id, at) {
        EvidenceState::Changed(now) | EvidenceState::LineEnds(now) => Some(now),
        _ => None,
    }
}

/// Records the current digest of a changed file; its description stays.
pub(super) fn record_as_it_is(model: &mut Model, location: &Location) -> Vec<Effect> {
    let Some(now) = changed_to(model, location) else {
        model.notify(Role::Dim, word::NOT_CHANGED);
        return Vec::new();
    };
    let moment = model.stamp.at.clone();
    let mut effects = change::edit_answer(model, |answer| {
        let piece = answer
            .evidence
            .iter_mut()
            .find(|piece| piece.location == *location);
        if let Some(piece) = piece {
            piece.accept_change(now, &moment);
        }
    });
    if !effects.is_empty() {
        let file = [("file", location.as_str())];
        let text = model.localized(word::EVIDENCE_TAKEN, &file, &[("undo", Command::Undo)]);
        model.show_notice(Role::Dim, text);
        effects.extend(read(model, location));
    }
    effects
}

pub(super) fn remove(model: &mut Model, location: &Location) -> Vec<Effect> {
    let mut effects = change::edit_answer(model, |answer| {
        let at = answer
            .evidence
            .iter()
            .position(|piece| piece.location == *location);
        if let Some(at) = at {
            answer.evidence.remove(at);
        }
    });
    if effects.is_empty() {
        return effects;
    }
    model.notify_keys(Role::Dim, word::EVIDENCE_REMOVED, &[("undo", Command::Undo)]);
    let question = model.question();
    if let Some(id) = question.map(|question| question.id.clone()) {
        effects.extend(read_all(model, &id));
    }
    effects
}

pub(super) fn part_text(session: &Session, id: &Id, location: &Location, part: EvidencePart) -> String {
    let answer = session.assessment.answer(id);
    let piece = answer.and_then(|answer| answer.evidence.iter().find(|piece| piece.location == *location));
    piece.map_or_else(String::new, |piece| match part {
        EvidencePart::Title => piece.title.clone(),
        EvidencePart::Place => piece.place.clone(),
        EvidencePart::ValidUntil => piece.valid_until.map(|day| day.to_string()).unwrap_or_default(),
    })
}

pub(super) fn write_part(
    model: &mut Model,
    (id, location, part): (&Id, &Location, EvidencePart),
    text: &str,
) -> Vec<Effect> {
    let text = text.trim();
    let day = typed_date::read(text, model.today);
    if part == EvidencePart::ValidUntil && day.is_none() && !text.is_empty() {
        model.notify(Role::Warn, word::NOT_A_DATE);
        model.keep_unsent(Field::Evidence(id.clone(), location.clone(), part), text);
        return Vec::new();
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let change = session.change_answer(id, &model.stamp, |answer| {
        let piece = answer
            .evidence
            .iter_mut()
            .find(|piece| piece.location == *location);
        if let Some(piece) = piece {
            match part {
                EvidencePart::Title => text.clone_into(&mut piece.title),
                EvidencePart::Place => text.clone_into(&mut piece.place),
                EvidencePart::ValidUntil => piece.valid_until = day,
            }
        }
    });
    let Some(change) = change else {
        return Vec::new();
    };
    let moved = session.make(change, &model.stamp, today);
    let mut effects = changed(model, &moved);
    if part == EvidencePart::ValidUntil {
        if day.is_some_and(|day| day < today) {
            model.notify(Role::Warn, word::DAY_IN_THE_PAST);
        }
        effects.extend(read_all(model, id));
    }
    effects
}

/// Checks a piece again and shows the result.
pub(super) fn ask_again(model: &mut Model, location: &Location) -> Vec<Effect> {
    if held(model, location).is_some() {
        let places = [("file", location.as_str())];
        model.show_notice(Role::Dim, word::EVIDENCE_CHECKING.localized(&places));
        wait_for(model, location, false);
    }
    read(model, location)
}

fn read(model: &Model, location: &Location) -> Vec<Effect> {
    let question = model.question();
    let piece = held(model, location);
    question
        .zip(piece)
        .map(|(question, piece)| Effect::Inspect(question.id.clone(), Box::new(piece)))
        .into_iter()
        .collect()
}

/// Checks every piece of a question again, because the list changed.
pub(super) fn read_all(model: &mut Model, id: &Id) -> Vec<Effect> {
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    session.inspection.forget(id);
    session.follow_id(Some(id), today);
    inspections(session, id).collect()
}

pub(super) fn read_everything(model: &Model) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let questions = session.checklist.questions.iter();
    questions
        .flat_map(|question| inspections(session, &question.id))
        .collect()
}

fn inspections<'a>(session: &'a Session, id: &'a Id) -> impl Iterator<Item = Effect> + 'a {
    let pieces = session.assessment.answer(id).into_iter();
    pieces
        .flat_map(|answer| &answer.evidence)
        .map(|piece| Effect::Inspect(id.clone(), Box::new(piece.clone())))
}
