//! Gaps with what is done about them, the ranking of everything that costs points, and a grid to find one's way.
//! Ordinal scores are never multiplied.

use serde::Serialize;

use super::chart;
use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::answer::Answer;
use crate::domain::finding::{Finding, Gravity};
use crate::domain::question::Question;
use crate::domain::reference::Force;
use crate::domain::state::State;
use crate::words::{report as words, terms};

/// A gap and what is done about it.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    /// The gap's id, such as `GAP-01`.
    pub id: String,
    /// The question.
    pub question: String,
    /// What is asked.
    pub ask: LocalText,
    /// What may come of it: the harm the question prevents, Markdown, else null.
    pub consequence: Option<LocalText>,
    /// `critical`, `not-met` or `partial`.
    pub gravity: &'static str,
    /// The gravity as a word.
    pub gravity_label: &'static str,
    /// The answer as people read it.
    pub answer: String,
    /// Points that closing it would bring.
    pub gain: String,
    /// What will be done.
    pub action: String,
    /// People, money and means it takes.
    pub resources: String,
    /// Steps on the way to the due date.
    pub milestones: String,
    /// What limits the harm until then.
    pub interim: String,
    /// What risk remains afterwards, as written.
    pub residual: String,
    /// Who sees to it.
    pub owner: String,
    /// Until when; empty where no date is set.
    pub due: String,
    /// Where it stands: planned, overdue, accepted, without plan.
    pub status: &'static str,
    /// `planned`, `overdue`, `accepted` or `unplanned`.
    pub status_key: &'static str,
    /// Who accepted the risk; empty where nobody did.
    pub accepted_by: String,
    /// Why it was accepted.
    pub accepted_reason: String,
}

/// One line of the ranking.
#[derive(Clone, Debug, Serialize)]
pub struct Ranked {
    /// The question.
    pub question: String,
    /// What is asked.
    pub ask: LocalText,
    /// `critical`, `not-met`, `partial` or `open`.
    pub gravity: &'static str,
    /// The gravity as a word.
    pub gravity_label: &'static str,
    /// Points that closing it would bring.
    pub gain: String,
    /// The most binding instrument it answers to, as a word; empty where none is cited.
    pub force: &'static str,
}

/// One row of the grid: how binding, and the questions by how far they are met.
#[derive(Clone, Debug, Serialize)]
pub struct HeatRow {
    /// How binding.
    pub label: &'static str,
    /// Cells in the order not met, partly, largely, open.
    pub cells: Vec<HeatCell>,
}

/// One cell of the grid.
#[derive(Clone, Debug, Serialize)]
pub struct HeatCell {
    /// `not-met`, `partly`, `largely` or `unanswered`.
    pub key: &'static str,
    /// The questions.
    pub questions: Vec<String>,
}

fn gravity_label(ctx: ModelContext<'_>, gravity: Gravity) -> &'static str {
    let word = match gravity {
        Gravity::Critical => words::GRAVITY_CRITICAL,
        Gravity::NotMet => words::GRAVITY_NOT_MET,
        Gravity::Partial => words::GRAVITY_PARTIAL,
        Gravity::Open => words::GRAVITY_OPEN,
    };
    word.get(ctx.lang)
}

pub(super) fn gaps(ctx: ModelContext<'_>) -> Vec<Gap> {
    let decided = ctx
        .input
        .review
        .findings
        .iter()
        .filter(|each| matches!(ctx.input.review.states[each.position], State::Decided { .. }));
    decided
        .enumerate()
        .map(|(at, finding)| gap(ctx, at, finding))
        .collect()
}

fn gap(ctx: ModelContext<'_>, at: usize, finding: &Finding) -> Gap {
    let question = &ctx.input.checklist.questions[finding.position];
    let empty = Answer::default();
    let answer = ctx.input.assessment.answer(&question.id).unwrap_or(&empty);
    let (status_key, status) = status(ctx, answer);
    let accepted = answer.accepted.clone().unwrap_or_default();
    Gap {
        id: format!("GAP-{:02}", at + 1),
        question: question.id.to_string(),
        ask: ctx.text(&question.ask),
        consequence: ctx.optional_text(question.why.as_ref()),
        gravity: finding.gravity.word(),
        gravity_label: gravity_label(ctx, finding.gravity),
        answer: answer.value.as_ref().map_or_else(String::new, |value| {
            clean_text(&terms::value(question, value, ctx.lang))
        }),
        gain: finding.gain.to_tenths(),
        action: clean_text(&answer.action),
        resources: clean_text(&answer.resources),
        milestones: clean_text(&answer.milestones),
        interim: clean_text(&answer.interim),
        residual: clean_text(&answer.residual),
        owner: clean_text(&answer.owner),
        due: answer.due.map_or_else(String::new, |due| due.to_string()),
        status: status.get(ctx.lang),
        status_key,
        accepted_by: clean_text(&accepted.by),
        accepted_reason: clean_text(&accepted.reason),
    }
}

fn status(ctx: ModelContext<'_>, answer: &Answer) -> (&'static str, crate::words::Message) {
    let today: String = ctx.input.made_at.chars().take(10).collect();
    let is_accepted = answer
        .accepted
        .as_ref()
        .is_some_and(|accepted| !accepted.by.trim().is_empty() && !accepted.reason.trim().is_empty());
    if is_accepted {
        return ("accepted", words::GAP_ACCEPTED);
    }
    match answer.due {
        Some(due) if due.to_string() < today => ("overdue", words::GAP_OVERDUE),
        Some(_) if !answer.owner.trim().is_empty() => ("planned", words::GAP_PLANNED),
        _ => ("unplanned", words::GAP_UNPLANNED),
    }
}

/// The most binding instrument a question answers to.
fn strongest(ctx: ModelContext<'_>, question: &Question) -> Option<Force> {
    let registry = &ctx.input.checklist.registry;
    let forces = question
        .references
        .iter()
        .filter_map(|key| registry.cite(key).map(|cited| cited.force()));
    forces.min()
}

pub(super) fn ranking(ctx: ModelContext<'_>) -> Vec<Ranked> {
    let ranked = |finding: &Finding| {
        let question = &ctx.input.checklist.questions[finding.position];
        Ranked {
            question: question.id.to_string(),
            ask: ctx.text(&question.ask),
            gravity: finding.gravity.word(),
            gravity_label: gravity_label(ctx, finding.gravity),
            gain: finding.gain.to_tenths(),
            force: strongest(ctx, question).map_or("", |force| terms::force(force, ctx.lang)),
        }
    };
    ctx.input.review.findings.iter().map(ranked).collect()
}

pub(super) fn heat(ctx: ModelContext<'_>) -> Vec<HeatRow> {
    const KEYS: [&str; 4] = ["not-met", "partly", "largely", "unanswered"];
    let mut rows = Vec::new();
    let forces = Force::WORDS
        .into_iter()
        .map(|(force, _)| Some(force))
        .chain([None]);
    for force in forces {
        let inside: Vec<(&Question, &'static str)> = ctx
            .input
            .review
            .findings
            .iter()
            .map(|finding| {
                let question = &ctx.input.checklist.questions[finding.position];
                (question, chart::key(&ctx.input.review.states[finding.position]))
            })
            .filter(|(question, _)| strongest(ctx, question) == force)
            .collect();
        if inside.is_empty() {
            continue;
        }
        let cell = |key: &'static str| HeatCell {
            key,
            questions: inside
                .iter()
                .filter(|(_, state)| *state == key)
                .map(|(question, _)| question.id.to_string())
                .collect(),
        };
        rows.push(HeatRow {
            label: force.map_or(words::NO_REFERENCE.get(ctx.lang), |force| {
                terms::force(force, ctx.lang)
            }),
            cells: KEYS.into_iter().map(cell).collect(),
        });
    }
    rows
}
