//! Files that are wrong on purpose: refused or read quickly with a clear message, never a crash or a hang.

use std::time::{Duration, Instant};

use selfcheck::checklist::load::Loaded;
use selfcheck::domain::lang::Lang;
use selfcheck::yaml::diagnose;

use super::fixtures::examined;
use crate::support::worked;

/// A test build on a busy machine is slow, a hang is slower. `benches/loader.rs` measures what a release build takes.
const PATIENCE: Duration = Duration::from_secs(8);

#[test]
fn a_million_values_are_enough() {
    let outcome = examined("many values", format!("remove: [{}]", "abc, ".repeat(1_000_001)));
    assert_eq!(outcome.issues[0].code, "E007");
}

fn took(work: impl FnOnce()) -> Duration {
    let start = worked();
    work();
    worked().saturating_sub(start)
}

/// What is made to cost much is refused in less than the time that an honest checklist of its size takes on the same machine, so that the bound
/// holds in every build; `docs/reliability.md` has the milliseconds.
#[test]
fn what_is_made_to_cost_much_costs_less_than_an_honest_checklist() {
    let honest = include_str!("../../checklists/generative-ai.yaml");
    for (name, text) in [
        ("dense values", format!("remove: [{}]", "a,".repeat(1_000_001))),
        ("dense keys", "a:\r\n".repeat(1_000_000)),
        ("brackets", format!("{GOOD}remove: {}", "[".repeat(100_000))),
        ("braces", format!("{GOOD}remove: {}", "{a: ".repeat(100_000))),
        ("question marks", "? ".repeat(100_000)),
        ("tags", format!("a: {}1\n", "!!x ".repeat(50_000))),
        (
            "anchors",
            (0..50_000).map(|at| format!("k{at}: &a{at} 1\n")).collect(),
        ),
        ("documents", "---\na: 1\n".repeat(100_000)),
        ("fifty megabytes", "a: b\n".repeat(10_000_000)),
        (
            "a long text",
            format!("{GOOD}publisher: {}\n", "가".repeat(100_000)),
        ),
    ] {
        // Half of what an honest one of that size would take, and never less than one of the usual size.
        let times = u32::try_from(text.len() / honest.len() / 2).unwrap().max(2);
        // Side by side and more than once: whatever else the machine does falls on one and then on the other.
        let mut costs = Vec::new();
        let is_cheap = (0..6).any(|_| {
            let base = took(|| drop(examined("honest", honest.to_owned())));
            let cost = took(|| assert!(examined(name, text.clone()).checklist.is_none(), "{name}"));
            costs.push((cost, base));
            cost < base * times
        });
        assert!(is_cheap, "{name}, beside an honest one: {costs:?}");
    }
}

const GOOD: &str = "format: 1\nid: x\nversion: \"1\"\nlanguages: [ko]\ntitle: 가\nsections:\n  - id: s\n    title: 나\n    questions:\n      - id: Q1\n        ask: 다?\n        answer: yes-no\n";

fn examined_in_time(name: &str, text: String) -> Loaded {
    let start = Instant::now();
    let outcome = examined(name, text);
    let text = diagnose::text(&outcome.issues, &outcome.sources, Lang::Ko, false);
    let took = start.elapsed();
    assert!(took < PATIENCE, "{name} took {took:?}");
    assert!(text.len() < 20_000, "{name}: {} bytes of messages", text.len());
    outcome
}

fn rejected(name: &str, text: String, code: &str) {
    let outcome = examined_in_time(name, text);
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
    rejected("laughs", laughs, "E006");
    rejected(
        "alias",
        format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(50_000)),
        "E006",
    );
    rejected(
        "brackets",
        format!("{GOOD}remove: {}", "[".repeat(100_000)),
        "E008",
    );
    rejected(
        "braces",
        format!("{GOOD}remove: {}", "{a: ".repeat(100_000)),
        "E008",
    );
    rejected(
        "dashes",
        format!("{GOOD}remove:\n  {}", "- ".repeat(100_000)),
        "E008",
    );
    let steps: String = (0..5_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    rejected("steps", steps, "E008");
    rejected("question marks", "? ".repeat(100_000), "E008");
}

#[test]
fn sizes_are_bounded() {
    rejected("fifty megabytes", "a: b\n".repeat(10_000_000), "E001");
    rejected(
        "a long text",
        format!("{GOOD}publisher: {}\n", "가".repeat(100_000)),
        "E009",
    );
    rejected(
        "one line",
        format!("{GOOD}publisher: [{}\n", "가 ".repeat(1_000_000)),
        "E009",
    );
}

#[test]
fn what_is_no_checklist_is_refused() {
    rejected("empty", String::new(), "E002");
    rejected("null", "~\n".into(), "E002");
    rejected("nul bytes", "a: \0\0\0".into(), "E003");
    rejected("binary", "\u{7f}ELF\u{1}\u{2}".into(), "E003");
    rejected("utf-16 read as latin", "f\0o\0r\0m\0".into(), "E003");
    rejected("many documents", "---\na: 1\n".repeat(10_000), "E005");
    rejected("a list", "- a\n- b\n".into(), "E103");
    rejected("a word", "hello\n".into(), "E103");
    rejected(
        "json of another kind",
        "{\"a\": [1, 2, {\"b\": null}]}".into(),
        "E102",
    );
}

#[test]
fn other_line_ends_and_a_mark_at_the_start_are_read() {
    let plain = examined_in_time("plain", GOOD.into()).checklist.unwrap();
    for (name, text) in [
        ("crlf", GOOD.replace('\n', "\r\n")),
        ("mark", format!("\u{feff}{GOOD}")),
        ("mark and crlf", format!("\u{feff}{}", GOOD.replace('\n', "\r\n"))),
        ("comments", GOOD.replace('\n', " # 주석\n")),
        ("flow", "{format: 1, id: x, version: \"1\", languages: [ko], title: 가, sections: [{id: s, title: 나, questions: [{id: Q1, ask: 다?, answer: yes-no}]}]}".into()),
        ("no line end", GOOD.trim_end().into()),
    ] {
        assert_eq!(examined_in_time(name, text).checklist.as_ref(), Some(&plain), "{name}");
    }
    rejected("tabs", GOOD.replace("        ask", "\task"), "E011");
}

/// Recorded digests live in files: however the bytes came to lie, by git's line ends, by another system's letters or by an editor's order of
/// keys, the same words have the same digest, for ever.
#[test]
fn a_digest_is_the_same_for_ever_whatever_the_file_looks_like() {
    use unicode_normalization::UnicodeNormalization as _;
    let other_order = "sections:\n  - questions:\n      - answer: yes-no\n        ask: \"다?\"\n        id: 'Q1'\n    title: \"나\"\n    id: s\ntitle: 가\nlanguages:\n  - ko\nversion: '1'\nid: x\nformat: 1\n";
    for (name, text) in [
        ("as it is", GOOD.to_owned()),
        ("CRLF", GOOD.replace('\n', "\r\n")),
        ("letters apart", GOOD.nfd().collect()),
        ("another order", other_order.to_owned()),
        ("a mark at the start", format!("\u{feff}{GOOD}")),
    ] {
        let checklist = examined_in_time(name, text).checklist.unwrap();
        assert_eq!(
            checklist.digest, "0ad7b717ddea0f332ae2a7c8f5e18a5ba242a931d49970462c865efedbe6cae2",
            "{name}"
        );
        assert_eq!(
            checklist.questions[0].wording,
            "d776c0d1fa8cd1567f8ba8fed5d22473cbed7b04cbb187fbd407ff82ccd38ae9",
            "{name}"
        );
    }
}

#[test]
fn a_digest_is_that_of_what_is_said() {
    let one = examined_in_time("one", GOOD.into()).checklist.unwrap();
    let two = examined_in_time("two", GOOD.replace("title: 나", "title: 라"))
        .checklist
        .unwrap();
    assert_ne!(one.digest, two.digest);
    assert_eq!(one.questions[0].wording, two.questions[0].wording);
    assert_eq!(one.digest.len(), 64);
}

#[test]
fn hundreds_of_thousands_of_issues_are_reported_in_time() {
    let mut text = String::from(GOOD);
    for at in 0..2_000 {
        text.push_str(&format!("      - id: Q1\n        ask: 다?\n        answer: yes-no\n        wieght: {at}\n        applies_when: {{ Q9: true }}\n"));
    }
    let start = Instant::now();
    let outcome = examined("issues", text);
    let codes: Vec<&str> = outcome.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes.len(), 1_001);
    assert!(codes.contains(&"W305") && codes.contains(&"E101") && codes.contains(&"E201"));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}
