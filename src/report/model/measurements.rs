//! Measured questions with value, unit and limit.

use serde::Serialize;

use super::chart;
use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::measure::Better;
use crate::domain::question::Question;
use crate::domain::state::State;
use crate::domain::value::{Kind, Value};
use crate::words::{report_page as words, terms};

/// A question that is answered by a number.
#[derive(Clone, Debug, Serialize)]
pub struct Measurement {
    pub question: String,
    pub ask: LocalText,
    pub critical: bool,
    /// What makes it critical, in words; empty where it is not.
    pub critical_label: &'static str,
    /// Empty where it is unanswered.
    pub value: String,
    pub unit: String,
    /// The limit without its unit, such as `≥ 90`; empty where the checklist sets none.
    pub limit: String,
    /// `met`, `not-met`, `unanswered`, `recorded` or `not-applicable`.
    pub state: &'static str,
    /// In words.
    pub state_label: &'static str,
    pub mark: &'static str,
    /// The question whose value has to be read beside it; empty where there is none.
    pub paired_with: String,
}

/// All measured questions that are asked, in checklist order.
pub(super) fn measurements(ctx: ModelContext<'_>) -> Vec<Measurement> {
    let questions = ctx.input.checklist.questions.iter().enumerate();
    questions
        .filter(|(at, question)| {
            question.kind == Kind::Number && ctx.input.review.states[*at] != State::Hidden
        })
        .map(|(at, question)| measurement(ctx, at, question))
        .collect()
}

fn measurement(ctx: ModelContext<'_>, at: usize, question: &Question) -> Measurement {
    let state = &ctx.input.review.states[at];
    let key = chart::key(state);
    let answer = ctx.input.assessment.answer(&question.id);
    let value = match answer.and_then(|answer| answer.value.as_ref()) {
        Some(Value::Number(number)) => clean_text(number),
        _ => String::new(),
    };
    let measure = question.measure.as_ref();
    Measurement {
        question: question.id.to_string(),
        ask: ctx.text(&question.ask),
        critical: question.is_critical(),
        critical_label: ctx.critical(question),
        value,
        unit: measure.map_or_else(String::new, |measure| clean_text(measure.unit.get(ctx.lang))),
        limit: limit(question).unwrap_or_default(),
        state: key,
        state_label: match state {
            State::Recorded => words::NO_LIMIT.get(ctx.lang),
            state => terms::state(state, ctx.lang),
        },
        mark: chart::mark(key),
        paired_with: measure
            .and_then(|measure| measure.paired_with.as_ref())
            .map_or_else(String::new, ToString::to_string),
    }
}

/// The limit that the checklist sets, such as `≥ 90`.
pub(super) fn limit(question: &Question) -> Option<String> {
    let measure = question.measure.as_ref()?;
    let target = measure.target.as_ref()?;
    let is_inclusive = measure.rule.as_ref().is_none_or(|rule| rule.inclusive);
    let sign = match (measure.better, is_inclusive) {
        (Better::Lower, true) => "≤",
        (Better::Lower, false) => "<",
        (Better::Higher, true) => "≥",
        (Better::Higher, false) => ">",
    };
    Some(format!("{sign} {target}"))
}
