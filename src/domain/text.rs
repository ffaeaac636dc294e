//! A text in one or more languages, the first being the original wording.

use std::borrow::Cow;
use std::sync::Arc;

use super::lang::Lang;

/// A text in the languages of its checklist. Never empty; the first entry is the original wording. A checklist holds thousands and
/// hands them on: a copy shares the words, and the tags of the two languages of this tool cost nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text(Arc<[Entry]>);

/// A language tag with the words.
type Entry = (Cow<'static, str>, Box<str>);

/// The tag of a language: known ones need no room of their own.
fn tag(code: &str) -> Cow<'static, str> {
    let known = Lang::ALL.into_iter().map(Lang::code).find(|known| *known == code);
    known.map_or_else(|| Cow::Owned(code.to_owned()), Cow::Borrowed)
}

/// A text as it is shown: in the language asked for, or in the original with its language named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// Set when the language asked for is missing: the language tag of what is shown instead.
    pub fallback: Option<&'a str>,
}

impl Text {
    /// A text from its languages, the original first.
    pub fn new(entries: Vec<(String, String)>) -> Self {
        let entry = |(lang, text): (String, String)| (tag(&lang), text.into_boxed_str());
        Self(entries.into_iter().map(entry).collect())
    }

    /// A text in Korean and English, Korean being the original.
    pub fn both(ko: &str, en: &str) -> Self {
        Self([(tag("ko"), ko.into()), (tag("en"), en.into())].into())
    }

    /// A text in one language.
    pub fn single(lang: &str, text: &str) -> Self {
        Self([(tag(lang), text.into())].into())
    }

    /// The text in a language, if it has it.
    pub fn in_lang(&self, code: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(lang, _)| lang == code)
            .map(|(_, text)| &**text)
    }

    /// The text in the language asked for, else the original.
    pub fn get(&self, lang: Lang) -> &str {
        self.shown(lang).text
    }

    /// The text in the language asked for, else the original with its language named.
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

    /// The original wording.
    pub fn original(&self) -> &str {
        self.0.first().map_or("", |(_, text)| text)
    }

    /// Language tags and texts, the original first.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, text)| (&**lang, &**text))
    }

    /// Whether nothing is written in any language.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }
}
