//! Sanitises texts from files: NFC, and every character that could control a terminal, reorder a line or be
//! invisible becomes a visible escape such as `<U+202E>`. All output passes through here.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Sanitises a text. Line feeds stay; a tab becomes four spaces.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_ordinary) {
        return Cow::Borrowed(text);
    }
    let text = nfc(text);
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    let mut rest = text.chars().peekable();
    while let Some(each) = rest.next() {
        match each {
            '\n' => out.push('\n'),
            '\t' => out.push_str("    "),
            '\r' if rest.peek() == Some(&'\n') => {}
            '\u{200d}' if joins(before, rest.peek().copied()) => out.push(each),
            // After an escape it would be drawn into the escape, as one letter.
            '\u{338}' if out.ends_with('>') => out.push_str("<U+0338>"),
            each if is_hidden(each) => {
                let _ = write!(out, "<U+{:04X}>", each as u32);
            }
            each => out.push(each),
        }
        before = each;
    }
    Cow::Owned(out)
}

/// A text in NFC, which nearly every text already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_ordinary) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A typed or pasted text as it is kept: NFC, line ends as line feeds, tabs as blanks, and without characters nobody can see.
/// A text of one line gets blanks for line ends.
pub fn clean_typed(text: &str, many_lines: bool) -> String {
    let unified = text.replace("\r\n", "\n");
    let text: String = unified.nfc().collect();
    let mut kept = String::with_capacity(text.len());
    let mut before = '\0';
    let mut rest = text.chars().peekable();
    while let Some(each) = rest.next() {
        match each {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => {
                kept.push(if many_lines { '\n' } else { ' ' });
            }
            '\t' => kept.push(' '),
            '\u{200d}' if joins(before, rest.peek().copied()) => kept.push(each),
            each if is_hidden(each) => {}
            each => kept.push(each),
        }
        before = each;
    }
    kept
}

/// Whether a joiner between two characters makes one emoji of them.
fn joins(before: char, after: Option<char>) -> bool {
    is_pictograph(before) && after.is_some_and(is_pictograph)
}

/// Sanitises a text for one line of a message: line ends become spaces, and a long text is cut.
pub fn clean_line(text: &str) -> String {
    const LONGEST: usize = 80;
    let head: String = text.chars().take(LONGEST).collect();
    let mut line = clean(&head).replace('\n', " ");
    if head.len() < text.len() {
        line.push('…');
    }
    line
}

/// Sanitises a path for one line of a message; it is never cut, so that it can be copied.
pub fn clean_path(path: &std::path::Path) -> String {
    clean(&path.to_string_lossy()).replace('\n', "<U+000A>")
}

/// Ends a text with a full stop. A text of several lines stays as it is.
pub fn sentence(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_empty() || text.contains('\n') || text.ends_with(['.', '!', '?', '…', ':']) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{text}."))
    }
}

/// Sanitises JSON: each unsafe character becomes a JSON escape, so that parsing gives the same text.
pub fn escaped_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for each in json.chars() {
        if is_hidden(each) && each != '\n' {
            let mut units = [0; 2];
            for unit in each.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(each);
        }
    }
    out
}

/// Characters that need no further check: printable ASCII, line feeds, Hangul syllables, common punctuation
/// and ideographs. None is invisible, and a text of them alone is in NFC.
pub fn is_ordinary(each: char) -> bool {
    matches!(each, ' '..='~' | '\n' | '가'..='힣' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{3000}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}')
}

/// Whether a character is never part of a text: controls, and what means something only at the start of a file.
pub fn is_control(each: char) -> bool {
    each.is_control() || matches!(each, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character is invisible: controls, direction marks, zero-width characters, fillers, tags.
fn is_hidden(each: char) -> bool {
    is_control(each)
        || matches!(each, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a joiner next to it is part of an emoji.
fn is_pictograph(each: char) -> bool {
    matches!(each, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}
