//! Makes an approval, and checks whether it still holds.

use std::collections::BTreeMap;

use super::answers_digest::{answer_digest, answers_digest};
use super::approval::Approval;
use super::assessment::Assessment;
use super::id::Id;
use super::subject::SubjectField;

/// Hexadecimal digits stored of a question's digest: enough to see a change, short enough to review.
const PART_DIGITS: usize = 16;

/// Whether the current answers are approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    Absent,
    /// The subject names an approver, but no approval binds the name to these answers.
    NotBound(String),
    /// Something changed since it was approved.
    Stale(ChangedSince),
    /// These answers were approved.
    Holds,
}

/// What changed since an approval.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedSince {
    /// Questions whose answer was added, changed or removed, by id.
    pub questions: Vec<Id>,
    /// Whether something outside the questions changed: the checklist, the subject or a fact.
    pub other: bool,
}

impl Approval {
    /// Approves the current answers.
    pub fn of(assessment: &Assessment, by: &str, role: &str, on: &str) -> Self {
        Self {
            by: by.trim().to_owned(),
            role: role.trim().to_owned(),
            on: on.to_owned(),
            digest: answers_digest(assessment),
            parts: parts(assessment),
        }
    }
}

impl ApprovalState {
    pub fn of(assessment: &Assessment) -> Self {
        let Some(approval) = assessment.approval.as_ref().filter(|found| !found.by.is_empty()) else {
            let name = assessment.subject.get(SubjectField::ApprovedBy).trim();
            return if name.is_empty() {
                Self::Absent
            } else {
                Self::NotBound(name.to_owned())
            };
        };
        if approval.digest == answers_digest(assessment) {
            return Self::Holds;
        }
        let now = parts(assessment);
        let ids = approval.parts.keys().chain(now.keys());
        let mut questions: Vec<Id> = ids
            .filter(|id| approval.parts.get(*id) != now.get(*id))
            .cloned()
            .collect();
        questions.sort_unstable();
        questions.dedup();
        let other = questions.is_empty();
        Self::Stale(ChangedSince { questions, other })
    }

    /// The word in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::NotBound(_) => "not-bound",
            Self::Stale(_) => "stale",
            Self::Holds => "holds",
        }
    }
}

fn parts(assessment: &Assessment) -> BTreeMap<Id, String> {
    let answers = assessment.answers.iter();
    answers
        .filter_map(|(id, answer)| {
            let mut digest = answer_digest(answer)?;
            digest.truncate(PART_DIGITS);
            Some((id.clone(), digest))
        })
        .collect()
}
