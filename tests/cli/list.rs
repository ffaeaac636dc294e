//! `selfcheck list`: checklists and recent assessments, as text and JSON.

use super::{BROKEN, KINDS, in_both, world};
use crate::support::World;

/// A list with every kind of entry. File times are set because they are printed.
fn full(locale: &str) -> World {
    let world = world(locale).var("TZ", "UTC");
    let folder = world.home().join(".config/selfcheck/checklists");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("kinds.yaml"), KINDS).unwrap();
    std::fs::write(folder.join("broken.yaml"), BROKEN).unwrap();
    world
        .run(&["new", "kinds", "--name", "Gate", "--file", "gate.selfcheck.yaml"])
        .good();
    world
        .run(&["answer", "gate.selfcheck.yaml", "Q-01", "yes"])
        .good();
    world.write("other.selfcheck.yaml", "not ours\n");
    let moment = std::time::UNIX_EPOCH + std::time::Duration::from_hours(498_744);
    let file = std::fs::File::options()
        .append(true)
        .open(world.dir().join("gate.selfcheck.yaml"))
        .unwrap();
    file.set_modified(moment).unwrap();
    world
}

#[test]
fn an_empty_list_suggests_the_first_command() {
    in_both("list-empty", world, &[&["list"], &["list", "--json"]]);
}

#[test]
fn a_full_list_shows_progress_and_errors() {
    in_both("list-full", full, &[&["list"], &["list", "--json"]]);
}

#[test]
fn a_deleted_assessment_is_not_an_error() {
    let world = full("en_US.UTF-8");
    std::fs::remove_file(world.dir().join("gate.selfcheck.yaml")).unwrap();
    let output = world.run(&["list"]).good();
    assert!(output.contains("No assessments yet"), "{output}");
}

#[test]
fn a_damaged_assessment_is_listed_without_progress() {
    let world = full("en_US.UTF-8");
    world.write("gate.selfcheck.yaml", "not: [ours\n");
    let output = world.run(&["list"]).good();
    assert!(output.contains("  gate  ?  ?  "), "{output}");
}

#[test]
fn every_assessment_is_listed_with_the_total() {
    const COUNT: usize = 45;
    let world = world("en_US.UTF-8");
    for number in 0..COUNT {
        let name = format!("System {number}");
        world.run(&["new", "common", "--name", &name]).good();
    }
    let text = world.run(&["list"]).good();
    assert_eq!(text.matches(".selfcheck.yaml").count(), COUNT, "{text}");
    let json: serde_json::Value = serde_json::from_str(&world.run(&["list", "--json"]).good()).unwrap();
    assert_eq!(json["assessments"].as_array().unwrap().len(), COUNT);
    assert_eq!(json["total"], COUNT);
}

/// A link to itself stands for every file that the system cannot read.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_makes_the_list_incomplete() {
    for place in [
        ".local/state/selfcheck/recent.yaml",
        ".config/selfcheck/checklists/gone.yaml",
        ".config/selfcheck/checklists",
    ] {
        let world = full("en_US.UTF-8");
        let path = world.home().join(place);
        if path.is_dir() {
            std::fs::remove_dir_all(&path).unwrap();
        } else if path.exists() {
            std::fs::remove_file(&path).unwrap();
        }
        std::os::unix::fs::symlink(&path, &path).unwrap();
        for words in [&["list"][..], &["list", "--json"]] {
            let ran = world.run(words);
            assert_eq!(ran.code, 4, "{place}: {}", ran.stderr);
            assert!(ran.stdout.contains("common"), "{place}: {}", ran.stdout);
            let name = place.rsplit_once('/').unwrap().1;
            assert!(ran.stderr.contains(name), "{place}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("The list is not complete"),
                "{place}: {}",
                ran.stderr
            );
        }
    }
}
