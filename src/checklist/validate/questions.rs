//! Checks questions: answer kinds, options, weights, critical flags and references.

use super::super::codes;
use super::super::tree::TreeItem;
use super::answer_kind::KINDS;
use super::checks::{Checks, number};
use crate::domain::question::Critical;
use crate::domain::ratio::Ratio;
use crate::words::issue as words;
use crate::yaml::node::Node;

const MAX_WEIGHT: i64 = 1000;

impl<'n> Checks<'n, '_> {
    /// Checks the questions of the merged checklist, and those left out because their id is already used.
    pub(super) fn questions(&mut self) {
        let plan = self.plan;
        let mut count = 0;
        for (at, _) in plan.sections_in_order() {
            for question in &plan.sections[at].questions {
                self.question(&plan.questions[*question]);
                count += 1;
            }
        }
        for question in &plan.duplicates {
            self.question(question);
        }
        if count == 0
            && let Some((layer, root)) = self.roots.iter().enumerate().next_back()
        {
            let place = root.entry("sections").map_or(*root, |(key, _)| key);
            self.report((layer, place), &codes::NO_QUESTIONS, &[], None);
        }
    }

    fn question(&mut self, item: &TreeItem<'n>) {
        self.needs(item, words::OF_QUESTION, &["ask", "answer"]);
        let kind = item.field("answer").and_then(|(_, node)| node.text());
        if let (Some(kind), Some((layer, node))) = (kind, item.field("answer"))
            && !KINDS.contains(&kind)
            && !self.scales.contains_key(kind)
        {
            let mut own: Vec<&str> = self.scales.keys().copied().collect();
            own.sort_unstable();
            let all: Vec<&str> = KINDS.into_iter().chain(own).collect();
            self.report_unknown((layer, node), &codes::UNKNOWN_SCALE, kind, &all, &[]);
        }
        self.choices_fit(item, kind);
        self.measure_fits(item, kind);
        self.weight(item);
        self.critical(item);
        self.formerly(item);
        if let Some((layer, list)) = item.field("references") {
            for reference in list.list().unwrap_or_default() {
                if let Some(text) = reference.text() {
                    self.reference((layer, reference), text);
                }
            }
        }
    }

    pub(super) fn unused(&mut self, layer: usize, key: &Node, field: &str) {
        let places = [("name", key.key()), ("field", field)];
        self.report((layer, key), &codes::UNUSED_SOURCE, &places, None);
    }

    fn weight(&mut self, item: &TreeItem<'n>) {
        let source = item.entry("weight_source");
        let Some((layer, node)) = item.field("weight") else {
            if let Some((layer, key, _)) = source {
                self.unused(layer, key, "weight");
            }
            return;
        };
        let Some(weight) = number(Some(node)) else { return };
        if weight <= Ratio::zero() || weight > Ratio::whole(MAX_WEIGHT) {
            self.report((layer, node), &codes::WEIGHT_RANGE, &[], None);
        }
        if weight != Ratio::whole(1) && source.is_none() {
            self.report(
                (layer, node),
                &codes::WEIGHT_WITHOUT_SOURCE,
                &[("name", item.id.as_str())],
                None,
            );
        }
    }

    /// An id that is still asked cannot be one that another question had.
    fn formerly(&mut self, item: &TreeItem<'n>) {
        let Some((layer, list)) = item.field("formerly") else {
            return;
        };
        for node in list.list().unwrap_or_default() {
            let asked = node.text().filter(|id| self.plan.question(id).is_some());
            if let Some(id) = asked {
                self.report((layer, node), &codes::FORMERLY_ASKED, &[("name", id)], None);
            }
        }
    }

    fn critical(&mut self, item: &TreeItem<'n>) {
        let source = item.entry("critical_source");
        let kind = |node: &Node| node.text().and_then(Critical::from_word);
        let critical = item
            .field("critical")
            .filter(|(_, node)| node.truth() == Some(true) || kind(node).is_some());
        let is_risk = critical.is_some_and(|(_, node)| kind(node) == Some(Critical::Risk));
        match (critical, source) {
            (None, Some((layer, key, _))) => self.unused(layer, key, "critical"),
            (Some(at), None) => {
                let references = item
                    .field("references")
                    .and_then(|(_, node)| node.list())
                    .unwrap_or_default();
                let mut keys = references.iter().filter_map(Node::text);
                if is_risk || !keys.any(|key| self.is_law(key)) {
                    self.report(
                        at,
                        &codes::CRITICAL_WITHOUT_SOURCE,
                        &[("name", item.id.as_str())],
                        None,
                    );
                }
            }
            _ => {}
        }
    }
}
