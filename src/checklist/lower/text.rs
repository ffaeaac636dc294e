//! Lowers texts to the domain: cleaned, trimmed, in the order of the checklist's languages.

use std::borrow::Cow;

use super::super::raw::parts::{Number, Text as RawText};
use crate::domain::clean::clean;
use crate::domain::dates::Dates;
use crate::domain::ratio::Ratio;
use crate::domain::text::Text;

/// Reads the texts of one file, knowing its languages.
pub(crate) struct TextReader {
    first: String,
    order: Vec<String>,
}

impl TextReader {
    /// `own` are the languages of the file, `all` those of the merged checklist.
    pub(crate) fn new(own: &[String], all: &[String]) -> Self {
        Self {
            first: own.first().cloned().unwrap_or_default(),
            order: all.to_vec(),
        }
    }

    /// A plain text is in the first language of its file.
    pub(crate) fn text(&self, text: RawText) -> Text {
        match text {
            RawText::Plain(text) => Text::new(vec![(self.first.clone(), settle_owned(text))]),
            RawText::Languages(entries) => self.translations(entries),
        }
    }

    /// Translations in the order of the checklist's languages; others follow.
    pub(crate) fn translations(&self, mut entries: Vec<(String, String)>) -> Text {
        let rank = |tag: &str| {
            self.order
                .iter()
                .position(|each| each == tag)
                .unwrap_or(usize::MAX)
        };
        if !entries.is_sorted_by_key(|(tag, _)| rank(tag)) {
            entries.sort_by_key(|(tag, _)| rank(tag));
        }
        Text::new(
            entries
                .into_iter()
                .map(|(tag, text)| (tag, settle_owned(text)))
                .collect(),
        )
    }
}

/// Cleans a text and trims it, at line ends too.
pub(crate) fn settle(text: &str) -> String {
    let text = clean(text.trim());
    if !text.contains(" \n") {
        return text.into_owned();
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn settle_owned(mut text: String) -> String {
    let is_settled = !text.starts_with(char::is_whitespace) && !text.contains(" \n");
    if is_settled && matches!(clean(&text), Cow::Borrowed(_)) {
        text.truncate(text.trim_end().len());
        return text;
    }
    settle(&text)
}

/// The dates of an entry that validation accepted.
pub(crate) fn dates(from: Option<&str>, until: Option<&str>, checked: Option<&str>) -> Dates {
    let day = |text: Option<&str>| text.and_then(|text| text.parse().ok());
    Dates {
        from: day(from),
        until: day(until),
        checked: day(checked),
    }
}

/// A number that validation accepted.
pub(crate) fn ratio(number: &Number) -> Option<Ratio> {
    number.0.parse().ok()
}
