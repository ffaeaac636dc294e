//! Reads what was typed as a value: by number, by id, by the words of either language. Pure.

use super::command::{self, Command};
use crate::domain::id::Id;
use crate::domain::value::{Kind, Value, ValueError};
use crate::words::terms;

/// What a typed line says about the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// This value; for "not applicable" with the reason typed behind it.
    Value(Value, String),
    /// No value any more.
    Clear,
    /// It is no answer; perhaps it is a command.
    Nothing,
    /// It is meant as an answer and is none.
    Refused(ValueError),
}

/// Reads a line. Numbers count the rows as they are read out: the options, then "not applicable".
pub(super) fn value(kind: &Kind, line: &str) -> Said {
    let line = line.trim();
    match kind {
        Kind::Number => number(kind, line),
        Kind::Text => text(line),
        _ => option(kind, line),
    }
}

fn common(line: &str) -> Said {
    let label = terms::NOT_APPLICABLE;
    if [label.ko, label.en]
        .iter()
        .any(|each| each.to_lowercase() == line.to_lowercase())
    {
        return Said::Value(Value::NotApplicable, String::new());
    }
    match command::read(line) {
        Some((Command::Clear, "")) => Said::Clear,
        Some((Command::NotApplicable, reason)) => Said::Value(Value::NotApplicable, reason.into()),
        _ => Said::Nothing,
    }
}

fn number(kind: &Kind, line: &str) -> Said {
    match kind.read(line) {
        Ok(value @ Value::Number(_)) => Said::Value(value, String::new()),
        Err(refused) if line.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) => {
            Said::Refused(refused)
        }
        _ => common(line),
    }
}

/// A line for a text question is the answer unless it is a command; `=` before it makes it the answer whatever it says.
fn text(line: &str) -> Said {
    if let Some(literal) = line.strip_prefix('=') {
        let literal = literal.trim();
        return if literal.is_empty() {
            Said::Clear
        } else {
            Said::Value(Value::Text(literal.into()), String::new())
        };
    }
    if line == "0" {
        return Said::Clear;
    }
    let is_level = |command| matches!(command, Command::Yes | Command::No | Command::Partial);
    // A sentence may begin with a word that is a command; a single letter or a slash before it says that it is one.
    let is_sentence = line.contains(char::is_whitespace)
        && !line.starts_with('/')
        && line.chars().nth(1).is_some_and(|second| !second.is_whitespace());
    match command::read(line) {
        Some((command, _)) if !is_level(command) && !is_sentence => common(line),
        _ if line.is_empty() => Said::Nothing,
        _ => Said::Value(Value::Text(line.into()), String::new()),
    }
}

fn option(kind: &Kind, line: &str) -> Said {
    if line == "0" {
        return Said::Clear;
    }
    let count = kind.options().len();
    if line.parse::<usize>() == Ok(count + 1) {
        return Said::Value(Value::NotApplicable, String::new());
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
            .map_or_else(Said::Refused, |value| Said::Value(value, String::new()));
    }
    if line.starts_with(|first: char| first.is_ascii_digit()) {
        let accepted = (1..=count + 1).map(|each| each.to_string()).collect();
        return Said::Refused(ValueError::Unknown {
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
    let level = match command::read(word)? {
        (Command::Yes, "") => scale.levels.first(),
        (Command::No, "") => scale.levels.last(),
        (Command::Partial, "") => scale
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

    fn level(word: &str) -> Said {
        Said::Value(Value::Level(Id::known(word)), String::new())
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
            ("0", Said::Clear),
            ("지움", Said::Clear),
            ("4", Said::Value(Value::NotApplicable, String::new())),
            ("해당없음", Said::Value(Value::NotApplicable, String::new())),
            ("해당 없음", Said::Value(Value::NotApplicable, String::new())),
            (
                "a 카메라가 없다",
                Said::Value(Value::NotApplicable, "카메라가 없다".into()),
            ),
            ("b", Said::Nothing),
            ("banana", Said::Nothing),
        ] {
            assert_eq!(value(&kind, line), said, "{line}");
        }
        assert!(matches!(value(&kind, "5"), Said::Refused(_)));
    }

    #[test]
    fn numbers_and_texts_keep_their_own_sense() {
        let five = Said::Value(Value::Number("0".into()), String::new());
        assert_eq!(value(&Kind::Number, "0"), five);
        assert!(matches!(value(&Kind::Number, "4..5"), Said::Refused(_)));
        assert_eq!(value(&Kind::Number, "b"), Said::Nothing);
        let text = |text: &str| Said::Value(Value::Text(text.into()), String::new());
        assert_eq!(value(&Kind::Text, "서울 전역"), text("서울 전역"));
        assert_eq!(value(&Kind::Text, "= q"), text("q"));
        assert_eq!(value(&Kind::Text, "q"), Said::Nothing);
        assert_eq!(value(&Kind::Text, "yes"), text("yes"));
        assert_eq!(value(&Kind::Text, "open gates only"), text("open gates only"));
        assert_eq!(value(&Kind::Text, "j E01-02"), Said::Nothing);
    }
}
