//! Parses a typed line as an answer: by number, by id, by the words of either language.

use super::words::{self, Word};
use crate::domain::id::Id;
use crate::domain::value::{Kind, Value, ValueError};
use crate::session::command::Command;
use crate::words::terms;

/// What a typed line says about the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// This value; for "not applicable" with the reason typed behind it.
    Value(Value, String),
    /// No value any more.
    Clear,
    /// It is no answer; perhaps it is a command.
    Nothing,
    /// It is meant as an answer and is none.
    Invalid(ValueError),
}

/// Reads a line. Numbers count the rows as they are read out: the options, then "not applicable".
pub(super) fn value(kind: &Kind, line: &str) -> Typed {
    let line = line.trim();
    match kind {
        Kind::Number => number(kind, line),
        Kind::Text => text(line),
        _ => option(kind, line),
    }
}

fn common(line: &str) -> Typed {
    let label = terms::NOT_APPLICABLE;
    if [label.ko, label.en]
        .iter()
        .any(|each| each.to_lowercase() == line.to_lowercase())
    {
        return Typed::Value(Value::NotApplicable, String::new());
    }
    match words::read(line) {
        Some((Word::Do(Command::Clear), "")) => Typed::Clear,
        Some((Word::Do(Command::NotApplicable), reason)) => Typed::Value(Value::NotApplicable, reason.into()),
        _ => Typed::Nothing,
    }
}

fn number(kind: &Kind, line: &str) -> Typed {
    match kind.read(line) {
        Ok(value @ Value::Number(_)) => Typed::Value(value, String::new()),
        Err(refused) if line.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) => {
            Typed::Invalid(refused)
        }
        _ => common(line),
    }
}

/// A line for a text question is the answer unless it is a command; `=` before it makes it the answer whatever it says.
fn text(line: &str) -> Typed {
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
    let is_level = |command| matches!(command, Word::Do(Command::Yes | Command::No | Command::Partial));
    // A sentence may begin with a word that is a command; a single letter or a slash before it says that it is one.
    let is_sentence = line.contains(char::is_whitespace)
        && !line.starts_with('/')
        && line.chars().nth(1).is_some_and(|second| !second.is_whitespace());
    match words::read(line) {
        Some((command, _)) if !is_level(command) && !is_sentence => common(line),
        _ if line.is_empty() => Typed::Nothing,
        _ => Typed::Value(Value::Text(line.into()), String::new()),
    }
}

fn option(kind: &Kind, line: &str) -> Typed {
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
    let ids: Option<Vec<&Id>> = parts.iter().map(|part| find(kind, part)).collect();
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
    common(line)
}

/// The option meant by a number, an id, a label of any language, or a word for yes, partial and no.
fn find<'a>(kind: &'a Kind, word: &str) -> Option<&'a Id> {
    let options = kind.options();
    if let Ok(number) = word.parse::<usize>() {
        return options.get(number.checked_sub(1)?).map(|(id, _)| *id);
    }
    let folded = word.to_lowercase();
    // A single letter is a command before it is an id.
    if folded.chars().nth(1).is_some() || !folded.is_ascii() {
        let named = |(id, label): &&(&Id, &crate::domain::text::Text)| {
            id.as_str().eq_ignore_ascii_case(word)
                || label.entries().any(|(_, text)| text.to_lowercase() == folded)
        };
        if let Some((id, _)) = options.iter().find(named) {
            return Some(id);
        }
    }
    let Kind::Scale(scale) = kind else { return None };
    let level = match words::read(word)? {
        (Word::Do(Command::Yes), "") => scale.levels.first(),
        (Word::Do(Command::No), "") => scale.levels.last(),
        (Word::Do(Command::Partial), "") => scale
            .levels
            .iter()
            .find(|level| matches!(level.id.as_str(), "partial" | "partly")),
        _ => None,
    };
    level.map(|level| &level.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scale::Scale;

    fn level(word: &str) -> Typed {
        Typed::Value(Value::Level(Id::known(word)), String::new())
    }

    #[test]
    fn a_level_is_read_by_number_letter_and_word() {
        let kind = Kind::Scale(Scale::yes_partial_no());
        for (line, said) in [
            ("1", level("yes")),
            ("예", level("yes")),
            ("Y", level("yes")),
            ("ㅛ", level("yes")),
            ("YES", level("yes")),
            ("부분", level("partial")),
            ("p", level("partial")),
            ("3", level("no")),
            ("아니요", level("no")),
            ("no", level("no")),
            ("0", Typed::Clear),
            ("지움", Typed::Clear),
            ("4", Typed::Value(Value::NotApplicable, String::new())),
            ("해당없음", Typed::Value(Value::NotApplicable, String::new())),
            ("해당 없음", Typed::Value(Value::NotApplicable, String::new())),
            (
                "a 카메라가 없다",
                Typed::Value(Value::NotApplicable, "카메라가 없다".into()),
            ),
            ("b", Typed::Nothing),
            ("banana", Typed::Nothing),
        ] {
            assert_eq!(value(&kind, line), said, "{line}");
        }
        assert!(matches!(value(&kind, "5"), Typed::Invalid(_)));
    }

    #[test]
    fn numbers_and_texts_keep_their_own_sense() {
        let five = Typed::Value(Value::Number("0".into()), String::new());
        assert_eq!(value(&Kind::Number, "0"), five);
        assert!(matches!(value(&Kind::Number, "4..5"), Typed::Invalid(_)));
        assert_eq!(value(&Kind::Number, "b"), Typed::Nothing);
        let text = |text: &str| Typed::Value(Value::Text(text.into()), String::new());
        assert_eq!(value(&Kind::Text, "서울 전역"), text("서울 전역"));
        assert_eq!(value(&Kind::Text, "= q"), text("q"));
        assert_eq!(value(&Kind::Text, "q"), Typed::Nothing);
        assert_eq!(value(&Kind::Text, "yes"), text("yes"));
        assert_eq!(value(&Kind::Text, "open gates only"), text("open gates only"));
        assert_eq!(value(&Kind::Text, "j E01-02"), Typed::Nothing);
    }
}
