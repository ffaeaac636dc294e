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
fn a_damaged_assessment_is_listed_with_its_reason_and_stops_no_other() {
    let world = full("en_US.UTF-8");
    world.write("bad.selfcheck.yaml", "not: [ours\n");
    let json = json(&world, &["list", ".", "--json"]);
    let named = |name: &str| {
        let all = json["assessments"].as_array().unwrap();
        let is_it = |each: &&serde_json::Value| each["path"].as_str().unwrap().ends_with(name);
        all.iter().find(is_it).unwrap().clone()
    };
    assert_eq!(json["total"], 3);
    assert!(
        named("bad.selfcheck.yaml")["problem"]
            .as_str()
            .unwrap()
            .contains("bad.selfcheck.yaml")
    );
    assert_eq!(named("bad.selfcheck.yaml")["verdict"], serde_json::Value::Null);
    assert_eq!(named("gate.selfcheck.yaml")["verdict"], "incomplete");
    let broken = world.run(&["list", ".", "--filter", "broken"]).good();
    assert!(
        !broken.contains("gate.selfcheck.yaml") && broken.contains("! "),
        "{broken}"
    );
}

fn json(world: &World, words: &[&str]) -> serde_json::Value {
    serde_json::from_str(&world.run(words).good()).unwrap()
}

/// Two editions of a list: in the second, two questions have other words.
fn edition(version: &str, words: &str) -> String {
    KINDS
        .replace("version: \"1.0\"", &format!("version: \"{version}\""))
        .replace("출처를 적었는가?", words)
}

#[test]
fn the_list_counts_as_status_does() {
    let world = World::new();
    world.write("rt.yaml", edition("1.0", "출처를 적었는가?"));
    let file = "rt.selfcheck.yaml";
    world
        .run(&["new", "rt.yaml", "--name", "CountMe", "--file", file])
        .good();
    for question in ["Q-01", "Q-02"] {
        world.run(&["answer", file, question, "yes"]).good();
    }
    let agrees = |step: &str| {
        let list = json(&world, &["list", ".", "--json"])["assessments"][0].clone();
        let status =
            serde_json::from_str::<serde_json::Value>(&world.run(&["status", file, "--json"]).stdout)
                .unwrap();
        let counts = &status["counts"];
        assert_eq!(list["open"], counts["unanswered"], "{step}");
        assert_eq!(list["verdict"], status["verdict"], "{step}");
        assert_eq!(list["score"], status["scores"]["low"], "{step}");
        assert_eq!(list["waiting"], status["waiting"]["count"], "{step}");
        list
    };
    let before = agrees("answered");
    assert_eq!(
        (&before["open"], &before["newer_version"]),
        (&6.into(), &serde_json::Value::Null)
    );
    world.write("rt.yaml", edition("2.0", "자료의 출처를 모두 기록해 두었는가?"));
    let offered = agrees("a newer edition is there");
    assert_eq!(
        (&offered["version"], &offered["newer_version"]),
        (&"1.0".into(), &"2.0".into())
    );
    world.run(&["upgrade", file]);
    let upgraded = agrees("upgraded");
    assert_eq!((&upgraded["open"], &upgraded["waiting"]), (&7.into(), &1.into()));
    assert_eq!(
        (&upgraded["version"], &upgraded["newer_version"]),
        (&"2.0".into(), &serde_json::Value::Null)
    );
}

#[test]
fn a_folder_is_searched_below_without_hidden_and_linked_folders() {
    let world = full("en_US.UTF-8");
    let text = world.read("gate.selfcheck.yaml");
    for place in ["one/two/b", ".git/c", "node_modules/d", "target/e"] {
        world.write(&format!("{place}.selfcheck.yaml"), &text);
    }
    world.write("one/kinds-2.yaml", KINDS.replace("id: kinds", "id: kinds-2"));
    world.write("one/values.yaml", "format: 1\nreplicas: 2\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(world.dir(), world.dir().join("one/loop")).unwrap();
    let json = json(&world, &["list", ".", "--json", "--sort", "name"]);
    let mut paths: Vec<_> = json["assessments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| &each["path"])
        .collect();
    paths.sort_by_key(ToString::to_string);
    assert_eq!(
        paths,
        [
            "./gate.selfcheck.yaml",
            "./one/two/b.selfcheck.yaml",
            "./other.selfcheck.yaml"
        ]
    );
    let own: Vec<_> = json["checklists"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|each| each["path"].as_str().is_some_and(|path| path.starts_with("./")))
        .map(|each| &each["id"])
        .collect();
    assert_eq!(own, ["kinds-2"]);
    for folder in ["nowhere", "other.selfcheck.yaml"] {
        let message = world.run(&["list", folder]).bad(4);
        assert!(message.contains(folder), "{message}");
    }
}

#[test]
fn a_list_is_sorted_filtered_and_written_as_page_and_calendar() {
    let world = full("en_US.UTF-8");
    world
        .run(&[
            "new",
            "kinds",
            "--name",
            "<Door> & \"gate\"",
            "--file",
            "door.selfcheck.yaml",
        ])
        .good();
    let late = world.run(&[
        "answer",
        "door.selfcheck.yaml",
        "Q-01",
        "no",
        "--action",
        "Fix it",
        "--due",
        "2026-11-20",
    ]);
    assert_eq!(late.code, 0, "{}", late.stderr);
    let names = |words: &[&str]| -> Vec<String> {
        let words = [&["list", ".", "--json"], words].concat();
        let all = json(&world, &words)["assessments"].as_array().unwrap().clone();
        all.iter()
            .map(|each| each["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&["--sort", "due"])[0], "<Door> & \"gate\"");
    assert_eq!(names(&["--filter", "due"]), ["<Door> & \"gate\""]);
    assert_eq!(
        names(&["--filter", "ready", "--filter", "incomplete", "--filter", "due"]).len(),
        1
    );
    assert!(names(&["--filter", "waiting"]).is_empty());
    let said = world
        .run(&[
            "list",
            ".",
            "--filter",
            "due",
            "--html",
            "list.html",
            "--ics",
            "list.ics",
        ])
        .good();
    assert_eq!(
        said,
        "Wrote the list of 1 assessment to list.html\nWrote 1 date to list.ics\n"
    );
    let page = world.read("list.html");
    for wanted in [
        "<html lang=\"en\">",
        "default-src 'none'; style-src 'sha256-",
        "<caption id=\"list\">1 assessment</caption>",
        "<th scope=\"row\">&lt;Door&gt; &amp; &quot;gate&quot;</th>",
        "1 overdue",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("http:"), "{page}");
    assert!(
        world
            .read("list.ics")
            .contains("SUMMARY:<Door> & \"gate\" Q-01: plan due\r\n")
    );
    // Again: an earlier page is replaced, the user's work is not.
    world.run(&["list", ".", "--html", "list.html"]).good();
    let before = world.read("gate.selfcheck.yaml");
    for target in ["gate.selfcheck.yaml", "other.selfcheck.yaml"] {
        world.run(&["list", ".", "--html", target]).bad(4);
    }
    assert_eq!(world.read("gate.selfcheck.yaml"), before);
    let korean = world.run(&["list", ".", "--html", "-", "--lang", "ko"]).good();
    assert!(korean.contains("<html lang=\"ko\">") && korean.contains("<th scope=\"col\">조치 기한</th>"));
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

/// Every state, and answers that wait for each reason, in one file: `list`, `status` and the first screen agree.
#[test]
fn one_file_with_every_state_is_counted_the_same_everywhere() {
    let world = World::new();
    world.write("rt.yaml", edition("1.0", "출처를 적었는가?"));
    let file = "rt.selfcheck.yaml";
    world
        .run(&["new", "rt.yaml", "--name", "CountMe", "--file", file])
        .good();
    for words in [
        &["Q-01", "yes"][..],
        &["Q-02", "no"],
        &["Q-03", "fully"],
        &["Q-04", "na", "--reason", "no alarms"],
        &["Q-05", "cloud"],
        &["Q-07", "us"],
    ] {
        world.run(&[&["answer", file][..], words].concat()).good();
    }
    world.run(&["set", file, "faces=no"]).good();
    let second = edition("2.0", "자료의 출처를 모두 기록해 두었는가?").replace(
        "      - id: Q-03\n",
        "      - id: T-03\n        formerly: [Q-03]\n",
    );
    world.write("rt.yaml", second);
    let upgraded = world.run(&["upgrade", file]);
    assert!(
        upgraded
            .stdout
            .contains("before: 출처를 적었는가?\n    now: 자료의 출처를 모두 기록해 두었는가?"),
        "the original where the translation stayed: {}",
        upgraded.stdout
    );
    let taken = world.read(file).replace(
        "  Q-05:\n",
        "  Q-05:\n    to_confirm: true\n    taken_over: spring.selfcheck.yaml\n",
    );
    world.write(file, taken);
    let status: serde_json::Value =
        serde_json::from_str(&world.run(&["status", file, "--json"]).stdout).unwrap();
    let waiting =
        serde_json::json!({ "count": 3, "reworded": ["Q-01"], "moved": ["T-03"], "taken_over": ["Q-05"] });
    assert_eq!(status["waiting"], waiting);
    let list = &json(&world, &["list", ".", "--json"])["assessments"][0];
    let counts = &status["counts"];
    assert_eq!(
        (&list["open"], &list["waiting"], &list["verdict"], &list["score"]),
        (
            &counts["unanswered"],
            &waiting["count"],
            &status["verdict"],
            &status["scores"]["low"]
        )
    );
    let number = |name: &str| counts[name].as_u64().unwrap();
    let asked = number("questions") - number("hidden");
    let home = world.typed(&["--plain"], "q\n");
    let share = format!("{}/{asked}", asked - number("unanswered"));
    let row = home
        .lines()
        .find(|line| line.contains("CountMe"))
        .expect("its row");
    assert!(row.contains(&share) && row.contains("To confirm 3"), "{row}");
}
