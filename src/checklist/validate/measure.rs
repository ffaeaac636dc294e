//! Checks measures of number questions.

use super::super::codes;
use super::super::tree::TreeItem;
use super::checks::{At, Checks, number};
use crate::domain::ratio::Ratio;
use crate::yaml::node::Node;

impl<'n> Checks<'n, '_> {
    pub(super) fn measure_fits(&mut self, item: &TreeItem<'n>, kind: Option<&str>) {
        match (item.kind_entry("measure"), kind) {
            (Some((layer, _, measure)), Some("number")) => self.measure(item, layer, measure),
            (Some((layer, key, measure)), Some(kind)) if measure.map().is_some() => {
                let places = [("name", "measure"), ("kind", kind)];
                self.report((layer, key), &codes::UNUSED_FIELD, &places, None);
            }
            (None, Some("number")) => {
                if let Some(place) = item.place() {
                    self.report(place, &codes::NO_MEASURE, &[("name", item.id.as_str())], None);
                }
            }
            _ => {}
        }
    }

    fn measure(&mut self, item: &TreeItem<'n>, layer: usize, measure: &'n Node) {
        let id = [("name", item.id.as_str())];
        if let Some((key, _)) = measure.entry("target") {
            if measure.get("unit").is_none() {
                self.report((layer, key), &codes::TARGET_WITHOUT_UNIT, &id, None);
            }
            if measure.get("source").is_none() {
                self.report((layer, key), &codes::TARGET_WITHOUT_SOURCE, &id, None);
            }
            if let Some((declared, value)) = measure.entry("declared")
                && value.truth() == Some(true)
            {
                self.report((layer, declared), &codes::DECLARED_TARGET, &[], None);
            }
        } else if let Some((key, _)) = measure.entry("source") {
            self.unused(layer, key, "target");
        }
        self.rule(item, layer, measure);
        if let (Some(low), Some(high)) = (number(measure.get("min")), number(measure.get("max")))
            && low > high
            && let Some(node) = measure.get("min")
        {
            self.report((layer, node), &codes::EMPTY_RANGE, &[], None);
        }
        for field in ["source", "start_source"] {
            if let Some((node, key)) = measure.get(field).and_then(|node| Some((node, node.text()?))) {
                self.reference((layer, node), key);
            }
        }
        if let Some((node, pair)) = measure
            .get("paired_with")
            .and_then(|node| Some((node, node.text()?)))
        {
            self.pair(item, (layer, node), pair);
        }
    }

    /// Checks the fields that say how a measurement is judged.
    fn rule(&mut self, item: &TreeItem<'n>, layer: usize, measure: &'n Node) {
        let id = [("name", item.id.as_str())];
        let needs = |field: &str| match field {
            "start" => "declared",
            "start_source" => "start",
            _ => "kind",
        };
        for field in ["inclusive", "start", "start_source", "min_n", "cluster", "per"] {
            let Some((key, _)) = measure.entry(field) else {
                continue;
            };
            let needed = ["kind", needs(field)].into_iter().find(|needed| match *needed {
                "declared" => measure.get("declared").and_then(Node::truth) != Some(true),
                needed => measure.get(needed).is_none(),
            });
            if let Some(needed) = needed {
                self.unused(layer, key, needed);
            }
        }
        if let Some((key, _)) = measure
            .entry("start")
            .filter(|_| measure.get("start_source").is_none())
        {
            self.report((layer, key), &codes::START_WITHOUT_SOURCE, &id, None);
        }
        for field in ["min_n", "per"] {
            if let Some(node) = measure.get(field)
                && number(Some(node)).is_some_and(|number| number <= Ratio::zero())
            {
                self.report((layer, node), &codes::NOT_ABOVE_ZERO, &[("name", field)], None);
            }
        }
        let ends = [number(measure.get("min")), number(measure.get("max"))];
        for field in ["target", "start"] {
            let limit = number(measure.get(field));
            if let Some(node) = measure.get(field).filter(|_| measure.get("kind").is_some())
                && limit.is_some()
                && ends.contains(&limit)
            {
                self.report((layer, node), &codes::LIMIT_AT_END, &id, None);
            }
        }
    }

    fn pair(&mut self, item: &TreeItem<'n>, at: At<'_>, pair: &str) {
        let plan = self.plan;
        let is_number = |other: &TreeItem<'n>| {
            other.id != item.id && other.field("answer").and_then(|(_, node)| node.text()) == Some("number")
        };
        if plan
            .question(pair)
            .is_some_and(|found| is_number(&plan.questions[found]))
        {
            return;
        }
        if self.issues.is_full() {
            return;
        }
        let numbers: Vec<&str> = plan
            .questions
            .iter()
            .filter(|other| is_number(other) && plan.question(other.id.as_str()).is_some())
            .map(|other| other.id.as_str())
            .collect();
        self.report_unknown(at, &codes::UNKNOWN_PAIR, pair, &numbers, &[]);
    }
}
