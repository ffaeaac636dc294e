//! Messages in every interface language.

use super::lang::Lang;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    pub ko: String,
    pub en: String,
}

impl Localized {
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ko: ko.into(),
            en: en.into(),
        }
    }

    /// Builds the message once for each language.
    pub fn each(message: impl Fn(Lang) -> String) -> Self {
        Self {
            ko: message(Lang::Ko),
            en: message(Lang::En),
        }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}
