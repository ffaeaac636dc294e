//! Decodes scalars: texts, ids, dates, answers; and keeps fields that are not understood.

use jiff::civil::Date;

use super::super::schema::provisional;
use crate::domain::carried::Fate;
use crate::domain::id::Id;
use crate::domain::text::Text;
use crate::domain::unknown_fields::{Tree, UnknownFields};
use crate::domain::value::Value;
use crate::words::Message;
use crate::words::storage as words;
use crate::yaml::emit;
use crate::yaml::node::{Data, Node};

/// What was expected instead.
pub(in crate::storage::record) struct Expected(pub(super) Message);

pub(in crate::storage::record) type Decoded = Result<(), Expected>;

/// Keeps the unknown fields of a known field under its name.
pub(in crate::storage::record) fn keep(extra: &mut UnknownFields, name: &str, entries: UnknownFields) {
    if !entries.is_empty() {
        extra.push((name.to_owned(), Tree::Map(entries)));
    }
}

pub(in crate::storage::record) fn wants_map(node: &Node) -> Decoded {
    if node.map().is_some() || node.is_null() {
        Ok(())
    } else {
        Err(Expected(words::A_MAP))
    }
}

pub(in crate::storage::record) fn text_of(node: &Node, into: &mut String) -> Decoded {
    match node.text() {
        Some(text) => text.clone_into(into),
        None if node.is_null() => into.clear(),
        None => return Err(Expected(words::A_TEXT)),
    }
    Ok(())
}

/// A text by language, or one whose language is not named.
pub(in crate::storage::record) fn words_of(node: &Node) -> Result<Text, Expected> {
    let unnamed = node.text().map(|text| vec![(String::new(), text)]);
    let entries = match (unnamed, node.map()) {
        (Some(unnamed), _) => unnamed,
        (None, Some(entries)) => {
            let entries = entries.iter();
            let entries = entries.map(|(tag, text)| Some((tag.key().to_owned(), text.text()?)));
            entries
                .collect::<Option<Vec<_>>>()
                .ok_or(Expected(words::A_TEXT))?
        }
        _ => return Err(Expected(words::A_TEXT)),
    };
    let tidied = entries
        .into_iter()
        .map(|(tag, text)| (tag, emit::tidy(text).trim_end().to_owned()));
    Ok(Text::new(tidied.filter(|(_, text)| !text.is_empty()).collect()))
}

pub(in crate::storage::record) fn id_of(node: &Node) -> Result<Id, Expected> {
    node.text()
        .and_then(|text| Id::new(text).ok())
        .ok_or(Expected(words::AN_ID))
}

pub(in crate::storage::record) fn fate_of(node: &Node) -> Result<Fate, Expected> {
    let found = Fate::WORDS
        .into_iter()
        .find(|(_, word)| node.text() == Some(word));
    found.map(|(fate, _)| fate).ok_or(Expected(words::A_FATE))
}

pub(in crate::storage::record) fn date_of(node: &Node, into: &mut Option<Date>) -> Decoded {
    if node.is_null() {
        return Ok(());
    }
    let date = node.text().and_then(|text| text.parse().ok());
    *into = Some(date.ok_or(Expected(words::A_DATE))?);
    Ok(())
}

pub(in crate::storage::record) fn truth_of(node: &Node, into: &mut bool) -> Decoded {
    *into = node.truth().ok_or(Expected(words::A_TRUTH))?;
    Ok(())
}

pub(in crate::storage::record) fn value_of(node: &Node) -> Result<Option<Value>, Expected> {
    if let Some(items) = node.list() {
        let ids: Result<Vec<Id>, Expected> = items.iter().map(id_of).collect();
        return ids.map(|ids| (!ids.is_empty()).then_some(Value::Many(ids)));
    }
    if node.is_null() {
        return Ok(None);
    }
    let word = node.text().ok_or(Expected(words::A_WORD))?.trim();
    Ok((!word.is_empty()).then(|| provisional(word)))
}

/// A plain word that would be written plain again becomes a text.
pub(in crate::storage::record) fn tree_of(node: &Node) -> Tree {
    match &node.data {
        Data::Scalar { text, plain: false } => Tree::Text(text.clone()),
        Data::Scalar { .. } if node.is_null() => Tree::Null,
        Data::Scalar { text, .. } => {
            let as_text = emit::document(&[], &[("k".into(), Tree::Text(text.clone()))]);
            if as_text
                .strip_prefix("k: ")
                .and_then(|rest| rest.strip_suffix('\n'))
                == Some(text)
            {
                Tree::Text(text.clone())
            } else {
                Tree::Plain(text.clone())
            }
        }
        Data::List(items) => Tree::List(items.iter().map(tree_of).collect()),
        Data::Map(entries) => Tree::Map(
            entries
                .iter()
                .map(|(key, value)| (key.key().to_owned(), tree_of(value)))
                .collect(),
        ),
    }
}
