//! Confirms answers that wait: the one at hand by a command of its own, and all of one kind as one step.

use crate::domain::waiting::{WaitReason, Waiting, can_confirm};
use crate::words::confirm as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Model, Screen};
use super::super::piece::Role;
use super::change::{changed, edit_answer, may_write};
use super::navigate;

/// Confirms the answer of the question shown; from another screen, shows the first question that waits.
pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    if model.screen() != Screen::Question {
        return go_first(model);
    }
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let answer = session.answer();
    let Some(question) = session.question().filter(|_| answer.to_confirm) else {
        model.notify(Role::Dim, word::NOTHING_WAITS_HERE);
        return Vec::new();
    };
    if !can_confirm(&answer, question) {
        model.notify(Role::Warn, word::NOTHING_CHOSEN);
        return Vec::new();
    }
    let effects = edit_answer(model, |answer| answer.to_confirm = false);
    if !effects.is_empty() {
        if model.notice.is_none() {
            model.notify(Role::Good, word::CONFIRMED);
        }
        // The row that asked for it is gone; the next question follows.
        model.focus(Action::Do(Command::Next));
    }
    effects
}

fn go_first(model: &mut Model) -> Vec<Effect> {
    let first = model.session.as_ref().and_then(|session| {
        let order = session.checklist.order_of_work().iter().copied();
        let mut waiting = order.filter(|at| {
            let question = &session.checklist.questions[*at];
            let answer = session.assessment.answer(&question.id);
            session.live_score.applicability.is_visible(*at) && answer.is_some_and(|each| each.to_confirm)
        });
        waiting.next()
    });
    if let Some(at) = first {
        return navigate::go_question(model, at);
    }
    model.notify(Role::Dim, word::NOTHING_WAITS);
    Vec::new()
}

/// Enter moves on elsewhere, so it never confirms or answers a question that changed.
pub(super) fn refuse_enter(model: &mut Model) -> Vec<Effect> {
    let session = model.session.as_ref();
    let can = session.and_then(|session| Some(can_confirm(&session.answer(), session.question()?)));
    let word = match can {
        Some(true) => word::ENTER_DOES_NOT_CONFIRM,
        _ => word::ENTER_DOES_NOT_ANSWER,
    };
    model.notify_keys(Role::Warn, word, &[("confirm", Command::Confirm)]);
    Vec::new()
}

/// Confirms every answer that waits for one reason.
pub(super) fn all(model: &mut Model, reason: WaitReason) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let (today, stamp) = (model.today, model.stamp.clone());
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let waiting = Waiting::of(&session.checklist, &session.assessment);
    let change = waiting.confirm_all(reason, &session.checklist, &session.assessment, &stamp);
    let Some(change) = change else {
        model.notify(Role::Dim, word::NOTHING_WAITS_SO);
        return Vec::new();
    };
    let moved = session.make(change, &stamp, today);
    let left = Waiting::of(&session.checklist, &session.assessment)
        .with(reason)
        .count();
    let confirmed = (waiting.with(reason).count() - left).to_string();
    let left = left.to_string();
    let effects = changed(model, &moved);
    let word = if left == "0" {
        word::ALL_CONFIRMED
    } else {
        word::SOME_CONFIRMED
    };
    let places = [("count", confirmed.as_str()), ("left", &left)];
    let text = model.localized(word, &places, &[("undo", Command::Undo)]);
    model.show_notice(Role::Good, text);
    effects
}
