//! Writes YAML for people and git: keys in the given order, block scalars for long texts, quotes where a reader could see another
//! type. Every YAML reader reads the same texts from it.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::domain::clean::{is_control, is_ordinary, nfc};
use crate::domain::unknown_fields::Tree;

/// Columns between two tab stops.
const TAB: usize = 4;
/// A one-line text of more characters than this gets a line of its own.
const LONG: usize = 96;

/// Bytes buffered before they are passed on, apart from the current entry.
pub const CHUNK: usize = 16 * 1024;

/// Streams a document in pieces, so that a long one is never in memory as a whole. Whatever is opened must be closed and must not
/// be empty.
pub struct Document<'a> {
    text: String,
    /// Indentation of the current line.
    depth: usize,
    /// The dash of an item is written and its first entry follows on the same line.
    is_begun: bool,
    out: &'a mut dyn Write,
}

impl<'a> Document<'a> {
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self {
            text: String::new(),
            depth: 0,
            is_begun: false,
            out,
        }
    }

    /// Writes an entry of the current map.
    pub fn entry(&mut self, (key, value): &(String, Tree)) -> fmt::Result {
        self.begin_line();
        write_entry_here(&mut self.text, key, value, self.depth);
        self.pass_on(CHUNK)
    }

    /// Writes an item of the current list.
    pub fn item(&mut self, item: &Tree) -> fmt::Result {
        write_item(&mut self.text, item, self.depth);
        self.pass_on(CHUNK)
    }

    /// Opens an entry whose value is a list or a map.
    pub fn open(&mut self, key: &str) {
        self.begin_line();
        write_key(&mut self.text, key);
        self.text.push_str(":\n");
        self.depth += 1;
    }

    /// Opens an item of the current list that is a map.
    pub fn open_item(&mut self) {
        indent(&mut self.text, self.depth);
        self.text.push_str("- ");
        self.depth += 1;
        self.is_begun = true;
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        self.depth -= 1;
    }

    /// Writes out what is buffered.
    pub fn end(mut self) -> fmt::Result {
        self.pass_on(0)
    }

    fn begin_line(&mut self) {
        if !std::mem::take(&mut self.is_begun) {
            indent(&mut self.text, self.depth);
        }
    }

    fn pass_on(&mut self, from: usize) -> fmt::Result {
        if self.text.len() < from {
            return Ok(());
        }
        self.out.write_str(&self.text)?;
        self.text.clear();
        Ok(())
    }
}

/// Writes a document: comment lines (without their `#`), then the entries in the order given.
pub fn document(comments: &[&str], entries: &[(String, Tree)]) -> String {
    let mut out = String::new();
    for comment in comments {
        let line = tidy(comment).replace('\n', " ");
        let _ = writeln!(out, "{}", format!("# {line}").trim_end());
    }
    if entries.is_empty() {
        out.push_str("{}\n");
    }
    for entry in entries {
        write_entry(&mut out, entry, 0);
    }
    out
}

/// The text as it is written and read back: NFC, line feeds as the only line ends, tabs expanded, without blanks at line ends and
/// without control characters.
pub fn tidy(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let text = nfc(text);
    let text = text.replace("\r\n", "\n");
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for each in text.chars() {
        match each {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                cut_blanks(&mut out);
                out.push('\n');
                column = 0;
            }
            '\t' => {
                let blanks = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            each if is_control(each) => {}
            each => {
                out.push(each);
                column += 1;
            }
        }
    }
    cut_blanks(&mut out);
    Cow::Owned(out)
}

/// Fast path: whether a text is certainly tidy. Nearly every text is, and a report tidies tens of thousands.
pub fn is_tidy(text: &str) -> bool {
    text.chars().all(is_ordinary) && !text.ends_with(' ') && !(text.contains('\n') && text.contains(" \n"))
}

fn cut_blanks(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Longest key, in bytes, written without a question mark: YAML readers look for the colon within 1024 characters.
const LONGEST_SIMPLE_KEY: usize = 1000;

fn write_entry(out: &mut String, (key, value): &(String, Tree), depth: usize) {
    indent(out, depth);
    write_entry_here(out, key, value, depth);
}

/// Writes key and value after the indentation.
fn write_entry_here(out: &mut String, key: &str, value: &Tree, depth: usize) {
    let start = out.len();
    write_key(out, key);
    if out.len() - start > LONGEST_SIMPLE_KEY {
        out.insert_str(start, "? ");
        out.push('\n');
        indent(out, depth);
    }
    out.push(':');
    match value {
        Tree::List(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                write_item(out, item, depth + 1);
            }
        }
        Tree::Map(entries) if !entries.is_empty() => {
            out.push('\n');
            for entry in entries {
                write_entry(out, entry, depth + 1);
            }
        }
        value => {
            out.push(' ');
            write_leaf(out, value, depth + 1);
        }
    }
}

fn write_key(out: &mut String, key: &str) {
    let key = tidy(key);
    if is_plain(&key) && !looks_like_another_type(&key) {
        out.push_str(&key);
    } else {
        write_double_quoted(out, &key);
    }
}

fn write_item(out: &mut String, item: &Tree, depth: usize) {
    indent(out, depth);
    write_item_here(out, item, depth);
}

fn write_item_here(out: &mut String, item: &Tree, depth: usize) {
    out.push_str("- ");
    match item {
        Tree::Map(entries) if !entries.is_empty() => {
            for (at, (key, value)) in entries.iter().enumerate() {
                if at > 0 {
                    indent(out, depth + 1);
                }
                write_entry_here(out, key, value, depth + 1);
            }
        }
        Tree::List(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    indent(out, depth + 1);
                }
                write_item_here(out, item, depth + 1);
            }
        }
        item => write_leaf(out, item, depth + 1),
    }
}

fn write_leaf(out: &mut String, value: &Tree, depth: usize) {
    match value {
        Tree::Null => out.push_str("null"),
        Tree::Plain(text) if is_plain(text) => out.push_str(text),
        Tree::Plain(text) | Tree::Text(text) => write_text(out, &tidy(text), depth),
        Tree::List(_) => out.push_str("[]"),
        Tree::Map(_) => out.push_str("{}"),
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Writes a text as a value. `depth` is that of the lines of a block.
fn write_text(out: &mut String, text: &str, depth: usize) {
    let is_blank = text.trim_matches(['\n', ' ']).is_empty();
    let is_long = text.chars().count() > LONG;
    if !is_blank && (text.contains('\n') || (is_long && !text.starts_with(' '))) {
        write_block(out, text, depth);
    } else if is_plain(text) && !looks_like_another_type(text) {
        out.push_str(text);
    } else if text.contains(['"', '\\']) && !text.contains('\n') {
        let _ = write!(out, "'{}'", text.replace('\'', "''"));
    } else {
        write_double_quoted(out, text);
    }
}

fn write_block(out: &mut String, text: &str, depth: usize) {
    out.push('|');
    let body = text.trim_start_matches('\n');
    if body.starts_with(' ') {
        out.push('2');
    }
    match text.len() - text.trim_end_matches('\n').len() {
        0 => out.push('-'),
        1 => {}
        _ => out.push('+'),
    }
    out.push('\n');
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            indent(out, depth);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn write_double_quoted(out: &mut String, text: &str) {
    out.push('"');
    for each in text.chars() {
        match each {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            each => out.push(each),
        }
    }
    out.push('"');
}

/// Whether a text needs no quotes as a key or value in a block.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    !"-?:,[]{}#&*!|>'\"%@`=<~. ".contains(first)
        && !text.ends_with([' ', ':'])
        && !text
            .as_bytes()
            .windows(2)
            .any(|pair| matches!(pair, b": " | b" #"))
        && !text
            .chars()
            .any(|each| is_control(each) || matches!(each, '\u{2028}' | '\u{2029}'))
        || is_negative_number(text)
}

fn is_negative_number(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|each| each.is_ascii_digit() || each == b'.')
    })
}

/// Whether some YAML reader parses a plain text as a number, boolean, date or null.
fn looks_like_another_type(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
    ];
    let numberlike = |each: char| each.is_ascii_hexdigit() || "xXoOtTzZ_+-.:, ".contains(each);
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || (text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
            && text.chars().all(numberlike))
}
