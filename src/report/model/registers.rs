//! Registers of questions that earn nothing: not applicable, unanswered, hidden.

use serde::Serialize;

use super::context::{LocalText, ModelContext, clean_text, moment};
use crate::domain::answer::Answer;
use crate::domain::question::Question;
use crate::domain::state::State;
use crate::domain::waiting::Waiting;
use crate::report::condition;
use crate::words::{report as words, upgrade};

#[derive(Clone, Debug, Serialize)]
pub struct Waived {
    pub id: String,
    pub ask: LocalText,
    pub reason: String,
    pub answered_by: String,
    pub answered_at: String,
    /// Required for critical questions.
    pub reviewed_by: String,
    pub critical: bool,
    /// What makes it critical, in words; empty where it is not.
    pub critical_label: &'static str,
}

/// An unanswered question.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    pub id: String,
    pub ask: LocalText,
    /// Why it counts as unanswered.
    pub why: String,
    /// The owner, or the usual role where none is named.
    pub owner: String,
}

/// A question hidden by a condition.
#[derive(Clone, Debug, Serialize)]
pub struct Hidden {
    pub id: String,
    pub ask: LocalText,
    /// The condition in words.
    pub rule: String,
    pub critical: bool,
    /// What makes it critical, in words; empty where it is not.
    pub critical_label: &'static str,
}

/// The questions whose state satisfies `wanted`, with their answers.
fn pick(
    ctx: ModelContext<'_>,
    wanted: fn(&State) -> bool,
) -> impl Iterator<Item = (usize, &Question, Option<&Answer>)> {
    let pairs = ctx.input.checklist.questions.iter().zip(&ctx.input.review.states);
    pairs
        .enumerate()
        .filter(move |(_, (_, state))| wanted(state))
        .map(move |(at, (question, _))| (at, question, ctx.input.assessment.answer(&question.id)))
}

pub(super) fn waived(ctx: ModelContext<'_>) -> Vec<Waived> {
    pick(ctx, |state| *state == State::NotApplicable)
        .map(|(_, question, answer)| {
            let field =
                |get: fn(&Answer) -> &String| answer.map_or_else(String::new, |each| clean_text(get(each)));
            Waived {
                id: question.id.to_string(),
                ask: ctx.text(&question.ask),
                reason: field(|answer| &answer.reason),
                answered_by: field(|answer| &answer.answered_by),
                answered_at: answer.map_or_else(String::new, |answer| moment(&answer.answered_at)),
                reviewed_by: field(|answer| &answer.reviewed_by),
                critical: question.is_critical(),
                critical_label: ctx.critical(question),
            }
        })
        .collect()
}

pub(super) fn open(ctx: ModelContext<'_>) -> Vec<Open> {
    let waiting = Waiting::of(ctx.input.checklist, ctx.input.assessment);
    pick(ctx, State::is_open)
        .map(|(position, question, answer)| {
            let why = match answer {
                _ if ctx.input.review.states[position] == State::Unjustified => {
                    if question.is_critical() {
                        words::OPEN_UNREVIEWED
                    } else {
                        words::OPEN_UNJUSTIFIED
                    }
                }
                Some(answer) if answer.value.is_some() => words::OPEN_UNREADABLE,
                Some(answer) if answer.in_progress => words::OPEN_BEGUN,
                _ => words::OPEN_BLANK,
            };
            let waits = waiting.reason(&question.id);
            let origin = answer.map_or("", |answer| answer.taken_over.as_str());
            let role = question.owner.as_ref().map_or("", |role| role.get(ctx.lang));
            let owner = answer.map_or("", |answer| answer.owner.as_str());
            Open {
                id: question.id.to_string(),
                ask: ctx.text(&question.ask),
                why: waits.map_or_else(
                    || why.get(ctx.lang).to_owned(),
                    |reason| upgrade::wait_reason(reason, origin, ctx.lang),
                ),
                owner: clean_text(if owner.trim().is_empty() { role } else { owner }),
            }
        })
        .collect()
}

pub(super) fn hidden(ctx: ModelContext<'_>) -> Vec<Hidden> {
    pick(ctx, |state| *state == State::Hidden)
        .map(|(position, question, _)| Hidden {
            id: question.id.to_string(),
            ask: ctx.text(&question.ask),
            rule: condition::hidden_by(ctx.input, position)
                .map(|rule| clean_text(&rule))
                .unwrap_or_default(),
            critical: question.is_critical(),
            critical_label: ctx.critical(question),
        })
        .collect()
}
