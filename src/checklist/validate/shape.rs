//! Checks a tree against the tables of the format: unknown and missing fields, types, words, empty texts, translations. Whatever
//! depends on other entries is checked in the merged checklist.

use super::super::codes;
use super::super::raw::FORMAT;
use super::fields::{Object, RANGE, Shape};
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::ratio::Ratio;
use crate::domain::suggest::nearest;
use crate::words::{Message, issue as words};
use crate::yaml::code::Code;
use crate::yaml::issue_list::IssueList;
use crate::yaml::node::{Data, Node};
use crate::yaml::source::Source;

/// Checks a tree as an entry of a kind. `languages` are those of the checklist, the original first; empty allows any.
pub(crate) fn check(
    source: &Source,
    root: &Node,
    object: &'static Object,
    languages: &[String],
) -> Vec<Issue> {
    let mut checker = Checker {
        source,
        languages,
        issues: IssueList::default(),
    };
    checker.object(root, object, "");
    checker.issues.into_vec()
}

struct Checker<'a> {
    source: &'a Source,
    languages: &'a [String],
    issues: IssueList,
}

impl Checker<'_> {
    fn report(&mut self, node: &Node, code: &Code, places: &[(&str, &str)], near: Option<&str>) {
        self.issues.report(self.source, node, code, places, near);
    }

    fn object(&mut self, node: &Node, object: &'static Object, name: &str) {
        let Some(entries) = node.map() else {
            return self.wrong_type(node, name, words::KIND_MAP, "{ … }");
        };
        for (key, value) in entries {
            match object.fields.iter().find(|field| field.name == key.key()) {
                Some(field) => self.value(key, value, field.shape, field.name),
                None => self.unknown_field(key, object),
            }
        }
        self.dates(node);
        for field in object.fields {
            if field.required && node.get(field.name).is_none() {
                let at = node.get("id").filter(|id| id.text().is_some()).unwrap_or(node);
                self.missing(at, object.what, field.name);
            }
        }
    }

    /// A duty that ends before it starts never applies.
    fn dates(&mut self, node: &Node) {
        let day = |name| node.get(name).and_then(Node::text).filter(|text| is_date(text));
        if let (Some(from), Some(until)) = (day("applies_from"), day("applies_until"))
            && from > until
            && let Some(at) = node.get("applies_until")
        {
            self.report(
                at,
                &codes::DATES_REVERSED,
                &[("from", from), ("until", until)],
                None,
            );
        }
    }

    fn missing(&mut self, at: &Node, what: Message, name: &str) {
        let places = [("what.ko", what.ko), ("what.en", what.en), ("name", name)];
        self.report(at, &codes::MISSING_FIELD, &places, None);
    }

    fn unknown_field(&mut self, key: &Node, object: &Object) {
        if self.issues.is_full() {
            return;
        }
        let names = object.fields.iter().map(|field| field.name);
        let near = self.issues.nearest(key.key(), names.clone());
        let allowed = names.collect::<Vec<_>>().join(", ");
        let what = object.what;
        let places = [
            ("name", key.key()),
            ("what.ko", what.ko),
            ("what.en", what.en),
            ("allowed", allowed.as_str()),
        ];
        self.report(key, &codes::UNKNOWN_FIELD, &places, near);
    }

    fn value(&mut self, key: &Node, value: &Node, shape: Shape, name: &'static str) {
        if value.is_null() {
            let (expected, example) = described(shape);
            return self.wrong_type_at(key, value, name, expected, example);
        }
        self.filled(value, shape, name);
    }

    fn filled(&mut self, value: &Node, shape: Shape, name: &'static str) {
        let (expected, example) = described(shape);
        match shape {
            Shape::Text => self.text(value, name),
            Shape::Source | Shape::PlainOrMap if value.map().is_some() => self.text(value, name),
            Shape::Object(object) => self.object(value, object, name),
            Shape::Condition => self.condition(value, name),
            Shape::List(item) | Shape::Filled(item) => {
                let Some(items) = value.list() else {
                    return self.wrong_type(value, name, expected, example);
                };
                if items.is_empty() && matches!(shape, Shape::Filled(_)) {
                    self.report(value, &codes::EMPTY_LIST, &[("name", name)], None);
                }
                for each in items {
                    self.value(each, each, *item, name);
                }
            }
            Shape::Map(item) => {
                let Some(entries) = value.map() else {
                    return self.wrong_type(value, name, expected, example);
                };
                for (key, each) in entries {
                    self.value(key, each, *item, name);
                }
            }
            Shape::Truth | Shape::TruthOr(_) if value.truth().is_some() => {}
            Shape::Number | Shape::Format if value.text().is_some() => self.number(value, shape),
            Shape::Truth | Shape::Number | Shape::Format => self.wrong_type(value, name, expected, example),
            Shape::Source
            | Shape::PlainOrMap
            | Shape::Plain
            | Shape::Id
            | Shape::Language
            | Shape::Date
            | Shape::OneOf(_)
            | Shape::TruthOr(_) => {
                if let Some(text) = self.string(value, name, expected, example) {
                    self.word(value, text, shape, name);
                }
            }
        }
    }

    fn number(&mut self, value: &Node, shape: Shape) {
        let text = value.text().unwrap_or_default();
        if matches!(shape, Shape::Format) {
            match text.parse::<u32>() {
                Ok(1..=FORMAT) => {}
                Ok(newer) if newer > FORMAT => {
                    let (number, known) = (newer.to_string(), FORMAT.to_string());
                    let places = [("number", number.as_str()), ("known", known.as_str())];
                    self.report(value, &codes::NEWER_FORMAT, &places, None);
                }
                _ => self.report(value, &codes::BAD_NUMBER, &[("found", text)], Some("1")),
            }
        } else if text.parse::<Ratio>().is_err() {
            self.report(value, &codes::BAD_NUMBER, &[("found", text)], None);
        }
    }

    fn word(&mut self, value: &Node, text: &str, shape: Shape, name: &str) {
        match shape {
            Shape::Id if Id::new(text).is_err() => {
                self.report(value, &codes::BAD_ID, &[("found", text)], None);
            }
            Shape::Language if !is_language(text) => {
                self.report(value, &codes::BAD_LANGUAGE, &[("found", text)], None);
            }
            Shape::Date if !is_date(text) => self.report(value, &codes::BAD_DATE, &[("found", text)], None),
            Shape::OneOf(allowed) | Shape::TruthOr(allowed) if !allowed.contains(&text) => {
                let near = nearest(text, allowed.iter().copied());
                let mut list = allowed.join(", ");
                if matches!(shape, Shape::TruthOr(_)) {
                    list += ", true, false";
                }
                let places = [("found", text), ("name", name), ("allowed", list.as_str())];
                self.report(value, &codes::UNKNOWN_WORD, &places, near);
            }
            _ => {}
        }
    }

    /// Requires a scalar that every reader parses as a text and that is not blank.
    fn string<'n>(
        &mut self,
        value: &'n Node,
        name: &str,
        expected: Message,
        example: &str,
    ) -> Option<&'n str> {
        let Data::Scalar { text, plain } = &value.data else {
            self.wrong_type(value, name, expected, example);
            return None;
        };
        if let Some(kind) = other_type(text).filter(|_| *plain) {
            let places = [
                ("found", text.as_str()),
                ("raw", text.as_str()),
                ("kind.ko", kind.ko),
                ("kind.en", kind.en),
            ];
            self.report(value, &codes::NEEDS_QUOTES, &places, None);
            return None;
        }
        if text.trim().is_empty() {
            self.report(value, &codes::EMPTY_TEXT, &[("name", name)], None);
            return None;
        }
        Some(text)
    }

    fn text(&mut self, value: &Node, name: &str) {
        let (expected, example) = described(Shape::Text);
        let Some(entries) = value.map() else {
            if self.string(value, name, expected, example).is_some() && self.languages.len() > 1 {
                self.missing_translation(value, name, &self.languages[1..].join(", "));
            }
            return;
        };
        if entries.is_empty() {
            self.report(value, &codes::EMPTY_TEXT, &[("name", name)], None);
        }
        for (tag, each) in entries {
            let found = tag.key();
            if each.is_null() {
                self.report(tag, &codes::EMPTY_TEXT, &[("name", name)], None);
            } else {
                self.string(each, name, words::KIND_TEXT, "…");
            }
            if !self.languages.is_empty() && !self.languages.iter().any(|known| known == found) {
                let near = nearest(found, self.languages.iter().map(String::as_str));
                let allowed = self.languages.join(", ");
                let places = [("found", found), ("allowed", allowed.as_str())];
                self.report(tag, &codes::UNKNOWN_LANGUAGE, &places, near);
            }
        }
        if entries.is_empty() || self.languages.iter().all(|tag| value.get(tag).is_some()) {
            return;
        }
        let missing: Vec<&str> = self
            .languages
            .iter()
            .map(String::as_str)
            .filter(|tag| value.get(tag).is_none())
            .collect();
        self.missing_translation(value, name, &missing.join(", "));
    }

    fn missing_translation(&mut self, value: &Node, name: &str, langs: &str) {
        let each: Vec<String> = self.languages.iter().map(|tag| format!("{tag}: …")).collect();
        let example = format!("{{ {} }}", each.join(", "));
        let places = [("name", name), ("langs", langs), ("example", example.as_str())];
        self.report(value, &codes::MISSING_TRANSLATION, &places, None);
    }

    fn condition(&mut self, value: &Node, name: &str) {
        let Some(entries) = value.map() else {
            return self.wrong_type(value, name, words::KIND_MAP, "{ id: true }");
        };
        if entries.is_empty() {
            self.report(value, &codes::EMPTY_LIST, &[("name", name)], None);
        }
        for (key, each) in entries {
            match (key.key(), each.list()) {
                ("any" | "all", Some(parts)) => {
                    if parts.is_empty() {
                        self.report(each, &codes::EMPTY_LIST, &[("name", key.key())], None);
                    }
                    for part in parts {
                        self.condition(part, key.key());
                    }
                }
                ("any" | "all", None) => {
                    self.wrong_type_at(key, each, key.key(), words::KIND_LIST, "[{ … }, { … }]");
                }
                ("not", _) => self.condition(each, "not"),
                _ => self.test(key, each),
            }
        }
    }

    fn test(&mut self, key: &Node, value: &Node) {
        let (name, example) = (key.key(), "{ id: true }");
        match &value.data {
            _ if value.truth().is_some() => {}
            _ if value.is_null() => self.wrong_type_at(key, value, name, words::KIND_TEST, example),
            Data::Map(entries) => {
                self.object(value, &RANGE, name);
                if entries.is_empty() {
                    self.report(value, &codes::EMPTY_LIST, &[("name", name)], None);
                }
            }
            Data::List(items) => {
                if items.is_empty() {
                    self.report(value, &codes::EMPTY_LIST, &[("name", name)], None);
                }
                for item in items {
                    self.string(item, name, words::KIND_TEXT, "[a, b]");
                }
            }
            Data::Scalar { .. } => {
                self.string(value, name, words::KIND_TEST, example);
            }
        }
    }

    fn wrong_type(&mut self, value: &Node, name: &str, expected: Message, example: &str) {
        self.wrong_type_at(value, value, name, expected, example);
    }

    fn wrong_type_at(&mut self, at: &Node, value: &Node, name: &str, expected: Message, example: &str) {
        let given = kind_of(value);
        let example = format!("{name}: {example}");
        let places = [
            ("name", name),
            ("expected.ko", expected.ko),
            ("expected.en", expected.en),
            ("given.ko", given.ko),
            ("given.en", given.en),
            ("example", example.as_str()),
        ];
        self.report(at, &codes::WRONG_TYPE, &places, None);
    }
}

/// The name of a shape in messages, and an example.
fn described(shape: Shape) -> (Message, &'static str) {
    match shape {
        Shape::Text | Shape::PlainOrMap => (words::KIND_TEXT_OR_MAP, "{ ko: …, en: … }"),
        Shape::Plain | Shape::Id | Shape::Language | Shape::OneOf(_) => (words::KIND_TEXT, "…"),
        Shape::Date => (words::KIND_DATE, "\"2026-01-22\""),
        Shape::Truth => (words::KIND_TRUTH, "true"),
        Shape::TruthOr(_) => (words::KIND_CRITICAL, "law"),
        Shape::Number | Shape::Format => (words::KIND_NUMBER, "1"),
        Shape::List(_) | Shape::Filled(_) => (words::KIND_LIST, "[ … ]"),
        Shape::Map(_) | Shape::Object(_) | Shape::Condition => (words::KIND_MAP, "{ … }"),
        Shape::Source => (words::KIND_REFERENCE, "{ ko: …, en: … }"),
    }
}

fn kind_of(node: &Node) -> Message {
    match &node.data {
        Data::List(_) => words::KIND_LIST,
        Data::Map(_) => words::KIND_MAP,
        Data::Scalar { .. } if node.is_null() => words::KIND_NOTHING,
        Data::Scalar { text, plain: true } => other_type(text).unwrap_or(words::KIND_TEXT),
        Data::Scalar { .. } => words::KIND_TEXT,
    }
}

/// The type that other YAML readers give a plain scalar, if not a text.
fn other_type(text: &str) -> Option<Message> {
    let first = text.bytes().next()?;
    if first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.') {
        let digits = text.trim_start_matches(['+', '-']);
        let is_special = matches!(digits.to_ascii_lowercase().as_str(), ".inf" | ".nan");
        let has_base = ["0x", "0o", "0b"].iter().any(|base| {
            let rest = digits.strip_prefix(base).unwrap_or_default();
            !rest.is_empty() && rest.bytes().all(|each| each.is_ascii_hexdigit())
        });
        return (is_special || has_base || text.parse::<f64>().is_ok()).then_some(words::KIND_NUMBER);
    }
    let is_truth = matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE");
    is_truth.then_some(words::KIND_TRUTH)
}

/// Whether a text matches the schema's pattern of a language tag.
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|each| each.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|each| each.is_ascii_alphanumeric())
        })
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}
