//! Undo, redo, and returning to a point of the history.

use crate::domain::change::Change;
use crate::domain::history::Outcome;
use crate::domain::id::Id;
use crate::words::session as word;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::model::{Ask, Model, Screen};
use super::super::page::labels;
use super::super::piece::Role;
use super::change::{changed, may_write};
use super::{evidence, navigate};

/// Undoes or redoes a change and shows it.
pub(super) fn undo(model: &mut Model, back: bool) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    if let Some(steps) = takeover(model, back) {
        return back_to(model, steps);
    }
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let (history, assessment) = (&mut session.history, &mut session.assessment);
    let outcome = if back {
        history.undo(assessment)
    } else {
        history.redo(assessment)
    };
    match outcome {
        Outcome::Nothing => {
            let said = if back {
                word::NOTHING_TO_UNDO
            } else {
                word::NOTHING_TO_REDO
            };
            model.notify(Role::Dim, said);
            Vec::new()
        }
        Outcome::Stale(change) => {
            let said = labels::change(&session.checklist, &change, word::STEP_STALE);
            model.show_notice(Role::Warn, said);
            Vec::new()
        }
        Outcome::Done(made) => done(model, &made, back),
    }
}

/// The number of steps that are done after a takeover was undone or redone as a whole; `None` if the next step is not one.
fn takeover(model: &Model, back: bool) -> Option<usize> {
    let history = &model.session.as_ref()?.history;
    let steps = if back { history.done() } else { history.undone() };
    let stamp = &steps.last().filter(|step| step.stamp.is_outside())?.stamp;
    let count = steps.iter().rev().take_while(|step| step.stamp == *stamp).count();
    let done = history.done().len();
    Some(if back { done - count } else { done + count })
}

fn done(model: &mut Model, made: &Change, back: bool) -> Vec<Effect> {
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let moved = session.follow(made, today);
    let how = if back { word::UNDONE } else { word::REDONE };
    let said = labels::change(&session.checklist, made, how);
    let mut effects = Vec::new();
    if let Change::Answer { question, .. } = made {
        effects.extend(show(model, question));
        effects.extend(evidence::read_all(model, question));
    }
    effects.extend(changed(model, &moved));
    if model.notice.is_none() {
        model.show_notice(Role::Dim, said);
    }
    effects
}

/// On a question, shows the one that changed.
fn show(model: &mut Model, question: &Id) -> Vec<Effect> {
    let at = model.session.as_ref().and_then(|session| {
        session
            .checklist
            .position(question.as_str())
            .filter(|at| session.at != *at)
    });
    match at {
        Some(at) if model.screen() == Screen::Question => navigate::go_question(model, at),
        _ => Vec::new(),
    }
}

pub(super) fn ask(model: &mut Model, step: usize) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let done = session.history.done().len();
    let is_done = step < done;
    let found = if is_done {
        session.history.done().get(step)
    } else {
        session.history.undone().iter().rev().nth(step - done)
    };
    let Some(found) = found else {
        return Vec::new();
    };
    let text = labels::change(&session.checklist, &found.change, word::STEP);
    let mut options = Vec::new();
    if let Change::Answer { question, .. } = &found.change
        && let Some(at) = session.checklist.position(question.as_str())
    {
        options.push((word::STEP_GO, Action::Question(at)));
    }
    options.push(if is_done {
        (word::STEP_UNDO, Action::BackTo(step))
    } else {
        (word::STEP_REDO, Action::BackTo(step + 1))
    });
    options.push((word::CANCEL, Action::Dismiss));
    model.ask = Some(Ask {
        text,
        options,
        focus: 0,
    });
    Vec::new()
}

/// Undoes or redoes until this many steps are done.
pub(super) fn back_to(model: &mut Model, wanted: usize) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let (mut turned, mut stale) = (Vec::new(), 0usize);
    let is_back = session.history.done().len() > wanted;
    loop {
        let len = session.history.done().len();
        let (history, assessment) = (&mut session.history, &mut session.assessment);
        let outcome = match is_back {
            true if len > wanted => history.undo(assessment),
            false if len + stale < wanted => history.redo(assessment),
            _ => break,
        };
        match outcome {
            Outcome::Nothing => break,
            Outcome::Stale(_) => stale += 1,
            Outcome::Done(change) => turned.push(change),
        }
    }
    let moved = session.refresh(today);
    let said = if is_back {
        word::STEPS_UNDONE
    } else {
        word::STEPS_REDONE
    };
    let (count, left_out) = (turned.len().to_string(), stale.to_string());
    let places = [("count", count.as_str()), ("stale", left_out.as_str())];
    let said = if stale > 0 { word::STEPS_SOME_STALE } else { said };
    let said = said.localized(&places);
    let mut effects = Vec::new();
    if !turned.is_empty() {
        effects = changed(model, &moved);
    }
    let mut seen: Vec<&Id> = Vec::new();
    for change in &turned {
        if let Change::Answer { question, .. } = change
            && !seen.contains(&question)
        {
            seen.push(question);
            effects.extend(evidence::read_all(model, question));
        }
    }
    model.show_notice(if stale > 0 { Role::Warn } else { Role::Dim }, said);
    effects
}
