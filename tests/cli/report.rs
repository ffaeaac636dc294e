//! `selfcheck report`, `verify` and `demo` from the outside: where files go, what is refused, what verifies.

use super::begun;
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

#[test]
fn a_report_lies_beside_its_assessment_or_where_it_is_told() {
    let world = begun("en_US.UTF-8");
    let said = world.run(&["report", FILE, "-o", "out/r.html"]).good();
    assert!(said.starts_with("Wrote out/r.html ("), "{said}");
    assert!(
        world
            .read("out/r.html")
            .to_lowercase()
            .starts_with("<!doctype html>")
    );
    let before = std::fs::read_dir(world.dir()).unwrap().count();
    let said = world.run(&["report", FILE, "--format", "md"]).good();
    assert_eq!(
        std::fs::read_dir(world.dir()).unwrap().count(),
        before + 1,
        "{said}"
    );
    for format in ["html", "json", "md", "csv"] {
        let text = world.run(&["report", FILE, "--format", format, "-o", "-"]).good();
        assert!(!text.is_empty(), "{format}");
    }
}

/// A page is written as it is made; one that fails half way is no page.
#[test]
fn a_report_that_fails_half_way_leaves_nothing_behind() {
    let world = begun("en_US.UTF-8");
    world.write("own/provenance.html", "{{ nonsense }}");
    world.run(&["report", FILE, "-o", "r.html"]).good();
    let yesterday = world.read("r.html");
    let before = names(&world);
    for to in ["r.html", "new.html", "folder/new.html", "-"] {
        let ran = world.run(&["report", FILE, "--templates", "own", "-o", to]);
        assert_eq!((ran.code, ran.stdout.as_str()), (3, ""), "{to}: {}", ran.stderr);
        assert!(ran.stderr.contains("nonsense"), "{}", ran.stderr);
        assert_eq!(names(&world), before, "{to}");
    }
    assert_eq!(world.read("r.html"), yesterday);
}

/// What lies in the folder, hidden files included.
fn names(world: &World) -> Vec<std::ffi::OsString> {
    let found = std::fs::read_dir(world.dir()).unwrap();
    let mut names: Vec<_> = found.map(|each| each.unwrap().file_name()).collect();
    names.sort();
    names
}

/// `-o` names where a report goes, not what may be lost for it.
#[test]
fn a_report_replaces_nothing_but_an_earlier_report() {
    let world = begun("en_US.UTF-8");
    world.write("evidence/list.md", "# The list\n");
    world.write("notes.md", "my notes\n");
    world
        .run(&["answer", FILE, "Q-01", "yes", "--evidence", "evidence/list.md"])
        .good();
    let assessment = world.read(FILE);
    for (to, why) in [
        (FILE, "the file of this assessment"),
        ("evidence/../a.selfcheck.yaml", "the file of this assessment"),
        ("b.selfcheck.yaml", "the name of an assessment's file"),
        ("kinds.yaml", "the checklist of this assessment"),
        ("evidence/list.md", "evidence of this assessment"),
    ] {
        for words in [
            &["report", FILE, "-o", to][..],
            &["report", FILE, "--force", "-o", to],
        ] {
            let said = world.run(words).bad(4);
            assert!(
                said.starts_with(&format!("error: {to} is {why}")) && !said.contains("--force"),
                "{said}"
            );
        }
    }
    assert_eq!(world.read(FILE), assessment);
    assert_eq!(world.read("evidence/list.md"), "# The list\n");
    assert!(!world.exists("b.selfcheck.yaml"));
    let said = world.run(&["report", FILE, "-o", "notes.md"]).bad(4);
    assert_eq!(
        said,
        "error: notes.md exists already and is no report made by selfcheck. [E-TARGET]\n\
         hint: Nothing was changed. Choose another name, remove that file first, or replace it with --force.\n"
    );
    assert_eq!(world.read("notes.md"), "my notes\n");
    world
        .run(&["report", FILE, "--format", "md", "--force", "-o", "notes.md"])
        .good();
    assert!(world.read("notes.md").starts_with("# Gate"));
    for format in ["csv", "json", "html", "md"] {
        world
            .run(&["report", FILE, "--format", format, "-o", "notes.md"])
            .good();
    }
}

#[test]
fn the_language_of_a_report_is_chosen_apart() {
    let world = begun("en_US.UTF-8");
    let said = world
        .run(&["report", FILE, "--lang", "ko", "-o", "r.html"])
        .good();
    assert!(said.starts_with("Wrote r.html"), "{said}");
    assert!(world.read("r.html").contains("<html lang=\"ko\""));
}

#[test]
fn a_final_report_is_refused_while_anything_is_missing() {
    let world = begun("en_US.UTF-8");
    let ran = world.run(&["report", FILE, "--final", "-o", "r.html"]);
    assert_ne!(ran.code, 0);
    assert!(
        ran.stdout.is_empty() && ran.stderr.starts_with("error: "),
        "{}",
        ran.stderr
    );
    assert!(!world.exists("r.html"));
}

#[test]
fn a_report_verifies_until_a_byte_changes() {
    let world = begun("en_US.UTF-8");
    world
        .run(&["answer", FILE, "Q-01", "yes", "--note", "fine note"])
        .good();
    world.run(&["report", FILE, "-o", "r.html"]).good();
    world.run(&["verify", "r.html"]).good();
    let facts: serde_json::Value =
        serde_json::from_str(&world.run(&["verify", "r.html", "--json"]).good()).unwrap();
    assert!(facts.is_object());
    let page = world.read("r.html");
    world.write("r.html", page.replacen("fine note", "fake note", 1));
    let ran = world.run(&["verify", "r.html"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    assert!(
        ran.stdout.contains("FAILED") && ran.stdout.ends_with("Does not verify\n"),
        "{}",
        ran.stdout
    );
    world.run(&["verify", "none.html"]).bad(4);
    world.write("other.html", "<p>hello</p>");
    let ran = world.run(&["verify", "other.html"]);
    assert!(ran.code == 1 || ran.code == 3, "{ran:?}");
}

#[test]
fn the_demo_is_ready_to_open_and_verify() {
    let world = World::new();
    let said = world.run(&["demo", "example"]).good();
    let mut reports = 0;
    for path in said.lines().filter(|line| {
        std::path::Path::new(line)
            .extension()
            .is_some_and(|end| end == "html")
            && !line.contains(' ')
    }) {
        world.run(&["verify", path]).good();
        reports += 1;
    }
    assert!(reports >= 2, "{said}");
    let said = world.run(&["demo", "example"]).bad(4);
    assert_eq!(
        said,
        "error: example exists already\nhint: choose another name, or replace it with --force; nothing was changed\n"
    );
    world.run(&["demo", "example", "--force"]).good();
}

/// A pipe is written to. Renaming a new file over it, as over a file, would take `/dev/null` away from the whole machine.
#[cfg(unix)]
#[test]
fn a_pipe_or_device_is_written_to_and_stays_what_it_is() {
    use std::os::unix::fs::FileTypeExt as _;
    let world = World::new();
    world.run(&["new", "common", "--file", "a.selfcheck.yaml"]).good();
    let pipe = world.dir().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let reading = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    world
        .run(&["report", "a.selfcheck.yaml", "--format", "csv", "-o", "pipe"])
        .good();
    assert!(reading.join().unwrap().contains("E01-01"));
    assert!(std::fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    let said = world.run(&["report", "a.selfcheck.yaml", "-o", "."]).bad(4);
    assert!(said.contains("error: "), "{said}");
}
