//! The order and the kinds of a checklist's questions and facts. Without kinds a word stays a word: a level and an option of the
//! same name cannot be distinguished.

use std::collections::HashMap;

use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::value::{Kind, NOT_APPLICABLE, Value, ValueError};

/// The owner of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Answer(Id),
    Fact(Id),
}

/// Order and kinds, or only an order if the checklist is not available.
#[derive(Clone, Debug, Default)]
pub struct RecordSchema {
    questions: HashMap<Id, (usize, Option<Kind>)>,
    facts: HashMap<Id, (usize, Option<Kind>)>,
}

impl RecordSchema {
    pub fn of(checklist: &Checklist) -> Self {
        let questions = checklist.questions.iter().map(|each| (&each.id, &each.kind));
        let facts = checklist.profile.iter().map(|each| (&each.id, &each.kind));
        Self {
            questions: numbered(questions.map(|(id, kind)| (id.clone(), Some(kind.clone())))),
            facts: numbered(facts.map(|(id, kind)| (id.clone(), Some(kind.clone())))),
        }
    }

    /// Order only, which is all that writing needs.
    pub fn order_of(checklist: &Checklist) -> Self {
        Self {
            questions: numbered(checklist.questions.iter().map(|each| (each.id.clone(), None))),
            facts: numbered(checklist.profile.iter().map(|each| (each.id.clone(), None))),
        }
    }

    /// For a file whose checklist is not available.
    pub fn of_order(questions: &[Id], facts: &[Id]) -> Self {
        Self {
            questions: numbered(questions.iter().map(|id| (id.clone(), None))),
            facts: numbered(facts.iter().map(|id| (id.clone(), None))),
        }
    }

    /// In the order of the checklist, then unknown ones by name.
    pub(super) fn sorted_answers<'a, T>(
        &self,
        entries: impl Iterator<Item = (&'a Id, T)>,
    ) -> Vec<(&'a Id, T)> {
        sorted(&self.questions, entries)
    }

    /// In the order of the checklist, then unknown ones by name.
    pub(super) fn sorted_facts<'a, T>(&self, entries: impl Iterator<Item = (&'a Id, T)>) -> Vec<(&'a Id, T)> {
        sorted(&self.facts, entries)
    }

    /// The value of a word; `None` if the question or fact is unknown.
    pub(super) fn meaning(&self, slot: &Slot, value: &Value) -> Option<Result<Value, ValueError>> {
        let (kinds, id) = match slot {
            Slot::Answer(id) => (&self.questions, id),
            Slot::Fact(id) => (&self.facts, id),
        };
        let kind = kinds.get(id)?.1.as_ref()?;
        Some(kind.read(&value.word()))
    }
}

/// The value of a bare word until the checklist is known.
pub(super) fn provisional(word: &str) -> Value {
    if word.eq_ignore_ascii_case(NOT_APPLICABLE) {
        return Value::NotApplicable;
    }
    Id::new(word).map_or_else(|_| Value::Text(word.into()), Value::Level)
}

fn numbered(entries: impl Iterator<Item = (Id, Option<Kind>)>) -> HashMap<Id, (usize, Option<Kind>)> {
    let mut map = HashMap::new();
    for (at, (id, kind)) in entries.enumerate() {
        map.entry(id).or_insert((at, kind));
    }
    map
}

fn sorted<'a, T>(
    order: &HashMap<Id, (usize, Option<Kind>)>,
    entries: impl Iterator<Item = (&'a Id, T)>,
) -> Vec<(&'a Id, T)> {
    let mut entries: Vec<(&Id, T)> = entries.collect();
    entries.sort_by_key(|(id, _)| order.get(*id).map_or(usize::MAX, |(at, _)| *at));
    entries
}
