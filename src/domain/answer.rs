//! The answer to one question, with all that backs it.

use jiff::civil::Date;

use super::evidence::Evidence;
use super::question::Question;
use super::unknown_fields::UnknownFields;
use super::value::Value;

/// What was answered to one question. The empty answer is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The chosen value.
    pub value: Option<Value>,
    /// Free text.
    pub note: String,
    /// Why it does not apply.
    pub reason: String,
    /// What backs it.
    pub evidence: Vec<Evidence>,
    /// Who sees to it.
    pub owner: String,
    /// What will be done about a gap.
    pub action: String,
    /// People, money and means that takes.
    pub resources: String,
    /// Steps with their dates on the way.
    pub milestones: String,
    /// What limits the harm until a gap is closed.
    pub interim: String,
    /// What risk remains when it is closed.
    pub residual: String,
    /// Until when a gap is closed.
    pub due: Option<Date>,
    /// Who accepts the risk of a gap instead of closing it, and why.
    pub accepted: Option<Acceptance>,
    /// Who signed off that a critical question does not apply.
    pub reviewed_by: String,
    /// Looked at, not finished.
    pub in_progress: bool,
    /// Marked to come back to.
    pub flagged: bool,
    /// The wording changed since; the answer stands but must be confirmed.
    pub to_confirm: bool,
    /// Who answered.
    pub answered_by: String,
    /// When: RFC 3339 with offset.
    pub answered_at: String,
    /// Digest of the wording that was answered.
    pub wording: String,
    /// Fields this version does not know.
    pub extra: UnknownFields,
}

/// A gap whose risk is accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// Who accepted it.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl Answer {
    /// Whether nothing was ever written, so that it need not be kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The value that other questions may depend on: one the question takes, that waits for no confirmation; "not applicable" only
    /// where it is justified.
    pub fn settled_value(&self, question: &Question) -> Option<&Value> {
        let value = self.value.as_ref().filter(|_| !self.to_confirm)?;
        let is_settled = match value {
            Value::NotApplicable => self.is_justified(question),
            value => question.kind.accepts(value),
        };
        is_settled.then_some(value)
    }

    /// Whether "not applicable" has its reason and, for a critical question, a reviewer's sign-off.
    pub fn is_justified(&self, question: &Question) -> bool {
        !self.reason.trim().is_empty() && (!question.critical || !self.reviewed_by.trim().is_empty())
    }

    /// Whether it says "not applicable".
    pub fn is_not_applicable(&self) -> bool {
        self.value == Some(Value::NotApplicable)
    }
}
