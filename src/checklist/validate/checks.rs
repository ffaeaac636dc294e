//! The state shared by the checks of a merged checklist, and how they report issues.

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

pub(super) struct Checks<'n, 'c> {
    pub(super) sources: &'c [Source],
    pub(super) roots: &'c [&'n Node],
    pub(super) plan: &'c TreePlan<'n>,
    /// Its registry is loaded only if something is cited.
    pub(super) library: &'c dyn Library,
    /// Custom instruments by key.
    pub(super) instruments: HashMap<&'n str, &'n Node>,
    /// Custom scales by name, the newest of each.
    pub(super) scales: HashMap<&'n str, &'n Node>,
    pub(super) kinds: AnswerKinds<'n>,
    pub(super) issues: IssueList,
}

/// A node with the number of its file.
pub(super) type At<'n> = (usize, &'n Node);

impl<'n> Checks<'n, '_> {
    pub(super) fn report(
        &mut self,
        (layer, node): At<'_>,
        code: &Code,
        places: &[(&str, &str)],
        near: Option<&str>,
    ) {
        if let Some(source) = self.sources.get(layer) {
            self.issues.report(source, node, code, places, near);
        }
    }

    pub(super) fn needs(&mut self, item: &TreeItem<'n>, what: Message, fields: &[&str]) {
        for field in fields {
            if item.field(field).is_none()
                && let Some(place) = item.place()
            {
                let places = [("what.ko", what.ko), ("what.en", what.en), ("name", *field)];
                self.report(place, &codes::MISSING_FIELD, &places, None);
            }
        }
    }

    pub(super) fn entries(&self, key: &str) -> Vec<(usize, &'n Node, &'n Node)> {
        let layers = self.roots.iter().enumerate();
        let maps = layers.filter_map(|(layer, root)| Some((layer, root.get(key)?.map()?)));
        maps.flat_map(|(layer, map)| map.iter().map(move |(key, value)| (layer, key, value)))
            .collect()
    }

    /// Reports an id that the same list of the same file used before.
    pub(super) fn report_duplicate(&mut self, layer: usize, node: &Node, first: &Node, id: &str) {
        if self.issues.is_full() {
            return;
        }
        let first = self.sources[layer].place(first.start, first.end);
        let line = first.line.to_string();
        let places = [
            ("name", id),
            ("file", first.file.as_str()),
            ("line", line.as_str()),
        ];
        self.report((layer, node), &codes::DUPLICATE_ID, &places, None);
    }

    /// Reports a word that is not allowed, with the nearest allowed one.
    pub(super) fn report_unknown(
        &mut self,
        at: At<'_>,
        code: &Code,
        found: &str,
        allowed: &[&str],
        more: &[(&str, &str)],
    ) {
        if self.issues.is_full() {
            return;
        }
        let near = self.issues.nearest(found, allowed.iter().copied());
        let list = list_of(allowed.iter().copied());
        let mut places = vec![("found", found), ("name", found), ("allowed", list.as_str())];
        places.extend_from_slice(more);
        self.report(at, code, &places, near);
    }
}

pub(super) fn number(node: Option<&Node>) -> Option<Ratio> {
    node?.text()?.parse().ok()
}
