//! The texts of the plan that closes a gap, beside its owner and its due date. What they are called for a reader is not here.

use super::answer::Answer;

/// One text of the plan. The order is that of the file and of every list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemediationField {
    /// What will be done.
    Action,
    /// People, money and means it takes.
    Resources,
    /// Steps with their dates on the way to the due date.
    Milestones,
    /// What limits the harm until then.
    Interim,
    /// What remains when it is done.
    Residual,
}

impl RemediationField {
    /// Every text with its key in files and its option on the command line, in order.
    pub const KEYS: [(Self, &'static str); 5] = [
        (Self::Action, "action"),
        (Self::Resources, "resources"),
        (Self::Milestones, "milestones"),
        (Self::Interim, "interim"),
        (Self::Residual, "residual"),
    ];

    /// The text with a key.
    pub fn from_key(key: &str) -> Option<Self> {
        let found = Self::KEYS.into_iter().find(|(_, each)| *each == key);
        found.map(|(text, _)| text)
    }
}

impl Answer {
    /// A text of the plan, empty where nothing was written.
    pub fn plan(&self, text: RemediationField) -> &str {
        match text {
            RemediationField::Action => &self.action,
            RemediationField::Resources => &self.resources,
            RemediationField::Milestones => &self.milestones,
            RemediationField::Interim => &self.interim,
            RemediationField::Residual => &self.residual,
        }
    }

    /// A text of the plan, to be written.
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
