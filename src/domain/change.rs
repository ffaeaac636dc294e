//! Changes to an assessment as values. Every mode makes its changes through here; `history` keeps them for undo.

use super::answer::Answer;
use super::assessment::Assessment;
use super::id::Id;
use super::question::Question;
use super::subject::SubjectField;
use super::value::Value;

/// One change a user made. Undo swaps `before` and `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An answer with all that backs it.
    Answer {
        /// The question.
        question: Id,
        /// As it was.
        before: Box<Answer>,
        /// As it is.
        after: Box<Answer>,
    },
    /// A fact of the profile.
    Fact {
        /// The fact.
        fact: Id,
        /// As it was.
        before: Option<Value>,
        /// As it is.
        after: Option<Value>,
    },
    /// A line of the subject.
    Subject {
        /// The line.
        field: SubjectField,
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
}

/// Who makes a change, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The author's name; may be empty.
    pub by: String,
    /// RFC 3339 with offset.
    pub at: String,
}

impl Stamp {
    fn put_on(&self, answer: &mut Answer) {
        answer.answered_by.clone_from(&self.by);
        answer.answered_at.clone_from(&self.at);
    }
}

/// The minute of a moment in RFC 3339: `2026-11-24 14:02`.
pub fn minute(moment: &str) -> String {
    moment.get(..16).unwrap_or(moment).replace('T', " ")
}

impl Change {
    /// A change of an answer: `edit` is given the answer as it is and changes it. `None` if nothing changed.
    ///
    /// Answering stamps who and when, ends "in progress" and confirms a carried answer; so does taking a carried answer as it is, and both
    /// stamp the wording. A word about the answer stamps who and when. Marks, evidence, which has a date of its own, and what is planned
    /// leave the stamp alone: whoever adds a file did not answer.
    pub fn answer(
        assessment: &Assessment,
        question: &Question,
        stamp: &Stamp,
        edit: impl FnOnce(&mut Answer),
    ) -> Option<Self> {
        let before = assessment.answer(&question.id).cloned().unwrap_or_default();
        let mut after = before.clone();
        edit(&mut after);
        if after == before {
            return None;
        }
        if after.value != before.value {
            after.to_confirm = false;
            after.in_progress = false;
        }
        let is_answered = after.value != before.value || (before.to_confirm && !after.to_confirm);
        if is_answered {
            after.wording.clone_from(&question.wording);
        }
        if is_answered || after.note != before.note || after.reason != before.reason {
            stamp.put_on(&mut after);
        }
        Some(Self::of_answer(question, before, after))
    }

    /// As [`Self::answer`], of somebody who answers now: stamped also where the answer is what it was, which is how an old one is given
    /// anew.
    pub fn answer_anew(
        assessment: &Assessment,
        question: &Question,
        stamp: &Stamp,
        edit: impl FnOnce(&mut Answer),
    ) -> Self {
        let before = assessment.answer(&question.id).cloned().unwrap_or_default();
        let mut after = before.clone();
        edit(&mut after);
        after.to_confirm = false;
        after.in_progress &= after.value == before.value;
        after.wording.clone_from(&question.wording);
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

    /// A change of a fact. `None` if nothing changed.
    pub fn fact(assessment: &Assessment, fact: &Id, value: Option<Value>) -> Option<Self> {
        let before = assessment.profile.get(fact).cloned();
        (before != value).then(|| Self::Fact {
            fact: fact.clone(),
            before,
            after: value,
        })
    }

    /// A change of a line of the subject. `None` if nothing changed.
    pub fn subject(assessment: &Assessment, field: SubjectField, text: &str) -> Option<Self> {
        let before = assessment.subject.get(field).to_owned();
        (before != text).then(|| Self::Subject {
            field,
            before,
            after: text.to_owned(),
        })
    }

    /// Carries the change out.
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
            Self::Subject { field, after, .. } => assessment.subject.set(*field, after),
        }
    }

    /// The question or fact that it is about; a line of the subject moves no state.
    pub fn touches(&self) -> Option<&Id> {
        match self {
            Self::Answer { question: id, .. } | Self::Fact { fact: id, .. } => Some(id),
            Self::Subject { .. } => None,
        }
    }

    /// The change that takes this one back.
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
            Self::Subject { field, before, after } => Self::Subject {
                field,
                before: after,
                after: before,
            },
        }
    }
}
