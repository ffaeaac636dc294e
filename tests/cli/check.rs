//! `selfcheck check`: each condition of the gate, each reason on its own line.

use super::{begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// Every question answered well; the fields about the system are still empty.
fn answered(locale: &str) -> World {
    let world = begun(locale);
    for (question, value) in [
        ("Q-01", "yes"),
        ("Q-02", "yes"),
        ("Q-03", "fully"),
        ("Q-04", "4.5"),
        ("Q-05", "edge"),
        ("Q-06", "video"),
        ("Q-07", "team"),
        ("Q-08", "yes"),
    ] {
        let file = format!("{question}.md");
        world.write(
            &file,
            format!("# {question}\n\n{}\n", "Seen on site. ".repeat(10)),
        );
        world
            .run(&["answer", FILE, question, value, "--evidence", &file])
            .good();
    }
    world
}

/// A complete assessment.
fn complete(locale: &str) -> World {
    let world = answered(locale);
    let text = world.read(FILE).replace(
        "  name: Gate\n",
        "  name: Gate\n  version: \"1\"\n  organisation: Us\n  purpose: Watch\nprofile:\n  faces: \"yes\"\n",
    );
    world.write(FILE, text);
    world.run(&["approve", FILE, "--by", "Kim Minji"]).good();
    world
}

#[test]
fn without_conditions_ready_is_required() {
    in_both(
        "check-begun",
        begun,
        &[&["check", FILE], &["check", FILE, "--json"]],
    );
}

#[test]
fn conditions_work_alone_and_combined() {
    in_both(
        "check-conditions",
        answered,
        &[
            &["check", FILE, "--verdict", "conditional"],
            &["check", FILE, "--min-score", "100"],
            &[
                "check",
                FILE,
                "--verdict",
                "any",
                "--min-score",
                "99.95",
                "--format",
                "json",
            ],
            &["check", FILE, "--verdict", "any", "--max-age", "0"],
            &[
                "check",
                FILE,
                "--verdict",
                "ready",
                "--min-score",
                "50",
                "--max-age",
                "1",
            ],
        ],
    );
}

#[test]
fn a_complete_assessment_passes() {
    in_both(
        "check-complete",
        complete,
        &[
            &["check", FILE],
            &["check", FILE, "--json"],
            &[
                "check",
                FILE,
                "--verdict",
                "conditional",
                "--min-score",
                "100",
                "--max-age",
                "0",
            ],
        ],
    );
}

#[test]
fn answers_above_the_maximum_age_fail() {
    let world = complete("en_US.UTF-8").var("SOURCE_DATE_EPOCH", "1796342400");
    let ran = world.run(&["check", FILE, "--max-age", "9"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 8);
    assert_eq!(
        lines[0],
        "the answer to Q-01 is 10 days old; at most 9 days are allowed"
    );
    assert_eq!(world.run(&["check", FILE, "--max-age", "10"]).code, 0);
    // Repeating the answer renews its date.
    world.run(&["answer", FILE, "Q-01", "yes"]).good();
    let ran = world.run(&["check", FILE, "--max-age", "9"]);
    assert_eq!(ran.stdout.lines().count(), 7, "{}", ran.stdout);
}

#[test]
fn a_score_is_compared_exactly() {
    let world = complete("en_US.UTF-8");
    world.run(&["answer", FILE, "Q-03", "largely"]).good();
    let low: String = serde_json::from_str::<serde_json::Value>(
        &world.run(&["status", FILE, "--json"]).good(),
    )
    .unwrap()["scores"]["low"]
        .as_str()
        .unwrap()
        .to_owned();
    let check = |score: &str| world.run(&["check", FILE, "--verdict", "any", "--min-score", score]);
    assert_eq!(check(&low).code, 0);
    // A condition between the printed figure and the exact one is met; one just above is not, and both figures can be told apart.
    let above = format!("{low}9");
    let ran = check(&above);
    assert_eq!(
        (ran.code, ran.stdout),
        (
            1,
            format!("self-assessment score {low} is below the required {above}\n")
        )
    );
}

/// No condition takes another away: the verdict is required unless `any` is asked for.
#[test]
fn conditions_add_up() {
    let world = answered("en_US.UTF-8");
    for condition in [&["--min-score", "0"][..], &["--max-age", "9"]] {
        let with = |verdict: &[&str]| world.run(&[&["check", FILE][..], condition, verdict].concat());
        let ran = with(&[]);
        assert_eq!(ran.code, 1, "{condition:?}");
        assert!(
            ran.stdout
                .starts_with("verdict is incomplete, below the required ready\n"),
            "{}",
            ran.stdout
        );
        let ran = with(&["--verdict", "any"]);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (0, "all conditions are met: incomplete\n")
        );
    }
    world.run(&["check", FILE, "--json", "--format", "text"]).bad(2);
}

#[test]
fn an_answer_dated_after_today_satisfies_no_age() {
    let world = complete("en_US.UTF-8");
    let text = world.read(FILE);
    let at = text.find("answered_at: \"").expect("a date") + "answered_at: \"".len();
    world.write(FILE, format!("{}2099-01-01{}", &text[..at], &text[at + 10..]));
    let ran = world.run(&["check", FILE, "--max-age", "30"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (
            1,
            "the answer to Q-01 is dated 2099-01-01, after today, so its age is not known\n"
        )
    );
    let facts = world.run(&["status", FILE, "--json"]).good();
    assert!(facts.contains("\"dates-out-of-order\""), "{facts}");
}

#[test]
fn an_invalid_file_fails_with_an_explanation() {
    let world = World::new();
    world.write(FILE, "[]\n");
    world.run(&["check", FILE]).bad(3);
    world.run(&["check", "none.selfcheck.yaml"]).bad(4);
}
