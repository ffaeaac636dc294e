//! How an assessment stands, for lists of many.

use jiff::civil::Date;

use super::assessment::Assessment;
use super::checklist::Checklist;
use super::due::{DueCount, due_dates};
use super::edition::{Edition, is_older};
use super::evaluation::Evaluation;
use super::progress::Counts;
use super::ratio::Ratio;
use super::verdict::Verdict;
use super::waiting::Waiting;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub edition: Edition,
    /// The version of a newer edition of the same checklist.
    pub newer: Option<String>,
    pub verdict: Verdict,
    /// The lower bound of the self-assessment score; `None` where nothing applies.
    pub score: Option<Ratio>,
    pub counts: Counts,
    /// Answers that wait to be confirmed.
    pub waiting: usize,
    pub due: DueCount,
}

impl Standing {
    pub fn of(
        checklist: &Checklist,
        offered: Option<&Checklist>,
        assessment: &Assessment,
        review: &Evaluation,
        today: Date,
    ) -> Self {
        let edition = checklist.edition();
        let newer = offered.map(Checklist::edition);
        let newer =
            newer.filter(|newer| newer.id == edition.id && is_older(&edition.version, &newer.version));
        Self {
            newer: newer.map(|newer| newer.version),
            edition,
            verdict: review.judgement.verdict,
            score: review.score.scores.low.clone(),
            counts: review.counts,
            waiting: Waiting::of(checklist, assessment).count(),
            due: DueCount::of(&due_dates(checklist, assessment, &review.states), today),
        }
    }
}
