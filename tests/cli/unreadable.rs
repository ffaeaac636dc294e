//! Files and folders that are there and cannot be read: links to themselves, which not even root can follow. Each is named with its
//! reason and never taken for absent.

use super::{begun, world};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// Puts a link to itself at a path.
fn loop_at(path: &std::path::Path) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(path, path).unwrap();
}

fn in_home(world: &World, name: &str) -> std::path::PathBuf {
    world.home().join(name)
}

#[test]
fn a_list_that_is_incomplete_says_what_it_could_not_read() {
    for (name, what) in [
        (".local/share/selfcheck/assessments", "assessments"),
        (".local/state/selfcheck/recent.yaml", "recent.yaml"),
        (".config/selfcheck/checklists", "checklists"),
    ] {
        let world = world("en_US.UTF-8");
        loop_at(&in_home(&world, name));
        let ran = world.run(&["list"]);
        assert_eq!(ran.code, 4, "{name}: {ran:?}");
        assert!(
            ran.stderr.contains("list is not complete") && ran.stderr.contains(what),
            "{ran:?}"
        );
        assert!(ran.stdout.contains("cctv-security"), "{ran:?}");
        assert_eq!(world.run(&["list", "--json"]).code, 4);
    }
}

#[test]
fn an_assessment_that_cannot_be_read_makes_the_list_incomplete() {
    let world = begun("en_US.UTF-8");
    std::fs::remove_file(world.dir().join(FILE)).unwrap();
    loop_at(&world.dir().join(FILE));
    let ran = world.run(&["list"]);
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(ran.stderr.contains(FILE), "{ran:?}");
}

#[test]
fn a_checklist_that_cannot_be_read_is_not_called_absent() {
    let world = begun("en_US.UTF-8");
    std::fs::remove_file(world.dir().join("kinds.yaml")).unwrap();
    loop_at(&world.dir().join("kinds.yaml"));
    let said = world.run(&["status", FILE]).bad(3);
    assert!(said.contains("E016") && said.contains("kinds.yaml"), "{said}");
    assert!(!said.contains("cannot be found"), "{said}");
    // Beside an assessment that names no path.
    let text = world.read(FILE);
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("path:"))
        .unwrap();
    world.write("b.selfcheck.yaml", text.replace(&format!("{line}\n"), ""));
    std::fs::remove_file(world.dir().join("kinds.yaml")).unwrap();
    loop_at(&world.dir().join("checklists"));
    let said = world.run(&["status", "b.selfcheck.yaml"]).bad(3);
    assert!(said.contains("E016") && said.contains("checklists"), "{said}");
}

/// The kept text of the edition that an assessment was made with cannot be read: it is not called another edition.
#[test]
fn a_kept_edition_that_cannot_be_read_is_named() {
    let world = begun("en_US.UTF-8");
    world.run(&["answer", FILE, "Q-01", "yes"]).good();
    let text = world.read("kinds.yaml");
    world.write("kinds.yaml", text.replace("Every kind", "Each kind"));
    let kept = in_home(&world, ".local/share/selfcheck/editions");
    let kept = std::fs::read_dir(kept).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(&kept).unwrap();
    loop_at(&kept);
    for command in [["status", FILE].as_slice(), &["upgrade", FILE, "--check"]] {
        let said = world.run(command).bad(3);
        assert!(said.contains("editions"), "{said}");
    }
}

/// One broken file in the folder of checklists is named on standard error, and commands on other checklists go on.
#[test]
fn a_broken_file_beside_the_checklists_is_named_and_the_others_go_on() {
    let world = world("en_US.UTF-8");
    world
        .run(&["new", "common", "--name", "N", "--file", FILE])
        .good();
    let folder = in_home(&world, ".config/selfcheck/checklists");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("broken.yaml"), "title: [").unwrap();
    loop_at(&folder.join("loop.yaml"));
    for command in [
        ["status", FILE].as_slice(),
        &["answer", FILE, "E01-01", "yes"],
        &["report", FILE, "-o", "r.html"],
        &["checklist", "show", "common"],
        &["new", "common", "--name", "N", "--file", "b.selfcheck.yaml"],
        &["open", FILE, "--plain"],
    ] {
        let ran = world.run(command);
        assert!(ran.code < 2, "{ran:?}");
        for name in ["broken.yaml", "loop.yaml"] {
            let said = format!("{}{}", ran.stderr, ran.stdout);
            assert!(said.contains(name), "{ran:?}");
        }
    }
    // A checklist that is named by its path needs nobody's id.
    let ran = world.run(&["checklist", "validate", "kinds.yaml"]);
    assert!(!ran.stderr.contains("broken.yaml"), "{ran:?}");
    // The answers of one that can no longer be read are not moved to the shipped one of the same id.
    let text = world.read(FILE);
    let line = text.lines().find(|line| line.trim_start().starts_with("digest:"));
    world.write(
        FILE,
        text.replace(line.unwrap(), &format!("  digest: {}", "0".repeat(64))),
    );
    let said = world.run(&["answer", FILE, "E01-02", "yes"]).bad(3);
    assert!(said.contains("broken.yaml"), "{said}");
}

/// Undo history, position and the list of recent files cannot be written: each is named once, and the answers are saved.
#[test]
fn a_state_folder_that_cannot_be_written_is_named_and_costs_no_answer() {
    let world = begun("en_US.UTF-8");
    std::fs::remove_dir_all(in_home(&world, ".local/state")).unwrap();
    std::fs::write(in_home(&world, ".local/state"), "a file").unwrap();
    let ran = world.run(&["new", "common", "--name", "N", "--file", "b.selfcheck.yaml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stderr.contains("list of recent assessments"), "{ran:?}");
    let lines = world.write("lines", "j Q-01\n1\nnote one\nj Q-02\n1\nnote two\nq\n");
    let mut command = world.command(&["open", FILE, "--plain"]);
    let ran = command
        .stdin(std::fs::File::open(lines).unwrap())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let said = String::from_utf8([ran.stdout.as_slice(), &ran.stderr].concat()).unwrap();
    for word in [
        "change history",
        "position could not be stored",
        "recent assessments",
    ] {
        assert_eq!(said.matches(word).count(), 1, "{word}: {said}");
    }
    assert!(world.read(FILE).contains("note: two"), "{said}");
}

#[test]
fn settings_templates_and_pictures_that_cannot_be_read_are_named() {
    let world = begun("en_US.UTF-8");
    loop_at(&in_home(&world, ".config/selfcheck/settings.yaml"));
    let ran = world.run(&["status", FILE]);
    assert!(
        ran.stderr.contains("settings.yaml") && ran.stderr.contains("default settings"),
        "{ran:?}"
    );
    std::fs::remove_file(in_home(&world, ".config/selfcheck/settings.yaml")).unwrap();
    loop_at(&world.dir().join("picture.png"));
    let text = world
        .read(FILE)
        .replace("name: Gate", "name: Gate\n  diagram: picture.png");
    world.write(FILE, text);
    world.run(&["report", FILE, "-o", "r.html"]).good();
    assert!(world.read("r.html").contains("the file could not be read"));
    world
        .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
        .good();
    let templates = in_home(&world, ".config/selfcheck/report-templates");
    loop_at(&templates);
    let named = templates.to_string_lossy();
    for command in [
        ["report", FILE, "-o", "r.html"].as_slice(),
        &["verify", "r.html", "--templates", &named],
    ] {
        let said = world.run(command).bad(3);
        assert!(said.contains("report-templates"), "{said}");
        assert!(!said.contains("No such"), "{said}");
    }
}

#[test]
fn what_stands_at_a_name_is_not_replaced_because_it_cannot_be_examined() {
    let world = begun("en_US.UTF-8");
    loop_at(&world.dir().join("taken.yaml"));
    world
        .run(&["checklist", "new", "mine", "-o", "taken.yaml"])
        .bad(4);
    world.run(&["demo", "taken.yaml"]).bad(4);
    world.run(&["new", "kinds.yaml", "--file", "taken.yaml"]).bad(4);
    assert!(world.dir().join("taken.yaml").is_symlink());
}
