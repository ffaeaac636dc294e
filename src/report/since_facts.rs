//! The comparison with an earlier assessment as facts in a stable shape.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::comparison::{Compared, Comparison};
use crate::domain::ratio::Ratio;
use crate::domain::score::Scores;
use crate::domain::state::State;

/// Changes since an earlier assessment of the same checklist.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SinceFacts {
    /// The day of the earlier assessment; empty where unknown.
    pub day: String,
    /// The version of its checklist.
    pub version: String,
    /// SHA-256 of that checklist.
    pub digest: String,
    /// Scored questions asked with the same wording both times.
    pub common: usize,
    /// Scores over those, then.
    pub then: CommonFacts,
    /// Scores over those, now.
    pub now: CommonFacts,
    /// Every changed question.
    pub changes: Vec<ChangeFacts>,
}

/// Shares in percent over the common questions, floored to one decimal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CommonFacts {
    /// The self-assessment score.
    pub low: Option<String>,
    /// Share of questions decided.
    pub coverage: Option<String>,
}

/// A changed question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeFacts {
    /// The question.
    pub question: String,
    /// `improved`, `worsened`, `answered`, `reopened`, `now-not-applicable`, `now-applicable`, `shown`, `hidden`, `reworded`, `new` or
    /// `removed`.
    pub shift: String,
    /// Earlier state; null where it was not asked.
    pub before: Option<StandFacts>,
    /// Current state; null where it is no longer asked.
    pub after: Option<StandFacts>,
}

/// State of a question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandFacts {
    /// `hidden`, `unanswered`, `unjustified`, `not-applicable`, `recorded` or `decided`.
    pub state: String,
    /// Exact credit of a decided question, such as `2/3`.
    pub credit: Option<String>,
}

impl SinceFacts {
    /// The facts of a comparison; `None` where the earlier assessment has another checklist.
    pub fn of(baseline: &Baseline, checklist: &Checklist, states: &[State]) -> Option<Self> {
        let comparison = Comparison::of(baseline, checklist, states)?;
        Some(Self {
            day: clean(&baseline.day).into_owned(),
            version: clean(&baseline.checklist.version).into_owned(),
            digest: clean(&baseline.checklist.digest).into_owned(),
            common: comparison.common,
            then: CommonFacts::of(&comparison.then),
            now: CommonFacts::of(&comparison.now),
            changes: comparison.changes.iter().map(ChangeFacts::of).collect(),
        })
    }
}

impl CommonFacts {
    fn of(scores: &Scores) -> Self {
        let tenths = |share: &Option<Ratio>| share.as_ref().map(Ratio::to_tenths);
        Self {
            low: tenths(&scores.low),
            coverage: tenths(&scores.coverage),
        }
    }
}

impl ChangeFacts {
    fn of(each: &Compared) -> Self {
        Self {
            question: each.question.to_string(),
            shift: each.shift.word().into(),
            before: each.before.as_ref().map(StandFacts::of),
            after: each.after.as_ref().map(StandFacts::of),
        }
    }
}

impl StandFacts {
    fn of(state: &State) -> Self {
        Self {
            state: state.word().into(),
            credit: match state {
                State::Decided { credit, .. } => Some(credit.to_string()),
                _ => None,
            },
        }
    }
}
