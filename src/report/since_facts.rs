//! What changed since an earlier run, as facts in one stable shape. Only words and numbers of the domain; no presentation.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::comparison::{Compared, Comparison};
use crate::domain::ratio::Ratio;
use crate::domain::score::Scores;
use crate::domain::state::State;

/// What changed since an earlier run of the same checklist.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SinceFacts {
    /// The day of the earlier run; empty where not known.
    pub day: String,
    /// The version of the checklist it was made with.
    pub version: String,
    /// SHA-256 of that checklist.
    pub digest: String,
    /// How many scored questions were asked both times with the same wording.
    pub common: usize,
    /// Shares over those, then.
    pub then: CommonFacts,
    /// Shares over those, now.
    pub now: CommonFacts,
    /// Every question that did not stay as it was.
    pub changes: Vec<ChangeFacts>,
}

/// Shares in percent over the common questions, floored to one decimal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CommonFacts {
    /// The self-assessment score.
    pub low: Option<String>,
    /// Share that is decided.
    pub coverage: Option<String>,
}

/// One question that did not stay as it was.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeFacts {
    /// The question.
    pub question: String,
    /// `improved`, `worsened`, `answered`, `reopened`, `now-not-applicable`, `now-applicable`, `shown`, `hidden`, `reworded`, `new` or
    /// `removed`.
    pub shift: String,
    /// Where it stood; null where it was not asked.
    pub before: Option<StandFacts>,
    /// Where it stands; null where it is no longer asked.
    pub after: Option<StandFacts>,
}

/// Where a question stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandFacts {
    /// `hidden`, `unanswered`, `unjustified`, `not-applicable`, `recorded` or `decided`.
    pub state: String,
    /// Exact credit of a decided question, such as `2/3`.
    pub credit: Option<String>,
}

impl SinceFacts {
    /// The facts of a comparison; `None` where the earlier run was made with another checklist.
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
        let shown = |share: &Option<Ratio>| share.as_ref().map(Ratio::to_tenths);
        Self {
            low: shown(&scores.low),
            coverage: shown(&scores.coverage),
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
