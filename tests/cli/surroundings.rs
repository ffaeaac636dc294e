//! Settings, folders, languages, missing terminals and closed pipes.

use std::io::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{begun, in_both};
use crate::support::World;
use crate::support::terminal::Terminal;

fn set(world: &World, text: &str) {
    let folder = world.home().join(".config/selfcheck");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.yaml"), text).unwrap();
}

#[test]
fn invalid_settings_are_reported_and_the_rest_applies() {
    let make = |locale: &str| {
        let world = super::world(locale);
        set(&world, "langauge: ko\nauthor: Kim\n");
        world
    };
    in_both("settings-unknown", make, &[&["list"]]);
}

#[test]
fn invalid_key_bindings_are_reported_with_their_location() {
    let make = |locale: &str| {
        let world = super::world(locale);
        set(
            &world,
            "keys:\n  serach: ctrl+k\n  note: [f13, f3]\n  flag: f3\n  back: b\n  next: esc\n  undo: u\n",
        );
        world
    };
    in_both("settings-keys", make, &[&["list"]]);
}

#[test]
fn the_plain_setting_starts_plain_mode() {
    let world = begun("en_US.UTF-8");
    set(&world, "author: kim\ninterface: plain\n");
    let mut terminal = Terminal::start(&world, &["open", crate::e2e::FILE], 80, 24);
    terminal.wait_for("Question 1 of");
    assert!(!terminal.bytes().windows(8).any(|each| each == b"\x1b[?1049h"));
    terminal.send("q\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn command_line_and_environment_override_settings() {
    let world = World::new();
    set(&world, "language: ko\n");
    assert!(world.run(&["list"]).good().starts_with("점검표\n"));
    assert!(
        world
            .run(&["--lang", "en", "list"])
            .good()
            .starts_with("Checklists\n")
    );
    assert!(
        world
            .run(&["list", "--lang", "en"])
            .good()
            .starts_with("Checklists\n")
    );
    let world = world.var("SELFCHECK_LANG", "en");
    assert!(world.run(&["list"]).good().starts_with("Checklists\n"));
    assert!(world.run(&["--lang=ko", "list"]).good().starts_with("점검표\n"));
}

#[test]
fn answers_record_the_author() {
    let world = begun("en_US.UTF-8");
    set(&world, "author: 김하나\n");
    world.run(&["answer", "a.selfcheck.yaml", "Q-01", "yes"]).good();
    assert!(world.read("a.selfcheck.yaml").contains("김하나"));
}

/// Only at a terminal, and only until the settings hold an answer.
#[test]
fn who_answers_is_asked_once_with_the_name_that_git_has() {
    let world = begun("en_US.UTF-8");
    std::fs::write(world.home().join(".gitconfig"), "[user]\n\tname = Kim Ha\n").unwrap();
    set(&world, "mouse: off\n");
    let ran = world.run(&["open", "a.selfcheck.yaml", "--plain"]);
    assert!(!ran.stdout.contains("Who answers?"), "{ran:?}");
    let open = ["open", "a.selfcheck.yaml"];
    let mut terminal = Terminal::start(&world, &open, 120, 24);
    terminal.wait_for("Git has Kim Ha.");
    terminal.send("\r");
    terminal.wait_for("Answers are signed Kim Ha.");
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    let settings = world.home().join(".config/selfcheck/settings.yaml");
    assert_eq!(
        std::fs::read_to_string(settings).unwrap(),
        "mouse: off\nauthor: Kim Ha\n"
    );
    let mut again = Terminal::start(&world, &open, 80, 24);
    again.wait_for("You stopped here");
    again.send("\x11");
    assert_eq!(again.end(), 0);
    assert!(!String::from_utf8_lossy(&again.bytes()).contains("Who answers?"));
}

#[test]
fn folders_can_be_set_by_variables() {
    let world = World::new();
    let data = world.dir().join("data");
    let world = world.var("SELFCHECK_DATA_DIR", data.to_str().unwrap());
    let output = world.run(&["new", "common", "--name", "x"]).good();
    assert!(output.starts_with("Created [work]/data/"), "{output}");
}

/// Without `HOME` the system may still find a home folder, so the variables are made unusable instead of empty.
#[test]
fn without_home_explicit_folders_are_enough() {
    let world = World::new().without("HOME");
    let ran = world.run(&["list"]);
    assert!(ran.code == 0 || ran.code == 4, "{ran:?}");
    if ran.code == 4 {
        assert!(
            ran.stderr.starts_with("error: ") && ran.stderr.contains("hint: "),
            "{}",
            ran.stderr
        );
    }
    let folder = world.dir().to_string_lossy().into_owned();
    let world = world
        .var("SELFCHECK_DATA_DIR", &folder)
        .var("SELFCHECK_CONFIG_DIR", &folder)
        .var("SELFCHECK_STATE_DIR", &folder);
    world.run(&["list"]).good();
}

#[test]
fn without_a_terminal_no_command_blocks() {
    let world = begun("en_US.UTF-8");
    for words in [&[][..], &["open", "a.selfcheck.yaml"]] {
        let mut child = world
            .command(words)
            // Open, but nothing is ever written to it.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let held = child.stdin.take();
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            assert!(started.elapsed() < Duration::from_secs(10), "it waits");
            std::thread::sleep(Duration::from_millis(5));
        };
        drop(held);
        let output = child.wait_with_output().unwrap();
        assert_eq!((status.code(), output.stdout.len()), (Some(2), 0));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "error: the interface needs a terminal\nhint: without a terminal, use 'selfcheck answer', 'status' and 'report'\n"
        );
    }
    for term in ["dumb", "xterm"] {
        let ran = begun("ko_KR.UTF-8")
            .var("TERM", term)
            .run(&["open", "a.selfcheck.yaml"]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.starts_with("오류: "), "{}", ran.stderr);
    }
}

#[test]
fn plain_mode_works_through_a_pipe() {
    let world = begun("en_US.UTF-8");
    let mut child = world
        .command(&["open", "a.selfcheck.yaml", "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("j Q-01\nyes\nq\n".as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.len()),
        (Some(0), 0),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "{text}");
    assert!(
        world.read("a.selfcheck.yaml").contains("value: \"yes\""),
        "{text}"
    );
}

#[test]
fn end_of_input_ends_plain_mode_with_everything_saved() {
    let world = begun("en_US.UTF-8");
    let ran = world.run(&["open", "a.selfcheck.yaml", "--plain"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let ran = world.run(&["--plain"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let ran = world.run(&["open", "none.selfcheck.yaml", "--plain"]);
    assert_eq!(ran.code, 4, "{}", ran.stdout);
}

#[test]
fn closed_pipes_are_ignored() {
    let world = begun("en_US.UTF-8");
    let lines: &[&[&str]] = &[
        &["list"],
        &["status", "a.selfcheck.yaml"],
        &["checklist", "show", "generative-ai"],
        &["report", "a.selfcheck.yaml", "-o", "-"],
        &["--help"],
    ];
    for words in lines {
        let mut child = world
            .command(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), output.stderr.len()),
            (Some(0), 0),
            "{words:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let world = World::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = world
        .command(&["list"])
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: "));
}

/// A missing checklist is not a usage error: the assessment names it, and every command suggests the remedy.
#[test]
fn a_missing_checklist_is_reported_with_the_remedy() {
    for (locale, what, next) in [
        (
            "en_US.UTF-8",
            "error: [work]/kinds.yaml is not there; the assessment was made with the checklist kinds 1.0\n",
            "hint: put the checklist file back; if it lies elsewhere or another edition is meant, run selfcheck upgrade FILE --to PATH; nothing was changed\n",
        ),
        (
            "ko_KR.UTF-8",
            "오류: [work]/kinds.yaml이 없습니다. 이 자체 점검은 점검표 kinds 1.0으로 작성되었습니다\n",
            "도움: 점검표 파일을 제자리에 되돌려 놓으십시오. 다른 곳에 있거나 다른 판으로 옮기려면 selfcheck upgrade FILE --to 경로를 쓰십시오. 아무것도 바뀌지 않았습니다\n",
        ),
    ] {
        let world = begun(locale);
        std::fs::remove_file(world.dir().join("kinds.yaml")).unwrap();
        for words in [
            &["open", "a.selfcheck.yaml", "--plain"][..],
            &["status", "a.selfcheck.yaml"],
            &["report", "a.selfcheck.yaml", "-o", "-"],
            &["answer", "a.selfcheck.yaml", "Q-01", "yes"],
        ] {
            assert_eq!(world.run(words).bad(3), format!("{what}{next}"), "{words:?}");
        }
    }
}
