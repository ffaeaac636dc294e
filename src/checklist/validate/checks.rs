//! The state of the validation of a merged checklist, and what every check of it needs.

use std::collections::HashMap;

use super::super::codes;
use super::super::library::Library;
use super::super::tree::{TreeItem, TreePlan};
use super::answer_kind::AnswerKinds;
use crate::domain::ratio::Ratio;
use crate::words::Message;
use crate::yaml::code::Code;
use crate::yaml::issue_list::{IssueList, list_of};
use crate::yaml::node::Node;
use crate::yaml::source::Source;

/// Everything the checks look at, and what they found.
pub(super) struct Checks<'n, 'c> {
    pub(super) sources: &'c [Source],
    pub(super) roots: &'c [&'n Node],
    pub(super) plan: &'c TreePlan<'n>,
    /// Asked for its registry only where something is cited.
    pub(super) library: &'c dyn Library,
    /// Own instruments: key, and the map of their places.
    pub(super) instruments: HashMap<&'n str, &'n Node>,
    /// Own scales by name, the newest of each.
    pub(super) scales: HashMap<&'n str, &'n Node>,
    pub(super) kinds: AnswerKinds<'n>,
    pub(super) found: IssueList,
}

/// A node with the file it stands in.
pub(super) type At<'n> = (usize, &'n Node);

impl<'n> Checks<'n, '_> {
    pub(super) fn tell(
        &mut self,
        (layer, node): At<'_>,
        code: &Code,
        places: &[(&str, &str)],
        near: Option<&str>,
    ) {
        if let Some(source) = self.sources.get(layer) {
            self.found.tell(source, node, code, places, near);
        }
    }

    pub(super) fn needs(&mut self, item: &TreeItem<'n>, what: Message, fields: &[&str]) {
        for field in fields {
            if item.field(field).is_none()
                && let Some(place) = item.place()
            {
                let places = [("what.ko", what.ko), ("what.en", what.en), ("name", *field)];
                self.tell(place, &codes::MISSING_FIELD, &places, None);
            }
        }
    }

    pub(super) fn entries(&self, key: &str) -> Vec<(usize, &'n Node, &'n Node)> {
        let layers = self.roots.iter().enumerate();
        let maps = layers.filter_map(|(layer, root)| Some((layer, root.get(key)?.map()?)));
        maps.flat_map(|(layer, map)| map.iter().map(move |(key, value)| (layer, key, value)))
            .collect()
    }

    /// Tells a word that is none of those allowed, with the nearest right one.
    pub(super) fn tell_unknown(
        &mut self,
        at: At<'_>,
        code: &Code,
        found: &str,
        allowed: &[&str],
        more: &[(&str, &str)],
    ) {
        if self.found.is_full() {
            return;
        }
        let near = self.found.nearest(found, allowed.iter().copied());
        let list = list_of(allowed.iter().copied());
        let mut places = vec![("found", found), ("name", found), ("allowed", list.as_str())];
        places.extend_from_slice(more);
        self.tell(at, code, &places, near);
    }
}

/// The number of a scalar that is one.
pub(super) fn number(node: Option<&Node>) -> Option<Ratio> {
    node?.text()?.parse().ok()
}
