//! Evidence of the question at hand: adding, removing, looking at it again.

use crate::domain::evidence::{Evidence, Location};
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::words::tui as word;

use super::super::act::Act;
use super::super::effect::Effect;
use super::super::keymap::Command;
use super::super::model::{Ask, Model};
use super::super::theme::Role;
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
    let is_secret = location.looks_secret();
    let mut piece = Evidence::at(location);
    piece.added.clone_from(&model.stamp.at);
    let mut effects = answer::edit(model, |answer| answer.evidence.push(piece));
    if effects.is_empty() {
        return effects;
    }
    if is_secret {
        let undo = model.keymap.short(Command::Undo);
        model.say(
            Role::Bad,
            word::LOOKS_SECRET.both(&[("file", typed), ("undo", &undo)]),
        );
    } else {
        model.say(Role::Dim, word::EVIDENCE_ADDED.both(&[("file", typed)]));
    }
    effects.extend(model.session.as_ref().and_then(|session| {
        let question = session.question()?;
        let last = session.answer().evidence.len().checked_sub(1)?;
        Some(Effect::Inspect(question.id.clone(), last))
    }));
    effects
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
    model.ask = Some(Ask {
        text: word::ABOUT_EVIDENCE.both(&[("file", piece.location.as_str())]),
        options: vec![
            (word::LOOK_AGAIN, Act::LookAgain(at)),
            (word::REMOVE, Act::RemoveEvidence(at)),
            (word::CANCEL, Act::Dismiss),
        ],
        focus: 0,
    });
    Vec::new()
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
