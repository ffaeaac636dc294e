//! Tiers with their progress, and the dates that matter on the day of the report.

use jiff::civil::Date;
use serde::Serialize;

use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::dates::Dates;
use crate::domain::moment;
use crate::report::facts::CountFacts;
use crate::words::{dates, tier, verdict};

/// One tier, in the order of work.
#[derive(Clone, Debug, Serialize)]
pub struct TierModel {
    pub id: String,
    pub title: LocalText,
    pub counts: CountFacts,
    /// Questions that are not hidden.
    pub asked: usize,
    /// Of those, the ones that need no answer any more.
    pub done: usize,
    /// Self-assessment score of its questions, else null.
    pub score: Option<String>,
    /// `incomplete`, `not-ready`, `conditional` or `ready`, of its questions alone.
    pub verdict: &'static str,
    pub verdict_label: &'static str,
}

/// A date that is worth a line.
#[derive(Clone, Debug, Serialize)]
pub struct DateLine {
    /// The question, where it is one; else null.
    pub question: Option<String>,
    /// The ids or the key that the date is about.
    pub about: String,
    pub text: String,
}

pub(super) fn tiers(ctx: ModelContext<'_>) -> Vec<TierModel> {
    let tiers = ctx.input.checklist.tiers.iter();
    tiers
        .zip(&ctx.input.review.tiers)
        .map(|(tier, review)| TierModel {
            id: tier.id.to_string(),
            title: ctx.text(&tier.title),
            counts: CountFacts::of(&review.counts),
            asked: review.counts.asked(),
            done: review.counts.done(),
            score: review
                .score
                .scores
                .low
                .as_ref()
                .map(crate::domain::ratio::Ratio::to_tenths),
            verdict: review.judgement.verdict.word(),
            verdict_label: verdict::verdict(review.judgement.verdict, ctx.lang),
        })
        .collect()
}

/// The verdict of the finished first tiers, in words.
pub(super) fn provisional(ctx: ModelContext<'_>) -> Option<String> {
    tier::provisional(ctx.input.checklist, &ctx.input.review.tiers, ctx.lang).map(|said| clean_text(&said))
}

pub(super) fn date_lines(ctx: ModelContext<'_>) -> Vec<DateLine> {
    let news = ctx.input.review.dates.iter().filter(|note| note.is_news());
    news.map(|note| DateLine {
        question: note.question.as_ref().map(ToString::to_string),
        about: clean_text(&dates::subject(note)),
        text: dates::of_note(note, ctx.lang),
    })
    .collect()
}

/// The day of the report.
pub(super) fn made_on(ctx: ModelContext<'_>) -> Option<Date> {
    moment::day(ctx.input.made_at)
}

/// Dates as clauses, counted from the day of the report.
pub(super) fn dates(ctx: ModelContext<'_>, given: &Dates) -> Vec<String> {
    made_on(ctx).map_or_else(Vec::new, |today| dates::of(given, today, ctx.lang))
}
