//! Checks answer scales and options: ids, credits, and whether the answer kind uses them.

use std::collections::HashMap;

use super::super::codes;
use super::super::tree::TreeItem;
use super::answer_kind::{KINDS, has_options};
use super::checks::{Checks, number};
use crate::domain::id::Id;
use crate::domain::ratio::Ratio;
use crate::yaml::node::Node;

impl<'n> Checks<'n, '_> {
    pub(super) fn scales(&mut self) {
        for (layer, key, scale) in self.entries("scales") {
            let name = key.key();
            if KINDS.contains(&name) {
                self.report((layer, key), &codes::BUILT_IN_SCALE, &[("name", name)], None);
            } else if Id::new(name).is_err() {
                self.report((layer, key), &codes::BAD_ID, &[("found", name)], None);
            }
            self.scales.insert(name, scale);
            if let Some(levels) = scale.get("levels").and_then(Node::list) {
                self.options(layer, levels);
            }
        }
    }

    /// Checks ids and credits of options or levels.
    pub(super) fn options(&mut self, layer: usize, options: &'n [Node]) {
        let mut seen: HashMap<&str, &Node> = HashMap::new();
        for option in options {
            if let Some(credit) = number(option.get("credit"))
                && !(Ratio::zero() <= credit && credit <= Ratio::whole(1))
                && let Some(node) = option.get("credit")
            {
                self.report((layer, node), &codes::CREDIT_RANGE, &[], None);
            }
            if let Some(label) = option.get("label").and_then(not_applicable) {
                let name = label.text().unwrap_or_default();
                self.report(
                    (layer, label),
                    &codes::NOT_APPLICABLE_OPTION,
                    &[("name", name)],
                    None,
                );
            }
            let Some((node, id)) = option.get("id").and_then(|node| Some((node, node.text()?))) else {
                continue;
            };
            if id == crate::domain::value::NOT_APPLICABLE {
                self.report((layer, node), &codes::RESERVED_ID, &[("name", id)], None);
            }
            if let Some(first) = seen.insert(id, node) {
                self.report_duplicate(layer, node, first, id);
            }
        }
    }

    /// Reports options that are missing, or that the answer kind does not use.
    pub(super) fn choices_fit(&mut self, item: &TreeItem<'n>, kind: Option<&str>) {
        let options = item.kind_entry("options");
        let chooses = kind.is_some_and(has_options);
        if let Some((layer, key, value)) = options {
            self.options(layer, value.list().unwrap_or_default());
            if let Some(kind) = kind.filter(|_| !chooses) {
                let places = [("name", "options"), ("kind", kind)];
                self.report((layer, key), &codes::UNUSED_FIELD, &places, None);
            }
        } else if chooses && let Some(place) = item.place() {
            self.report(place, &codes::NO_OPTIONS, &[("name", item.id.as_str())], None);
        }
    }
}

/// The text of a label that means "not applicable", in the first language that says so.
fn not_applicable(label: &Node) -> Option<&Node> {
    const MEANINGS: [&str; 6] = ["not applicable", "n/a", "na", "해당 없음", "해당없음", "미해당"];
    let means = |node: &&Node| {
        let text = node.text().unwrap_or_default();
        MEANINGS.contains(&text.trim().to_lowercase().as_str())
    };
    let by_language = label.map().unwrap_or_default().iter().map(|(_, text)| text);
    std::iter::once(label).chain(by_language).find(means)
}
