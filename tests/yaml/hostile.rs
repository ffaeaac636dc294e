//! Files that are wrong on purpose: refused or read quickly with a clear message, never a crash or a hang.

use std::time::{Duration, Instant};

use selfcheck::domain::lang::Lang;
use selfcheck::yaml::checklist::Outcome;
use selfcheck::yaml::diagnose;

use super::fixtures::examined;

/// A test build on a busy machine is slow, a hang is slower. `benches/loader.rs` measures what a release build takes.
const PATIENCE: Duration = Duration::from_secs(8);

#[test]
fn a_million_values_are_enough() {
    let outcome = examined("many values", format!("remove: [{}]", "a,".repeat(1_000_001)));
    assert_eq!(outcome.issues[0].code, "E007");
}

const GOOD: &str = "format: 1\nid: x\nversion: \"1\"\nlanguages: [ko]\ntitle: 가\nsections:\n  - id: s\n    title: 나\n    questions:\n      - id: Q1\n        ask: 다?\n        answer: yes-no\n";

fn told(name: &str, text: String) -> Outcome {
    let start = Instant::now();
    let outcome = examined(name, text);
    let shown = diagnose::text(&outcome.issues, &outcome.sources, Lang::Ko, false);
    let took = start.elapsed();
    assert!(took < PATIENCE, "{name} took {took:?}");
    assert!(shown.len() < 20_000, "{name}: {} bytes of messages", shown.len());
    outcome
}

fn refused(name: &str, text: String, code: &str) {
    let outcome = told(name, text);
    assert!(outcome.checklist.is_none(), "{name}");
    assert_eq!(
        outcome.issues.first().map(|issue| issue.code),
        Some(code),
        "{name}: {:?}",
        outcome.issues.first()
    );
}

#[test]
fn bombs_are_refused() {
    let mut laughs = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (at, name) in "bcdefghi".chars().enumerate() {
        let before = "abcdefghi".chars().nth(at).unwrap();
        laughs.push_str(&format!(
            "{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}]\n"
        ));
    }
    refused("laughs", laughs, "E006");
    refused(
        "alias",
        format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(50_000)),
        "E006",
    );
    refused(
        "brackets",
        format!("{GOOD}remove: {}", "[".repeat(100_000)),
        "E008",
    );
    refused(
        "braces",
        format!("{GOOD}remove: {}", "{a: ".repeat(100_000)),
        "E008",
    );
    refused(
        "dashes",
        format!("{GOOD}remove:\n  {}", "- ".repeat(100_000)),
        "E008",
    );
    let steps: String = (0..5_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    refused("steps", steps, "E008");
    refused("question marks", "? ".repeat(100_000), "E008");
}

#[test]
fn sizes_are_bounded() {
    refused("fifty megabytes", "a: b\n".repeat(10_000_000), "E001");
    refused(
        "a long text",
        format!("{GOOD}publisher: {}\n", "가".repeat(100_000)),
        "E009",
    );
    refused(
        "one line",
        format!("{GOOD}publisher: [{}\n", "가 ".repeat(1_000_000)),
        "E009",
    );
}

#[test]
fn what_is_no_checklist_is_refused() {
    refused("empty", String::new(), "E002");
    refused("null", "~\n".into(), "E002");
    refused("nul bytes", "a: \0\0\0".into(), "E003");
    refused("binary", "\u{7f}ELF\u{1}\u{2}".into(), "E003");
    refused("utf-16 read as latin", "f\0o\0r\0m\0".into(), "E003");
    refused("many documents", "---\na: 1\n".repeat(10_000), "E005");
    refused("a list", "- a\n- b\n".into(), "E103");
    refused("a word", "hello\n".into(), "E103");
    refused(
        "json of another kind",
        "{\"a\": [1, 2, {\"b\": null}]}".into(),
        "E102",
    );
}

#[test]
fn other_line_ends_and_a_mark_at_the_start_are_read() {
    let plain = told("plain", GOOD.into()).checklist.unwrap();
    for (name, text) in [
        ("crlf", GOOD.replace('\n', "\r\n")),
        ("mark", format!("\u{feff}{GOOD}")),
        ("mark and crlf", format!("\u{feff}{}", GOOD.replace('\n', "\r\n"))),
        ("comments", GOOD.replace('\n', " # 주석\n")),
        ("flow", "{format: 1, id: x, version: \"1\", languages: [ko], title: 가, sections: [{id: s, title: 나, questions: [{id: Q1, ask: 다?, answer: yes-no}]}]}".into()),
        ("no line end", GOOD.trim_end().into()),
    ] {
        assert_eq!(told(name, text).checklist.as_ref(), Some(&plain), "{name}");
    }
    refused("tabs", GOOD.replace("        ask", "\task"), "E011");
}

#[test]
fn a_digest_is_that_of_what_is_said() {
    let one = told("one", GOOD.into()).checklist.unwrap();
    let two = told("two", GOOD.replace("title: 나", "title: 라"))
        .checklist
        .unwrap();
    assert_ne!(one.digest, two.digest);
    assert_eq!(one.questions[0].wording, two.questions[0].wording);
    assert_eq!(one.digest.len(), 64);
}

#[test]
fn hundreds_of_thousands_of_defects_are_told_in_time() {
    let mut text = String::from(GOOD);
    for at in 0..2_000 {
        text.push_str(&format!("      - id: Q1\n        ask: 다?\n        answer: yes-no\n        wieght: {at}\n        applies_when: {{ Q9: true }}\n"));
    }
    let start = Instant::now();
    let outcome = examined("defects", text);
    assert!(outcome.issues.len() >= 4_000);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}
