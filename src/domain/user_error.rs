//! User-facing errors: what happened, what is safe, what to do next.

use super::clean::sentence;
use super::lang::Lang;
use super::localized::Localized;

/// An error message in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{} {} {} [{code}]", .what.en, .safe.en, .next.en)]
pub struct UserError {
    /// Stable code such as `E-IO-28`.
    pub code: String,
    /// What happened; names the path.
    pub what: Localized,
    pub safe: Localized,
    pub next: Localized,
}

impl UserError {
    /// The non-empty parts, a sentence each.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        [&self.what, &self.safe, &self.next]
            .map(|part| sentence(part.get(lang)).into_owned())
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// The code in brackets after a space; empty if there is none.
    pub fn tail(&self) -> String {
        if self.code.is_empty() {
            String::new()
        } else {
            format!(" [{}]", self.code)
        }
    }
}
