//! Control characters from files, file names and the command line never reach the terminal.

use std::fmt::Write as _;

use super::{KINDS, begun};
use crate::support::{Ran, World};

const TRAPS: [char; 5] = ['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{200b}'];

#[track_caller]
fn harmless(ran: &Ran) {
    for text in [&ran.stdout, &ran.stderr] {
        let found: Vec<char> = text
            .chars()
            .filter(|each| (each.is_control() && !matches!(each, '\n' | '\r')) || TRAPS.contains(each))
            .collect();
        assert!(found.is_empty(), "{found:?} in {text:?}");
    }
}

/// A name that clears the screen and reverses the text direction.
const NAME: &str = "a\u{1b}[2J\u{7}\u{202e}b.selfcheck.yaml";

#[test]
fn file_names_are_printed_without_control_characters() {
    let world = World::new();
    world.write("kinds.yaml", KINDS);
    let made = world.run(&[
        "new",
        "kinds.yaml",
        "--file",
        NAME,
        "--name",
        "x\u{1b}]0;title\u{7}\u{202e}",
    ]);
    assert_eq!(made.code, 0, "{made:?}");
    harmless(&made);
    let evil = "e\u{1b}[31m.txt";
    world.write(evil, "x");
    let list = "c\u{1b}[2J.yaml";
    world.write(list, super::BROKEN);
    let good = "g\u{1b}[2J.yaml";
    world.write(good, KINDS);
    let lines: &[&[&str]] = &[
        &["new", "kinds.yaml", "--file", NAME],
        &["list"],
        &["status", NAME],
        &["check", NAME],
        &["answer", NAME, "Q-01", "yes", "--evidence", evil],
        &["answer", NAME, "Q-01", "yes", "--evidence", "no\u{1b}[31m"],
        &["answer", NAME, "Q-\u{1b}[31m", "yes"],
        &["answer", NAME, "Q-01", "\u{1b}[31m"],
        &["answer", NAME, "Q-01", "yes", "--due", "\u{1b}[31m"],
        &["report", NAME],
        &["report", NAME, "-o", "r\u{1b}[2J.html"],
        &["report", NAME, "-o", "-", "--format", "md"],
        &["report", NAME, "-o", "-", "--format", "csv"],
        &["verify", "r\u{1b}[2J.html"],
        &["verify", "none\u{1b}[2J.html"],
        &["checklist", "validate", list],
        &["checklist", "validate", list, "--format", "json"],
        &["checklist", "validate", good],
        &["checklist", "show", list],
        &["checklist", "new", "x\u{1b}[2J"],
        &["checklist", "new", "x", "-o", "o\u{1b}[2J.yaml"],
        &["new", "no\u{1b}[2Jne"],
        &["new", list],
        &["demo", "d\u{1b}[2J"],
        &["demo", "d\u{1b}[2J"],
        &["status", "none\u{1b}[2J"],
        &["\u{1b}[2J"],
        &["--\u{1b}[2J"],
        &["list", "--color", "\u{1b}[2J"],
        &["check", NAME, "--min-score", "\u{1b}[2J"],
        &["open", NAME, "--plain"],
        &["open", NAME],
        &["open", "none\u{1b}[2J", "--plain"],
    ];
    for words in lines {
        let ran = world.run(words);
        eprintln!("{words:?}");
        harmless(&ran);
        assert_ne!(ran.code, 70, "{words:?}: {ran:?}");
        assert_ne!(ran.code, 101, "{words:?}: {ran:?}");
    }
}

#[test]
fn checklist_texts_are_printed_without_control_characters() {
    let world = World::new();
    let bad = KINDS
        .replace("Every kind", "\"Every \\e[2J\\u202e kind\"")
        .replace(
            "Are sources recorded?",
            "\"Are \\e]0;x\\a sources\\u200b recorded?\"",
        );
    world.write("bad.yaml", &bad);
    world.write(
        "raw.yaml",
        KINDS.replace("Every kind", "Every \u{202e}\u{200b}kind"),
    );
    for name in ["bad.yaml", "raw.yaml"] {
        let file = format!("{name}.selfcheck.yaml");
        let lines: &[&[&str]] = &[
            &["checklist", "validate", name],
            &["checklist", "show", name],
            &["checklist", "show", name, "--resolved"],
            &["new", name, "--file", &file],
            &["status", &file],
            &["check", &file],
            &["open", &file, "--plain"],
            &["list"],
        ];
        for words in lines {
            let ran = world.run(words);
            eprintln!("{words:?}");
            harmless(&ran);
        }
    }
}

#[test]
fn control_characters_in_an_answer_are_escaped() {
    let world = begun("en_US.UTF-8");
    let file = "a.selfcheck.yaml";
    harmless(&world.run(&[
        "answer",
        file,
        "Q-07",
        "x\u{1b}[2J\u{202e}",
        "--note",
        "n\u{1b}[2J",
        "--owner",
        "o\u{7}",
    ]));
    let text = world.read(file);
    assert!(!text.chars().any(|each| TRAPS.contains(&each)), "{text:?}");
    harmless(&world.run(&["status", file]));
    harmless(&world.run(&["open", file, "--plain"]));
}

#[test]
fn expensive_input_is_rejected_quickly() {
    let world = World::new();
    world.write("deep.yaml", "[".repeat(100_000));
    world.write("alias.yaml", {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let before = level - 1;
            let row = vec![format!("*a{before}"); 9].join(", ");
            let _ = writeln!(text, "a{level}: &a{level} [{row}]");
        }
        text
    });
    for name in ["deep.yaml", "alias.yaml"] {
        let started = std::time::Instant::now();
        let ran = world.run(&["checklist", "validate", name]);
        assert_eq!(ran.code, 3, "{ran:?}");
        world.run(&["status", name]).bad(3);
        assert!(started.elapsed() < std::time::Duration::from_secs(5));
    }
}

/// A template can loop without output; rendering is abandoned after a time limit far above what any page needs.
#[test]
fn an_endless_template_times_out() {
    let world = begun("en_US.UTF-8");
    let silent =
        "{% set all = range(end=90000) %}{% for a in all %}{% for b in all %}{% endfor %}{% endfor %}";
    let talking = "{% set all = range(end=90000) %}{% for a in all %}{% for b in all %}{{ \"\" }}{% endfor %}{% endfor %}";
    for text in [silent, talking] {
        world.write("templates/cover.html", text);
        let started = std::time::Instant::now();
        let words = [
            "report",
            "a.selfcheck.yaml",
            "--templates",
            "templates",
            "-o",
            "r.html",
        ];
        let output = world.run(&words).bad(3);
        assert!(output.contains("did not finish within 5 s"), "{output}");
        assert!(
            started.elapsed() < std::time::Duration::from_secs(20),
            "{:?}",
            started.elapsed()
        );
        assert!(!world.exists("r.html"));
    }
}
