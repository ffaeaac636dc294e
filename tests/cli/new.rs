//! `selfcheck new`: where the file is created, rejected input, and that a failure leaves no file.

use super::{BROKEN, KINDS, in_both, world};
use crate::support::World;

#[test]
fn the_file_is_created_as_named_or_in_the_data_folder() {
    in_both(
        "new",
        world,
        &[
            &[
                "new",
                "cctv-security",
                "--file",
                "gate.selfcheck.yaml",
                "--name",
                "관제 1호",
            ],
            &["new", "generative-ai", "--name", "상담 챗봇"],
            &["new", "generative-ai", "--name", "상담 챗봇"],
            &["new", "common"],
        ],
    );
}

#[test]
fn an_existing_file_is_replaced_only_with_force() {
    let world = World::new();
    let mine = "format: 1\nchecklist: {id: other, version: '1', digest: x}\n";
    world.write("a.selfcheck.yaml", mine);
    let output = world.run(&["new", "common", "--file", "a.selfcheck.yaml"]).bad(4);
    assert_eq!(
        output,
        "error: a.selfcheck.yaml already exists\nhint: choose another name, or replace it with --force; nothing was changed\n"
    );
    assert_eq!(world.read("a.selfcheck.yaml"), mine);
    world
        .run(&["new", "common", "--file", "a.selfcheck.yaml", "--force"])
        .good();
    assert!(world.read("a.selfcheck.yaml").contains("id: common"));
}

/// A name given by mistake must not cost a checklist, a report or notes.
#[test]
fn force_replaces_no_file_of_another_kind() {
    let world = World::new();
    world.write("list.yaml", KINDS);
    world.write("notes.txt", "mine\n");
    world.write("empty.selfcheck.yaml", "");
    for (name, before) in [("list.yaml", KINDS), ("notes.txt", "mine\n")] {
        let said = world.run(&["new", "list.yaml", "--file", name, "--force"]).bad(4);
        assert!(
            said.starts_with(&format!("error: {name} is not an assessment")),
            "{said}"
        );
        assert_eq!(world.read(name), before);
    }
    world
        .run(&["new", "list.yaml", "--file", "empty.selfcheck.yaml", "--force"])
        .good();
    let before = world.read("empty.selfcheck.yaml");
    let line = ["checklist", "new", "x", "-o", "empty.selfcheck.yaml", "--force"];
    let said = world.run(&line).bad(4);
    assert!(
        said.starts_with("error: empty.selfcheck.yaml is an assessment"),
        "{said}"
    );
    let file = "empty.selfcheck.yaml";
    world
        .run(&["merge", file, file, file, "-o", "list.yaml", "--force"])
        .bad(4);
    assert_eq!(
        (world.read(file), world.read("list.yaml")),
        (before, KINDS.to_owned())
    );
}

/// What is printed to be run next can be pasted into a shell.
#[cfg(unix)]
#[test]
fn the_next_command_is_quoted_for_the_shell() {
    let world = World::new();
    for name in [
        "my file's.selfcheck.yaml",
        "-x.selfcheck.yaml",
        "$(touch hit).selfcheck.yaml",
    ] {
        let option = format!("--file={name}");
        let said = world.run(&["new", "common", &option]).good();
        let (_, next) = said.trim_end().split_once("Next: selfcheck open ").unwrap();
        let ran = std::process::Command::new("sh")
            .args(["-c", &format!("test -f {next}")])
            .current_dir(world.dir())
            .status()
            .unwrap();
        assert!(ran.success(), "{next}");
    }
    assert!(!world.exists("hit"));
}

/// `--force` with an invalid checklist must not lose the old file.
#[test]
fn force_keeps_the_old_file_if_the_new_one_cannot_be_created() {
    let world = World::new();
    let mine = "format: 1\nchecklist: {id: other, version: '1', digest: x}\n";
    world.write("a.selfcheck.yaml", mine);
    world.write("broken.yaml", BROKEN);
    for checklist in ["comon", "broken.yaml"] {
        let ran = world.run(&["new", checklist, "--file", "a.selfcheck.yaml", "--force"]);
        assert_ne!(ran.code, 0);
        assert_eq!(world.read("a.selfcheck.yaml"), mine);
    }
}

#[test]
fn a_custom_checklist_is_loaded_by_path_and_found_again() {
    let world = World::new();
    world.write("lists/kinds.yaml", KINDS);
    let output = world
        .run(&["new", "lists/kinds.yaml", "--file", "a.selfcheck.yaml"])
        .good();
    assert_eq!(
        output,
        "Created a.selfcheck.yaml: checklist kinds, 8 questions\nNext: selfcheck open a.selfcheck.yaml\n"
    );
    let status = world.run(&["status", "a.selfcheck.yaml"]).good();
    assert!(status.starts_with("Every kind 1.0"), "{status}");
    assert!(world.read("a.selfcheck.yaml").contains("lists/kinds.yaml"));
}

#[test]
fn a_checklist_in_the_user_folder_is_found_by_id() {
    let world = World::new();
    std::fs::create_dir_all(world.home().join(".config/selfcheck/checklists")).unwrap();
    std::fs::write(
        world.home().join(".config/selfcheck/checklists/kinds.yaml"),
        KINDS,
    )
    .unwrap();
    let output = world.run(&["new", "kinds", "--file", "a.selfcheck.yaml"]).good();
    assert!(output.contains("checklist kinds, 8 questions"), "{output}");
}

#[test]
fn an_unknown_checklist_suggests_the_nearest() {
    in_both(
        "new-unknown",
        world,
        &[
            &["new", "cctv-securty", "--file", "a.selfcheck.yaml"],
            &["new", "lists/none.yaml", "--file", "a.selfcheck.yaml"],
            &["new", ".", "--file", "a.selfcheck.yaml"],
        ],
    );
}

#[test]
fn an_invalid_checklist_is_rejected_with_every_issue() {
    let make = |locale: &str| {
        let world = world(locale);
        world.write("broken.yaml", BROKEN);
        world
    };
    in_both(
        "new-broken",
        make,
        &[&["new", "broken.yaml", "--file", "a.selfcheck.yaml"]],
    );
    let world = make("en_US.UTF-8");
    world
        .run(&["new", "broken.yaml", "--file", "a.selfcheck.yaml"])
        .bad(3);
    assert!(!world.exists("a.selfcheck.yaml"));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let world = World::new();
    world.write("file", "");
    let ran = world.run(&["new", "common", "--file", "file/a.selfcheck.yaml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (4, ""));
    assert!(
        ran.stderr.starts_with("error: ") && ran.stderr.contains("[work]/file"),
        "{}",
        ran.stderr
    );
}
