//! Parses a typed line as an answer: by number, by id, by a label of either language, or by an interface's words for commands.

use crate::domain::id::Id;
use crate::domain::text::Text;
use crate::domain::value::{Kind, Value, ValueError};
use crate::words::terms;

use super::command::Command;

/// Reads a line as a word of an interface: the command that it names, unless it is the interface's own, and the rest of the line.
pub type ReadWord = fn(&str) -> Option<(Option<Command>, &str)>;

/// A typed line as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A value; with "not applicable" the reason typed after it.
    Value(Value, String),
    Clear,
    /// Not an answer; it may be a command.
    Nothing,
    /// Meant as an answer, but not one that the question accepts.
    Invalid(ValueError),
}

/// Parses a line. Numbers count the rows as they are read out: the options, then "not applicable".
pub fn value(kind: &Kind, line: &str, read: ReadWord) -> Typed {
    let line = line.trim();
    match kind {
        Kind::Number => number(kind, line, read),
        Kind::Text => text(line, read),
        _ => option(kind, line, read),
    }
}

fn common(line: &str, read: ReadWord) -> Typed {
    let label = terms::NOT_APPLICABLE;
    if [label.ko, label.en]
        .iter()
        .any(|each| each.to_lowercase() == line.to_lowercase())
    {
        return Typed::Value(Value::NotApplicable, String::new());
    }
    match read(line) {
        Some((Some(Command::Clear), "")) => Typed::Clear,
        Some((Some(Command::NotApplicable), reason)) => Typed::Value(Value::NotApplicable, reason.into()),
        _ => Typed::Nothing,
    }
}

fn number(kind: &Kind, line: &str, read: ReadWord) -> Typed {
    match kind.read(line) {
        Ok(value @ Value::Number(_)) => Typed::Value(value, String::new()),
        Err(error) if line.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) => {
            Typed::Invalid(error)
        }
        _ => common(line, read),
    }
}

/// A line for a text question is the answer unless it is a command alone; after `=` any text is the answer, and after `:` none is.
fn text(line: &str, read: ReadWord) -> Typed {
    if let Some(literal) = line.strip_prefix('=') {
        let literal = literal.trim();
        return if literal.is_empty() {
            Typed::Clear
        } else {
            Typed::Value(Value::Text(literal.into()), String::new())
        };
    }
    if line == "0" {
        return Typed::Clear;
    }
    let is_level =
        |command: Option<Command>| matches!(command, Some(Command::Yes | Command::No | Command::Partial));
    // A sentence may begin with a word or a letter that is a command; `:` or `/` before it says that it is one, and an id alone does.
    let is_jump =
        |rest: &str| !rest.contains(char::is_whitespace) && rest.contains(|each: char| each.is_ascii_digit());
    let is_sentence = !line.starts_with(['/', ':'])
        && line
            .split_once(char::is_whitespace)
            .is_some_and(|(first, rest)| first.chars().nth(1).is_some() || !is_jump(rest));
    match read(line) {
        Some((command, _)) if !is_level(command) && !is_sentence => common(line, read),
        _ if line.is_empty() => Typed::Nothing,
        _ => Typed::Value(Value::Text(line.into()), String::new()),
    }
}

fn option(kind: &Kind, line: &str, read: ReadWord) -> Typed {
    if line == "0" {
        return Typed::Clear;
    }
    let count = kind.options().len();
    if line.parse::<usize>() == Ok(count + 1) {
        return Typed::Value(Value::NotApplicable, String::new());
    }
    let is_many = matches!(kind, Kind::ManyOf(_));
    let parts: Vec<&str> = if is_many {
        line.split(',').map(str::trim).collect()
    } else {
        vec![line]
    };
    let ids: Option<Vec<&Id>> = parts.iter().map(|part| find(kind, part, read)).collect();
    if let Some(ids) = ids {
        let word = ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(",");
        return kind
            .read(&word)
            .map_or_else(Typed::Invalid, |value| Typed::Value(value, String::new()));
    }
    if line.starts_with(|first: char| first.is_ascii_digit()) {
        let accepted = (1..=count + 1).map(|each| each.to_string()).collect();
        return Typed::Invalid(ValueError::Unknown {
            given: line.into(),
            accepted,
        });
    }
    common(line, read)
}

/// The option with a number, an id, a label of any language, or a word for yes, partial or no.
fn find<'a>(kind: &'a Kind, word: &str, read: ReadWord) -> Option<&'a Id> {
    let options = kind.options();
    if let Ok(number) = word.parse::<usize>() {
        return options.get(number.checked_sub(1)?).map(|(id, _)| *id);
    }
    let folded = word.to_lowercase();
    // A single letter is a command before it is an id.
    if folded.chars().nth(1).is_some() || !folded.is_ascii() {
        let named = |(id, label): &&(&Id, &Text)| {
            id.as_str().eq_ignore_ascii_case(word)
                || label.entries().any(|(_, text)| text.to_lowercase() == folded)
        };
        if let Some((id, _)) = options.iter().find(named) {
            return Some(id);
        }
    }
    let Kind::Scale(scale) = kind else { return None };
    let level = match read(word)? {
        (Some(Command::Yes), "") => scale.levels.first(),
        (Some(Command::No), "") => scale.levels.last(),
        (Some(Command::Partial), "") => scale
            .levels
            .iter()
            .find(|level| matches!(level.id.as_str(), "partial" | "partly")),
        _ => None,
    };
    level.map(|level| &level.id)
}
