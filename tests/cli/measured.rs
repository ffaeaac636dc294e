//! `selfcheck answer` with the fields of a measurement: what is computed, what is kept, what is refused.

use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

const LIST: &str = r#"format: 1
id: measured
version: "1"
title: Measured
languages: [en]
sections:
  - id: s
    title: S
    questions:
      - id: ATTACK
        ask: Which share of attacks succeeds?
        answer: number
        measure: { unit: "%", better: lower, declared: true, kind: share, start: 5, start_source: { en: A pilot }, min_n: 300, min: 0, max: 100 }
      - { id: DAYS, ask: How many days?, answer: number, measure: { unit: d, better: lower, declared: true } }
      - { id: PLAIN, ask: Is it so?, answer: yes-no }
"#;

fn world() -> World {
    let world = World::new().var("LANG", "en_US.UTF-8");
    world.write("list.yaml", LIST);
    world
        .run(&["new", "list.yaml", "--name", "X", "--file", FILE])
        .good();
    world
}

fn answer(world: &World, words: &[&str]) -> String {
    world.run(&[&["answer", FILE], words].concat()).good()
}

#[test]
fn value_and_interval_of_a_share_are_computed() {
    let world = world();
    let said = answer(
        &world,
        &[
            "ATTACK",
            "--n",
            "1200",
            "--hits",
            "50",
            "--limit",
            "5",
            "--limit-reason",
            "A pilot",
            "--limit-on",
            "2026-09-01",
            "--on",
            "2026. 10. 12.",
            "--system",
            "2.3.1",
            "--data",
            "AdvBench",
            "--by",
            "first-party",
        ],
    );
    assert!(
        said.contains("4.16667 shown in part (95 % interval 3.17468 to 5.45116, n 1200, limit ≤ 5)"),
        "{said}"
    );
    assert!(
        said.contains("at the same value n 2628 would be needed"),
        "{said}"
    );
    let file = world.read(FILE);
    assert!(file.contains("format: 2"), "{file}");
    for line in [
        "value: \"4.16667\"",
        "\"n\": 1200",
        "hits: 50",
        "low: \"3.17468\"",
        "high: \"5.45116\"",
        "level: \"95\"",
        "method: wilson",
        "limit: \"5\"",
        "limit_reason: A pilot",
        "limit_recorded:",
        "\"on\": \"2026-10-12\"",
        "2.3.1",
        "by: first-party",
    ] {
        assert!(file.contains(line), "{line} in {file}");
    }
    // The rest stays, and the interval follows.
    let said = answer(&world, &["ATTACK", "--hits", "0"]);
    assert!(
        said.contains("0 within the limit (95 % interval 0 to 0.319101"),
        "{said}"
    );
    assert!(world.read(FILE).contains("limit_reason: A pilot"));
}

#[test]
fn a_bare_number_says_what_is_missing() {
    let said = answer(&world(), &["ATTACK", "4"]);
    assert!(
        said.contains("unanswered. missing or not fitting: hits, n, limit, reason for the limit"),
        "{said}"
    );
    assert!(said.contains("Questions left: 3"), "{said}");
}

#[test]
fn fields_that_are_not_known_survive() {
    let world = world();
    answer(&world, &["ATTACK", "--n", "400", "--hits", "1"]);
    let file = world.read(FILE).replace(
        "      \"n\": ",
        "      source: { file: a.jsonl, reader: garak }\n      \"n\": ",
    );
    world.write(FILE, file);
    answer(&world, &["ATTACK", "--hits", "2"]);
    let file = world.read(FILE);
    assert!(
        file.contains("reader: garak") && file.contains("hits: 2"),
        "{file}"
    );
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let world = world();
    let before = world.read(FILE);
    for (words, why) in [
        (
            &["ATTACK", "--n", "10", "--hits", "11"][..],
            "11 hits are more than 10 trials",
        ),
        (&["ATTACK", "--n", "NaN"], "invalid 'NaN' for --n"),
        (&["ATTACK", "--n", "inf"], "invalid 'inf'"),
        (&["ATTACK", "--n", "-3"], "invalid '-3'"),
        (&["ATTACK", "--hits", "3%"], "invalid '3%'"),
        (&["ATTACK", "--hits", "3,5"], "invalid '3,5'"),
        (&["ATTACK", "--limit", "N/A"], "invalid 'N/A'"),
        (&["ATTACK", "--limit-on", "yesterday"], "use the form 2026-10-12"),
        (&["ATTACK", "5", "--n", "10", "--hits", "1"], "are computed"),
        (&["ATTACK", "--low", "1"], "are computed"),
        (&["ATTACK", "--n", "10"], "has no value"),
        (
            &["DAYS", "3", "--low", "4", "--high", "2"],
            "the low end 4 is above the high end 2",
        ),
        (&["PLAIN", "yes", "--n", "3"], "does not ask for a number"),
        (&["ATTACK"], "there is nothing to change"),
    ] {
        let said = world.run(&[&["answer", FILE], words].concat()).bad(2);
        assert!(said.contains(why), "{words:?}: {said}");
    }
    assert_eq!(world.read(FILE), before);
}
