//! What the files of a chain are together: which parts make up each entry and in what order the entries stand. Values come
//! later.

use std::collections::HashMap;

use super::outline::Entry;
use crate::domain::id::Id;
use crate::yaml::node::Node;

/// One file's contribution to an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'n> {
    /// The file, counted from the base.
    pub(crate) layer: usize,
    /// The place among all entries of its kind in that file.
    pub(crate) ordinal: usize,
    /// The entry in the tree.
    pub(crate) node: Option<&'n Node>,
}

/// An entry with its parts, the defining one first.
#[derive(Debug)]
pub(crate) struct Item<'n> {
    pub(crate) id: Id,
    pub(crate) parts: Vec<Part<'n>>,
}

/// A section with what lies in it.
#[derive(Debug)]
pub(crate) struct SectionItem<'n> {
    pub(crate) item: Item<'n>,
    pub(crate) parent: Option<usize>,
    /// Positions in [`Plan::questions`], in reading order.
    pub(crate) questions: Vec<usize>,
    /// Positions in [`Plan::sections`], in reading order.
    pub(crate) sections: Vec<usize>,
}

/// The merged files. Positions are those of the arenas, not of reading order.
#[derive(Debug, Default)]
pub(crate) struct Plan<'n> {
    pub(crate) facts: Vec<Item<'n>>,
    /// Facts in reading order.
    pub(crate) facts_in_order: Vec<usize>,
    pub(crate) sections: Vec<SectionItem<'n>>,
    /// Top sections in reading order.
    pub(crate) roots: Vec<usize>,
    pub(crate) questions: Vec<Item<'n>>,
    /// Questions under an id that is taken: out of the checklist, and examined all the same.
    pub(crate) refused: Vec<Item<'n>>,
    /// Questions of the bases that were taken away.
    pub(crate) removed: Vec<Id>,
    /// What each id that is in use stands for.
    pub(super) owners: HashMap<Id, Slot>,
}

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Fact(usize),
    Section { at: usize, parent: Option<usize> },
    Question { at: usize, section: usize },
}

impl<'n> Plan<'n> {
    /// The position of the question with an id.
    pub(crate) fn question(&self, id: &str) -> Option<usize> {
        match self.owners.get(id)? {
            Slot::Question { at, .. } => Some(*at),
            _ => None,
        }
    }

    /// The fact with an id.
    pub(crate) fn fact(&self, id: &str) -> Option<&Item<'n>> {
        match self.owners.get(id)? {
            Slot::Fact(at) => self.facts.get(*at),
            _ => None,
        }
    }

    /// Sections in reading order with their depth.
    pub(crate) fn sections_in_order(&self) -> Vec<(usize, usize)> {
        let mut order = Vec::with_capacity(self.sections.len());
        let mut open: Vec<(usize, usize)> = self.roots.iter().rev().map(|at| (*at, 0)).collect();
        while let Some((at, depth)) = open.pop() {
            order.push((at, depth));
            open.extend(
                self.sections[at]
                    .sections
                    .iter()
                    .rev()
                    .map(|inner| (*inner, depth + 1)),
            );
        }
        order
    }
}

impl<'n> Item<'n> {
    /// An entry as its first file gives it.
    pub(super) fn new(entry: &Entry<'n>, layer: usize) -> Self {
        let part = Part {
            layer,
            ordinal: entry.ordinal,
            node: entry.node,
        };
        Self {
            id: entry.id.clone(),
            parts: vec![part],
        }
    }

    /// The newest key and value under a field, with the file they stand in.
    pub(crate) fn entry(&self, field: &str) -> Option<(usize, &'n Node, &'n Node)> {
        self.parts.iter().rev().find_map(|part| {
            let (key, value) = part.node?.entry(field)?;
            Some((part.layer, key, value))
        })
    }

    /// The newest value under a field, with the file it stands in.
    pub(crate) fn field(&self, field: &str) -> Option<(usize, &'n Node)> {
        self.entry(field).map(|(layer, _, value)| (layer, value))
    }

    /// As [`Self::entry`], for fields that a new `answer` drops: options and measure.
    pub(crate) fn kind_entry(&self, field: &str) -> Option<(usize, &'n Node, &'n Node)> {
        for part in self.parts.iter().rev() {
            let node = part.node?;
            if let Some((key, value)) = node.entry(field) {
                return Some((part.layer, key, value));
            }
            if node.get("answer").is_some() || node.get("kind").is_some() {
                return None;
            }
        }
        None
    }

    /// The id as written by the defining file, where a person would point at.
    pub(crate) fn place(&self) -> Option<(usize, &'n Node)> {
        let part = self.parts.first()?;
        let node = part.node?;
        Some((part.layer, node.get("id").unwrap_or(node)))
    }
}
