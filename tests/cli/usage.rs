//! Usage errors: one clear message, exit 2, nothing on standard output, in both languages.

use selfcheck::domain::lang::Lang;

use crate::support::World;

#[test]
fn an_unknown_command_suggests_the_nearest() {
    let output = World::new().run(&["statsu"]).bad(2);
    assert_eq!(
        output,
        "error: there is no command 'statsu'\nhint: did you mean 'status'?\n"
    );
    let output = World::new().var("LANG", "ko_KR.UTF-8").run(&["statsu"]).bad(2);
    assert_eq!(
        output,
        "오류: 'statsu' 명령은 없습니다\n도움: 혹시 'status'입니까?\n"
    );
}

#[test]
fn a_missing_argument_is_named() {
    let output = World::new().run(&["answer", "a.yaml"]).bad(2);
    assert_eq!(
        output,
        "error: missing argument: <QUESTION>\nhint: see 'selfcheck answer --help'\n"
    );
}

#[test]
fn an_invalid_option_value_lists_the_allowed_ones() {
    let output = World::new().run(&["report", "a.yaml", "--format", "pdf"]).bad(2);
    assert_eq!(
        output,
        "error: invalid value 'pdf' for --format\nhint: allowed values: html, json, md, csv, xlsx\n"
    );
    let output = World::new()
        .run(&["answer", "a", "b", "c", "--due", "tomorrow"])
        .bad(2);
    assert_eq!(
        output,
        "error: 'tomorrow' is not a date\n\
         hint: use the form 2026-12-31 or 2026.12.31, or +30d for 30 days from now\n"
    );
    let output = World::new().run(&["check", "a", "--min-score", "101"]).bad(2);
    assert_eq!(
        output,
        "error: invalid value '101' for --min-score\nhint: Required self-assessment score (0 to 100)\n"
    );
}

#[test]
fn help_exists_in_both_languages() {
    let help = World::new().run(&["--help"]).good();
    assert!(help.contains("Usage: selfcheck [OPTIONS] [COMMAND]"), "{help}");
    let help = World::new().run(&["--lang", "ko", "--help"]).good();
    assert!(help.contains("사용법: selfcheck"), "{help}");
}

/// Every command's help ends with an example; English help contains no Korean, Korean help does. The manual has every example.
#[test]
fn every_command_has_an_example_in_both_languages() {
    fn visit(path: &[String], grammar: &clap::Command, seen: &mut Vec<Vec<String>>) {
        seen.push(path.to_vec());
        for each in grammar.get_subcommands() {
            let path: Vec<String> = path.iter().cloned().chain([each.get_name().to_owned()]).collect();
            visit(&path, each, seen);
        }
    }
    let mut paths = Vec::new();
    visit(&[], &selfcheck::app::cli::parse::program(Lang::En), &mut paths);
    assert!(paths.len() > 15, "{paths:?}");
    let hangul = |text: &str| text.chars().any(|each| ('가'..='힣').contains(&each));
    for path in paths {
        let name = std::iter::once("selfcheck".to_owned())
            .chain(path.clone())
            .collect::<Vec<_>>()
            .join(" ");
        for (locale, head) in [("en_US.UTF-8", "Example:"), ("ko_KR.UTF-8", "예:")] {
            let world = World::new().var("LANG", locale);
            let words: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
            let help = world.run(&words).good();
            let example = help
                .rsplit_once(head)
                .unwrap_or_else(|| panic!("{name}: {help}"))
                .1;
            assert!(example.contains(&name), "{name}: {example}");
            assert_eq!(hangul(&help), locale.starts_with("ko"), "{name}: {help}");
            let page = world.run(&["man"]).good().replace('\\', "");
            let last = example.trim().lines().last().unwrap().trim().to_owned();
            assert!(page.contains(&last), "{name}: {last}");
        }
    }
}

#[test]
fn completions_and_manual_list_every_command() {
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
fn a_closed_pipe_is_ignored() {
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
