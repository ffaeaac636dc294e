//! Approval: a named person's yes to exactly these answers, bound to the answers digest.

use std::collections::BTreeMap;

use super::answers_digest::{answer_digest, answers_digest};
use super::assessment::Assessment;
use super::id::Id;
use super::subject::SubjectField;

/// Hexadecimal digits of a question's digest that are kept: enough to see a change, short enough to review.
const PART_DIGITS: usize = 16;

/// Who approved which answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// The name of the person.
    pub by: String,
    /// The person's role; may be empty.
    pub role: String,
    /// When: RFC 3339 with offset.
    pub on: String,
    /// The answers digest of what was approved.
    pub digest: String,
    /// The first digits of each answered question's digest, by which changes since are named.
    pub parts: BTreeMap<Id, String>,
}

/// Whether an assessment is approved as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    /// Nobody approved it.
    Absent,
    /// Only a name stands in the subject's old line; nothing binds it to these answers.
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
    /// The approval of an assessment as it stands.
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
    /// Whether the approval of an assessment holds.
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
