//! What the record needs to know of a checklist: the order of its questions and what they and the facts take. Without it a
//! word in a file stays the word it is; a level and an option of the same name cannot be told apart.

use std::collections::HashMap;

use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::value::{Kind, NOT_APPLICABLE, Value, ValueError};

/// Whose value stands at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The value of an answer.
    Answer(Id),
    /// A fact of the profile.
    Fact(Id),
}

/// Order and kinds of the questions and facts of a checklist, or only an order where the checklist is not at hand.
#[derive(Clone, Debug, Default)]
pub struct RecordSchema {
    questions: HashMap<Id, (usize, Option<Kind>)>,
    facts: HashMap<Id, (usize, Option<Kind>)>,
}

impl RecordSchema {
    /// The schema of a checklist.
    pub fn of(checklist: &Checklist) -> Self {
        let questions = checklist.questions.iter().map(|each| (&each.id, &each.kind));
        let facts = checklist.profile.iter().map(|each| (&each.id, &each.kind));
        Self {
            questions: numbered(questions.map(|(id, kind)| (id.clone(), Some(kind.clone())))),
            facts: numbered(facts.map(|(id, kind)| (id.clone(), Some(kind.clone())))),
        }
    }

    /// The order of a checklist's questions and facts, which is all that writing asks for.
    pub fn order_of(checklist: &Checklist) -> Self {
        Self {
            questions: numbered(checklist.questions.iter().map(|each| (each.id.clone(), None))),
            facts: numbered(checklist.profile.iter().map(|each| (each.id.clone(), None))),
        }
    }

    /// The order of a file whose checklist is not at hand.
    pub fn of_order(questions: &[Id], facts: &[Id]) -> Self {
        Self {
            questions: numbered(questions.iter().map(|id| (id.clone(), None))),
            facts: numbered(facts.iter().map(|id| (id.clone(), None))),
        }
    }

    /// Keys in the order in which they are written: the checklist's, then those it does not know, by name.
    pub(super) fn sorted_answers<'a, T>(
        &self,
        entries: impl Iterator<Item = (&'a Id, T)>,
    ) -> Vec<(&'a Id, T)> {
        sorted(&self.questions, entries)
    }

    /// Facts in the order in which they are written.
    pub(super) fn sorted_facts<'a, T>(&self, entries: impl Iterator<Item = (&'a Id, T)>) -> Vec<(&'a Id, T)> {
        sorted(&self.facts, entries)
    }

    /// What a word means where it stands; `None` where the question or fact is not known.
    pub(super) fn meaning(&self, slot: &Slot, value: &Value) -> Option<Result<Value, ValueError>> {
        let (kinds, id) = match slot {
            Slot::Answer(id) => (&self.questions, id),
            Slot::Fact(id) => (&self.facts, id),
        };
        let kind = kinds.get(id)?.1.as_ref()?;
        Some(kind.read(&value.word()))
    }
}

/// The value a bare word of a file stands for until the checklist is known.
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
