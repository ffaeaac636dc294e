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

    /// The messages one after the other; `None` without any.
    pub fn joined(messages: &[Self]) -> Option<Self> {
        let join = |lang: Lang| {
            let texts: Vec<&str> = messages.iter().map(|each| each.get(lang)).collect();
            texts.join(" ")
        };
        (!messages.is_empty()).then(|| Self::each(join))
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}
