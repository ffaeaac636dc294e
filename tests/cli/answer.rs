//! `selfcheck answer`: every kind of value, every rejection, and that a rejected answer changes nothing.

use super::{KINDS, begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

fn english() -> World {
    begun("en_US.UTF-8")
}

/// Runs a command that must fail without touching the file.
#[track_caller]
fn refused(world: &World, words: &[&str], code: i32) -> String {
    let before = std::fs::read(world.dir().join(FILE)).unwrap();
    let output = world.run(words).bad(code);
    assert_eq!(
        std::fs::read(world.dir().join(FILE)).unwrap(),
        before,
        "the file changed"
    );
    output
}

#[test]
fn every_kind_of_value_is_accepted() {
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
fn given_options_are_saved_to_the_file() {
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
    let ran = world.run(&words);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
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
fn invalid_values_are_rejected() {
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
fn a_rejected_answer_changes_nothing() {
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

/// What can never be evidence is refused with a reason; what does not count is recorded and said.
#[test]
fn what_cannot_be_evidence_is_refused() {
    let world = english();
    world.write("notes ", "The name ends in a blank.\n");
    for (evidence, wanted) in [
        ("", "the evidence is empty"),
        ("  ", "the evidence is empty"),
        ("http://", "'http://' has no host"),
        ("https://:443/a", "'https://:443/a' has no host"),
        ("ftp://h/x", "'ftp://h/x' is not an http or https address"),
        ("file:///etc/hosts", "is not an http or https address"),
        (FILE, "is this assessment, which cannot be evidence of itself"),
        (
            "./a.selfcheck.yaml",
            "is this assessment, which cannot be evidence of itself",
        ),
        ("notes ", "'notes ' ends in a blank and cannot be recorded"),
    ] {
        let output = refused(
            &world,
            &["answer", FILE, "Q-01", "yes", "--evidence", evidence],
            2,
        );
        assert!(
            output.contains(wanted) && output.contains("\nhint: "),
            "{evidence:?}: {output}"
        );
    }
    world.write("empty.pdf", "");
    world.write(
        "video.mp4",
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
    );
    for (evidence, wanted) in [
        (
            "empty.pdf",
            "empty.pdf: empty file. It does not count as evidence.",
        ),
        (
            "video.mp4",
            "video.mp4: git LFS pointer, not the file itself. It does not count as evidence.",
        ),
        (
            "https://example.org/a",
            "an address is named and does not count as evidence",
        ),
    ] {
        let ran = world.run(&["answer", FILE, "Q-01", "yes", "--evidence", evidence]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stderr.contains(wanted), "{}", ran.stderr);
    }
    let facts: serde_json::Value =
        serde_json::from_str(&world.run(&["status", FILE, "--json"]).good()).unwrap();
    let question = &facts["sections"][0]["questions"][0];
    let states: Vec<&str> = question["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| piece["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["empty", "pointer", "named"]);
    assert_eq!(question["evidenced"], false);
}

#[test]
fn a_hidden_question_is_not_answered() {
    let world = english();
    let text = world
        .read(FILE)
        .replace("subject:", "profile:\n  faces: \"no\"\nsubject:");
    world.write(FILE, text);
    let output = refused(&world, &["answer", FILE, "Q-08", "yes"], 2);
    assert_eq!(
        output,
        "error: question Q-08 is hidden because of the answers in the system profile\nhint: nothing was changed\n"
    );
}

#[test]
fn evidence_files_are_saved_with_size_and_digest() {
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
    // Adding the same file again does not add a second entry.
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
fn a_pipe_is_rejected_as_evidence_without_blocking() {
    let world = english();
    let path = world.dir().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    let output = refused(&world, &["answer", FILE, "Q-01", "yes", "--evidence", "pipe"], 4);
    assert!(output.starts_with("error: cannot read pipe: "), "{output}");
}

#[test]
fn files_that_are_not_assessments_are_rejected() {
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

/// Root ignores write permissions, so this test proves nothing for root; the next one does.
#[cfg(unix)]
#[test]
fn a_read_only_file_is_not_changed() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = english();
    let path = world.dir().join(FILE);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    if std::fs::OpenOptions::new().append(true).open(&path).is_ok() {
        return;
    }
    let output = refused(&world, &["answer", FILE, "Q-01", "yes"], 4);
    assert!(
        output.starts_with("error: a.selfcheck.yaml is open read-only: "),
        "{output}"
    );
}

#[test]
fn a_file_in_a_newer_format_is_not_changed() {
    let world = english();
    world.write(FILE, world.read(FILE).replace("format: 1\n", "format: 99\n"));
    let output = refused(&world, &["answer", FILE, "Q-01", "yes"], 4);
    assert!(
        output.contains("error: a.selfcheck.yaml is open read-only: "),
        "{output}"
    );
}

#[test]
fn the_rest_of_an_answer_is_changed_and_cleared_without_its_value() {
    let world = english();
    let first = [
        "answer",
        FILE,
        "Q-01",
        "no",
        "--due",
        "2026. 12. 31.",
        "--owner",
        "kim",
        "--note",
        "x",
    ];
    world.run(&first).good();
    assert!(
        world.read(FILE).contains("due: \"2026-12-31\""),
        "{}",
        world.read(FILE)
    );
    let said = world
        .run(&["answer", FILE, "Q-01", "--due", "", "--owner", "", "--note", ""])
        .good();
    assert_eq!(said, "Q-01 saved. Questions left: 7\n");
    let text = world.read(FILE);
    for gone in ["due:", "owner:", "note:"] {
        assert!(!text.contains(gone), "{gone}\n{text}");
    }
    assert!(text.contains("value: \"no\""), "{text}");
    let same = world.run(&["answer", FILE, "Q-01", "--owner", ""]).good();
    assert_eq!(same, "Nothing to change\n");
    // The fixed day of these tests is 2026-11-24.
    world.run(&["answer", FILE, "Q-01", "--due", "+30d"]).good();
    assert!(
        world.read(FILE).contains("due: \"2026-12-24\""),
        "{}",
        world.read(FILE)
    );
    let past = world.run(&["answer", FILE, "Q-01", "--due", "2020/01/02"]);
    assert_eq!(past.code, 0);
    assert!(
        past.stderr.contains("2020-01-02 of Q-01 is in the past"),
        "{}",
        past.stderr
    );
    let said = world.run(&["answer", FILE, "Q-01", "--clear"]).good();
    assert_eq!(said, "Q-01 cleared. Questions left: 8\n");
    refused(&world, &["answer", FILE, "Q-01"], 2);
    refused(&world, &["answer", FILE, "Q-01", "yes", "--clear"], 2);
    world
        .run(&["answer", FILE, "Q-08", "na", "--reason", "no faces"])
        .good();
    refused(&world, &["answer", FILE, "Q-08", "--reason", ""], 2);
}

#[test]
fn a_note_is_read_from_standard_input() {
    use std::io::Write as _;
    use std::process::Stdio;
    let world = english();
    let mut command = world.command(&["answer", FILE, "Q-01", "yes", "--note", "-"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("첫 줄\n둘째 줄\n".as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert!(
        world.read(FILE).contains("첫 줄\n      둘째 줄\n"),
        "{}",
        world.read(FILE)
    );
}

/// Lines piped into an assessment that cannot be written are refused, and the exit code says so.
#[cfg(unix)]
#[test]
fn piped_lines_that_change_nothing_end_with_an_error() {
    use std::io::Write as _;
    use std::process::Stdio;
    let world = english();
    // A newer format is opened read-only whoever the user is.
    world.write(FILE, world.read(FILE).replace("format: 1", "format: 99"));
    let before = world.read(FILE);
    let mut session = world
        .command(&["open", FILE, "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    session.stdin.take().unwrap().write_all(b"yes\nno\n").unwrap();
    let ended = session.wait_with_output().unwrap();
    let (said, told) = (
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr),
    );
    assert_eq!(ended.status.code(), Some(4), "{said}{told}");
    assert!(
        told.contains("nothing was changed; 2 lines were refused"),
        "{told}"
    );
    assert!(
        told.contains("hint: the file is unchanged; open it for writing"),
        "{told}"
    );
    assert!(!said.contains("saved"), "{said}");
    assert_eq!(world.read(FILE), before);
}

/// Commands that score or change refuse a damaged file; only the interactive modes open it, and list what is lost.
#[test]
fn a_damaged_file_is_rejected_and_not_changed() {
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
        let output = refused(&world, words, 3);
        assert!(output.contains("cannot be read"), "{output}");
    }
    let ran = world.run(&["open", FILE, "--plain"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("cannot be read"), "{}", ran.stdout);
}

#[test]
fn a_new_value_keeps_the_other_fields_of_the_answer() {
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

/// The list and its range, the value, and what every face then says.
#[test]
fn a_number_outside_its_range_is_warned_of_everywhere() {
    let list = KINDS.replace("target: 5,", "target: 5, min: 0, max: 100,");
    for (locale, warning, sentence) in [
        (
            "en_US.UTF-8",
            "Outside the plausible range (0 % to 100 %). Check the unit.",
            "1 of 1 numbers lies outside the range that the checklist calls plausible",
        ),
        (
            "ko_KR.UTF-8",
            "점검표가 정한 범위(0 % 이상 100 % 이하)를 벗어난 값입니다. 단위를 확인하십시오.",
            "숫자로 답한 문항 1개 중 점검표가 정한 범위를 벗어난 답변 1개",
        ),
    ] {
        let world = begun(locale);
        world.write("ranged.yaml", &list);
        world
            .run(&["new", "ranged.yaml", "--file", "r.selfcheck.yaml"])
            .good();
        let inside = world.run(&["answer", "r.selfcheck.yaml", "Q-04", "100"]);
        assert_eq!((inside.code, inside.stderr.as_str()), (0, ""));
        let outside = world.run(&["answer", "r.selfcheck.yaml", "Q-04", "--", "-5"]);
        assert_eq!((outside.code, outside.stderr.trim_end()), (0, warning));
        let status = world.run(&["status", "r.selfcheck.yaml"]).good();
        assert!(status.contains(&format!("{sentence}: Q-04")), "{status}");
        let check = world.run(&["check", "r.selfcheck.yaml"]);
        assert_eq!(check.stderr.trim_end(), format!("{sentence}: Q-04"));
        let lang = &locale[..2];
        for format in ["html", "md", "json"] {
            let words = [
                "report",
                "r.selfcheck.yaml",
                "--format",
                format,
                "--lang",
                lang,
                "-o",
                "-",
            ];
            let page = world.run(&words).good();
            assert!(page.contains(sentence), "{format}");
        }
    }
}

/// Ids, a section and a filter; answered questions are named and left, and nothing is written by a wrong line.
#[test]
fn many_questions_are_marked_as_not_applicable_with_one_reason() {
    in_both(
        "answer-many",
        begun,
        &[
            &["answer", FILE, "Q-01", "yes"],
            &["answer", FILE, "Q-01,Q-02,Q-03", "na", "--reason", "no camera"],
            &[
                "answer",
                FILE,
                "Q-01,Q-02",
                "na",
                "--reason",
                "no camera",
                "--answered",
                "--reviewer",
                "Lee",
            ],
            &["answer", FILE, "Q-04,Q-99", "na", "--reason", "no camera"],
            &["answer", FILE, "Q-04,Q-05", "yes"],
            &["answer", FILE, "Q-04,Q-05", "na"],
            &[
                "answer",
                FILE,
                "Q-04,Q-05",
                "na",
                "--reason",
                "no camera",
                "--owner",
                "Kim",
            ],
            &["answer", FILE, "section:nowhere", "na", "--reason", "no camera"],
            &["answer", FILE, "owner:Kim", "na", "--reason", "no camera"],
        ],
    );
    let world = english();
    let section = "section:first";
    for more in [["--due", "2026-12-31"], ["--n", "3"], ["--note", "x"]] {
        let words = [
            &["answer", FILE, section, "na", "--reason", "no camera"][..],
            &more,
        ]
        .concat();
        let said = world.run(&words).bad(2);
        assert!(said.contains("only --reason and --reviewer"), "{said}");
    }
    let output = world
        .run(&["answer", FILE, section, "na", "--reason", "no camera"])
        .good();
    assert!(
        output.starts_with("Marked as not applicable, 8: Q-01, Q-02"),
        "{output}"
    );
    assert!(output.contains("until a reviewer is named, 1: Q-02"), "{output}");
}
