//! Critical questions that are hidden, each with what hid it.

use serde::Serialize;

use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::caps;
use crate::domain::id::Id;
use crate::report::condition;
use crate::words::terms;

#[derive(Clone, Debug, Serialize)]
pub struct HiddenCritical {
    pub question: String,
    pub ask: LocalText,
    /// The facts that hid it; empty where an earlier answer did.
    pub facts: Vec<HidingFact>,
    /// The condition in words.
    pub rule: String,
}

/// A fact that hides a critical question.
#[derive(Clone, Debug, Serialize)]
pub struct HidingFact {
    pub ask: LocalText,
    pub answer: String,
    /// The submitter's reason; empty where none was written.
    pub reason: String,
}

pub(super) fn hidden_criticals(ctx: ModelContext<'_>) -> Vec<HiddenCritical> {
    let hidden = ctx.input.review.hidden_criticals.iter();
    hidden.filter_map(|each| hidden_critical(ctx, each)).collect()
}

fn hidden_critical(ctx: ModelContext<'_>, each: &caps::HiddenCritical) -> Option<HiddenCritical> {
    let checklist = ctx.input.checklist;
    let position = checklist.position(each.question.as_str())?;
    let rule = condition::hidden_by(ctx.input, position).unwrap_or_default();
    Some(HiddenCritical {
        question: each.question.to_string(),
        ask: ctx.text(&checklist.questions[position].ask),
        facts: each.facts.iter().filter_map(|id| fact(ctx, id)).collect(),
        rule: clean_text(&rule),
    })
}

fn fact(ctx: ModelContext<'_>, id: &Id) -> Option<HidingFact> {
    let fact = ctx.input.checklist.fact(id.as_str())?;
    let value = ctx.input.assessment.profile.get(id)?;
    Some(HidingFact {
        ask: ctx.text(&fact.ask),
        answer: clean_text(&terms::fact_value(&fact.kind, value, ctx.lang)),
        reason: clean_text(ctx.input.assessment.reason_of_fact(id)),
    })
}
