//! One run of a checklist: subject, profile and answers.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::carried::Carried;
use super::checklist::Checklist;
use super::id::Id;
use super::subject::Subject;
use super::unknown_fields::UnknownFields;
use super::value::Value;

/// The checklist an assessment was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistStamp {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

/// One run of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The checklist it was made with.
    pub checklist: ChecklistStamp,
    /// When it was begun: RFC 3339 with offset.
    pub created: String,
    /// The system assessed.
    pub subject: Subject,
    /// Facts about the system.
    pub profile: BTreeMap<Id, Value>,
    /// Answers by question. Answers to hidden or removed questions stay.
    pub answers: BTreeMap<Id, Answer>,
    /// What was carried over from older versions of the checklist.
    pub carried: Vec<Carried>,
    /// Fields this version does not know.
    pub extra: UnknownFields,
}

impl Assessment {
    /// A new, empty run of a checklist.
    pub fn begin(checklist: &Checklist, created: &str) -> Self {
        Self {
            checklist: ChecklistStamp::of(checklist),
            created: created.into(),
            subject: Subject::default(),
            profile: BTreeMap::new(),
            answers: BTreeMap::new(),
            carried: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// The answer to a question, if anything was written.
    pub fn answer(&self, question: &Id) -> Option<&Answer> {
        self.answers.get(question)
    }
}

impl ChecklistStamp {
    /// The stamp of a checklist.
    pub fn of(checklist: &Checklist) -> Self {
        Self {
            id: checklist.header.id.clone(),
            version: checklist.header.version.clone(),
            digest: checklist.digest.clone(),
        }
    }
}
