//! The answer to one question, with its evidence, remediation plan and review state.

use jiff::civil::Date;

use super::evidence::Evidence;
use super::measured::{Measured, MeasuredField};
use super::question::Question;
use super::text::Text;
use super::unknown_fields::UnknownFields;
use super::value::Value;

/// The answer to one question. An empty answer is not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub value: Option<Value>,
    /// What stands beside the value of a measured question.
    pub measured: Measured,
    pub note: String,
    /// Why the question does not apply.
    pub reason: String,
    pub evidence: Vec<Evidence>,
    /// Who is responsible for closing a gap.
    pub owner: String,
    /// The measure that closes a gap.
    pub action: String,
    /// People, money and means the measure needs.
    pub resources: String,
    /// Intermediate steps with dates.
    pub milestones: String,
    /// Interim mitigation until the gap is closed.
    pub interim: String,
    /// Residual risk after the gap is closed.
    pub residual: String,
    /// Planned closing date of a gap.
    pub due: Option<Date>,
    /// Earlier closing dates, first to last.
    pub due_moves: Vec<DueMove>,
    /// The risk of a gap accepted instead of closed.
    pub accepted: Option<Acceptance>,
    /// Reviewer who signed off that a critical question does not apply.
    pub reviewed_by: String,
    /// Started but not finished.
    pub in_progress: bool,
    /// Bookmarked by the user.
    pub flagged: bool,
    /// The wording changed after the answer was given, or the answer was taken over; it must be confirmed.
    pub to_confirm: bool,
    /// The name of the file an answer that waits was taken over from.
    pub taken_over: String,
    pub answered_by: String,
    /// RFC 3339 with offset.
    pub answered_at: String,
    /// Digest of the wording the answer was given to.
    pub wording: String,
    /// The question as it was asked, while the answer waits to be confirmed under other words.
    pub asked: Option<Box<Asked>>,
    pub extra: UnknownFields,
}

/// A closing date that was replaced or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMove {
    pub from: Date,
    /// When it was moved: RFC 3339 with offset.
    pub at: String,
}

/// A question as it was asked when an answer was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The old words; empty where they are not known.
    pub ask: Text,
    /// The old value, where the new question is another one and nothing is chosen.
    pub value: Option<Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    pub by: String,
    pub reason: String,
}

impl Answer {
    /// Whether nothing was written, so that the answer need not be stored.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The value that conditions of other questions may use: accepted by the question, confirmed, and, if
    /// "not applicable", justified.
    pub fn settled_value(&self, question: &Question) -> Option<&Value> {
        let value = self.value.as_ref().filter(|_| !self.to_confirm)?;
        let is_settled = match value {
            Value::NotApplicable => self.is_justified(question),
            value => question.kind.accepts(value),
        };
        is_settled.then_some(value)
    }

    /// The closing date as it was first planned.
    pub fn first_due(&self) -> Option<Date> {
        self.due_moves.first().map(|first| first.from).or(self.due)
    }

    /// Keeps the date that an edit replaced.
    pub fn keep_moved_due(&mut self, before: &Self, at: &str) {
        if let Some(from) = before.due.filter(|_| self.due != before.due) {
            self.due_moves.push(DueMove {
                from,
                at: at.to_owned(),
            });
        }
    }

    /// The value of a share or rate is that of its hits and trials, whatever was typed.
    pub fn compute(&mut self, question: &Question) {
        let rule = question
            .measure
            .as_ref()
            .and_then(|measure| measure.rule.as_ref());
        let computed = rule.and_then(|rule| self.measured.compute(rule));
        if let (Some(computed), Some(Value::Number(_))) = (computed, &self.value) {
            self.value = Some(Value::Number(computed));
        }
    }

    /// Keeps the day on which a limit was first recorded.
    pub fn keep_limit_day(&mut self, before: &Self, at: &str) {
        let limit = |answer: &Self| answer.measured.get(MeasuredField::Limit).to_owned();
        if limit(self) != limit(before) {
            let day = if limit(self).is_empty() {
                ""
            } else {
                at.get(..10).unwrap_or(at)
            };
            self.measured.set(MeasuredField::LimitRecorded, day);
        }
    }

    /// Whether a named person accepts the risk of the gap, with a reason.
    pub fn accepts_risk(&self) -> bool {
        let accepted = self.accepted.as_ref();
        accepted.is_some_and(|risk| !risk.by.trim().is_empty() && !risk.reason.trim().is_empty())
    }

    /// Whether "not applicable" has its reason and, for a critical question, a reviewer's sign-off.
    pub fn is_justified(&self, question: &Question) -> bool {
        !self.reason.trim().is_empty() && (!question.is_critical() || !self.reviewed_by.trim().is_empty())
    }

    pub fn is_not_applicable(&self) -> bool {
        self.value == Some(Value::NotApplicable)
    }
}
