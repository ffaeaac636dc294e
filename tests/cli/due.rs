//! Dates that fall due: `status --due` as text and JSON, and the calendar file.

use super::{begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// Today is 2026-11-24: one plan is overdue, one is near, one is far; one piece of evidence has expired, one is valid for long. The plan of
/// a closed gap and the plan of an accepted risk do not count.
fn dated(locale: &str) -> World {
    let world = begun(locale);
    let plan = |question: &str, value: &str, due: &str| {
        let action = format!("Fix, soon; {question}");
        // A day in the past is warned of.
        let said = world.run(&[
            "answer", FILE, question, value, "--owner", "Kim", "--action", &action, "--due", due,
        ]);
        assert_eq!(said.code, 0, "{}", said.stderr);
    };
    plan("Q-01", "no", "2026-11-20");
    plan("Q-02", "partial", "2026-12-01");
    plan("Q-03", "not", "2027-03-01");
    plan("Q-04", "4", "2026-11-25");
    let text = world.read(FILE);
    let (before, after) = text.split_once("  Q-02:\n").unwrap();
    let evidence = "    evidence:\n      - url: https://example.com/a\n        title: 계약서, 갱신\n        valid_until: 2026-11-23\n      - url: https://example.com/b\n        valid_until: 2027-06-01\n";
    world.write(FILE, format!("{before}  Q-02:\n{evidence}{after}"));
    world
}

#[test]
fn what_is_due_is_listed_with_the_days_left() {
    in_both(
        "status-due",
        dated,
        &[
            &["status", FILE, "--due", "30"],
            &["status", FILE, "--due", "30", "--ics", "-"],
        ],
    );
}

#[test]
fn json_has_what_is_due_only_when_asked() {
    let world = dated("en_US.UTF-8");
    let json =
        |words: &[&str]| -> serde_json::Value { serde_json::from_str(&world.run(words).good()).unwrap() };
    assert!(json(&["status", FILE, "--json"]).get("due").is_none());
    let due = &json(&["status", FILE, "--json", "--due", "7"])["due"];
    let dates: Vec<_> = due["dates"].as_array().unwrap().iter().collect();
    let shown: Vec<String> = dates
        .iter()
        .map(|date| format!("{} {} {}", date["kind"], date["day"], date["days_left"]))
        .collect();
    assert_eq!(
        shown,
        [
            r#""plan" "2026-11-20" -4"#,
            r#""evidence" "2026-11-23" -1"#,
            r#""plan" "2026-12-01" 7"#
        ]
    );
    assert_eq!((due["within"].as_u64(), dates.len()), (Some(7), 3));
    let nothing = begun("en_US.UTF-8").run(&["status", FILE, "--due", "30"]).good();
    assert!(
        nothing.ends_with("\nNothing is overdue or due within 30 days\n"),
        "{nothing}"
    );
}

#[test]
fn a_calendar_has_every_date_and_no_person_and_keeps_its_ids() {
    let world = dated("en_US.UTF-8");
    let said = world.run(&["status", FILE, "--ics", "due.ics"]).good();
    assert_eq!(said, "Wrote 5 dates to due.ics\n");
    let text = world.read("due.ics");
    assert!(!text.contains("Kim"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 5);
    let ids = |text: &str| -> Vec<String> {
        let ids = text.lines().filter_map(|line| line.strip_prefix("UID:"));
        ids.map(str::to_owned).collect()
    };
    let mut before = ids(&text);
    // Another day is the same event.
    world
        .run(&["answer", FILE, "Q-03", "not", "--due", "2026-11-30"])
        .good();
    world.run(&["status", FILE, "--ics", "due.ics"]).good();
    let mut after = ids(&world.read("due.ics"));
    assert_ne!(before, after, "the order follows the days");
    before.sort();
    after.sort();
    before.dedup();
    assert_eq!((before.len(), before), (5, after));
}

#[test]
fn a_calendar_replaces_only_a_calendar() {
    let world = dated("en_US.UTF-8");
    world.write("notes.txt", "mine\n");
    let before = world.read(FILE);
    for target in ["notes.txt", FILE] {
        let ran = world.run(&["status", FILE, "--ics", target]);
        assert_eq!((ran.code, ran.stdout.as_str()), (4, ""), "{}", ran.stderr);
    }
    assert_eq!(
        (world.read("notes.txt").as_str(), world.read(FILE)),
        ("mine\n", before)
    );
}
