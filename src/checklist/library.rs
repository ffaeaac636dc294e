//! Supplies what a checklist names outside its own text: other checklists and the registry of instruments.

use std::borrow::Cow;

use crate::domain::issue::Issue;
use crate::domain::reference::Registry;

/// The languages of a checklist that names none.
pub(super) const DEFAULT_LANGUAGES: [&str; 2] = ["ko", "en"];

/// The text of a checklist, with the name used in issues.
#[derive(Clone, Debug)]
pub struct NamedText {
    pub(super) name: String,
    pub(super) text: Cow<'static, str>,
    /// The same text as JSON if it ships with this program. Tests validate those texts, so they are not validated again.
    pub(super) json: Option<Cow<'static, str>>,
}

impl NamedText {
    /// A text to validate. `name` is the file as the user named it.
    pub fn new(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            json: None,
        }
    }

    /// A released text, of which only the JSON is at hand.
    pub(super) fn of_json(name: &str, json: String) -> Self {
        Self {
            name: format!("{name}.yaml"),
            text: Cow::Borrowed(""),
            json: Some(json.into()),
        }
    }
}

/// Other checklists and the registry of instruments.
pub trait Library: Sync {
    /// The text of the checklist with an id; `Err` if it exists and cannot be read.
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>>;
    /// The ids of all checklists, for hints.
    fn ids(&self) -> Vec<String>;
    fn registry(&self) -> &Registry;
}
