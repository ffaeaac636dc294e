//! `selfcheck answer`: every kind of value, everything that is refused, and that a refusal changes nothing.

use super::{begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

fn english() -> World {
    begun("en_US.UTF-8")
}

/// Runs a command that must be refused and must not touch the file.
#[track_caller]
fn refused(world: &World, words: &[&str], code: i32) -> String {
    let before = std::fs::read(world.dir().join(FILE)).unwrap();
    let said = world.run(words).bad(code);
    assert_eq!(
        std::fs::read(world.dir().join(FILE)).unwrap(),
        before,
        "the file changed"
    );
    said
}

#[test]
fn every_kind_of_value_is_taken() {
    in_both(
        "answer-kinds",
        begun,
        &[
            &["answer", FILE, "Q-01", "yes"],
            &["answer", FILE, "Q-01", "no"],
            &[
                "answer",
                FILE,
                "Q-02",
                "partial",
                "--note",
                "두 줄\n메모",
                "--owner",
                "김하나",
                "--due",
                "2026-12-31",
                "--action",
                "막는다",
            ],
            &["answer", FILE, "Q-03", "largely"],
            &["answer", FILE, "Q-04", "4.5"],
            &["answer", FILE, "Q-04", "--", "-2"],
            &["answer", FILE, "Q-05", "edge"],
            &["answer", FILE, "Q-06", "sound,video"],
            &["answer", FILE, "Q-07", "관제팀"],
            &["answer", FILE, "Q-08", "na", "--reason", "얼굴을 쓰지 않음"],
            &[
                "answer",
                FILE,
                "Q-02",
                "na",
                "--reason",
                "접근이 없음",
                "--reviewer",
                "박둘",
            ],
        ],
    );
}

#[test]
fn what_was_said_is_in_the_file() {
    let world = english();
    let words = [
        "answer",
        FILE,
        "Q-02",
        "partial",
        "--note",
        "two\nlines",
        "--owner",
        "Kim",
        "--due",
        "2026-12-31",
        "--action",
        "close it",
        "--evidence",
        "https://example.org/a",
    ];
    world.run(&words).good();
    world
        .run(&[
            "answer",
            FILE,
            "Q-08",
            "na",
            "--reason",
            "no faces",
            "--reviewer",
            "Park",
        ])
        .good();
    insta::assert_snapshot!("answer-file", world.read(FILE));
}

#[test]
fn what_a_question_does_not_take_is_refused() {
    in_both(
        "answer-refused",
        begun,
        &[
            &["answer", FILE, "Q-01", "na"],
            &["answer", FILE, "Q-01", "na", "--reason", "  "],
            &["answer", FILE, "Q-01", "yess"],
            &["answer", FILE, "Q-01", "partial"],
            &["answer", FILE, "Q-03", "larglely"],
            &["answer", FILE, "Q-04", "much"],
            &["answer", FILE, "Q-05", "clod"],
            &["answer", FILE, "Q-05", "42"],
            &["answer", FILE, "Q-06", "video,nothing"],
            &["answer", FILE, "Q-06", "video,smell"],
            &["answer", FILE, "Q-07", ""],
            &["answer", FILE, "Q-1", "yes"],
            &["answer", FILE, "zzzzzz", "yes"],
            &["answer", FILE, "Q-01", "yes", "--due", "2026-02-30"],
            &["answer", FILE, "Q-01", "yes", "--evidence", "none.pdf"],
        ],
    );
}

#[test]
fn a_refusal_changes_nothing() {
    let world = english();
    std::fs::create_dir(world.dir().join("folder")).unwrap();
    let lines: &[&[&str]] = &[
        &["answer", FILE, "Q-01", "na"],
        &["answer", FILE, "Q-01", "yess"],
        &["answer", FILE, "Q-99", "yes"],
    ];
    for words in lines {
        refused(&world, words, 2);
    }
    for evidence in ["none.pdf", "folder"] {
        refused(
            &world,
            &["answer", FILE, "Q-01", "yes", "--evidence", evidence],
            4,
        );
    }
}

#[test]
fn a_hidden_question_is_not_answered() {
    let world = english();
    let text = world
        .read(FILE)
        .replace("subject:", "profile:\n  faces: \"no\"\nsubject:");
    world.write(FILE, text);
    let said = refused(&world, &["answer", FILE, "Q-08", "yes"], 2);
    assert_eq!(
        said,
        "error: question Q-08 is hidden because of the answers in the system profile\nhint: nothing was changed\n"
    );
}

#[test]
fn a_file_of_evidence_is_kept_with_size_and_digest() {
    let world = english();
    world.write("docs/policy.txt", "hello\n");
    world
        .run(&["answer", FILE, "Q-01", "yes", "--evidence", "docs/policy.txt"])
        .good();
    let text = world.read(FILE);
    assert!(text.contains("docs/policy.txt"), "{text}");
    assert!(
        text.contains("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"),
        "{text}"
    );
    // The same file once more is not a second piece.
    world.write("docs/policy.txt", "other\n");
    world
        .run(&["answer", FILE, "Q-01", "yes", "--evidence", "./docs/policy.txt"])
        .good();
    let text = world.read(FILE);
    assert_eq!(text.matches("docs/policy.txt").count(), 1, "{text}");
    assert!(!text.contains("5891b5b5"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_evidence_and_nobody_waits_for_it() {
    let world = english();
    let path = world.dir().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    let said = refused(&world, &["answer", FILE, "Q-01", "yes", "--evidence", "pipe"], 4);
    assert!(said.starts_with("error: cannot read pipe: "), "{said}");
}

#[test]
fn a_file_that_is_no_assessment_is_refused_whole() {
    for (name, locale) in super::LANGUAGES {
        let world = super::world(locale);
        world.write(FILE, "- just\n- a list\n");
        world.write(
            "cut.selfcheck.yaml",
            "format: 1\nchecklist:\n  id: common\nsubject: [\n",
        );
        world.write("binary.selfcheck.yaml", [0xff, 0xfe, 0x00, 0x01]);
        let lines: &[&[&str]] = &[
            &["answer", FILE, "Q-01", "yes"],
            &["answer", "cut.selfcheck.yaml", "Q-01", "yes"],
            &["answer", "binary.selfcheck.yaml", "Q-01", "yes"],
            &["answer", "none.selfcheck.yaml", "Q-01", "yes"],
            &["answer", ".", "Q-01", "yes"],
        ];
        insta::assert_snapshot!(
            format!("answer-no-assessment.{name}"),
            super::transcript(&world, lines)
        );
        assert_eq!(world.read(FILE), "- just\n- a list\n");
    }
}

/// Write permission does not bind root, so this test says nothing there; the next one does.
#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = english();
    let path = world.dir().join(FILE);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    if std::fs::OpenOptions::new().append(true).open(&path).is_ok() {
        return;
    }
    let said = refused(&world, &["answer", FILE, "Q-01", "yes"], 4);
    assert!(
        said.starts_with("error: a.selfcheck.yaml is open read-only: "),
        "{said}"
    );
}

#[test]
fn a_file_of_a_newer_format_stays_as_it_is() {
    let world = english();
    world.write(FILE, world.read(FILE).replace("format: 1\n", "format: 99\n"));
    let said = refused(&world, &["answer", FILE, "Q-01", "yes"], 4);
    assert!(
        said.contains("error: a.selfcheck.yaml is open read-only: "),
        "{said}"
    );
}

/// A file that another session holds is not touched.
#[cfg(unix)]
#[test]
fn a_file_that_is_open_elsewhere_stays_as_it_is() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let world = english();
    let mut session = world
        .command(&["open", FILE, "--plain"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = session.stdin.take().unwrap();
    let mut lines = BufReader::new(session.stdout.take().unwrap()).lines();
    // The first line comes once the file is open.
    lines.next().unwrap().unwrap();
    let said = refused(&world, &["answer", FILE, "Q-01", "yes"], 4);
    assert!(
        said.starts_with("error: a.selfcheck.yaml is open read-only: "),
        "{said}"
    );
    assert!(said.ends_with("hint: nothing was changed\n"), "{said}");
    input.write_all(b"q\n").unwrap();
    drop(input);
    lines.for_each(drop);
    session.wait().unwrap();
    world.run(&["answer", FILE, "Q-01", "yes"]).good();
}

/// Half a file is refused by everything that counts or changes; only the interactive modes open it, and say what is lost.
#[test]
fn a_damaged_file_is_refused_and_left_alone() {
    let world = english();
    world.run(&["answer", FILE, "Q-01", "yes"]).good();
    let text = world.read(FILE).replace("value: \"yes\"", "value: \"yes");
    world.write(FILE, &text);
    let lines: &[&[&str]] = &[
        &["answer", FILE, "Q-02", "yes"],
        &["status", FILE],
        &["check", FILE],
        &["report", FILE, "-o", "-"],
    ];
    for words in lines {
        let said = refused(&world, words, 3);
        assert!(said.contains("cannot be read"), "{said}");
    }
    let ran = world.run(&["open", FILE, "--plain"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("cannot be read"), "{}", ran.stdout);
}

#[test]
fn another_answer_leaves_the_rest_of_the_question_alone() {
    let world = english();
    world
        .run(&["answer", FILE, "Q-02", "no", "--note", "kept", "--owner", "Kim"])
        .good();
    world.run(&["answer", FILE, "Q-02", "yes"]).good();
    let text = world.read(FILE);
    assert!(
        text.contains("note: kept") && text.contains("owner: Kim") && text.contains("value: \"yes\""),
        "{text}"
    );
}
