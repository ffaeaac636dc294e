//! The columns of the table of answers, as a report writes them and an import reads them.

use super::answer::Answer;
use super::clean::clean;
use super::remediation::RemediationField;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerColumn {
    Section,
    Id,
    Question,
    Critical,
    State,
    Rating,
    Credit,
    Value,
    ValueText,
    Note,
    Reason,
    Owner,
    Plan(RemediationField),
    Due,
    AcceptedBy,
    AcceptedReason,
    Evidence,
    EvidenceSha256,
    EvidenceState,
    References,
    AnsweredBy,
    AnsweredAt,
    Waits,
    Tier,
    CriticalKind,
    AppliesFrom,
    AppliesUntil,
    ReviewedBy,
}

impl AnswerColumn {
    /// Every column with its name in files. Names and order are stable; a new column comes last.
    pub const ALL: [(Self, &'static str); 32] = [
        (Self::Section, "section"),
        (Self::Id, "id"),
        (Self::Question, "question"),
        (Self::Critical, "critical"),
        (Self::State, "state"),
        (Self::Rating, "rating"),
        (Self::Credit, "credit"),
        (Self::Value, "answer"),
        (Self::ValueText, "answer_text"),
        (Self::Note, "note"),
        (Self::Reason, "reason"),
        (Self::Owner, "owner"),
        (Self::Plan(RemediationField::Action), "action"),
        (Self::Plan(RemediationField::Resources), "resources"),
        (Self::Plan(RemediationField::Milestones), "milestones"),
        (Self::Plan(RemediationField::Interim), "interim"),
        (Self::Plan(RemediationField::Residual), "residual"),
        (Self::Due, "due"),
        (Self::AcceptedBy, "accepted_by"),
        (Self::AcceptedReason, "accepted_reason"),
        (Self::Evidence, "evidence"),
        (Self::EvidenceSha256, "evidence_sha256"),
        (Self::EvidenceState, "evidence_state"),
        (Self::References, "references"),
        (Self::AnsweredBy, "answered_by"),
        (Self::AnsweredAt, "answered_at"),
        (Self::Waits, "waits"),
        (Self::Tier, "tier"),
        (Self::CriticalKind, "critical_kind"),
        (Self::AppliesFrom, "applies_from"),
        (Self::AppliesUntil, "applies_until"),
        (Self::ReviewedBy, "reviewed_by"),
    ];

    /// The name in files.
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(each, _)| *each == self);
        found.map_or("", |(_, word)| word)
    }

    /// What an answer gives in this column, cleaned; `None` where the column is not part of the answer.
    pub fn of(self, answer: &Answer) -> Option<String> {
        let accepted = answer.accepted.as_ref();
        let text = match self {
            Self::Value => {
                return Some(
                    answer
                        .value
                        .as_ref()
                        .map_or_else(String::new, |value| cleaned(&value.word())),
                );
            }
            Self::Due => return Some(answer.due.map_or_else(String::new, |due| due.to_string())),
            Self::Evidence => {
                let places = answer.evidence.iter().map(|each| each.location.as_str());
                return Some(cleaned(&places.collect::<Vec<_>>().join("\n")));
            }
            Self::Note => &answer.note,
            Self::Reason => &answer.reason,
            Self::Owner => &answer.owner,
            Self::Plan(field) => answer.plan(field),
            Self::AcceptedBy => accepted.map_or("", |accepted| &accepted.by),
            Self::AcceptedReason => accepted.map_or("", |accepted| &accepted.reason),
            Self::AnsweredBy => &answer.answered_by,
            Self::AnsweredAt => &answer.answered_at,
            Self::ReviewedBy => &answer.reviewed_by,
            _ => return None,
        };
        Some(cleaned(text))
    }
}

fn cleaned(text: &str) -> String {
    clean(text).into_owned()
}
