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
