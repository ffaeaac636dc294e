//! Tiers and dates as facts in a stable shape.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::date_note::DateNote;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::tier_review::{Provisional, TierReview};

/// One tier, in the order of work.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TierFacts {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// All its questions.
    pub questions: usize,
    /// Asked and not justified as not applicable.
    pub applicable: usize,
    /// Applicable and answered.
    pub answered: usize,
    /// Rated F.
    pub met: usize,
    /// Waiting for an answer.
    pub open: usize,
    /// The verdict of its questions alone, without the approval.
    pub verdict: String,
    /// The score of its questions alone, in percent; null where nothing applies.
    pub score: Option<String>,
}

/// The verdict of the finished first tiers, while later ones are open.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProvisionalFacts {
    /// The finished tiers.
    pub tiers: Vec<String>,
    /// The lowest of their verdicts.
    pub verdict: String,
    /// Open questions of the later tiers.
    pub open: usize,
}

/// A date of a question, of one of its options, or of a cited text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DateFacts {
    /// The question; null for a cited text.
    pub question: Option<String>,
    /// The option of the question, where the date is its own.
    pub option: Option<String>,
    /// The reference key; null for a question.
    pub key: Option<String>,
    /// `applies_from`, `applies_until` or `checked_on`.
    pub kind: String,
    /// The date.
    pub date: String,
    /// Days from the day of the report; negative in the past.
    pub days: i64,
}

impl TierFacts {
    pub(super) fn all(checklist: &Checklist, reviews: &[TierReview], lang: Lang) -> Vec<Self> {
        let tiers = checklist.tiers.iter().zip(reviews);
        tiers
            .map(|(tier, review)| Self {
                id: tier.id.to_string(),
                title: clean(tier.title.get(lang)).into_owned(),
                questions: review.counts.questions,
                applicable: review.counts.applicable,
                answered: review.counts.decided,
                met: review.counts.met,
                open: review.counts.unanswered,
                verdict: review.judgement.verdict.word().into(),
                score: review.score.scores.low.as_ref().map(Ratio::to_tenths),
            })
            .collect()
    }
}

impl ProvisionalFacts {
    pub(super) fn of(checklist: &Checklist, reviews: &[TierReview]) -> Option<Self> {
        let found = Provisional::of(reviews)?;
        let finished = checklist.tiers.iter().take(found.finished);
        Some(Self {
            tiers: finished.map(|tier| tier.id.to_string()).collect(),
            verdict: found.verdict.word().into(),
            open: found.open,
        })
    }
}

impl DateFacts {
    pub(super) fn of(note: &DateNote) -> Self {
        Self {
            question: note.question.as_ref().map(ToString::to_string),
            option: note.option.as_ref().map(ToString::to_string),
            key: note.key.as_ref().map(|key| clean(&key.to_string()).into_owned()),
            kind: note.kind.word().into(),
            date: note.date.to_string(),
            days: note.days,
        }
    }
}
