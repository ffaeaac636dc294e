//! How long the shipped lists are for typical products, and that a law is asked only of those it binds.

use std::collections::BTreeSet;

use selfcheck::domain::answer::Answer;
use selfcheck::domain::applicability::Applicability;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::id::Id;

use super::{none_wrong, shipped};

/// A typical product: its list, its facts, the events it reports, and how many questions it may be asked.
struct Product {
    name: &'static str,
    list: usize,
    facts: &'static [(&'static str, &'static str)],
    answers: &'static [(&'static str, &'static str)],
}

const PRODUCTS: [Product; 4] = [
    Product {
        name: "small CCTV, developer and operator",
        list: 1,
        facts: &[
            ("role", "both"),
            ("mobile-camera", "no"),
            ("audio", "no"),
            ("closed-place", "yes"),
            ("workplace", "yes"),
        ],
        answers: &[("CT-01", "intrusion,collapse")],
    },
    Product {
        name: "CCTV, developer only",
        list: 1,
        facts: &[
            ("role", "developer"),
            ("mobile-camera", "no"),
            ("audio", "no"),
            ("closed-place", "yes"),
            ("workplace", "yes"),
        ],
        answers: &[("CT-01", "intrusion,collapse")],
    },
    Product {
        name: "drone only, operator",
        list: 1,
        facts: &[
            ("role", "operator"),
            ("mobile-camera", "yes"),
            ("fixed-camera", "no"),
            ("audio", "yes"),
            ("closed-place", "no"),
            ("workplace", "no"),
        ],
        answers: &[("CT-01", "intrusion,collapse")],
    },
    Product {
        name: "small RAG chatbot, operator",
        list: 2,
        facts: &[
            ("role", "operator"),
            ("model-source", "supplied"),
            ("children", "yes"),
            ("output", "dialogue"),
            ("tools", "no"),
            ("retrieval", "yes"),
            ("overseas", "yes"),
        ],
        answers: &[],
    },
];

/// What holds for all of them unless a product says otherwise.
const USUAL: &[(&str, &str)] = &[
    ("model-source", "fine-tuned"),
    ("personal-data", "yes"),
    ("children", "no"),
    ("public-operator", "no"),
    ("public-customer", "no"),
    ("face-matching", "no"),
    ("person-search", "no"),
    ("open-place", "yes"),
    ("fixed-camera", "yes"),
    ("outdoor", "yes"),
    ("investigation", "no"),
    ("footage-stored", "yes"),
    ("outsourced", "yes"),
];

const USUAL_ANSWERS: &[(&str, &str)] = &[
    ("ACT-01", "none"),
    ("ACT-04", "not-high-impact"),
    ("ACT-09", "domestic"),
    ("CL-02", "never"),
    ("T11-2a", "largely"),
    ("PRIV-01", "all"),
];

/// Longest list, and most questions asked in all and in the first tier, for a typical small product.
const MOST_LISTED: usize = 160;
const MOST_ASKED: usize = 110;
const MOST_FIRST: usize = 35;

#[test]
fn a_typical_product_meets_a_list_that_can_be_done() {
    let mut wrong = Vec::new();
    for product in &PRODUCTS {
        let list = &shipped()[product.list];
        let seen = Applicability::of(list, &product.run(list));
        let (listed, asked) = (list.questions.len(), seen.visible_count());
        let by_tier: Vec<usize> = (0..list.tiers.len())
            .map(|tier| {
                seen.visible()
                    .filter(|at| list.questions[*at].tier == Some(tier))
                    .count()
            })
            .collect();
        let counts = format!(
            "{}: {listed} listed, {asked} asked, by tier {by_tier:?}",
            product.name
        );
        if listed > MOST_LISTED || asked > MOST_ASKED || by_tier[0] > MOST_FIRST {
            wrong.push(counts);
        }
    }
    none_wrong(&wrong);
}

/// What binds those who run cameras, and not those who only supply them.
const OF_OPERATORS: [&str; 20] = [
    "CL-01", "CL-03", "CL-04", "CL-05", "CL-06", "CL-07", "CL-08", "CL-09", "CL-10", "CL-14", "CL-15",
    "CL-16", "CL-17", "CL-18", "CL-19", "CL-20", "CL-23", "CL-27", "CL-29", "CL-31",
];

/// What Art. 25 has for fixed cameras, and not for those that move.
const OF_FIXED: [&str; 6] = ["CL-01", "CL-03", "CL-04", "CL-05", "CL-06", "CL-27"];

#[test]
fn a_law_is_asked_of_those_it_binds() {
    let asked = |name: &str| {
        let product = PRODUCTS.iter().find(|each| each.name == name).unwrap();
        let list = &shipped()[product.list];
        let seen = Applicability::of(list, &product.run(list));
        seen.visible()
            .map(|at| list.questions[at].id.to_string())
            .collect::<BTreeSet<_>>()
    };
    let (developer, drone) = (asked("CCTV, developer only"), asked("drone only, operator"));
    let both = asked("small CCTV, developer and operator");
    let not_theirs = OF_OPERATORS.iter().filter(|id| developer.contains(**id));
    let not_fixed = OF_FIXED.iter().filter(|id| drone.contains(**id));
    none_wrong(
        &not_theirs
            .chain(not_fixed)
            .map(|id| (*id).to_owned())
            .collect::<Vec<_>>(),
    );
    assert!(developer.contains("CL-33") && !drone.contains("CL-33") && !both.contains("CL-33"));
    assert!(drone.contains("CL-28") && drone.contains("CL-09") && both.contains("CL-29"));
}

impl Product {
    fn run(&self, list: &Checklist) -> Assessment {
        let mut run = Assessment::begin(list, "2026-11-30T00:00:00+00:00");
        for (name, word) in USUAL.iter().chain(self.facts) {
            if let Some(fact) = list.fact(name) {
                let value = fact
                    .kind
                    .read(word)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                run.profile.insert(Id::known(name), value);
            }
        }
        for (name, word) in USUAL_ANSWERS.iter().chain(self.answers) {
            if let Some(question) = list.question(name) {
                let value = question
                    .kind
                    .read(word)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                run.answers.insert(
                    Id::known(name),
                    Answer {
                        value: Some(value),
                        ..Answer::default()
                    },
                );
            }
        }
        run
    }
}
