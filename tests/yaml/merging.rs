//! What extending a checklist keeps, changes, adds and takes away.

use std::fmt::Write as _;

use proptest::prelude::*;
use selfcheck::checklist::{
    library::{Library, NamedText},
    load::{Loaded, examine},
};
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::issue::Issue;
use selfcheck::domain::reference::Registry;

/// Texts by id, for bases of any depth.
#[derive(Default)]
struct Texts(Vec<(&'static str, String)>, Registry);

impl Library for Texts {
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>> {
        let text = self.0.iter().find(|(each, _)| *each == id);
        Ok(text.map(|(_, text)| NamedText::new(format!("{id}.yaml"), text.clone())))
    }

    fn ids(&self) -> Vec<String> {
        self.0.iter().map(|(id, _)| (*id).to_owned()).collect()
    }

    fn registry(&self) -> &Registry {
        &self.1
    }
}

fn head(id: &str, extends: Option<&str>) -> String {
    let extends = extends.map_or(String::new(), |base| format!("extends: {base}\n"));
    format!("format: 1\nid: {id}\nversion: \"1\"\nlanguages: [en]\ntitle: T\n{extends}")
}

fn outcome(texts: Vec<(&'static str, String)>, own: String) -> Loaded {
    let named = NamedText::new("own.yaml", own);
    examine(named, &Texts(texts, Registry::default()))
}

pub(super) fn merged(base: &str, own: &str) -> Checklist {
    let outcome = outcome(
        vec![("base", head("base", None) + base)],
        head("own", Some("base")) + own,
    );
    assert_eq!(outcome.issues, []);
    outcome.checklist.unwrap()
}

fn order(checklist: &Checklist) -> Vec<&str> {
    checklist
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect()
}

const BASE: &str = "\
profile:
  - { id: f1, ask: F1?, kind: yes-no }
  - { id: f2, ask: F2?, kind: one-of, options: [{ id: a, label: A }, { id: b, label: B }] }
glossary:
  - { term: X, meaning: old }
scales:
  grades: { levels: [{ id: good, label: Good, credit: 1 }, { id: bad, label: Bad, credit: 0 }] }
gates:
  ready-above: { value: 90, source: ours }
references:
  rule: { title: R, publisher: P, edition: E, force: guide, verified: primary, locators: { \"1\": { title: One } } }
sections:
  - id: outer
    title: Outer
    questions:
      - { id: A1, ask: A1?, answer: yes-no, why: because, evidence: [one, two], references: [\"rule:1\"] }
      - { id: A2, ask: A2?, answer: one-of, options: [{ id: x, label: X, credit: 1 }, { id: y, label: Y, credit: 0 }] }
    sections:
      - id: inner
        title: Inner
        questions:
          - { id: B1, ask: B1?, answer: grades, applies_when: { f1: true } }
          - { id: B2, ask: B2?, answer: number, measure: { unit: s, better: lower, declared: true } }
";

#[test]
fn everything_is_inherited() {
    let checklist = merged(BASE, "");
    assert_eq!(order(&checklist), ["A1", "A2", "B1", "B2"]);
    assert_eq!(checklist.profile.len(), 2);
    assert_eq!(checklist.glossary.len(), 1);
    assert!(checklist.gates.ready_above.changed);
    assert_eq!(checklist.registry.instruments["rule"].locators.len(), 1);
    assert_eq!(checklist.bases[0].id, *"base");
    assert_eq!(
        (checklist.sections[1].parent, checklist.sections[1].depth),
        (Some(0), 1)
    );
}

#[test]
fn only_the_fields_given_are_changed() {
    let checklist = merged(
        BASE,
        "glossary:\n  - { term: X, meaning: new }\n  - { term: Y, meaning: more }\nprofile:\n  - { id: f1, required: false }\nsections:\n  - id: inner\n    title: Changed\n  - id: outer\n    questions:\n      - { id: A1, evidence: [three] }\n      - { id: A2, answer: yes-no }\n",
    );
    let a1 = checklist.question("A1").unwrap();
    assert_eq!(a1.why.as_ref().unwrap().original(), "because");
    assert_eq!(a1.evidence.len(), 1);
    assert_eq!(a1.references.len(), 1);
    assert!(checklist.question("A2").unwrap().kind.options().len() == 2);
    assert_eq!(checklist.sections[1].title.original(), "Changed");
    assert_eq!(checklist.glossary[0].meaning.original(), "new");
    assert_eq!(checklist.glossary.len(), 2);
    assert!(!checklist.profile[0].required);
    assert_eq!(checklist.profile[0].ask.original(), "F1?");
}

#[test]
fn new_entries_go_where_they_say() {
    let checklist = merged(
        BASE,
        "profile:\n  - { id: f0, ask: F0?, kind: text, after: f1 }\nsections:\n  - id: outer\n    questions:\n      - { id: A9, ask: A9?, answer: text, after: A1 }\n      - { id: A3, ask: A3?, answer: text }\n    sections:\n      - id: first\n        title: First\n        questions: [{ id: C1, ask: C1?, answer: text }]\n      - id: inner\n        after: first\n  - id: last\n    title: Last\n    questions: [{ id: D1, ask: D1?, answer: text, applies_when: { B2: { min: 1 } } }]\n",
    );
    assert_eq!(
        order(&checklist),
        ["A1", "A9", "A2", "A3", "C1", "B1", "B2", "D1"]
    );
    let facts: Vec<&str> = checklist.profile.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(facts, ["f1", "f0", "f2"]);
}

#[test]
fn what_is_removed_is_gone() {
    let checklist = merged(BASE, "remove: [A2, inner, f2]\n");
    assert_eq!(order(&checklist), ["A1"]);
    assert_eq!((checklist.sections.len(), checklist.profile.len()), (1, 1));
    let outcome = outcome(
        vec![("base", head("base", None) + BASE)],
        head("own", Some("base")) + "remove: [f1]\n",
    );
    let issue = &outcome.issues[0];
    assert_eq!((issue.code, issue.place.file.as_str()), ("E213", "base.yaml"));
}

#[test]
fn an_id_that_was_removed_can_be_used_anew() {
    let checklist = merged(
        BASE,
        "remove: [A1]\nsections:\n  - id: inner\n    questions: [{ id: A1, ask: New?, answer: text }]\n",
    );
    assert_eq!(order(&checklist), ["A2", "B1", "B2", "A1"]);
}

#[test]
fn three_files_merge_in_their_order() {
    let texts = vec![
        ("base", head("base", None) + BASE),
        (
            "middle",
            head("middle", Some("base"))
                + "remove: [A2]\nsections:\n  - id: outer\n    questions: [{ id: A1, ask: Middle?, scored: false }]\n",
        ),
    ];
    let outcome = outcome(
        texts,
        head("own", Some("middle")) + "sections:\n  - id: outer\n    questions: [{ id: A1, ask: Own? }]\n",
    );
    let checklist = outcome.checklist.unwrap();
    let bases: Vec<&str> = checklist.bases.iter().map(|base| base.id.as_str()).collect();
    assert_eq!(bases, ["middle", "base"]);
    let a1 = checklist.question("A1").unwrap();
    assert_eq!((a1.ask.original(), a1.scored), ("Own?", false));
}

#[test]
fn what_is_taken_away_from_the_bases_is_named_also_when_read_again() {
    let checklist = merged(
        BASE,
        "remove: [A1]\nsections:\n  - id: inner\n    questions: [{ id: NEW, ask: New?, answer: text }]\n",
    );
    assert_eq!(checklist.left_out, ["A1"].map(selfcheck::domain::id::Id::known));
    let again = selfcheck::checklist::Catalog::load_resolved(
        "again",
        &selfcheck::checklist::resolved::to_yaml(&checklist),
    );
    assert_eq!(again.unwrap().left_out, checklist.left_out);
    let back = merged(
        BASE,
        "remove: [A1]\nsections:\n  - id: inner\n    questions: [{ id: A1, ask: New?, answer: text }]\n",
    );
    assert!(back.left_out.is_empty(), "used anew");
}

/// A base with questions Q0..n in sections of three, and a file that removes, changes and adds.
fn files(count: usize, removed: &[usize], changed: &[usize], added: &[(usize, bool)]) -> (String, String) {
    let mut base = String::from("sections:\n");
    for at in 0..count {
        if at % 3 == 0 {
            let _ = write!(base, "  - id: s{}\n    title: S\n    questions:\n", at / 3);
        }
        let _ = writeln!(
            base,
            "      - {{ id: Q{at}, ask: Q{at}?, answer: yes-no, why: keep }}"
        );
    }
    let list: Vec<String> = removed.iter().map(|at| format!("Q{at}")).collect();
    let mut own = format!("remove: [{}]\nsections:\n", list.join(", "));
    for section in 0..count.div_ceil(3) {
        let _ = writeln!(own, "  - id: s{section}");
        let mut questions = String::new();
        for at in changed
            .iter()
            .filter(|at| *at / 3 == section && !removed.contains(at))
        {
            let _ = writeln!(questions, "      - {{ id: Q{at}, ask: changed }}");
        }
        for (number, (after, placed)) in added
            .iter()
            .enumerate()
            .filter(|(_, (after, _))| after / 3 == section)
        {
            let after = if *placed && !removed.contains(after) {
                format!(", after: Q{after}")
            } else {
                String::new()
            };
            let _ = writeln!(
                questions,
                "      - {{ id: N{number}, ask: new, answer: text{after} }}"
            );
        }
        if !questions.is_empty() {
            let _ = write!(own, "    questions:\n{questions}");
        }
    }
    (base, own)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn merging_is_by_id(
        count in 1_usize..12,
        removed in proptest::collection::btree_set(0_usize..12, 0..4),
        changed in proptest::collection::btree_set(0_usize..12, 0..6),
        added in proptest::collection::vec((0_usize..12, any::<bool>()), 1..5),
    ) {
        let within = |all: &std::collections::BTreeSet<usize>| all.iter().copied().filter(|at| *at < count).collect::<Vec<_>>();
        let (removed, changed) = (within(&removed), within(&changed));
        let added: Vec<(usize, bool)> = added.into_iter().map(|(at, placed)| (at % count, placed)).collect();
        let (base, own) = files(count, &removed, &changed, &added);
        let checklist = merged(&base, &own);
        let ids = order(&checklist);
        prop_assert_eq!(ids.len(), count - removed.len() + added.len());
        for at in 0..count {
            let question = checklist.question(&format!("Q{at}"));
            prop_assert_eq!(question.is_none(), removed.contains(&at));
            if let Some(question) = question {
                prop_assert_eq!(question.ask.original() == "changed", changed.contains(&at));
                prop_assert_eq!(question.why.as_ref().unwrap().original(), "keep");
                prop_assert_eq!(checklist.sections[question.section].id.as_str(), format!("s{}", at / 3));
            }
        }
        let kept: Vec<&&str> = ids.iter().filter(|id| id.starts_with('Q')).collect();
        let mut sorted = kept.clone();
        sorted.sort_by_key(|id| id[1..].parse::<usize>().unwrap());
        prop_assert_eq!(kept, sorted);
        // What is merged and written as one file is the same checklist.
        let written = selfcheck::checklist::resolved::to_yaml(&checklist);
        let again = outcome(vec![], written).checklist.unwrap();
        prop_assert_eq!(again, checklist);
    }
}
