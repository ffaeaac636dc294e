//! Undoes what mail, git and editors do to a file on its way: line ends, a byte-order mark, the last line end.

use std::borrow::Cow;

use crate::domain::lang::Lang;
use crate::words::verify as words;

/// A page as it was written, and what happened to it on the way.
#[derive(Clone, Debug)]
pub(super) struct Normalized<'a> {
    pub(super) text: &'a str,
    has_mark: bool,
    has_other_line_ends: bool,
    has_other_end: bool,
}

/// The text with line feeds and without a byte-order mark.
pub(super) fn unmarked(page: &str) -> Cow<'_, str> {
    let text = page.strip_prefix('\u{feff}').unwrap_or(page);
    let mut text = if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    };
    // A report ends with one line feed.
    let end = text.trim_end_matches('\n').len();
    if text.len() != end + 1 {
        let owned = text.to_mut();
        owned.truncate(end);
        owned.push('\n');
    }
    text
}

impl<'a> Normalized<'a> {
    /// Compares `page` with `text`, which is its [`unmarked`] text.
    pub(super) fn of(page: &str, text: &'a str) -> Self {
        let feeds = |text: &str| text.len() - text.trim_end_matches(['\n', '\r']).len();
        let has_other_line_ends = page.contains("\r\n");
        Self {
            text,
            has_mark: page.starts_with('\u{feff}'),
            has_other_line_ends,
            has_other_end: !has_other_line_ends && feeds(page) != feeds(text),
        }
    }

    /// What changed on the way; `None` if nothing did.
    pub(super) fn changes(&self, lang: Lang) -> Option<String> {
        let changes = [
            (self.has_mark, words::PAGE_BOM),
            (self.has_other_line_ends, words::PAGE_LINE_ENDS),
            (self.has_other_end, words::PAGE_LAST_LINE),
        ];
        let named = changes.into_iter().filter(|(is_changed, _)| *is_changed);
        let named: Vec<&str> = named.map(|(_, word)| word.get(lang)).collect();
        (!named.is_empty()).then(|| named.join("; "))
    }
}
