//! Texts of checklists by name, and what a checklist may name outside its own text: other checklists and the registry of
//! instruments.

use std::borrow::Cow;

use crate::domain::issue::Issue;
use crate::domain::reference::Registry;

/// The languages of a checklist that names none.
pub(super) const DEFAULT_LANGUAGES: [&str; 2] = ["ko", "en"];

/// The text of a checklist with the name it is reported under.
#[derive(Clone, Debug)]
pub struct Named {
    pub(super) name: String,
    pub(super) text: Cow<'static, str>,
    /// The same text as JSON, where it ships with this program: tests validate those texts, so that one cheap reading is enough.
    pub(super) json: Option<&'static str>,
}

impl Named {
    /// A text that has to be validated. `name` is the file as the user named it.
    pub fn new(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            json: None,
        }
    }
}

/// Other checklists and the registry of instruments.
pub trait Library: Sync {
    /// The text of the checklist with an id; the issue says why it cannot be read.
    fn base(&self, id: &str) -> Result<Option<Named>, Box<Issue>>;
    /// The ids of all checklists.
    fn ids(&self) -> Vec<String>;
    /// The instruments that may be cited.
    fn registry(&self) -> &Registry;
}
