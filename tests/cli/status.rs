//! `selfcheck status`: counts, score and verdict with reasons, and the documented JSON.

use std::fmt::Write as _;

use super::{begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// An assessment with every kind of answer.
fn mixed(locale: &str) -> World {
    let world = begun(locale);
    let lines: &[&[&str]] = &[
        &["answer", FILE, "Q-01", "yes"],
        &["answer", FILE, "Q-02", "partial"],
        &["answer", FILE, "Q-03", "largely"],
        &["answer", FILE, "Q-04", "4.5"],
        &["answer", FILE, "Q-08", "na", "--reason", "no faces"],
    ];
    for words in lines {
        world.run(words).good();
    }
    world
}

#[test]
fn a_status_counts_first_and_gives_reasons() {
    in_both("status-begun", begun, &[&["status", FILE]]);
    in_both("status-mixed", mixed, &[&["status", FILE]]);
}

#[test]
fn json_has_the_documented_shape() {
    let world = mixed("en_US.UTF-8");
    let text = world.run(&["status", FILE, "--json"]).good();
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    for name in [
        "checklist",
        "subject",
        "counts",
        "scores",
        "sections",
        "findings",
        "verdict",
        "reasons",
    ] {
        assert!(facts.get(name).is_some(), "{name}: {text}");
    }
    let number = |name: &str| facts["counts"][name].as_u64();
    assert_eq!(number("questions"), Some(8));
    assert_eq!((number("met"), number("unanswered")), (Some(2), Some(3)));
    assert_eq!((number("not_applicable"), number("hidden")), (Some(1), Some(0)));
    for name in [
        "low",
        "high",
        "answered",
        "evidenced",
        "balanced",
        "coverage",
        "na_challenge",
    ] {
        let score = &facts["scores"][name];
        assert!(
            score.is_null() || score.as_str().is_some_and(|text| text.contains('.')),
            "{name}: {score}"
        );
    }
    // The JSON report is the same, byte for byte, and says when it was made.
    let report = world.run(&["report", FILE, "--format", "json", "-o", "-"]).good();
    let made = "  \"made_at\": \"2026-11-24T00:00:00+00:00\",\n";
    assert!(report.contains(made), "{report}");
    assert_eq!(report.replacen(made, "", 1), text);
}

#[test]
fn status_changes_nothing() {
    let world = mixed("en_US.UTF-8");
    let before = world.read(FILE);
    world.run(&["status", FILE]).good();
    assert_eq!(world.read(FILE), before);
    let mut names: Vec<_> = std::fs::read_dir(world.dir())
        .unwrap()
        .map(|each| each.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["a.selfcheck.yaml", "kinds.yaml"]);
}

/// Six hundred questions, so that file and checklist are read at once where the file says first which checklist it is.
#[test]
fn a_long_assessment_counts_the_same_wherever_its_checklist_is_named() {
    let world = super::world("en_US.UTF-8");
    let mut list = String::from(
        "format: 1\nid: long\nversion: '1'\ntitle: Long\npublisher: Us\nlicense: CC0-1.0\nlanguages: [en]\nsections:\n  - id: s\n    title: S\n    questions:\n",
    );
    let mut answers = String::from("answers:\n");
    for at in 0..600 {
        writeln!(list, "      - {{ id: Q-{at}, ask: Is it done?, answer: yes-no }}").unwrap();
        write!(
            answers,
            "  Q-{at}:\n    value: 'yes'\n    note: seen in the minutes\n"
        )
        .unwrap();
    }
    world.write("list.yaml", &list);
    world.run(&["new", "list.yaml", "--file", FILE]).good();
    let head = world.read(FILE);
    world.write(FILE, format!("{head}{answers}"));
    let in_order = world.run(&["status", FILE]).good();
    assert!(in_order.contains("600"), "{in_order}");
    world.write(FILE, format!("{answers}{head}"));
    assert_eq!(world.run(&["status", FILE]).good(), in_order);
}
