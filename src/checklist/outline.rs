//! What stands in one checklist file, flat and in reading order, found in either reading: ids, order and nesting only.

use super::raw;
use crate::domain::id::Id;
use crate::yaml::node::Node;

/// An entry with an id. Its ordinal is its place among all entries of its kind in the file.
#[derive(Debug)]
pub(crate) struct Entry<'n> {
    pub(crate) id: Id,
    pub(crate) after: Option<Id>,
    pub(crate) ordinal: usize,
    /// The entry in the tree, where there is one.
    pub(crate) node: Option<&'n Node>,
}

/// A section with its place in the file.
#[derive(Debug)]
pub(crate) struct SectionEntry<'n> {
    pub(crate) entry: Entry<'n>,
    /// Position of the section around it, in [`Outline::sections`].
    pub(crate) parent: Option<usize>,
    pub(crate) questions: Vec<Entry<'n>>,
}

/// An id that a file names, with its place.
#[derive(Debug)]
pub(crate) struct Named<'n> {
    pub(crate) id: Id,
    pub(crate) node: Option<&'n Node>,
}

/// What stands in one checklist file.
#[derive(Debug, Default)]
pub(crate) struct Outline<'n> {
    pub(crate) facts: Vec<Entry<'n>>,
    /// Sections, each before those inside it.
    pub(crate) sections: Vec<SectionEntry<'n>>,
    pub(crate) removed: Vec<Named<'n>>,
    questions: usize,
}

impl<'n> Outline<'n> {
    /// What stands in a tree. Entries without a usable id are left out; the shape check tells them.
    pub(crate) fn of_tree(root: &'n Node) -> Self {
        let mut outline = Self::default();
        for (ordinal, node) in items(root, "profile").iter().enumerate() {
            outline.facts.extend(entry(node, ordinal));
        }
        for node in items(root, "remove") {
            let id = node.text().and_then(|text| Id::new(text).ok());
            outline
                .removed
                .extend(id.map(|id| Named { id, node: Some(node) }));
        }
        for node in items(root, "sections") {
            outline.add_section(node, None);
        }
        outline
    }

    fn add_section(&mut self, node: &'n Node, parent: Option<usize>) {
        let here = self.sections.len();
        let Some(entry) = entry(node, here) else {
            return;
        };
        let mut questions = Vec::new();
        for node in items(node, "questions") {
            questions.extend(self::entry(node, self.questions));
            self.questions += 1;
        }
        self.sections.push(SectionEntry {
            entry,
            parent,
            questions,
        });
        for inner in items(node, "sections") {
            self.add_section(inner, Some(here));
        }
    }

    /// What stands in a checklist that was read by types only.
    pub(crate) fn of_raw(raw: &raw::Checklist) -> Self {
        let mut outline = Self::default();
        for (ordinal, fact) in raw.profile.iter().enumerate() {
            outline.facts.push(bare(&fact.id, fact.after.as_deref(), ordinal));
        }
        let removed = raw.remove.iter();
        outline.removed = removed
            .map(|id| Named {
                id: Id::known(id),
                node: None,
            })
            .collect();
        for section in &raw.sections {
            outline.add_raw_section(section, None);
        }
        outline
    }

    fn add_raw_section(&mut self, section: &raw::Section, parent: Option<usize>) {
        let here = self.sections.len();
        let first = self.questions;
        let questions = section.questions.iter().enumerate();
        let questions = questions
            .map(|(at, each)| bare(&each.id, each.after.as_deref(), first + at))
            .collect();
        self.questions += section.questions.len();
        self.sections.push(SectionEntry {
            entry: bare(&section.id, section.after.as_deref(), here),
            parent,
            questions,
        });
        for inner in &section.sections {
            self.add_raw_section(inner, Some(here));
        }
    }
}

/// The items of a list under a key; none where it is missing or no list.
pub(crate) fn items<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).and_then(Node::list).unwrap_or_default()
}

fn entry(node: &Node, ordinal: usize) -> Option<Entry<'_>> {
    let id = |key: &str| {
        node.get(key)
            .and_then(Node::text)
            .and_then(|text| Id::new(text).ok())
    };
    Some(Entry {
        id: id("id")?,
        after: id("after"),
        ordinal,
        node: Some(node),
    })
}

fn bare<'n>(id: &str, after: Option<&str>, ordinal: usize) -> Entry<'n> {
    Entry {
        id: Id::known(id),
        after: after.map(Id::known),
        ordinal,
        node: None,
    }
}
