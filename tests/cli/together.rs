//! Several programs at one assessment.

use std::fmt::Write as _;

use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// A checklist of a hundred short questions.
fn hundred() -> World {
    let mut list = String::from(
        "format: 1\nid: many\nversion: '1'\ntitle: Many\nlanguages: [en]\nsections:\n  - id: s\n    title: All\n    questions:\n",
    );
    for n in 0..100 {
        let _ = writeln!(
            list,
            "      - {{ id: Q{n:02}, ask: Question {n}?, answer: yes-no }}"
        );
    }
    let world = World::new();
    world.write("many.yaml", list);
    world.run(&["new", "many.yaml", "--file", FILE]).good();
    world
}

#[test]
fn a_hundred_answers_by_eight_processes_are_all_kept() {
    let world = hundred();
    std::thread::scope(|scope| {
        for worker in 0..8 {
            let world = &world;
            scope.spawn(move || {
                for n in (worker..100).step_by(8) {
                    let question = format!("Q{n:02}");
                    let ran = world.run(&["answer", FILE, &question, "yes", "--note", &question]);
                    assert_eq!(ran.code, 0, "{}", ran.stderr);
                }
            });
        }
    });
    let text = world.read(FILE);
    for n in 0..100 {
        assert!(
            text.contains(&format!("note: Q{n:02}\n")),
            "Q{n:02} is lost:\n{text}"
        );
    }
    let left: Vec<_> = std::fs::read_dir(world.dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name != FILE && name != "many.yaml")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A program that never lets go is named after ten seconds, and nothing is changed.
#[cfg(unix)]
#[test]
fn who_waits_in_vain_is_told_and_changes_nothing() {
    let world = hundred();
    let before = world.read(FILE);
    let folder = std::fs::File::open(world.dir()).unwrap();
    folder.lock().unwrap();
    let started = std::time::Instant::now();
    let said = world.run(&["answer", FILE, "Q01", "yes"]).bad(4);
    assert!(started.elapsed() >= std::time::Duration::from_secs(10));
    assert!(
        said.contains("a.selfcheck.yaml locked for more than ten seconds"),
        "{said}"
    );
    assert!(
        said.contains("this change was not saved. Try again in a moment"),
        "{said}"
    );
    assert_eq!(world.read(FILE), before);
}
