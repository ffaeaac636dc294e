//! Validates a merged checklist: ids, scales, options, conditions, references and sources. Every issue is reported in the file
//! where the entry itself stands. Shapes and words are checked before, file by file.

mod answer_kind;
mod checks;
mod conditions;
pub(super) mod fields;
mod measure;
mod options;
mod questions;
mod references;
pub(super) mod shape;
pub(super) mod since;
mod tiers;

use std::collections::HashMap;

use super::codes;
use super::library::Library;
use super::tree::TreePlan;
use crate::domain::issue::Issue;
use crate::domain::ratio::Ratio;
use crate::words::issue as words;
use crate::yaml::issue_list::IssueList;
use crate::yaml::node::Node;
use crate::yaml::source::Source;
use answer_kind::AnswerKinds;
use checks::{Checks, number};

/// Validates a merged checklist. `roots` are the trees of the files, base first.
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
        kinds: AnswerKinds::default(),
        issues: IssueList::default(),
    };
    checks.registries();
    checks.scales();
    checks.gates();
    checks.facts();
    checks.sections();
    checks.tiers();
    checks.questions();
    checks.conditions();
    checks.issues.into_vec()
}

impl Checks<'_, '_> {
    fn gates(&mut self) {
        for (layer, key, gate) in self.entries("gates") {
            let name = key.key();
            if gate.map().is_some() && gate.get("source").is_none() {
                self.report((layer, key), &codes::GATE_WITHOUT_SOURCE, &[("name", name)], None);
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
                self.report(
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

    fn sections(&mut self) {
        let plan = self.plan;
        for (at, _) in plan.sections_in_order() {
            self.needs(&plan.sections[at].item, words::OF_SECTION, &["title"]);
        }
    }
}
