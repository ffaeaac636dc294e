//! What a question or fact takes, as far as the tree tells. Only what conditions and answers need.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::tree::TreeItem;
use super::Checks;
use crate::yaml::node::Node;

/// The answer kinds of the format; own scales may not take their names.
pub(super) const KINDS: [&str; 7] = [
    "yes-no",
    "yes-partial-no",
    "nplf",
    "number",
    "one-of",
    "many-of",
    "text",
];

/// What a question or fact takes.
pub(super) enum Takes<'n> {
    /// Yes or no: `true` and `false` fit too.
    YesNo,
    /// One or more of these ids, in their order and for looking up.
    Options(Vec<&'n str>, HashSet<&'n str>),
    /// A number.
    Number,
    /// A text.
    Text,
    /// Something that was told as a defect already.
    Unknown,
}

impl<'n> Takes<'n> {
    fn options(ids: Vec<&'n str>) -> Self {
        let set = ids.iter().copied().collect();
        Self::Options(ids, set)
    }
}

impl<'n> Checks<'n, '_> {
    /// What an item takes; `field` is `answer` for questions and `kind` for facts.
    pub(super) fn takes(&mut self, item: &TreeItem<'n>, field: &str) -> Rc<Takes<'n>> {
        if let Some(known) = self.taken.get(&item.id) {
            return Rc::clone(known);
        }
        let takes = Rc::new(self.find_takes(item, field));
        self.taken.insert(item.id.clone(), Rc::clone(&takes));
        takes
    }

    fn find_takes(&self, item: &TreeItem<'n>, field: &str) -> Takes<'n> {
        match item.field(field).and_then(|(_, node)| node.text()) {
            Some("yes-no") => Takes::YesNo,
            Some("yes-partial-no") => Takes::options(vec!["yes", "partial", "no"]),
            Some("nplf") => Takes::options(vec!["fully", "largely", "partly", "not"]),
            Some("number") => Takes::Number,
            Some("text") => Takes::Text,
            Some("one-of" | "many-of") => match item.kind_entry("options") {
                Some((_, _, options)) => Takes::options(ids(options.list())),
                None => Takes::Unknown,
            },
            Some(name) => match self.scales.get(name) {
                Some(scale) => Takes::options(ids(scale.get("levels").and_then(Node::list))),
                None => Takes::Unknown,
            },
            None => Takes::Unknown,
        }
    }
}

fn ids(options: Option<&[Node]>) -> Vec<&str> {
    let options = options.unwrap_or_default().iter();
    options.filter_map(|option| option.get("id")?.text()).collect()
}
