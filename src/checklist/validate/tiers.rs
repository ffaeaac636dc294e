//! Checks tiers: their ids, and that every question is in one of them.

use std::collections::{BTreeSet, HashMap};

use super::super::codes;
use super::super::tree::items;
use super::checks::{At, Checks};
use crate::words::issue as words;
use crate::yaml::node::Node;

impl<'n> Checks<'n, '_> {
    pub(super) fn tiers(&mut self) {
        let declared = self.declared_tiers();
        let known: BTreeSet<&str> = declared.keys().copied().collect();
        let newest = self.roots.len().saturating_sub(1);
        // A file that extends one with tiers need not use them.
        let is_complete = declared.values().any(|(layer, _)| *layer == newest);
        let used = self.tiers_of_questions(&known, is_complete);
        for (id, (layer, node)) in &declared {
            // A checklist may remove every question of an inherited tier.
            if *layer == newest && !used.contains(id) {
                self.report((*layer, node), &codes::EMPTY_TIER, &[("name", id)], None);
            }
        }
    }

    /// The tiers of all files by id, each with the place of its id where it is first declared.
    fn declared_tiers(&mut self) -> HashMap<&'n str, At<'n>> {
        let mut declared: HashMap<&str, At<'n>> = HashMap::new();
        for layer in 0..self.roots.len() {
            let root: &'n Node = self.roots[layer];
            let mut here: HashMap<&str, &Node> = HashMap::new();
            for tier in items(root, "tiers") {
                let Some((node, id)) = tier.get("id").and_then(|node| Some((node, node.text()?))) else {
                    continue;
                };
                if let Some(first) = here.insert(id, node) {
                    self.report_duplicate(layer, node, first, id);
                } else if !declared.contains_key(id) && tier.get("title").is_none() {
                    let what = words::OF_TIER;
                    let places = [("what.ko", what.ko), ("what.en", what.en), ("name", "title")];
                    self.report((layer, node), &codes::MISSING_FIELD, &places, None);
                }
                declared.entry(id).or_insert((layer, node));
            }
        }
        declared
    }

    /// The tiers that questions name. Reports unknown ones, and questions without one where every question should have one.
    fn tiers_of_questions(&mut self, known: &BTreeSet<&'n str>, is_complete: bool) -> BTreeSet<&'n str> {
        let plan = self.plan;
        let mut used = BTreeSet::new();
        // What a section gives to what it contains.
        let mut given_by: HashMap<usize, &str> = HashMap::new();
        for (at, _) in plan.sections_in_order() {
            let section = &plan.sections[at];
            let outer = || section.parent.and_then(|parent| given_by.get(&parent).copied());
            let here = self.tier(section.item.field("tier"), known).or_else(outer);
            given_by.extend(here.map(|tier| (at, tier)));
            for question in &section.questions {
                let item = &plan.questions[*question];
                let tier = self.tier(item.field("tier"), known).or(here);
                used.extend(tier);
                if tier.is_none()
                    && is_complete
                    && let Some(place) = item.place()
                {
                    self.report(place, &codes::WITHOUT_TIER, &[("name", item.id.as_str())], None);
                }
            }
        }
        used
    }

    /// The tier that an entry names; an unknown one is reported.
    fn tier(&mut self, given: Option<At<'n>>, known: &BTreeSet<&'n str>) -> Option<&'n str> {
        let (layer, node) = given?;
        let name = node.text()?;
        if !known.contains(name) {
            let allowed: Vec<&str> = known.iter().copied().collect();
            self.report_unknown((layer, node), &codes::UNKNOWN_TIER, name, &allowed, &[]);
        }
        Some(name)
    }
}
