//! The comparison with an earlier assessment as facts in a stable shape.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::comparison::{Compared, Comparison, Detail};
use crate::domain::given::Piece;
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
    /// Every question whose note or evidence changed.
    pub details: Vec<DetailFacts>,
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
    /// The ids it had in the earlier edition, where it had others.
    pub from: Vec<String>,
    /// Its words then, by language, where they differ or it is no longer asked; empty where they are not known.
    pub asked: BTreeMap<String, String>,
}

/// A question whose note or evidence changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DetailFacts {
    /// The question.
    pub question: String,
    /// Its note before and after; null where it did not change.
    pub note: Option<NoteFacts>,
    /// Evidence that was added, removed or replaced.
    pub evidence: Vec<PieceFacts>,
}

/// A changed note.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteFacts {
    /// Then.
    pub before: String,
    /// Now.
    pub after: String,
}

/// A piece of evidence that changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PieceFacts {
    /// `added`, `removed` or `changed` (another content under the same name).
    pub change: String,
    /// Path, address or plan.
    pub location: String,
    /// SHA-256 then; null where there was none.
    pub before: Option<String>,
    /// SHA-256 now; null where there is none.
    pub after: Option<String>,
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
    pub fn of(
        baseline: &Baseline,
        checklist: &Checklist,
        assessment: &Assessment,
        states: &[State],
    ) -> Option<Self> {
        let comparison = Comparison::of(baseline, checklist, assessment, states)?;
        Some(Self {
            day: clean(&baseline.day).into_owned(),
            version: clean(&baseline.checklist.version).into_owned(),
            digest: clean(&baseline.checklist.digest).into_owned(),
            common: comparison.common,
            then: CommonFacts::of(&comparison.then),
            now: CommonFacts::of(&comparison.now),
            changes: comparison.changes.iter().map(ChangeFacts::of).collect(),
            details: comparison.details.iter().map(DetailFacts::of).collect(),
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
            from: each.from.iter().map(ToString::to_string).collect(),
            asked: each
                .asked
                .entries()
                .map(|(lang, text)| (clean(lang).into_owned(), clean(text).into_owned()))
                .collect(),
        }
    }
}

impl DetailFacts {
    fn of(each: &Detail) -> Self {
        let digest = |piece: &Option<Piece>| {
            let digest = piece.as_ref().and_then(|piece| piece.sha256.as_deref());
            digest.map(|digest| clean(digest).into_owned())
        };
        let note = each.change.note.as_ref();
        Self {
            question: each.question.to_string(),
            note: note.map(|(before, after)| NoteFacts {
                before: clean(before).into_owned(),
                after: clean(after).into_owned(),
            }),
            evidence: each
                .change
                .evidence
                .iter()
                .map(|piece| PieceFacts {
                    change: piece.word().into(),
                    location: clean(piece.location()).into_owned(),
                    before: digest(&piece.before),
                    after: digest(&piece.after),
                })
                .collect(),
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
