//! Rows as lines that make sense when read aloud: marks become words, gaps become commas, drawings are left out.

use crate::domain::lang::Lang;
use crate::words::session as word;

use super::action::Action;
use super::row::Row;

/// One row as a line, without its number.
pub fn line(row: &Row, lang: Lang) -> String {
    let mut said = String::new();
    for piece in &row.pieces {
        append(&mut said, &piece.text);
    }
    let lead = if row.checked.is_some() {
        String::new()
    } else {
        without_marks(&row.lead).trim().to_owned()
    };
    // `2/3` or a share before a title would sound like part of the row's number.
    let is_figure = lead.starts_with(|first: char| first.is_ascii_digit());
    let mut line = match (
        lead.is_empty(),
        is_figure && row.action.is_some() || lead.ends_with('%'),
    ) {
        (true, _) => said,
        (false, true) => format!("{said}, {lead}"),
        (false, false) => format!("{lead} {said}"),
    };
    if row.checked == Some(true) {
        let is_answer = matches!(
            row.action,
            Some(Action::Choose(_) | Action::NotApplicable | Action::Fact(..))
        );
        let mark = if is_answer { word::ROW_CHOSEN } else { word::ROW_ON };
        line.push_str(mark.get(lang));
    }
    line.trim().to_owned()
}

/// A notice as a sentence: without the mark before it.
pub fn sentence(text: &str) -> String {
    without_marks(text).trim().to_owned()
}

/// Adds a run of text: wide gaps and dots become commas, badges lose their brackets.
fn append(said: &mut String, text: &str) {
    let is_apart = text.starts_with("  ") || text.starts_with(" · ") || said.ends_with("  ");
    let text = text.strip_prefix(" · ").unwrap_or(text);
    let text = without_marks(text);
    let badge = text
        .trim()
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'));
    let text = badge.unwrap_or(&text);
    if is_apart && !said.is_empty() && !said.ends_with(", ") {
        let is_ended = said.trim_end().ends_with(['.', '?', '!', ':']);
        said.truncate(said.trim_end().len());
        said.push_str(if is_ended { " " } else { ", " });
    }
    said.push_str(if is_apart { text.trim_start() } else { text });
}

/// A text without drawings and without state marks such as `[x]`, which a word follows.
fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = MARKS.iter().find_map(|mark| rest.strip_prefix(mark)) {
            rest = after.trim_start();
            continue;
        }
        match first {
            '█' | '░' => {}
            '•' => out.push('-'),
            '·' => {
                out.truncate(out.trim_end().len());
                out.push(',');
            }
            '›' => out.push('/'),
            '\n' => out.push_str(" / "),
            each => out.push(each),
        }
        rest = &rest[first.len_utf8()..];
    }
    out
}

const MARKS: [&str; 9] = ["[x]", "[ ]", "[~]", "[+]", "[-]", "[!]", "[?]", "(x)", "( )"];
