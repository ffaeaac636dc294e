//! The answer kind of a question or fact, as far as conditions need it.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::tree::TreeItem;
use crate::domain::id::Id;
use crate::yaml::node::Node;

/// The built-in answer kinds; custom scales may not have their names.
pub(super) const KINDS: [&str; 7] = [
    "yes-no",
    "yes-partial-no",
    "nplf",
    "number",
    "one-of",
    "many-of",
    "text",
];

pub(super) enum AnswerKind<'n> {
    /// Conditions may also use `true` and `false`.
    YesNo,
    /// Option ids in order, and as a set.
    Options(Vec<&'n str>, HashSet<&'n str>),
    Number,
    Text,
    /// Reported as an issue elsewhere.
    Unknown,
}

impl<'n> AnswerKind<'n> {
    fn find(item: &TreeItem<'n>, field: &str, scales: &HashMap<&'n str, &'n Node>) -> Self {
        match item.field(field).and_then(|(_, node)| node.text()) {
            Some("yes-no") => Self::YesNo,
            Some("yes-partial-no") => Self::options(vec!["yes", "partial", "no"]),
            Some("nplf") => Self::options(vec!["fully", "largely", "partly", "not"]),
            Some("number") => Self::Number,
            Some("text") => Self::Text,
            Some(name) if has_options(name) => match item.kind_entry("options") {
                Some((_, _, options)) => Self::options(ids(options.list())),
                None => Self::Unknown,
            },
            Some(name) => match scales.get(name) {
                Some(scale) => Self::options(ids(scale.get("levels").and_then(Node::list))),
                None => Self::Unknown,
            },
            None => Self::Unknown,
        }
    }

    fn options(ids: Vec<&'n str>) -> Self {
        let set = ids.iter().copied().collect();
        Self::Options(ids, set)
    }
}

/// Caches the answer kinds of the subjects of conditions.
#[derive(Default)]
pub(super) struct AnswerKinds<'n>(HashMap<Id, Rc<AnswerKind<'n>>>);

impl<'n> AnswerKinds<'n> {
    /// `field` is `answer` for questions and `kind` for facts; `scales` are the custom ones.
    pub(super) fn of(
        &mut self,
        item: &TreeItem<'n>,
        field: &str,
        scales: &HashMap<&'n str, &'n Node>,
    ) -> Rc<AnswerKind<'n>> {
        if let Some(known) = self.0.get(&item.id) {
            return Rc::clone(known);
        }
        let kind = Rc::new(AnswerKind::find(item, field, scales));
        self.0.insert(item.id.clone(), Rc::clone(&kind));
        kind
    }
}

pub(super) fn has_options(kind: &str) -> bool {
    matches!(kind, "one-of" | "many-of")
}

fn ids(options: Option<&[Node]>) -> Vec<&str> {
    let options = options.unwrap_or_default().iter();
    options.filter_map(|option| option.get("id")?.text()).collect()
}
