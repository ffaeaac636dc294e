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

/// A list in two tiers, with a duty that starts on 5 December and one that ends on 21 January.
const TIERS: &str = r#"format: 1
id: tiers
version: "1"
title: { ko: 두 단계, en: Two tiers }
publisher: { ko: 우리 회사, en: Us }
license: CC-BY-4.0
languages: [ko, en]
tiers:
  - { id: stop, title: { ko: 출시해도 되는가, en: May it ship } }
  - { id: rest, title: { ko: 나머지, en: The rest } }
sections:
  - id: first
    title: { ko: 첫째, en: First }
    tier: stop
    questions:
      - id: Q-01
        ask: { ko: 하나인가?, en: One? }
        answer: yes-no
        tier: rest
        checked_on: "2025-12-23"
      - id: Q-02
        ask: { ko: 둘인가?, en: Two? }
        answer: yes-no
        critical: law
        critical_source: { ko: 우리 법, en: Our law }
        applies_from: "2026-12-05"
      - id: Q-03
        ask: { ko: 셋인가?, en: Three? }
        answer: yes-no
        critical: law
        critical_source: { ko: 옛 법, en: The old law }
        applies_until: "2027-01-21"
"#;

/// On a day, with both questions of the first tier answered with "no".
fn tiers_on(epoch: &str) -> World {
    let world = super::world("en_US.UTF-8").var("SOURCE_DATE_EPOCH", epoch);
    world.write("tiers.yaml", TIERS);
    world
        .run(&["new", "tiers.yaml", "--file", FILE, "--name", "Gate"])
        .good();
    for question in ["Q-02", "Q-03"] {
        world.run(&["answer", FILE, question, "no"]).good();
    }
    world
}

#[test]
fn a_status_says_which_duties_start_and_end() {
    // 2026-12-02 and 2027-01-22.
    for (epoch, lines, days, failed) in [
        (
            "1796169600",
            [
                "Q-02: applies from 2026-12-05: in 3 days",
                "Q-03: applies until 2027-01-21: 50 days left",
                "Q-01: checked on 2025-12-23: 11 months ago",
            ],
            [-344, 3, 50],
            "Q-03",
        ),
        (
            "1800576000",
            [
                "Q-02: applies since 2026-12-05: for 48 days",
                "Q-03: applied until 2027-01-21: ended 1 day ago",
                "Q-01: checked on 2025-12-23: 12 months ago",
            ],
            [-395, -48, -1],
            "Q-02",
        ),
    ] {
        let world = tiers_on(epoch);
        let said = world.run(&["status", FILE]).good();
        for line in lines {
            assert!(said.contains(line), "{line}\n{said}");
        }
        let facts: serde_json::Value =
            serde_json::from_str(&world.run(&["status", FILE, "--json"]).good()).unwrap();
        let found: Vec<i64> = facts["dates"]
            .as_array()
            .unwrap()
            .iter()
            .map(|date| date["days"].as_i64().unwrap())
            .collect();
        assert_eq!(found, days);
        let reasons = facts["reasons"].as_array().unwrap();
        let critical = reasons.iter().find(|each| each["code"] == "critical-failed");
        assert_eq!(critical.unwrap()["questions"], serde_json::json!([failed]));
    }
}

#[test]
fn tiers_are_counted_and_checked_alone() {
    let world = tiers_on("1796169600");
    world.run(&["answer", FILE, "Q-02", "yes"]).good();
    world.run(&["answer", FILE, "Q-03", "yes"]).good();
    let said = world.run(&["status", FILE]).good();
    assert!(
        said.contains("provisional verdict (May it ship): incomplete; 1 question of later tiers is open"),
        "{said}"
    );
    assert!(said.contains("2/2  May it ship (stop): incomplete"), "{said}");
    let facts: serde_json::Value =
        serde_json::from_str(&world.run(&["status", FILE, "--json"]).good()).unwrap();
    let first = &facts["tiers"][0];
    assert_eq!(
        (
            &first["id"],
            &first["questions"],
            &first["answered"],
            &first["open"]
        ),
        (&"stop".into(), &2.into(), &2.into(), &0.into())
    );
    assert_eq!(facts["provisional"]["open"], 1);
    let question = &facts["sections"][0]["questions"][1];
    assert_eq!(
        (
            &question["critical"],
            &question["critical_kind"],
            &question["tier"]
        ),
        (&true.into(), &"law".into(), &"stop".into())
    );
    let first = world.run(&[
        "check",
        FILE,
        "--tier",
        "stop",
        "--verdict",
        "any",
        "--min-score",
        "100",
    ]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(
        first
            .stdout
            .starts_with("only the questions of the tier 'May it ship' are judged"),
        "{}",
        first.stdout
    );
    let whole = world.run(&["check", FILE, "--verdict", "any", "--min-score", "100"]);
    assert_eq!(whole.code, 1, "{}", whole.stdout);
    let unknown = world.run(&["check", FILE, "--tier", "stpo"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("stop, rest"), "{}", unknown.stderr);
}
