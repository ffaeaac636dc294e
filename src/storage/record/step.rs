//! Encodes and decodes history steps as YAML, with answers as in an assessment file.

use super::decode::{Decoder, value_of};
use super::fields::top;
use super::schema::Slot;
use super::{RecordSchema, clean, encode};
use crate::domain::answer::Answer;
use crate::domain::approval::Approval;
use crate::domain::change::{Change, Stamp};
use crate::domain::clean::clean_line;
use crate::domain::history::{Record, Step};
use crate::domain::id::Id;
use crate::domain::subject::SubjectField;
use crate::domain::unknown_fields::Tree;
use crate::domain::value::Value;
use crate::yaml::emit;
use crate::yaml::node::Node;
use crate::yaml::source::Source;

const GROUP: &str = "group";
const FACT: &str = "fact";
const FACT_REASON: &str = "fact_reason";
const BEFORE: &str = "before";
const AFTER: &str = "after";
const BY: &str = "by";
const AT: &str = "at";

/// Records written as a single word.
const WORDS: [(Record, &str); 6] = [
    (Record::Restart, "anew"),
    (Record::Undone, "undone"),
    (Record::Redone, "redone"),
    (Record::Dropped, "dropped"),
    (Record::DroppedUndone, "dropped-undone"),
    (Record::Lost, "lost"),
];

pub(in crate::storage) fn tree(record: &Record) -> Tree {
    let Record::Made(step) = record else {
        let found = WORDS.iter().find(|(each, _)| each == record);
        return Tree::Text(found.map_or("lost", |(_, word)| word).to_owned());
    };
    let mut map = change_tree(&step.change);
    for (name, line) in [(BY, &step.stamp.by), (AT, &step.stamp.at)] {
        map.push((name.to_owned(), Tree::Text(line.clone())));
    }
    Tree::Map(map)
}

fn change_tree(change: &Change) -> Vec<(String, Tree)> {
    let text = |text: &str| Tree::Text(text.to_owned());
    let (what, before, after) = match change {
        Change::Group(changes) => {
            let all = changes.iter().map(|each| Tree::Map(change_tree(each)));
            return vec![(GROUP.to_owned(), Tree::List(all.collect()))];
        }
        Change::Answer {
            question,
            before,
            after,
        } => (
            (top::QUESTION, text(question.as_str())),
            answer_tree(before),
            answer_tree(after),
        ),
        Change::Fact { fact, before, after } => {
            let value = |value: &Option<Value>| value.as_ref().map(encode::value_tree);
            ((FACT, text(fact.as_str())), value(before), value(after))
        }
        Change::FactReason { fact, before, after } => {
            let line = |line: &str| (!line.is_empty()).then(|| text(&emit::tidy(line)));
            ((FACT_REASON, text(fact.as_str())), line(before), line(after))
        }
        Change::Approval { before, after } => {
            let tree = |approval: &Option<Box<Approval>>| approval.as_deref().map(encode::approval_tree);
            ((top::APPROVAL, text("")), tree(before), tree(after))
        }
        Change::Subject { field, before, after } => {
            let line = |line: &str| (!line.is_empty()).then(|| text(&emit::tidy(line)));
            ((top::SUBJECT, text(field.key())), line(before), line(after))
        }
    };
    let mut map = vec![what];
    map.extend(before.map(|tree| (BEFORE, tree)));
    map.extend(after.map(|tree| (AFTER, tree)));
    map.into_iter()
        .map(|(name, tree)| (name.to_owned(), tree))
        .collect()
}

fn answer_tree(answer: &Answer) -> Option<Tree> {
    let mut answer = answer.clone();
    clean::clean_answer(&mut answer);
    let fields = encode::answer_fields(&answer).into_extra();
    (!fields.is_empty()).then_some(Tree::Map(fields))
}

/// Decodes an entry. One that cannot be read counts as lost, so that an earlier one is not mistaken for the last.
pub(in crate::storage) fn read(source: &Source, node: &Node, schema: &RecordSchema) -> Record {
    let word = node
        .text()
        .and_then(|text| WORDS.into_iter().find(|(_, word)| *word == text));
    if let Some((record, _)) = word {
        return record;
    }
    made(source, node, schema).map_or(Record::Lost, |step| Record::Made(Box::new(step)))
}

fn made(source: &Source, node: &Node, schema: &RecordSchema) -> Option<Step> {
    let line = |name: &str| node.get(name).and_then(Node::text).map(clean_line);
    let change = change(source, node, schema)?;
    let stamp = Stamp {
        by: line(BY).unwrap_or_default(),
        at: line(AT).unwrap_or_default(),
    };
    Some(Step { change, stamp })
}

fn change(source: &Source, node: &Node, schema: &RecordSchema) -> Option<Change> {
    let line = |name: &str| node.get(name).and_then(Node::text).map(clean_line);
    let id = |name: &str| line(name).and_then(|text| Id::new(&text).ok());
    let (before, after) = (node.get(BEFORE), node.get(AFTER));
    Some(if let Some(changes) = node.get(GROUP).and_then(Node::list) {
        let all = changes.iter().map(|each| change(source, each, schema));
        Change::Group(all.collect::<Option<_>>()?)
    } else if let Some(question) = id(top::QUESTION) {
        let answer = |node: Option<&Node>| read_answer(source, &question, node, schema);
        Change::Answer {
            before: Box::new(answer(before)?),
            after: Box::new(answer(after)?),
            question,
        }
    } else if let Some(fact) = id(FACT) {
        let value = |node: Option<&Node>| match node {
            None => Some(None),
            Some(node) => Some(meant(value_of(node).ok()?, &Slot::Fact(fact.clone()), schema)),
        };
        Change::Fact {
            before: value(before)?,
            after: value(after)?,
            fact,
        }
    } else if let Some(fact) = id(FACT_REASON) {
        Change::FactReason {
            before: line_of(before)?,
            after: line_of(after)?,
            fact,
        }
    } else if node.get(top::APPROVAL).is_some() {
        let approval = |node: Option<&Node>| match node {
            None => Some(None),
            Some(node) => read_approval(source, node).map(|found| Some(Box::new(found))),
        };
        Change::Approval {
            before: approval(before)?,
            after: approval(after)?,
        }
    } else {
        let field = SubjectField::from_key(&line(top::SUBJECT)?)?;
        Change::Subject {
            field,
            before: line_of(before)?,
            after: line_of(after)?,
        }
    })
}

/// Empty if there is no node; `None` if it is no text.
fn line_of(node: Option<&Node>) -> Option<String> {
    node.map_or(Some(String::new()), |node| {
        node.text().map(|text| emit::tidy(text).into_owned())
    })
}

/// `None` if a part of it cannot be read.
fn read_approval(source: &Source, node: &Node) -> Option<Approval> {
    let mut reader = Decoder::new(source, Vec::new(), false);
    let mut found = None;
    let read = reader.approval(node, &mut found, &mut Vec::new());
    found.filter(|_| read.is_ok() && reader.issues.is_empty())
}

/// `None` if a part of it cannot be read.
fn read_answer(source: &Source, id: &Id, node: Option<&Node>, schema: &RecordSchema) -> Option<Answer> {
    let Some(node) = node else {
        return Some(Answer::default());
    };
    node.map()?;
    let mut decoder = Decoder::new(source, Vec::new(), false);
    let mut answer = decoder.answer(id, node);
    if !decoder.issues.is_empty() {
        return None;
    }
    clean::clean_answer(&mut answer);
    answer.value = meant(answer.value, &Slot::Answer(id.clone()), schema);
    Some(answer)
}

fn meant(value: Option<Value>, slot: &Slot, schema: &RecordSchema) -> Option<Value> {
    let value = value?;
    match schema.meaning(slot, &value) {
        Some(Ok(meaning)) => Some(meaning),
        _ => Some(value),
    }
}
