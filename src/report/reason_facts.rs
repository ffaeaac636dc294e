//! Reasons of the verdict and observations, as facts.

use std::slice::from_ref;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::evidence::EvidenceState;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::plausibility::Observation;
use crate::domain::verdict::Reason;
use crate::words::plausibility;
use crate::words::verdict as words;

/// One reason of the verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReasonFacts {
    /// Stable code.
    pub code: String,
    /// The best verdict it allows.
    pub caps: String,
    /// The sentence.
    pub text: String,
    /// The questions concerned.
    pub questions: Vec<String>,
}

/// One point for a second look.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ObservationFacts {
    /// Stable code.
    pub code: String,
    /// How many questions or files.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// The sentence.
    pub text: String,
    /// The questions concerned.
    pub questions: Vec<String>,
}

impl ObservationFacts {
    pub(super) fn of(observation: &Observation, lang: Lang) -> Self {
        Self {
            code: observation.code.word().into(),
            count: observation.count,
            of: observation.of,
            text: clean(&plausibility::sentence(observation, lang)).into_owned(),
            questions: observation.questions.iter().map(Id::to_string).collect(),
        }
    }
}

impl ReasonFacts {
    pub(super) fn of(reason: &Reason, checklist: &Checklist, lang: Lang) -> Self {
        let (code, questions) = about(reason);
        Self {
            code: code.into(),
            caps: reason.caps().word().into(),
            text: clean(&words::reason_in_full(reason, checklist, lang)).into_owned(),
            questions: questions.iter().map(Id::to_string).collect(),
        }
    }
}

/// The stable code of a reason and the questions concerned.
fn about(reason: &Reason) -> (&'static str, &[Id]) {
    match reason {
        Reason::NothingApplies => ("nothing-applies", &[]),
        Reason::SubjectMissing(_) => ("subject-missing", &[]),
        Reason::FactMissing(_) => ("fact-missing", &[]),
        Reason::Unanswered(ids) => ("unanswered", ids),
        Reason::UnjustifiedNotApplicable(ids) => ("unjustified-not-applicable", ids),
        Reason::CriticalFailed(id, _) => ("critical-failed", from_ref(id)),
        Reason::SectionLow(..) => ("section-low", &[]),
        Reason::ScoreLow(..) => ("score-low", &[]),
        Reason::GapWithoutOwner(id) => ("gap-without-owner", from_ref(id)),
        Reason::GapWithoutDue(id) => ("gap-without-due", from_ref(id)),
        Reason::GapTooLate(id, ..) => ("gap-too-late", from_ref(id)),
        Reason::CriticalNotFull(id) => ("critical-not-full", from_ref(id)),
        Reason::CriticalWithoutFile(id) => ("critical-without-evidence", from_ref(id)),
        Reason::NumberWithoutFile(id) => ("number-without-evidence", from_ref(id)),
        Reason::ScoreNotHigh(..) => ("score-not-high", &[]),
        Reason::EvidenceShareLow(..) => ("evidence-share-low", &[]),
        Reason::EvidenceBroken(id, _, EvidenceState::Unreadable(_)) => ("evidence-unreadable", from_ref(id)),
        Reason::EvidenceBroken(id, ..) => ("evidence-broken", from_ref(id)),
        Reason::PlanOverdue(id, _) => ("plan-overdue", from_ref(id)),
        Reason::FactHidesCritical(_, ids) => ("fact-hides-critical", ids),
        Reason::CriticalsHidden(ids, _) => ("criticals-hidden", ids),
        Reason::NotApplicableShare(..) => ("not-applicable-share", &[]),
        Reason::SectionNotApplicable(..) => ("section-not-applicable", &[]),
        Reason::OneFileForMany(_, ids, _) => ("one-file-for-many", ids),
        Reason::RisksAccepted(ids) => ("risk-accepted", ids),
        Reason::ShownInPart(ids) => ("shown-in-part", ids),
        Reason::LimitLax(ids) => ("limit-lax", ids),
        Reason::LimitLate(ids) => ("limit-after-run", ids),
        Reason::NotSigned => ("not-signed", &[]),
        Reason::ApprovalNotBound(_) => ("approval-not-bound", &[]),
        Reason::ApprovalStale(changed) => ("approval-stale", &changed.questions),
    }
}
