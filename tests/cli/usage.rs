//! Usage errors: one clear message, exit 2, nothing on standard output, in both languages.

use crate::support::World;

#[test]
fn an_unknown_command_names_the_nearest() {
    let said = World::new().run(&["statsu"]).bad(2);
    assert_eq!(
        said,
        "error: there is no command 'statsu'\nhint: did you mean 'status'?\n"
    );
    let said = World::new().var("LANG", "ko_KR.UTF-8").run(&["statsu"]).bad(2);
    assert_eq!(
        said,
        "오류: 'statsu' 명령은 없습니다\n도움: 혹시 'status'입니까?\n"
    );
}

#[test]
fn a_missing_word_is_named() {
    let said = World::new().run(&["answer", "a.yaml"]).bad(2);
    assert_eq!(
        said,
        "error: missing: <QUESTION>, <VALUE>\nhint: see 'selfcheck answer --help'\n"
    );
}

#[test]
fn a_value_an_option_does_not_take_is_told_with_what_it_takes() {
    let said = World::new().run(&["report", "a.yaml", "--format", "pdf"]).bad(2);
    assert_eq!(
        said,
        "error: --format does not take 'pdf'\nhint: it takes: html, json, md, csv\n"
    );
    let said = World::new()
        .run(&["answer", "a", "b", "c", "--due", "tomorrow"])
        .bad(2);
    assert_eq!(
        said,
        "error: 'tomorrow' is not a date\nhint: write it as 2026-12-31\n"
    );
    let said = World::new().run(&["check", "a", "--min-score", "101"]).bad(2);
    assert_eq!(
        said,
        "error: --min-score does not take '101'\nhint: Self-assessment score wanted (0 to 100)\n"
    );
}

#[test]
fn help_speaks_both_languages() {
    let help = World::new().run(&["--help"]).good();
    assert!(help.contains("Usage: selfcheck [OPTIONS] [COMMAND]"), "{help}");
    let help = World::new().run(&["--lang", "ko", "--help"]).good();
    assert!(help.contains("사용법: selfcheck"), "{help}");
}

#[test]
fn completions_and_manual_are_made_from_the_grammar() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = World::new().run(&["completions", shell]).good();
        assert!(script.contains("checklist"), "{shell}");
    }
    let page = World::new().run(&["man"]).good();
    for name in ["answer", "verify", "completions"] {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn a_reader_that_went_away_is_silence() {
    let world = World::new();
    let mut child = world
        .command(&["man"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
