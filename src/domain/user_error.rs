//! An error as users see it: what happened, what is safe, what to do next.

use super::clean::sentence;
use super::lang::Lang;
use super::localized::Localized;

/// An error for the user, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{} {} {} [{code}]", .what.en, .safe.en, .next.en)]
pub struct UserError {
    /// Stable code such as `E-IO-28`.
    pub code: String,
    /// What happened, the path named.
    pub what: Localized,
    /// What is safe.
    pub safe: Localized,
    /// What to do next.
    pub next: Localized,
}

impl UserError {
    /// What happened, what is safe and what to do next, as far as there is something to say, a sentence each.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        [&self.what, &self.safe, &self.next]
            .map(|part| sentence(part.get(lang)).into_owned())
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// The code after a blank, in brackets; nothing where there is none.
    pub fn tail(&self) -> String {
        if self.code.is_empty() {
            String::new()
        } else {
            format!(" [{}]", self.code)
        }
    }
}
