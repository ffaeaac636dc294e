//! `selfcheck history`: the changes of earlier sessions as text, and their removal.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::change::{Change, Stamp};
use selfcheck::domain::history::{Record, Step};
use selfcheck::domain::id::Id;
use selfcheck::storage::disk::RealDisk;
use selfcheck::storage::history;
use selfcheck::storage::paths::Folders;

use super::{begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

fn folders(world: &World) -> Folders {
    Folders {
        data: world.home().join(".local/share/selfcheck"),
        config: world.home().join(".config/selfcheck"),
        state: world.home().join(".local/state/selfcheck"),
    }
}

/// An assessment that a session with two changes worked on; the second was undone.
fn worked_on(locale: &str) -> World {
    let world = begun(locale);
    let step = |note: &str, at: &str| {
        let after = Answer {
            note: note.to_owned(),
            ..Answer::default()
        };
        let change = Change::Answer {
            question: Id::new("Q-01").unwrap(),
            before: Box::default(),
            after: Box::new(after),
        };
        let stamp = Stamp {
            by: "Kim\u{1b}[2J".into(),
            at: at.into(),
        };
        Record::Made(Box::new(Step { change, stamp }))
    };
    let records = [
        step("first", "2026-11-23T09:00:00+00:00"),
        step("second", "2026-11-23T09:05:00+00:00"),
        Record::Undone,
    ];
    let path = world.dir().join(FILE).canonicalize().unwrap();
    history::add(&RealDisk, &folders(&world), &path, &history::written(&records)).unwrap();
    world
}

/// The names of history files depend on the folder of the test.
fn without_name(world: &World, text: &str) -> String {
    let path = world.dir().join(FILE);
    let path = path.canonicalize().unwrap_or(path);
    let file = history::file_of(&folders(world), &path);
    text.replace(file.file_name().unwrap().to_str().unwrap(), "[name].yaml")
}

#[test]
fn a_history_is_shown_and_cleared() {
    for locale in ["en_US.UTF-8", "ko_KR.UTF-8"] {
        let world = worked_on(locale);
        let before = world.read(FILE);
        let shown = ["history", FILE];
        let clear = ["history", FILE, "--clear"];
        let mut text = String::new();
        for words in [&shown[..], &clear, &shown, &clear] {
            text.push_str(&without_name(&world, &world.run(words).good()));
            text.push_str("---\n");
        }
        insta::assert_snapshot!(format!("history.{}", &locale[..2]), text);
        assert_eq!(world.read(FILE), before);
    }
}

#[test]
fn what_is_left_of_a_deleted_assessment_can_be_cleared() {
    let world = worked_on("en_US.UTF-8");
    let file = history::file_of(&folders(&world), &world.dir().join(FILE).canonicalize().unwrap());
    std::fs::remove_file(world.dir().join(FILE)).unwrap();
    assert!(file.exists());
    let said = world.run(&["history", FILE, "--clear"]).good();
    assert!(said.starts_with("Removed the history"), "{said}");
    assert!(!file.exists());
}

#[test]
fn a_history_that_cannot_be_read_is_an_error() {
    let world = worked_on("en_US.UTF-8");
    let path = world.dir().join(FILE).canonicalize().unwrap();
    let file = history::file_of(&folders(&world), &path);
    std::fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(&file, &file).unwrap();
    let said = world.run(&["history", FILE]).bad(4);
    assert!(said.contains("could not be read"), "{said}");
}

#[test]
fn the_help_is_whole_in_both_languages() {
    in_both("history-help", begun, &[&["history", "--help"], &["history"]]);
}
