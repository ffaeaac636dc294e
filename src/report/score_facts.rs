//! Counts and scores as facts in a stable shape.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::evidence_count::EvidenceCount;
use crate::domain::progress;
use crate::domain::ratio::Ratio;
use crate::domain::score;

/// Counts: `questions = applicable + not_applicable + hidden`, and
/// `applicable = met + largely + partly + not_met + unanswered + recorded`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CountFacts {
    /// All questions of the checklist.
    pub questions: usize,
    /// Asked and not justified as not applicable.
    pub applicable: usize,
    /// Applicable and answered.
    pub decided: usize,
    /// Rated F.
    pub met: usize,
    /// Rated L.
    pub largely: usize,
    /// Rated P.
    pub partly: usize,
    /// Rated N.
    pub not_met: usize,
    /// Unanswered, including unjustified "not applicable".
    pub unanswered: usize,
    /// Not applicable, with reason.
    pub not_applicable: usize,
    /// Hidden by a condition.
    pub hidden: usize,
    /// Answered, outside the score.
    pub recorded: usize,
    /// Of the unanswered: "not applicable" without its reason.
    pub unjustified: usize,
}

/// Shares in percent.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScoreFacts {
    /// The self-assessment score: unanswered earns nothing.
    pub low: Option<String>,
    /// Upper bound if every open question were met in full.
    pub high: Option<String>,
    /// Of the answered questions alone.
    pub answered: Option<String>,
    /// Credit backed by intact evidence.
    pub evidenced: Option<String>,
    /// Mean over sections; a diagnostic.
    pub balanced: Option<String>,
    /// Share of applicable questions that are decided.
    pub coverage: Option<String>,
    /// The score if every "not applicable" were a "no".
    pub na_challenge: Option<String>,
    /// Share of questions asked that apply.
    pub applicability: Option<String>,
    /// Share of the credit that evidence backs.
    pub evidence_share: Option<String>,
}

impl CountFacts {
    pub(super) fn of(counts: &progress::Counts) -> Self {
        Self {
            questions: counts.questions,
            applicable: counts.applicable,
            decided: counts.decided,
            met: counts.met,
            largely: counts.largely,
            partly: counts.partly,
            not_met: counts.not_met,
            unanswered: counts.unanswered,
            not_applicable: counts.not_applicable,
            hidden: counts.hidden,
            recorded: counts.recorded,
            unjustified: counts.unjustified,
        }
    }
}

impl ScoreFacts {
    pub(super) fn of(scores: &score::Scores) -> Self {
        let tenths = |share: &Option<Ratio>| share.as_ref().map(Ratio::to_tenths);
        Self {
            low: tenths(&scores.low),
            high: tenths(&scores.high),
            answered: tenths(&scores.answered),
            evidenced: tenths(&scores.evidenced),
            balanced: tenths(&scores.balanced),
            coverage: tenths(&scores.coverage),
            na_challenge: tenths(&scores.na_challenge),
            applicability: tenths(&scores.applicability),
            evidence_share: tenths(&scores.evidence_share),
        }
    }
}

/// Distinct pieces of evidence of the questions asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceCountFacts {
    /// Files at hand, not empty and unchanged.
    pub files: usize,
    /// Addresses, which are named and do not count.
    pub addresses: usize,
    /// Files that are missing, empty, changed, expired or otherwise do not count.
    pub not_counted: usize,
    /// Evidence that is only planned.
    pub planned: usize,
}

impl EvidenceCountFacts {
    pub(super) fn of(count: EvidenceCount) -> Self {
        Self {
            files: count.files,
            addresses: count.addresses,
            not_counted: count.not_counted,
            planned: count.planned,
        }
    }
}
