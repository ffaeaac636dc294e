//! A text in one or more languages, the first being the original wording.

use std::borrow::Cow;
use std::sync::Arc;

use super::lang::Lang;

/// A text in the languages of its checklist. Never empty; the first entry is the original wording. A
/// checklist has thousands of texts: cloning is cheap, and the language tags `ko` and `en` need no memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text(Arc<[Entry]>);

type Entry = (Cow<'static, str>, Box<str>);

/// A language tag; `ko` and `en` are static.
fn tag(code: &str) -> Cow<'static, str> {
    let known = Lang::ALL.into_iter().map(Lang::code).find(|known| *known == code);
    known.map_or_else(|| Cow::Owned(code.to_owned()), Cow::Borrowed)
}

/// A text in the requested language, or else in the original language, which is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub text: &'a str,
    /// The language tag of the original, if the requested language is missing.
    pub fallback: Option<&'a str>,
}

impl Text {
    /// The original language first.
    pub fn new(entries: Vec<(String, String)>) -> Self {
        let entry = |(lang, text): (String, String)| (tag(&lang), text.into_boxed_str());
        Self(entries.into_iter().map(entry).collect())
    }

    /// A text in Korean (the original) and English.
    pub fn both(ko: &str, en: &str) -> Self {
        Self([(tag("ko"), ko.into()), (tag("en"), en.into())].into())
    }

    pub fn single(lang: &str, text: &str) -> Self {
        Self([(tag(lang), text.into())].into())
    }

    pub fn in_lang(&self, code: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(lang, _)| lang == code)
            .map(|(_, text)| &**text)
    }

    /// The text in the requested language, else the original.
    pub fn get(&self, lang: Lang) -> &str {
        self.shown(lang).text
    }

    /// The text in the requested language, else the original with its language tag.
    pub fn shown(&self, lang: Lang) -> Shown<'_> {
        if let Some(text) = self.in_lang(lang.code()) {
            return Shown { text, fallback: None };
        }
        self.0.first().map_or(
            Shown {
                text: "",
                fallback: None,
            },
            |(code, text)| Shown {
                text,
                fallback: Some(code),
            },
        )
    }

    pub fn original(&self) -> &str {
        self.0.first().map_or("", |(_, text)| text)
    }

    /// Language tags and texts, the original first.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, text)| (&**lang, &**text))
    }

    /// Whether the text is empty in every language.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }
}
