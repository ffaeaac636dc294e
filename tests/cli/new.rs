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
    world.write("a.selfcheck.yaml", "mine\n");
    let output = world.run(&["new", "common", "--file", "a.selfcheck.yaml"]).bad(4);
    assert_eq!(
        output,
        "error: a.selfcheck.yaml already exists\nhint: choose another name, or replace it with --force; nothing was changed\n"
    );
    assert_eq!(world.read("a.selfcheck.yaml"), "mine\n");
    world
        .run(&["new", "common", "--file", "a.selfcheck.yaml", "--force"])
        .good();
    assert!(world.read("a.selfcheck.yaml").starts_with("format: 1\n"));
}

/// `--force` with an invalid checklist must not lose the old file.
#[test]
fn force_keeps_the_old_file_if_the_new_one_cannot_be_created() {
    let world = World::new();
    world.write("a.selfcheck.yaml", "mine\n");
    world.write("broken.yaml", BROKEN);
    for checklist in ["comon", "broken.yaml"] {
        let ran = world.run(&["new", checklist, "--file", "a.selfcheck.yaml", "--force"]);
        assert_ne!(ran.code, 0);
        assert_eq!(world.read("a.selfcheck.yaml"), "mine\n");
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
