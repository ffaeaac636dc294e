//! What a checklist may name outside its own text: other checklists and the registry of instruments.

use std::borrow::Cow;

use crate::domain::issue::Issue;
use crate::domain::reference::Registry;

/// The languages of a checklist that names none.
pub(super) const DEFAULT_LANGUAGES: [&str; 2] = ["ko", "en"];

/// A text with the name a user knows it by.
#[derive(Clone, Debug)]
pub struct Named {
    /// The file as the user named it, or the id of a shipped checklist.
    pub name: String,
    /// The text.
    pub text: Cow<'static, str>,
    /// Whether the text ships with this program, where tests check it, so that one reading is enough.
    pub trusted: bool,
}

/// What a checklist may name: other checklists and the registry of instruments.
pub trait Library: Sync {
    /// The text of the checklist with an id; the issue says why it cannot be read.
    fn base(&self, id: &str) -> Result<Option<Named>, Box<Issue>>;
    /// The ids of all checklists.
    fn ids(&self) -> Vec<String>;
    /// The instruments that may be cited.
    fn registry(&self) -> &Registry;
}
