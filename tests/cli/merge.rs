//! `selfcheck merge`: two people's work by question and field, by hand and as a merge driver of git.

use std::process::{Command, Output};

use super::begun;
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// Three files: what both began with, and the work of two people.
fn divided(locale: &str, ours: &[&str], theirs: &[&str]) -> World {
    let world = begun(locale);
    let base = world.read(FILE);
    world.write("base.yaml", &base);
    for (name, words) in [("ours.yaml", ours), ("theirs.yaml", theirs)] {
        world.write(FILE, &base);
        let mut line = vec!["answer", FILE];
        line.extend(words);
        world.run(&line).good();
        world.write(name, world.read(FILE));
    }
    world.write(FILE, base);
    world
}

const MERGE: [&str; 4] = ["merge", "base.yaml", "ours.yaml", "theirs.yaml"];

#[test]
fn different_questions_and_different_fields_merge_without_a_conflict() {
    let world = divided(
        "en_US.UTF-8",
        &["Q-01", "yes", "--note", "list of May"],
        &["Q-03", "largely"],
    );
    let merged = world.run(&MERGE);
    assert_eq!(
        (merged.code, merged.stderr.as_str()),
        (0, "Merged. Answers taken over from their side: 1\n")
    );
    for text in [
        "Q-01:\n    value: \"yes\"",
        "note: list of May",
        "Q-03:\n    value: largely",
    ] {
        assert!(merged.stdout.contains(text), "{text}\n{}", merged.stdout);
    }
    let exchanged = world.run(&["merge", "base.yaml", "theirs.yaml", "ours.yaml"]);
    assert_eq!(
        exchanged.stdout, merged.stdout,
        "the order of the sides does not matter"
    );
    world.run(&[
        "merge",
        "base.yaml",
        "ours.yaml",
        "theirs.yaml",
        "-o",
        "merged.selfcheck.yaml",
    ]);
    assert_eq!(world.read("merged.selfcheck.yaml"), merged.stdout);
    let refused = world
        .run(&["merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", FILE])
        .bad(4);
    assert!(refused.contains("already exists"), "{refused}");
}

#[test]
fn one_answer_changed_on_both_sides_is_shown_with_both_and_opens_as_a_conflict() {
    for (locale, ours, elsewhere) in [
        ("en_US.UTF-8", "ours", "answer, elsewhere: No"),
        ("ko_KR.UTF-8", "우리 쪽", "답변, 다른 곳: 아니오"),
    ] {
        let world = divided(
            locale,
            &["Q-02", "yes", "--note", "two rights"],
            &["Q-02", "no", "--owner", "Kim"],
        );
        let merged = world.run(&[
            "merge",
            "base.yaml",
            "ours.yaml",
            "theirs.yaml",
            "-o",
            "ours.yaml",
        ]);
        assert_eq!((merged.code, merged.stdout.as_str()), (1, ""));
        assert!(merged.stderr.contains("Q-02"), "{}", merged.stderr);
        assert!(merged.stderr.contains(&format!("{ours}: ")), "{}", merged.stderr);
        let text = world.read("ours.yaml");
        assert!(
            text.contains(
                "<<<<<<< ours.yaml\n    value: \"yes\"\n=======\n    value: \"no\"\n>>>>>>> theirs.yaml\n"
            ),
            "{text}"
        );
        assert!(
            text.contains("note: two rights") && text.contains("owner: Kim"),
            "{text}"
        );
        // Commands that show no conflicts change nothing.
        let refused = world.run(&["answer", "ours.yaml", "Q-01", "yes"]).bad(3);
        assert!(refused.contains("selfcheck open"), "{refused}");
        assert_eq!(world.read("ours.yaml"), text);
        world.run(&["status", "ours.yaml"]).bad(3);
        let opened = plain(&world, "conflicts\nq\n");
        assert!(opened.contains(elsewhere), "{opened}");
        assert_eq!(world.read("ours.yaml"), text, "looking settles nothing");
    }
}

#[test]
fn a_conflict_is_settled_in_the_session_and_the_marked_file_is_kept() {
    let world = divided("en_US.UTF-8", &["Q-02", "yes"], &["Q-02", "no"]);
    world.run(&[
        "merge",
        "base.yaml",
        "ours.yaml",
        "theirs.yaml",
        "-o",
        "ours.yaml",
    ]);
    let marked = world.read("ours.yaml");
    plain(&world, "conflicts\ntheirs 1\nq\n");
    let text = world.read("ours.yaml");
    assert!(
        !text.contains("<<<<<<<") && text.contains("value: \"no\""),
        "{text}"
    );
    let kept = std::fs::read_dir(world.dir())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .find(|name| name.starts_with("ours.yaml.conflict-"))
        .expect("a copy of the file with both sides");
    assert_eq!(world.read(&kept), marked);
}

#[test]
fn what_cannot_be_merged_changes_nothing() {
    let world = divided("en_US.UTF-8", &["Q-01", "yes"], &["Q-03", "largely"]);
    world.write(
        "other.yaml",
        world.read("theirs.yaml").replace("id: kinds", "id: other"),
    );
    let refused = world
        .run(&["merge", "base.yaml", "ours.yaml", "other.yaml"])
        .bad(3);
    assert!(refused.contains("another checklist (other)"), "{refused}");
    world.write(
        "torn.yaml",
        "format: 1\nchecklist:\n  id: kinds\nanswers:\n  Q-01: [\n",
    );
    world
        .run(&["merge", "base.yaml", "ours.yaml", "torn.yaml"])
        .bad(3);
    world
        .run(&["merge", "base.yaml", "ours.yaml", "absent.yaml"])
        .bad(4);
    world.write("empty.yaml", "");
    let merged = world.run(&["merge", "empty.yaml", "ours.yaml", "theirs.yaml"]);
    assert_eq!(merged.code, 0, "{}", merged.stderr);
    assert!(merged.stdout.contains("Q-01:") && merged.stdout.contains("Q-03:"));
}

#[test]
fn ten_thousand_answers_merge_without_their_checklist() {
    let world = World::new().var("LANG", "en_US.UTF-8");
    let file = |change: &dyn Fn(usize) -> &'static str| {
        let mut text = "format: 1\nchecklist:\n  id: gone\n  version: '1'\nanswers:\n".to_owned();
        for at in 0..10_000 {
            text.push_str(&format!(
                "  Q-{at:05}:\n    value: \"{}\"\n    note: same\n",
                change(at)
            ));
        }
        text
    };
    world.write("base.yaml", file(&|_| "no"));
    world.write("ours.yaml", file(&|at| if at == 7 { "yes" } else { "no" }));
    world.write("theirs.yaml", file(&|at| if at == 9_000 { "yes" } else { "no" }));
    let merged = world.run(&MERGE);
    assert_eq!(merged.code, 0, "{}", merged.stderr);
    assert_eq!(merged.stdout.matches("value: \"yes\"").count(), 2);
}

fn plain(world: &World, lines: &str) -> String {
    world.typed(&["open", "ours.yaml", "--plain"], lines)
}

fn git(world: &World, words: &[&str]) -> Output {
    let mut command = Command::new("git");
    command
        .args([
            "-c",
            "user.name=Kim",
            "-c",
            "user.email=kim@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(words)
        .current_dir(world.dir())
        .env("HOME", world.home())
        .env("GIT_CONFIG_NOSYSTEM", "1");
    command.output().expect("git starts")
}

/// A repository in which two branches answered a question each, with the merge driver configured as `docs/pipelines.md` says.
fn repository(ours: &[&str], theirs: &[&str]) -> World {
    let world = begun("en_US.UTF-8");
    let answer = |words: &[&str]| {
        let mut line = vec!["answer", FILE];
        line.extend(words);
        world.run(&line).good();
    };
    let good = |words: &[&str]| {
        let output = git(&world, words);
        assert!(output.status.success(), "{words:?}: {output:?}");
    };
    world.write(".gitattributes", "*.selfcheck.yaml merge=selfcheck\n");
    good(&["init", "--quiet"]);
    let driver = format!(
        "'{}' merge %O %A %B -o %A --path %P",
        env!("CARGO_BIN_EXE_selfcheck")
    );
    good(&["config", "merge.selfcheck.driver", &driver]);
    good(&["add", "-A"]);
    good(&["commit", "--quiet", "-m", "begin"]);
    good(&["checkout", "--quiet", "-b", "theirs"]);
    answer(theirs);
    good(&["commit", "--quiet", "-am", "theirs"]);
    good(&["checkout", "--quiet", "main"]);
    answer(ours);
    good(&["commit", "--quiet", "-am", "ours"]);
    world
}

#[test]
fn git_merges_two_peoples_answers_by_the_driver() {
    let world = repository(&["Q-01", "yes"], &["Q-02", "partial"]);
    let merged = git(&world, &["merge", "--no-edit", "theirs"]);
    assert!(merged.status.success(), "{merged:?}");
    let text = world.read(FILE);
    assert!(
        text.contains("Q-01:") && text.contains("Q-02:") && !text.contains("<<<<<<<"),
        "{text}"
    );
    world.run(&["status", FILE]).good();
}

#[test]
fn git_shows_one_conflict_with_both_sides_for_one_question() {
    let world = repository(&["Q-02", "yes"], &["Q-02", "no"]);
    let merged = git(&world, &["merge", "--no-edit", "theirs"]);
    assert_eq!(merged.status.code(), Some(1), "{merged:?}");
    let text = world.read(FILE);
    assert_eq!(text.matches("<<<<<<<").count(), 1, "{text}");
    assert!(
        text.contains("value: \"yes\"") && text.contains("value: \"no\""),
        "{text}"
    );
    let status = git(&world, &["status", "--porcelain"]);
    assert!(
        String::from_utf8_lossy(&status.stdout).contains(&format!("UU {FILE}")),
        "{status:?}"
    );
}

#[test]
fn keeping_our_side_of_every_conflict_removes_the_marks_too() {
    let world = divided("en_US.UTF-8", &["Q-02", "yes"], &["Q-02", "no"]);
    world.run(&[
        "merge",
        "base.yaml",
        "ours.yaml",
        "theirs.yaml",
        "-o",
        "ours.yaml",
    ]);
    plain(&world, "conflicts\nours 1\nq\n");
    let text = world.read("ours.yaml");
    assert!(
        !text.contains("<<<<<<<") && text.contains("value: \"yes\""),
        "{text}"
    );
}
