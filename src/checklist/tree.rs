//! The first reading: entries as nodes of the YAML tree, which know their places.

use super::plan::{Entry, Item, Layer, Plan, Reading};
use crate::domain::id::Id;
use crate::yaml::node::Node;

/// The reading as a tree.
pub(crate) struct Tree<'n>(std::marker::PhantomData<&'n Node>);

pub(crate) type TreeItem<'n> = Item<&'n Node>;
pub(crate) type TreePlan<'n> = Plan<Tree<'n>>;

impl<'n> Reading for Tree<'n> {
    type Fact = &'n Node;
    type Section = &'n Node;
    type Question = &'n Node;

    fn contents(section: &mut &'n Node) -> (Vec<&'n Node>, Vec<&'n Node>) {
        let list = |key| items(section, key).iter().collect();
        (list("questions"), list("sections"))
    }
}

impl Entry for &Node {
    fn id(&self) -> Option<Id> {
        id(self.get("id")?)
    }

    fn after(&self) -> Option<Id> {
        id(self.get("after")?)
    }

    fn node(&self) -> Option<&Node> {
        Some(self)
    }
}

fn id(node: &Node) -> Option<Id> {
    Id::new(node.text()?).ok()
}

/// One file as a layer.
pub(crate) fn layer(root: &Node) -> Layer<'_, Tree<'_>> {
    let removed = items(root, "remove").iter();
    Layer {
        removed: removed.filter_map(|node| Some((id(node)?, Some(node)))).collect(),
        facts: items(root, "profile").iter().collect(),
        sections: items(root, "sections").iter().collect(),
    }
}

/// The items of a list under a key; none where it is missing or not a list.
pub(crate) fn items<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).and_then(Node::list).unwrap_or_default()
}

impl<'n> TreeItem<'n> {
    /// The newest key and value under a field, with the number of the file.
    pub(crate) fn entry(&self, field: &str) -> Option<(usize, &'n Node, &'n Node)> {
        self.parts.iter().rev().find_map(|part| {
            let (key, value) = part.entry.entry(field)?;
            Some((part.layer, key, value))
        })
    }

    /// The newest value under a field, with the number of the file.
    pub(crate) fn field(&self, field: &str) -> Option<(usize, &'n Node)> {
        self.entry(field).map(|(layer, _, value)| (layer, value))
    }

    /// As [`Self::entry`], for fields that a newer `answer` or `kind` drops: options and measure.
    pub(crate) fn kind_entry(&self, field: &str) -> Option<(usize, &'n Node, &'n Node)> {
        for part in self.parts.iter().rev() {
            if let Some((key, value)) = part.entry.entry(field) {
                return Some((part.layer, key, value));
            }
            if part.entry.get("answer").is_some() || part.entry.get("kind").is_some() {
                return None;
            }
        }
        None
    }
}
