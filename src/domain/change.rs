//! Changes to an assessment as values. Every interface and command changes an assessment through them;
//! `history` keeps them for undo.

use jiff::civil::Date;

use super::answer::Answer;
use super::approval::Approval;
use super::assessment::Assessment;
use super::id::Id;
use super::question::Question;
use super::subject::SubjectField;
use super::value::Value;

/// One user change. Undo swaps `before` and `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Answer {
        question: Id,
        before: Box<Answer>,
        after: Box<Answer>,
    },
    Fact {
        fact: Id,
        before: Option<Value>,
        after: Option<Value>,
    },
    /// Why a fact is as it is given.
    FactReason { fact: Id, before: String, after: String },
    Approval {
        before: Option<Box<Approval>>,
        after: Option<Box<Approval>>,
    },
    Subject {
        field: SubjectField,
        before: String,
        after: String,
    },
    /// Several changes as one step.
    Group(Vec<Self>),
}

/// Author and time of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// May be empty.
    pub by: String,
    /// RFC 3339 with offset.
    pub at: String,
}

impl Stamp {
    /// Stands for the author of what was changed outside of a session and taken over.
    const OUTSIDE: &str = "(outside)";

    /// The stamp of a takeover.
    pub fn outside(at: &str) -> Self {
        Self {
            by: Self::OUTSIDE.into(),
            at: at.into(),
        }
    }

    pub fn is_outside(&self) -> bool {
        self.by == Self::OUTSIDE
    }

    fn put_on(&self, answer: &mut Answer) {
        answer.answered_by.clone_from(&self.by);
        answer.answered_at.clone_from(&self.at);
    }
}

/// Formats an RFC 3339 time as `2026-11-24 14:02`.
pub fn minute(moment: &str) -> String {
    moment.get(..16).unwrap_or(moment).replace('T', " ")
}

impl Change {
    /// A change of an answer by `edit`; `None` if it changes nothing.
    ///
    /// Answering or confirming stamps author, time and wording and ends "in progress". Changing note or
    /// reason stamps author and time. Bookmarks, evidence (which has its own date) and remediation leave the
    /// stamp: adding a file is not answering.
    pub fn answer(
        assessment: &Assessment,
        question: &Question,
        stamp: &Stamp,
        edit: impl FnOnce(&mut Answer),
    ) -> Option<Self> {
        let before = assessment.answer(&question.id).cloned().unwrap_or_default();
        let mut after = before.clone();
        edit(&mut after);
        after.compute(question);
        if after == before {
            return None;
        }
        after.keep_moved_due(&before, &stamp.at);
        after.keep_limit_day(&before, &stamp.at);
        if after.value != before.value {
            after.to_confirm = false;
            after.in_progress = false;
        }
        let is_answered = after.value != before.value || (before.to_confirm && !after.to_confirm);
        if is_answered {
            after.asked = None;
            after.taken_over.clear();
            after.wording = question.wording_digest();
        }
        let is_remeasured = after.measured != before.measured;
        if is_answered || is_remeasured || after.note != before.note || after.reason != before.reason {
            stamp.put_on(&mut after);
        }
        Some(Self::of_answer(question, before, after))
    }

    /// As [`Self::answer`], but always stamped, also where the value stays the same: the old answer is given
    /// again.
    pub fn answer_again(
        assessment: &Assessment,
        question: &Question,
        stamp: &Stamp,
        edit: impl FnOnce(&mut Answer),
    ) -> Self {
        let before = assessment.answer(&question.id).cloned().unwrap_or_default();
        let mut after = before.clone();
        edit(&mut after);
        after.compute(question);
        after.keep_moved_due(&before, &stamp.at);
        after.keep_limit_day(&before, &stamp.at);
        after.to_confirm = false;
        after.in_progress &= after.value == before.value;
        after.asked = None;
        after.taken_over.clear();
        after.wording = question.wording_digest();
        stamp.put_on(&mut after);
        Self::of_answer(question, before, after)
    }

    fn of_answer(question: &Question, before: Answer, after: Answer) -> Self {
        Self::Answer {
            question: question.id.clone(),
            before: Box::new(before),
            after: Box::new(after),
        }
    }

    /// A change of a fact; `None` if it changes nothing.
    pub fn fact(assessment: &Assessment, fact: &Id, value: Option<Value>) -> Option<Self> {
        let before = assessment.profile.get(fact).cloned();
        (before != value).then(|| Self::Fact {
            fact: fact.clone(),
            before,
            after: value,
        })
    }

    /// A change of the reason of a fact; `None` if it changes nothing.
    pub fn fact_reason(assessment: &Assessment, fact: &Id, reason: &str) -> Option<Self> {
        let before = assessment.reason_of_fact(fact).to_owned();
        (before != reason.trim()).then(|| Self::FactReason {
            fact: fact.clone(),
            before,
            after: reason.trim().to_owned(),
        })
    }

    /// The approval of an assessment as it stands. `on` is RFC 3339 with offset.
    pub fn approve(assessment: &Assessment, by: &str, role: &str, on: &str) -> Self {
        Self::Approval {
            before: assessment.approval.clone().map(Box::new),
            after: Some(Box::new(Approval::of(assessment, by, role, on))),
        }
    }

    /// A change of a subject field; `None` if it changes nothing.
    pub fn subject(assessment: &Assessment, field: SubjectField, text: &str) -> Option<Self> {
        let before = assessment.subject.get(field).to_owned();
        (before != text).then(|| Self::Subject {
            field,
            before,
            after: text.to_owned(),
        })
    }

    pub fn apply(&self, assessment: &mut Assessment) {
        match self {
            Self::Answer { question, after, .. } if after.is_empty() => {
                assessment.answers.remove(question);
            }
            Self::Answer { question, after, .. } => {
                assessment.answers.insert(question.clone(), (**after).clone());
            }
            Self::Fact {
                fact,
                after: Some(value),
                ..
            } => {
                assessment.profile.insert(fact.clone(), value.clone());
            }
            Self::Fact {
                fact, after: None, ..
            } => {
                assessment.profile.remove(fact);
            }
            Self::FactReason { fact, after, .. } if after.is_empty() => {
                assessment.profile_reasons.remove(fact);
            }
            Self::FactReason { fact, after, .. } => {
                assessment.profile_reasons.insert(fact.clone(), after.clone());
            }
            Self::Approval { after, .. } => assessment.approval = after.as_deref().cloned(),
            Self::Subject { field, after, .. } => assessment.subject.set(*field, after),
            Self::Group(changes) => changes.iter().for_each(|each| each.apply(assessment)),
        }
    }

    /// Whether it gives an answer a closing date before a day.
    pub fn plans_before(&self, today: Date) -> bool {
        matches!(self, Self::Answer { before, after, .. }
            if after.due != before.due && after.due.is_some_and(|due| due < today))
    }

    /// The question or fact whose state the change may affect; a subject field affects none, a group may affect any.
    pub fn touches(&self) -> Option<&Id> {
        match self {
            Self::Answer { question: id, .. } | Self::Fact { fact: id, .. } => Some(id),
            Self::FactReason { .. } | Self::Approval { .. } | Self::Subject { .. } | Self::Group(_) => None,
        }
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Answer {
                question,
                before,
                after,
            } => Self::Answer {
                question,
                before: after,
                after: before,
            },
            Self::Fact { fact, before, after } => Self::Fact {
                fact,
                before: after,
                after: before,
            },
            Self::FactReason { fact, before, after } => Self::FactReason {
                fact,
                before: after,
                after: before,
            },
            Self::Approval { before, after } => Self::Approval {
                before: after,
                after: before,
            },
            Self::Group(changes) => Self::Group(changes.iter().rev().map(Self::inverse).collect()),
            Self::Subject { field, before, after } => Self::Subject {
                field,
                before: after,
                after: before,
            },
        }
    }
}
