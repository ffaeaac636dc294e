//! The text fields of a remediation plan; owner and due date are separate fields of the answer.

use super::answer::Answer;

/// A text field of a remediation plan, in the order of files and lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemediationField {
    Action,
    /// People, money and means.
    Resources,
    /// Intermediate steps with dates.
    Milestones,
    /// Interim mitigation until the due date.
    Interim,
    /// Residual risk.
    Residual,
}

impl RemediationField {
    /// With the keys used in files and as command-line options.
    pub const KEYS: [(Self, &'static str); 5] = [
        (Self::Action, "action"),
        (Self::Resources, "resources"),
        (Self::Milestones, "milestones"),
        (Self::Interim, "interim"),
        (Self::Residual, "residual"),
    ];

    pub fn from_key(key: &str) -> Option<Self> {
        let found = Self::KEYS.into_iter().find(|(_, each)| *each == key);
        found.map(|(text, _)| text)
    }
}

impl Answer {
    pub fn plan(&self, text: RemediationField) -> &str {
        match text {
            RemediationField::Action => &self.action,
            RemediationField::Resources => &self.resources,
            RemediationField::Milestones => &self.milestones,
            RemediationField::Interim => &self.interim,
            RemediationField::Residual => &self.residual,
        }
    }

    pub fn plan_mut(&mut self, text: RemediationField) -> &mut String {
        match text {
            RemediationField::Action => &mut self.action,
            RemediationField::Resources => &mut self.resources,
            RemediationField::Milestones => &mut self.milestones,
            RemediationField::Interim => &mut self.interim,
            RemediationField::Residual => &mut self.residual,
        }
    }
}
