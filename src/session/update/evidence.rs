//! Evidence of the question at hand: adding, removing, looking at it again.

use crate::domain::evidence::{Evidence, EvidenceState, Location};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::question::Question;
use crate::words::{terms, tui as word};

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Ask, Awaited, Model};
use super::super::piece::Role;
use super::answer;

/// Adds what was typed to the question at hand.
pub(super) fn add(model: &mut Model, typed: &str, planned: bool) -> Vec<Effect> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let location = if planned {
        Location::Planned(typed.into())
    } else {
        Location::from_typed(typed)
    };
    if let Some(at) = held_at(model, &location) {
        model.say(Role::Warn, word::EVIDENCE_THERE.localized(&[("file", typed)]));
        return look_again(model, at);
    }
    let is_secret = location.looks_secret();
    let mut piece = Evidence::at(location);
    piece.added.clone_from(&model.stamp.at);
    let mut effects = answer::edit(model, |answer| answer.evidence.push(piece));
    if effects.is_empty() {
        return effects;
    }
    if is_secret {
        let text = model.localized(word::LOOKS_SECRET, &[("file", typed)], &[("undo", Command::Undo)]);
        model.say(Role::Bad, text);
    } else {
        model.say(Role::Dim, word::EVIDENCE_ADDED.localized(&[("file", typed)]));
    }
    let session = model.session.as_ref();
    let last = session.and_then(|session| session.answer().evidence.len().checked_sub(1));
    if let Some(last) = last {
        await_look(model, last, true);
        effects.extend(look_again(model, last));
    }
    effects
}

/// Where the answer at hand has this piece already.
fn held_at(model: &Model, location: &Location) -> Option<usize> {
    let answer = model.session.as_ref()?.answer();
    answer
        .evidence
        .iter()
        .position(|piece| piece.location == *location)
}

/// From now on the user waits for a look at a piece of the question at hand.
fn await_look(model: &mut Model, position: usize, is_new: bool) {
    let question = model.session.as_ref().and_then(|session| session.question());
    model.awaited = question.map(|question| Awaited {
        question: question.id.clone(),
        position,
        is_new,
    });
}

/// Says what was found where the user waits for it: a piece asked to be looked at, or one just added that is not there, of which the word
/// so far sounds as if all were well.
pub(super) fn found(model: &mut Model, id: &Id, at: usize, piece: &Evidence, state: &EvidenceState) {
    let is_awaited = |awaited: &mut Awaited| (&awaited.question, awaited.position) == (id, at);
    let Some(awaited) = model.awaited.take_if(is_awaited) else {
        return;
    };
    let file = piece.location.as_str();
    if !awaited.is_new {
        let said = |lang| format!("{file}: {}", terms::piece(&piece.location, state, lang));
        model.say(Role::Key, Localized::new(said(Lang::Ko), said(Lang::En)));
    } else if matches!(
        state,
        EvidenceState::Missing | EvidenceState::Refused(_) | EvidenceState::Unreadable(_)
    ) {
        let said = |lang| {
            let state = terms::evidence(state, lang);
            let undo = model.names.short(Command::Undo, lang);
            word::EVIDENCE_DOUBTFUL.fill(lang, &[("file", file), ("state", state), ("undo", &undo)])
        };
        let text = Localized::new(said(Lang::Ko), said(Lang::En));
        model.say(Role::Warn, text);
    }
}

/// Asks what to do with a piece of evidence.
pub(super) fn ask(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let answer = session.answer();
    let Some(piece) = answer.evidence.get(at) else {
        return Vec::new();
    };
    let mut options = vec![
        (word::LOOK_AGAIN, Action::LookAgain(at)),
        (word::REMOVE, Action::RemoveEvidence(at)),
        (word::CANCEL, Action::Dismiss),
    ];
    if changed_to(model, at).is_some() {
        options.insert(0, (word::TAKE_AS_IT_IS, Action::TakeEvidence(at)));
    }
    model.ask = Some(Ask {
        text: word::ABOUT_EVIDENCE.localized(&[("file", piece.location.as_str())]),
        options,
        focus: 0,
    });
    Vec::new()
}

/// The digest of a file that is another than the one recorded.
fn changed_to(model: &Model, at: usize) -> Option<String> {
    let session = model.session.as_ref()?;
    match session.inspection.of(&session.question()?.id, at) {
        EvidenceState::Changed(now) => Some(now),
        _ => None,
    }
}

/// Records a changed file as it is now: its title and last day stay.
pub(super) fn take_as_it_is(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(now) = changed_to(model, at) else {
        return look_again(model, at);
    };
    let moment = model.stamp.at.clone();
    let mut file = String::new();
    let mut effects = answer::edit(model, |answer| {
        if let Some(piece) = answer.evidence.get_mut(at) {
            piece.record_anew(now, &moment);
            piece.location.as_str().clone_into(&mut file);
        }
    });
    if !effects.is_empty() {
        let text = model.localized(
            word::EVIDENCE_TAKEN,
            &[("file", &file)],
            &[("undo", Command::Undo)],
        );
        model.say(Role::Dim, text);
        effects.extend(look_again(model, at));
    }
    effects
}

/// Takes a piece of evidence out; undo brings it back.
pub(super) fn remove(model: &mut Model, at: usize) -> Vec<Effect> {
    let mut effects = answer::edit(model, |answer| {
        if at < answer.evidence.len() {
            answer.evidence.remove(at);
        }
    });
    if effects.is_empty() {
        return effects;
    }
    model.tell_keys(Role::Dim, word::EVIDENCE_REMOVED, &[("undo", Command::Undo)]);
    let id = model
        .session
        .as_ref()
        .and_then(|session| session.question())
        .map(|question| question.id.clone());
    if let Some(id) = id {
        effects.extend(look_at_all(model, &id));
    }
    effects
}

/// Looks at a piece of evidence again, and says what was found.
pub(super) fn ask_again(model: &mut Model, at: usize) -> Vec<Effect> {
    let session = model.session.as_ref();
    let piece = session.and_then(|session| session.answer().evidence.get(at).cloned());
    if let Some(piece) = piece {
        let places = [("file", piece.location.as_str())];
        model.say(Role::Dim, word::EVIDENCE_LOOKED_AT.localized(&places));
        await_look(model, at, false);
    }
    look_again(model, at)
}

/// Looks at a piece of evidence again.
pub(super) fn look_again(model: &mut Model, at: usize) -> Vec<Effect> {
    let question = model.session.as_ref().and_then(|session| session.question());
    question
        .map(|question| Effect::Inspect(question.id.clone(), at))
        .into_iter()
        .collect()
}

/// Looks at every piece of evidence of a question again, because their places changed.
pub(super) fn look_at_all(model: &mut Model, id: &Id) -> Vec<Effect> {
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    session.inspection.forget(id);
    session.follow_id(Some(id), today);
    let pieces = session
        .assessment
        .answer(id)
        .map_or(0, |answer| answer.evidence.len());
    (0..pieces).map(|at| Effect::Inspect(id.clone(), at)).collect()
}

/// Everything that is to be looked at when an assessment is opened.
pub(super) fn look_at_everything(model: &Model) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let pieces = |question: &Question| {
        session
            .assessment
            .answer(&question.id)
            .map_or(0, |answer| answer.evidence.len())
    };
    session
        .checklist
        .questions
        .iter()
        .flat_map(|question| (0..pieces(question)).map(|at| Effect::Inspect(question.id.clone(), at)))
        .collect()
}
