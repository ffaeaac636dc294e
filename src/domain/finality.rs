//! Lists what is missing for a final report: no open question, a summary by a person, an owner and a date for
//! every gap.

use super::assessment::Assessment;
use super::evaluation::Evaluation;
use super::id::Id;
use super::subject::SubjectField;
use super::verdict::{Reason, Verdict};

/// A requirement of a final report that is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing<'a> {
    Summary,
    Answer(&'a Id),
    /// The reason or sign-off of "not applicable".
    Justification(&'a Id),
    Owner(&'a Id),
    Due(&'a Id),
    /// Another reason that makes the verdict incomplete.
    Other(&'a Reason),
}

impl<'a> Missing<'a> {
    pub fn question(self) -> Option<&'a Id> {
        match self {
            Self::Answer(id) | Self::Justification(id) | Self::Owner(id) | Self::Due(id) => Some(id),
            Self::Summary | Self::Other(_) => None,
        }
    }
}

/// The unmet requirements, in the order of the verdict's reasons.
pub fn missing<'a>(assessment: &Assessment, review: &'a Evaluation) -> Vec<Missing<'a>> {
    let mut missing = Vec::new();
    if assessment.subject.get(SubjectField::Summary).trim().is_empty() {
        missing.push(Missing::Summary);
    }
    for reason in &review.judgement.reasons {
        match reason {
            Reason::Unanswered(ids) => missing.extend(ids.iter().map(Missing::Answer)),
            Reason::UnjustifiedNotApplicable(ids) => missing.extend(ids.iter().map(Missing::Justification)),
            Reason::GapWithoutOwner(id) => missing.push(Missing::Owner(id)),
            Reason::GapWithoutDue(id) => missing.push(Missing::Due(id)),
            other if other.caps() == Verdict::Incomplete => missing.push(Missing::Other(other)),
            _ => {}
        }
    }
    missing
}
