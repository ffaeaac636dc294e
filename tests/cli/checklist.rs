//! `selfcheck checklist`: validate, new, show, schema.

use super::{BROKEN, KINDS, in_both, world};
use crate::support::World;

fn folder(locale: &str) -> World {
    let world = world(locale);
    world.write("lists/broken.yaml", BROKEN);
    world.write("lists/kinds.yaml", KINDS);
    world.write("lists/notes.txt", "not a checklist\n");
    world
}

#[test]
fn validate_reports_every_issue_as_text() {
    in_both(
        "validate-text",
        folder,
        &[
            &["checklist", "validate", "lists/kinds.yaml"],
            &["checklist", "validate", "lists/broken.yaml"],
            &["checklist", "validate", "lists"],
            &["checklist", "validate", "none.yaml"],
            &["checklist", "validate"],
        ],
    );
}

#[test]
fn validate_prints_json_and_sarif() {
    let world = folder("en_US.UTF-8");
    let list = |words: &[&str], code: i32| -> serde_json::Value {
        let ran = world.run(words);
        assert_eq!((ran.code, ran.stderr.as_str()), (code, ""), "{}", ran.stdout);
        serde_json::from_str(&ran.stdout).unwrap()
    };
    let good = list(
        &["checklist", "validate", "lists/kinds.yaml", "--format", "json"],
        0,
    );
    assert_eq!(good, serde_json::json!([]));
    let issues = list(&["checklist", "validate", "lists", "--format", "json"], 3);
    let issues = issues.as_array().unwrap();
    assert!(issues.len() >= 4, "{issues:?}");
    for issue in issues {
        for name in ["code", "severity", "message", "hint", "file", "line", "column"] {
            assert!(issue.get(name).is_some(), "{name}: {issue}");
        }
        assert_eq!(issue["file"], "lists/broken.yaml");
    }
    let sarif = list(&["checklist", "validate", "lists", "--format", "sarif"], 3);
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(
        sarif["runs"][0]["results"].as_array().unwrap().len(),
        issues.len()
    );
    let sarif = list(
        &["checklist", "validate", "lists/kinds.yaml", "--format", "sarif"],
        0,
    );
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn a_starter_checklist_is_valid() {
    in_both(
        "checklist-new",
        world,
        &[
            &["checklist", "new", "hiring"],
            &["checklist", "new", "hiring"],
            &["checklist", "new", "hiring", "--force"],
            &[
                "checklist",
                "new",
                "hiring",
                "--extends",
                "common",
                "-o",
                "own/h.yaml",
            ],
            &["checklist", "validate", "hiring.yaml", "own"],
            &["checklist", "new", "no good"],
            &["checklist", "new", "hiring", "--extends", "comon", "-o", "x.yaml"],
            &["checklist", "new", "small", "-o", "-"],
        ],
    );
    let world = World::new();
    let text = world.run(&["checklist", "new", "small", "-o", "-"]).good();
    assert!(!world.exists("small.yaml") && !world.exists("-"));
    world.write("small.yaml", text);
    world.run(&["checklist", "validate", "small.yaml"]).good();
}

const FIRST: &str = r#"format: 1
id: rooms
version: "1"
title: { ko: 방, en: Rooms }
languages: [ko, en]
sections:
  - id: s
    title: { ko: 영역, en: Section }
    questions:
      - { id: A-1, ask: { ko: 기본 비밀번호를 바꾸었습니까?, en: Are the default passwords replaced? }, answer: yes-no }
      - { id: A-2, ask: { ko: 출입을 기록합니까?, en: Is access recorded? }, answer: yes-no }
      - { id: A-3, ask: { ko: 기록을 지킵니까?, en: Are records kept? }, answer: yes-no, formerly: [OLDER] }
      - { id: A-4, ask: { ko: 경보가 있습니까?, en: Is there an alarm? }, answer: yes-no }
      - { id: A-5, ask: { ko: 훈련을 합니까?, en: Is there training? }, answer: yes-no }
"#;

/// A-1 asks something else, A-2 has another kind, A-3 is B-3 and critical, A-4 is gone, A-5 moved with its words.
const SECOND: &str = r#"format: 1
id: rooms
version: "2"
title: { ko: 방, en: Rooms }
languages: [ko, en]
sections:
  - id: s
    title: { ko: 영역, en: Section }
    questions:
      - { id: A-1, ask: { ko: 침입을 알아챕니까?, en: Is a break-in noticed? }, answer: yes-no }
      - { id: A-2, ask: { ko: 출입을 기록합니까?, en: Is access recorded? }, answer: yes-partial-no }
      - id: B-3
        ask: { ko: 기록을 지킵니까?, en: Are records kept? }
        answer: yes-no
        critical: risk
        critical_source: { ko: 우리 규정, en: Our rules }
        formerly: [A-3, OLDER, A-33]
      - { id: B-5, ask: { ko: 훈련을 합니까?, en: Is there training? }, answer: yes-no }
"#;

/// What would make answers go astray, with place, hint and code in every format; an edition that only adds has no warning.
#[test]
fn a_new_edition_is_checked_against_the_one_before() {
    let world = World::new();
    world.write("rooms-1.yaml", FIRST);
    world.write("rooms.yaml", SECOND);
    let args = ["checklist", "validate", "rooms.yaml", "--since", "rooms-1.yaml"];
    let json = world.run(&[&args[..], &["--format", "json"]].concat()).good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let found: Vec<(&str, u64)> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["code"].as_str().unwrap(), each["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("W402", 6),
            ("W401", 10),
            ("W405", 11),
            ("W404", 15),
            ("W403", 17)
        ]
    );
    let text = world.run(&args).good();
    for part in [
        "'A-1' asked something else in rooms 1",
        "'A-4' of rooms 1 is no longer asked, and no formerly names it",
        "critical of 'B-3' differs from rooms 1: false -> risk",
        "yes-no (yes, no) -> yes-partial-no (yes, partial, no)",
        "'A-33' in formerly is no question of rooms 1",
        "did you mean 'A-3'?",
        "rooms.yaml: since rooms 1: 0 unchanged",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let korean = world.run(&[&args[..], &["--lang", "ko"]].concat()).good();
    assert!(korean.contains("'A-1'은 다른 것을 묻던 문항입니다"), "{korean}");
    let sarif = world.run(&[&args[..], &["--format", "sarif"]].concat()).good();
    assert!(sarif.contains("\"ruleId\": \"W401\""), "{sarif}");
    world.write(
        "more.yaml",
        FIRST.replace("version: \"1\"", "version: \"1.1\"")
            + "      - { id: A-6, ask: { ko: 더 있습니까?, en: Is there more? }, answer: yes-no }\n",
    );
    let text = world
        .run(&["checklist", "validate", "more.yaml", "--since", "rooms-1.yaml"])
        .good();
    assert!(
        text.contains("5 unchanged") && text.contains("1 new") && text.contains("warnings: 0"),
        "{text}"
    );
}

#[test]
fn the_earlier_edition_may_be_a_released_one() {
    let world = World::new();
    for since in ["cctv-security@2026.1", "2026.1"] {
        let text = world
            .run(&["checklist", "validate", "cctv-security", "--since", since])
            .good();
        assert!(text.contains("since cctv-security 2026.1"), "{text}");
    }
    world.write("rooms.yaml", FIRST);
    for (since, code) in [
        ("cctv-security@1999", 2),
        ("1999", 2),
        ("cctv-security@2026.1", 3),
        ("none.yaml", 3),
    ] {
        let ran = world.run(&["checklist", "validate", "rooms.yaml", "--since", since]);
        assert_eq!(ran.code, code, "{since}: {}", ran.stderr);
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{since}");
    }
}

#[test]
fn a_resolved_checklist_round_trips() {
    for id in ["common", "cctv-security", "generative-ai"] {
        let world = World::new();
        let text = world.run(&["checklist", "show", id, "--resolved"]).good();
        world.write("again.yaml", &text);
        let again = world
            .run(&["checklist", "show", "again.yaml", "--resolved"])
            .good();
        assert_eq!(again, text, "{id}");
    }
}

#[test]
fn a_blank_form_is_printed_in_both_languages() {
    let make = |locale: &str| {
        let world = world(locale);
        world.write("kinds.yaml", KINDS);
        world
    };
    in_both(
        "checklist-show",
        make,
        &[
            &["checklist", "show", "kinds.yaml"],
            &["checklist", "show", "kidns"],
        ],
    );
    for (lang, locale) in super::LANGUAGES {
        let page = make(locale)
            .run(&["checklist", "show", "kinds.yaml", "--format", "html"])
            .good();
        assert!(
            page.starts_with("<!doctype html>") || page.starts_with("<!DOCTYPE html>"),
            "{page}"
        );
        assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{page}");
        assert!(!page.contains("http://") && !page.contains("src="), "{page}");
    }
}

#[test]
fn the_schema_is_json() {
    // The schema needs no user folder.
    let text = World::new().run(&["checklist", "schema"]).good();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(schema["properties"]["sections"].is_object());
}
