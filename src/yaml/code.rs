//! Kinds of issues: stable code, severity, message and hint; builds issues of a kind.

use super::source::Source;
use crate::domain::clean::clean_line;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::words::{Message, issue as words};

/// A kind of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable code, such as `E101`.
    pub id: &'static str,
    pub severity: Severity,
    /// What is wrong, with placeholders.
    pub message: Message,
    /// What to do, with placeholders.
    pub hint: Message,
}

/// Placeholders filled from a file, which are quoted in messages.
const QUOTED: [&str; 8] = [
    "name",
    "found",
    "near",
    "subject",
    "instrument",
    "place",
    "field",
    "base",
];

impl Code {
    /// The issue at a byte range of a text.
    pub fn at(
        &self,
        source: &Source,
        (start, end): (usize, usize),
        places: &[(&str, &str)],
        near: Option<&str>,
    ) -> Issue {
        self.in_place(source.place(start, end), places, near)
    }

    /// The issue at a place. Text from the file is cleaned and shortened; `near` is the most similar allowed word.
    pub fn in_place(&self, place: Place, places: &[(&str, &str)], near: Option<&str>) -> Issue {
        let places: Vec<(&str, String)> = places
            .iter()
            .map(|(name, value)| (*name, quote(name, value)))
            .collect();
        let filled = |word: Message| {
            let in_lang = |lang: Lang| {
                let places: Vec<(&str, &str)> = places
                    .iter()
                    .filter_map(|(name, value)| match name.split_once('.') {
                        Some((name, tag)) => (tag == lang.code()).then_some((name, value.as_str())),
                        None => Some((*name, value.as_str())),
                    })
                    .collect();
                word.fill(lang, &places)
            };
            Localized::each(in_lang)
        };
        let mut hint = filled(self.hint);
        if let Some(near) = near {
            let suggestion = words::DID_YOU_MEAN.localized(&[("near", &quote("near", near))]);
            hint = Localized::new(suggestion.ko + &hint.ko, suggestion.en + &hint.en);
        }
        Issue {
            code: self.id,
            severity: self.severity,
            place,
            message: filled(self.message),
            hint,
        }
    }
}

fn quote(name: &str, value: &str) -> String {
    if QUOTED.contains(&name) {
        format!("'{}'", clean_line(value))
    } else {
        value.to_owned()
    }
}

macro_rules! codes {
    ($($name:ident = $id:literal, $severity:ident, $message:ident, $hint:ident;)*) => {
        $(#[doc = concat!("`", $id, "`")]
        pub const $name: Code = Code {
            id: $id,
            severity: Severity::$severity,
            message: words::$message,
            hint: words::$hint,
        };)*
        /// Every code, in the order of their numbers.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

pub(crate) use codes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_a_file_is_quoted_and_harmless() {
        let source = Source::new("a.yaml", "x");
        let code = Code {
            id: "E101",
            severity: Severity::Error,
            message: words::UNKNOWN_FIELD,
            hint: words::UNKNOWN_FIELD_HINT,
        };
        let issue = code.at(
            &source,
            (0, 1),
            &[
                ("name", "wei\u{202e}ght"),
                ("what.ko", "문항"),
                ("what.en", "a question"),
                ("allowed", "ask, weight"),
            ],
            Some("weight"),
        );
        assert_eq!(issue.message.ko, "'wei<U+202E>ght'는 문항에 없는 필드입니다");
        assert_eq!(issue.message.en, "unknown field 'wei<U+202E>ght' in a question");
        assert_eq!(
            issue.hint.en,
            "did you mean 'weight'? allowed fields: ask, weight"
        );
    }
}
