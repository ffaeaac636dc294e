//! Gaps with their remediation plans, all findings, and an overview grid. Ordinal scores are never multiplied.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chart;
use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::answer::Answer;
use crate::domain::finding::{Finding, Gravity};
use crate::domain::question::Question;
use crate::domain::reference::Force;
use crate::domain::state::State;
use crate::words::{plausibility, report as words, terms};

/// A gap with its remediation plan.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    pub id: String,
    pub question: String,
    pub ask: LocalText,
    /// The harm that the question prevents; Markdown, else null.
    pub consequence: Option<LocalText>,
    /// `critical`, `not-met` or `partial`.
    pub gravity: &'static str,
    pub gravity_label: &'static str,
    pub answer: String,
    /// Points gained by closing it.
    pub gain: String,
    pub action: String,
    pub resources: String,
    pub milestones: String,
    /// Measure until the due date.
    pub interim: String,
    /// Residual risk as written.
    pub residual: String,
    pub owner: String,
    /// Empty where no date is set.
    pub due: String,
    /// In words.
    pub status: &'static str,
    /// `planned`, `overdue`, `accepted` or `unplanned`.
    pub status_key: &'static str,
    /// Empty where the risk is not accepted.
    pub accepted_by: String,
    pub accepted_reason: String,
}

/// A finding, those on critical questions first, each kind in checklist order.
#[derive(Clone, Debug, Serialize)]
pub struct Ranked {
    pub question: String,
    pub ask: LocalText,
    /// `critical`, `not-met`, `partial` or `open`.
    pub gravity: &'static str,
    pub gravity_label: &'static str,
    /// State of the question in words.
    pub state_label: &'static str,
    /// Points gained by closing it.
    pub gain: String,
    /// Force of the most binding instrument cited; empty where none is.
    pub force: &'static str,
}

/// One row of the grid: a force, and the questions by state.
#[derive(Clone, Debug, Serialize)]
pub struct HeatRow {
    pub label: &'static str,
    /// In the order not met, partly, largely, unanswered.
    pub cells: Vec<HeatCell>,
}

#[derive(Clone, Debug, Serialize)]
pub struct HeatCell {
    /// `not-met`, `partly`, `largely` or `unanswered`.
    pub key: &'static str,
    pub questions: Vec<String>,
}

fn gravity_label(ctx: ModelContext<'_>, question: &Question, gravity: Gravity) -> &'static str {
    let word = match gravity {
        Gravity::Critical => return ctx.critical(question),
        Gravity::NotMet => words::GRAVITY_NOT_MET,
        Gravity::Partial => words::GRAVITY_PARTIAL,
        Gravity::Open => words::GRAVITY_OPEN,
    };
    word.get(ctx.lang)
}

pub(super) fn gaps(ctx: ModelContext<'_>) -> Vec<Gap> {
    decided(ctx).map(|(id, finding)| gap(ctx, id, finding)).collect()
}

/// The id of each gap by the position of its question.
pub(super) fn ids(ctx: ModelContext<'_>) -> BTreeMap<usize, String> {
    decided(ctx).map(|(id, finding)| (finding.position, id)).collect()
}

/// Findings on answered questions, each with the id of its gap.
fn decided(ctx: ModelContext<'_>) -> impl Iterator<Item = (String, &Finding)> {
    let findings = ctx.input.review.findings.iter();
    findings
        .filter(move |each| matches!(ctx.input.review.states[each.position], State::Decided { .. }))
        .enumerate()
        .map(|(at, finding)| (format!("GAP-{:02}", at + 1), finding))
}

fn gap(ctx: ModelContext<'_>, id: String, finding: &Finding) -> Gap {
    let question = &ctx.input.checklist.questions[finding.position];
    let empty = Answer::default();
    let answer = ctx.input.assessment.answer(&question.id).unwrap_or(&empty);
    let (status_key, status) = status(ctx, answer);
    let accepted = answer.accepted.clone().unwrap_or_default();
    Gap {
        id,
        question: question.id.to_string(),
        ask: ctx.text(&question.ask),
        consequence: ctx.optional_text(question.why.as_ref()),
        gravity: finding.gravity.word(),
        gravity_label: gravity_label(ctx, question, finding.gravity),
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
        due: plausibility::due_moves(answer),
        status: status.get(ctx.lang),
        status_key,
        accepted_by: clean_text(&accepted.by),
        accepted_reason: clean_text(&accepted.reason),
    }
}

pub(super) fn status(ctx: ModelContext<'_>, answer: &Answer) -> (&'static str, crate::words::Message) {
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

/// The force of the most binding instrument that a question cites.
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
            gravity_label: gravity_label(ctx, question, finding.gravity),
            state_label: terms::state(&ctx.input.review.states[finding.position], ctx.lang),
            gain: finding.gain.to_tenths(),
            force: strongest(ctx, question).map_or("", |force| terms::force(force, ctx.lang)),
        }
    };
    let mut findings: Vec<&Finding> = ctx.input.review.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.gravity != Gravity::Critical, finding.position));
    findings.into_iter().map(ranked).collect()
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
