//! What must fit together in a merged checklist: ids, scales, options, conditions, references and sources. Every defect is
//! told in the file where the thing itself stands. Shapes and words were checked before.

mod answer_kind;
mod conditions;
pub(super) mod fields;
mod questions;
mod references;
pub(super) mod shape;

use std::collections::HashMap;
use std::rc::Rc;

use super::library::Library;
use super::tree::{TreeItem, TreePlan};
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::ratio::Ratio;
use crate::words::{Message, issue as words};
use crate::yaml::codes::{self, Code};
use crate::yaml::issue_list::{IssueList, list_of};
use crate::yaml::node::Node;
use crate::yaml::source::Source;
use answer_kind::Takes;

/// Everything the checks look at, and what they found.
pub(crate) struct Checks<'n, 'c> {
    sources: &'c [Source],
    roots: &'c [&'n Node],
    plan: &'c TreePlan<'n>,
    /// Asked for its registry only where something is cited.
    library: &'c dyn Library,
    /// Own instruments: key, and the map of their places.
    instruments: HashMap<&'n str, &'n Node>,
    /// Own scales by name, the newest of each.
    scales: HashMap<&'n str, &'n Node>,
    /// What each subject of a condition takes, worked out once.
    taken: HashMap<Id, Rc<Takes<'n>>>,
    found: IssueList,
}

/// A node with the file it stands in.
type At<'n> = (usize, &'n Node);

/// Checks a merged checklist. `roots` are the trees of the files, base first.
pub(crate) fn check<'n>(
    sources: &[Source],
    roots: &[&'n Node],
    plan: &TreePlan<'n>,
    library: &dyn Library,
) -> Vec<Issue> {
    let mut checks = Checks {
        sources,
        roots,
        plan,
        library,
        instruments: HashMap::new(),
        scales: HashMap::new(),
        taken: HashMap::new(),
        found: IssueList::default(),
    };
    checks.registries();
    checks.scales();
    checks.gates();
    checks.facts();
    checks.sections();
    checks.questions();
    checks.conditions();
    checks.found.issues
}

impl<'n> Checks<'n, '_> {
    fn tell(&mut self, (layer, node): At<'_>, code: &Code, places: &[(&str, &str)], near: Option<&str>) {
        if let Some(source) = self.sources.get(layer) {
            self.found.tell(source, node, code, places, near);
        }
    }

    fn needs(&mut self, item: &TreeItem<'n>, what: Message, fields: &[&str]) {
        for field in fields {
            if item.field(field).is_none()
                && let Some(place) = item.place()
            {
                let places = [("what.ko", what.ko), ("what.en", what.en), ("name", *field)];
                self.tell(place, &codes::MISSING_FIELD, &places, None);
            }
        }
    }

    fn entries(&self, key: &str) -> Vec<(usize, &'n Node, &'n Node)> {
        let layers = self.roots.iter().enumerate();
        let maps = layers.filter_map(|(layer, root)| Some((layer, root.get(key)?.map()?)));
        maps.flat_map(|(layer, map)| map.iter().map(move |(key, value)| (layer, key, value)))
            .collect()
    }

    fn scales(&mut self) {
        for (layer, key, scale) in self.entries("scales") {
            let name = key.key();
            if answer_kind::KINDS.contains(&name) {
                self.tell((layer, key), &codes::BUILT_IN_SCALE, &[("name", name)], None);
            } else if Id::new(name).is_err() {
                self.tell((layer, key), &codes::BAD_ID, &[("found", name)], None);
            }
            self.scales.insert(name, scale);
            if let Some(levels) = scale.get("levels").and_then(Node::list) {
                self.options(layer, levels);
            }
        }
    }

    /// Ids and credits of options or levels.
    fn options(&mut self, layer: usize, options: &'n [Node]) {
        let mut seen: HashMap<&str, &Node> = HashMap::new();
        for option in options {
            if let Some(credit) = number(option.get("credit"))
                && !(Ratio::zero() <= credit && credit <= Ratio::whole(1))
                && let Some(node) = option.get("credit")
            {
                self.tell((layer, node), &codes::CREDIT_RANGE, &[], None);
            }
            let Some((node, id)) = option.get("id").and_then(|node| Some((node, node.text()?))) else {
                continue;
            };
            if id == crate::domain::value::NOT_APPLICABLE {
                self.tell((layer, node), &codes::RESERVED_ID, &[("name", id)], None);
            }
            if let Some(first) = seen.insert(id, node).filter(|_| !self.found.is_full()) {
                let first = self.sources[layer].place(first.start, first.end);
                let line = first.line.to_string();
                let places = [
                    ("name", id),
                    ("file", first.file.as_str()),
                    ("line", line.as_str()),
                ];
                self.tell((layer, node), &codes::DUPLICATE_ID, &places, None);
            }
        }
    }

    fn gates(&mut self) {
        for (layer, key, gate) in self.entries("gates") {
            let name = key.key();
            if gate.map().is_some() && gate.get("source").is_none() {
                self.tell((layer, key), &codes::GATE_WITHOUT_SOURCE, &[("name", name)], None);
            }
            let max: i64 = match name {
                "evidence-share" => 1,
                "due-days" => 3650,
                _ => 100,
            };
            if let Some(value) = number(gate.get("value"))
                && !(Ratio::zero() <= value && value <= Ratio::whole(max))
            {
                let max = max.to_string();
                let places = [("name", name), ("min", "0"), ("max", max.as_str())];
                self.tell(
                    (layer, gate.get("value").unwrap_or(gate)),
                    &codes::GATE_RANGE,
                    &places,
                    None,
                );
            }
        }
    }

    fn facts(&mut self) {
        let plan = self.plan;
        for fact in plan.facts_in_order() {
            self.needs(fact, words::OF_FACT, &["ask", "kind"]);
            let kind = fact.field("kind").and_then(|(_, node)| node.text());
            self.choices_fit(fact, kind);
        }
    }

    /// Options stand where the kind chooses among them, and nowhere else.
    fn choices_fit(&mut self, item: &TreeItem<'n>, kind: Option<&str>) {
        let options = item.kind_entry("options");
        let chooses = matches!(kind, Some("one-of" | "many-of"));
        if let Some((layer, key, value)) = options {
            self.options(layer, value.list().unwrap_or_default());
            if let Some(kind) = kind.filter(|_| !chooses) {
                let places = [("name", "options"), ("kind", kind)];
                self.tell((layer, key), &codes::UNUSED_FIELD, &places, None);
            }
        } else if chooses && let Some(place) = item.place() {
            self.tell(place, &codes::NO_OPTIONS, &[("name", item.id.as_str())], None);
        }
    }

    fn sections(&mut self) {
        let plan = self.plan;
        for (at, _) in plan.sections_in_order() {
            self.needs(&plan.sections[at].item, words::OF_SECTION, &["title"]);
        }
    }

    /// Tells a word that is none of those allowed, with the nearest right one.
    fn tell_unknown(
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
fn number(node: Option<&Node>) -> Option<Ratio> {
    node?.text()?.parse().ok()
}
