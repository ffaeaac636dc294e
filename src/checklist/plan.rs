//! A merged checklist: which entries it has, in what order, and the parts that each file contributes to them. Generic over the
//! reading: the tree gives nodes with places, the types give values.

use std::collections::HashMap;

use crate::domain::id::Id;
use crate::yaml::node::Node;

/// A fact, section or question of one file.
pub(crate) trait Entry {
    /// `None` where it is missing or malformed; validation reports that.
    fn id(&self) -> Option<Id>;
    fn after(&self) -> Option<Id>;
    /// The entry in the tree, for issues; `None` in the reading as types, whose text was validated before.
    fn node(&self) -> Option<&Node> {
        None
    }
}

/// One of the two readings of a checklist.
pub(crate) trait Reading {
    type Fact: Entry;
    type Section: Entry;
    type Question: Entry;
    /// Takes the questions and the inner sections out of a section.
    fn contents(section: &mut Self::Section) -> (Vec<Self::Question>, Vec<Self::Section>);
}

/// What one file of a chain adds, changes and removes.
pub(crate) struct Layer<'n, R: Reading> {
    pub(crate) removed: Vec<(Id, Option<&'n Node>)>,
    pub(crate) facts: Vec<R::Fact>,
    pub(crate) sections: Vec<R::Section>,
}

/// One file's contribution to an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<T> {
    /// The file, counted from the base.
    pub(crate) layer: usize,
    pub(crate) entry: T,
}

/// An entry with its parts, the defining one first.
#[derive(Debug)]
pub(crate) struct Item<T> {
    pub(crate) id: Id,
    pub(crate) parts: Vec<Part<T>>,
}

impl<T: Entry> Item<T> {
    /// The `id` value in the defining file, with the number of that file.
    pub(crate) fn place(&self) -> Option<(usize, &Node)> {
        let part = self.parts.first()?;
        Some((part.layer, id_node(part.entry.node()?)))
    }
}

/// The value under `id`, else the whole entry.
pub(super) fn id_node(node: &Node) -> &Node {
    node.get("id").unwrap_or(node)
}

/// A section with its contents.
pub(crate) struct SectionItem<R: Reading> {
    pub(crate) item: Item<R::Section>,
    pub(crate) parent: Option<usize>,
    /// Positions in [`Plan::questions`], in reading order.
    pub(crate) questions: Vec<usize>,
    /// Positions in [`Plan::sections`], in reading order.
    pub(crate) sections: Vec<usize>,
}

/// The merged files. Positions are those of the arenas, not of reading order.
pub(crate) struct Plan<R: Reading> {
    pub(crate) facts: Vec<Item<R::Fact>>,
    /// Facts in reading order.
    pub(crate) fact_order: Vec<usize>,
    pub(crate) sections: Vec<SectionItem<R>>,
    /// Top sections in reading order.
    pub(crate) roots: Vec<usize>,
    pub(crate) questions: Vec<Item<R::Question>>,
    /// Questions whose id is already used: left out of the checklist, validated all the same.
    pub(crate) duplicates: Vec<Item<R::Question>>,
    /// Questions of the bases that were removed.
    pub(crate) removed: Vec<Id>,
    pub(super) owners: HashMap<Id, Owner>,
}

/// What an id belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Fact(usize),
    Section { at: usize, parent: Option<usize> },
    Question { at: usize, section: usize },
}

impl<R: Reading> Default for Plan<R> {
    fn default() -> Self {
        Self {
            facts: Vec::new(),
            fact_order: Vec::new(),
            sections: Vec::new(),
            roots: Vec::new(),
            questions: Vec::new(),
            duplicates: Vec::new(),
            removed: Vec::new(),
            owners: HashMap::new(),
        }
    }
}

impl<R: Reading> Plan<R> {
    /// Whether a section is still in the checklist; lists keep removed ones until the merge ends.
    pub(super) fn has_section(&self, at: usize) -> bool {
        let owner = self.owners.get(&self.sections[at].item.id);
        matches!(owner, Some(Owner::Section { at: owner, .. }) if *owner == at)
    }

    /// As [`Self::has_section`], for a question.
    pub(super) fn has_question(&self, at: usize) -> bool {
        self.question(self.questions[at].id.as_str()) == Some(at)
    }

    /// The position of the question with an id.
    pub(crate) fn question(&self, id: &str) -> Option<usize> {
        match self.owners.get(id)? {
            Owner::Question { at, .. } => Some(*at),
            _ => None,
        }
    }

    pub(crate) fn fact(&self, id: &str) -> Option<&Item<R::Fact>> {
        match self.owners.get(id)? {
            Owner::Fact(at) => self.facts.get(*at),
            _ => None,
        }
    }

    pub(crate) fn facts_in_order(&self) -> impl Iterator<Item = &Item<R::Fact>> {
        self.fact_order.iter().map(|at| &self.facts[*at])
    }

    /// Sections in reading order with their depth.
    pub(crate) fn sections_in_order(&self) -> Vec<(usize, usize)> {
        let mut order = Vec::with_capacity(self.sections.len());
        let mut open: Vec<(usize, usize)> = self.roots.iter().rev().map(|at| (*at, 0)).collect();
        while let Some((at, depth)) = open.pop() {
            order.push((at, depth));
            let inner = self.sections[at].sections.iter().rev();
            open.extend(inner.map(|inner| (*inner, depth + 1)));
        }
        order
    }
}
