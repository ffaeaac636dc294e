//! An assessment: one run of a checklist, with subject, profile and answers.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::approval::Approval;
use super::carried::Carried;
use super::checklist::Checklist;
use super::id::Id;
use super::subject::Subject;
use super::unknown_fields::UnknownFields;
use super::value::Value;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistStamp {
    pub id: Id,
    pub version: String,
    pub digest: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub checklist: ChecklistStamp,
    /// RFC 3339 with offset.
    pub created: String,
    pub subject: Subject,
    /// Answers to the facts of the checklist.
    pub profile: BTreeMap<Id, Value>,
    /// Why a fact is as it is given; needed where it hides a critical question.
    pub profile_reasons: BTreeMap<Id, String>,
    /// A named person's yes to exactly these answers.
    pub approval: Option<Approval>,
    /// Answers by question. Answers to hidden or removed questions stay.
    pub answers: BTreeMap<Id, Answer>,
    /// What the last move to a newer version of the checklist changed.
    pub carried: Vec<Carried>,
    pub extra: UnknownFields,
}

impl Assessment {
    /// A new, empty assessment.
    pub fn begin(checklist: &Checklist, created: &str) -> Self {
        Self {
            checklist: ChecklistStamp::of(checklist),
            created: created.into(),
            subject: Subject::default(),
            profile: BTreeMap::new(),
            profile_reasons: BTreeMap::new(),
            approval: None,
            answers: BTreeMap::new(),
            carried: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// The reason given for a fact, or an empty text.
    pub fn reason_of_fact(&self, fact: &Id) -> &str {
        self.profile_reasons.get(fact).map_or("", |reason| reason.trim())
    }

    pub fn answer(&self, question: &Id) -> Option<&Answer> {
        self.answers.get(question)
    }
}

impl ChecklistStamp {
    pub fn of(checklist: &Checklist) -> Self {
        Self {
            id: checklist.header.id.clone(),
            version: checklist.header.version.clone(),
            digest: checklist.digest.clone(),
        }
    }
}
