//! What a final report cannot do without: nothing open, a human summary, an owner and a date for every gap.

use super::assessment::Assessment;
use super::evaluation::Evaluation;
use super::id::Id;
use super::subject::SubjectField;
use super::verdict::{Reason, Verdict};

/// Something that stands between an assessment and a final report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing<'a> {
    /// The summary by a person.
    Summary,
    /// An answer.
    Answer(&'a Id),
    /// The reason or the sign-off of "not applicable".
    Justification(&'a Id),
    /// The owner of a gap.
    Owner(&'a Id),
    /// The due date of a gap.
    Due(&'a Id),
    /// Whatever else leaves the verdict incomplete.
    Other(&'a Reason),
}

impl<'a> Missing<'a> {
    /// The question, where it is about one.
    pub fn question(self) -> Option<&'a Id> {
        match self {
            Self::Answer(id) | Self::Justification(id) | Self::Owner(id) | Self::Due(id) => Some(id),
            Self::Summary | Self::Other(_) => None,
        }
    }
}

/// Everything that stands between this assessment and a final report, in the order of the verdict's reasons.
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
