//! `selfcheck upgrade`: nothing changes by itself, going there and back loses nothing, another checklist is refused.

use std::io::Write as _;
use std::process::Stdio;

use super::{KINDS, begun};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// The second edition: Q-01 reworded a little, Q-02 another question, Q-03 moved, Q-05 and Q-06 joined, Q-07 gone, Q-09 new.
fn second() -> String {
    let text = KINDS
        .replace("version: \"1.0\"", "version: \"2.0\"")
        .replace(
            "{ ko: 출처를 적었는가?, en: Are sources recorded? }",
            "{ ko: 자료의 출처를 적었는가?, en: Are the sources of data recorded? }",
        )
        .replace(
            "{ ko: 접근을 막았는가?, en: Is access restricted? }",
            "{ ko: 누가 열쇠를 가지고 있는지 아는가?, en: Do you know who holds the keys? }",
        )
        .replace("id: Q-03\n", "id: T-01\n        formerly: [Q-03]\n");
    assert!(text.contains("T-01") && text.contains("sources of data"));
    text
}

fn answered(locale: &str) -> World {
    let world = begun(locale);
    for words in [
        &["answer", FILE, "Q-01", "yes", "--note", "list of May"][..],
        &["answer", FILE, "Q-02", "partial"],
        &["answer", FILE, "Q-03", "largely"],
        &["answer", FILE, "Q-04", "3"],
    ] {
        world.run(words).good();
    }
    world
}

#[test]
fn a_list_that_changed_leaves_the_assessment_in_its_own_edition() {
    let world = answered("en_US.UTF-8");
    let before = world.read(FILE);
    let score = |world: &World| {
        let json = world.run(&["status", FILE, "--json"]);
        let facts: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
        (facts["checklist"]["version"].clone(), facts["counts"].clone())
    };
    let was = score(&world);
    world.write("kinds.yaml", second());
    assert_eq!(score(&world), was, "worked on in its recorded edition");
    let said = world.run(&["status", FILE]).stderr;
    assert!(
        said.contains("another edition, kinds 2.0, is available"),
        "{said}"
    );
    let check = world.run(&["upgrade", FILE, "--check"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert_eq!(world.read(FILE), before, "nothing changes by itself");
    // It can be answered on in the old edition.
    world.run(&["answer", FILE, "Q-05", "cloud"]);
    assert!(world.read(FILE).contains("version: \"1.0\""));
}

#[test]
fn the_plan_is_printed_with_old_and_new_words_in_both_languages() {
    for (locale, old, new) in [
        (
            "en_US.UTF-8",
            "before: Is access restricted?",
            "now: Do you know who holds the keys?",
        ),
        (
            "ko_KR.UTF-8",
            "전: 접근을 막았는가?",
            "지금: 누가 열쇠를 가지고 있는지 아는가?",
        ),
    ] {
        let world = answered(locale);
        world.write("kinds.yaml", second());
        let plan = world.run(&["upgrade", FILE, "--check"]).good();
        for text in [old, new, "Q-03 → T-01"] {
            assert!(plan.contains(text), "{text}\n{plan}");
        }
    }
    let world = answered("en_US.UTF-8");
    world.write("kinds.yaml", second());
    let json = world.run(&["upgrade", FILE, "--check", "--json"]).good();
    let plan: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(plan["reworded"], serde_json::json!(["Q-01", "Q-02"]));
    assert_eq!(plan["moved"][0]["to"], "T-01");
    assert_eq!(
        (plan["kept"].as_u64(), plan["older"].as_bool()),
        (Some(5), Some(false))
    );
}

#[test]
fn going_there_and_back_restores_every_answer_and_keeps_the_old_file() {
    let world = answered("en_US.UTF-8");
    let before = world.read(FILE);
    world.write("kinds.yaml", second());
    let done = world.run(&["upgrade", FILE]);
    assert!(
        done.stdout.contains("Moved to kinds 2.0. Answers to confirm: 3"),
        "{}",
        done.stdout
    );
    let text = world.read(FILE);
    for part in [
        "T-01:",
        "asked:",
        "en: Are sources recorded?",
        "asked_value: partial",
        "to_confirm: true",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let kept = std::fs::read_dir(world.dir())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .find(|name| name.starts_with("a.selfcheck.yaml.edition-1.0-"))
        .expect("the old file is kept beside");
    assert_eq!(world.read(&kept), before);
    let status = world.run(&["status", FILE]).good();
    assert!(status.contains("Every kind 2.0"), "{status}");
    let waits = "3 answers wait to be confirmed (reworded 2, moved 1)";
    assert!(status.contains(waits), "{status}");
    assert!(world.run(&["check", FILE]).stdout.contains(waits));
    let page = world
        .run(&["report", FILE, "--lang", "en", "--format", "md", "-o", "-"])
        .good();
    assert!(
        page.contains(waits) && page.contains("moved from another id, answer not confirmed"),
        "{page}"
    );
    let page = world.run(&["report", FILE, "--lang", "en", "-o", "-"]).good();
    assert!(
        page.contains(&format!("<a href=\"#open\">{waits}</a>")),
        "what is missing"
    );
    let rows = world.run(&["report", FILE, "--format", "csv", "-o", "-"]).good();
    assert_eq!(rows.matches(",reworded,").count(), 2, "{rows}");
    assert_eq!(rows.matches(",moved,").count(), 1, "{rows}");
    let facts: serde_json::Value =
        serde_json::from_str(&world.run(&["status", FILE, "--json"]).good()).unwrap();
    assert_eq!(facts["waiting"]["moved"], serde_json::json!(["T-01"]));
    world.write("kinds-1.yaml", KINDS);
    let back = world.run(&["upgrade", FILE, "--to", "kinds-1.yaml"]);
    assert!(
        back.stdout.contains("this is an older edition"),
        "{}",
        back.stdout
    );
    let text = world.read(FILE);
    assert!(!text.contains("to_confirm") && !text.contains("asked"), "{text}");
    let answers = |text: &str| {
        let start = text.find("answers:").unwrap();
        text[start..]
            .split("\ncarried:")
            .next()
            .unwrap()
            .trim_end()
            .to_owned()
    };
    assert_eq!(answers(&text), answers(&before));
}

#[test]
fn another_checklist_or_a_path_that_is_gone_is_refused_by_every_command() {
    let world = answered("en_US.UTF-8");
    let before = world.read(FILE);
    let commands: [&[&str]; 5] = [
        &["status", FILE],
        &["check", FILE],
        &["answer", FILE, "Q-01", "no"],
        &["report", FILE, "-o", "-"],
        &["upgrade", FILE],
    ];
    world.write("kinds.yaml", KINDS.replace("id: kinds", "id: others"));
    for words in commands {
        let said = world.run(words).bad(3);
        assert!(
            said.contains("holds the checklist others 1.0"),
            "{words:?}: {said}"
        );
    }
    std::fs::remove_file(world.dir().join("kinds.yaml")).unwrap();
    for words in commands {
        let said = world.run(words).bad(3);
        assert!(said.contains("kinds.yaml is not there"), "{words:?}: {said}");
    }
    world.write("others.yaml", KINDS.replace("id: kinds", "id: others"));
    let said = world.run(&["upgrade", FILE, "--to", "others.yaml"]).bad(3);
    assert!(said.contains("others 1.0 is another checklist"), "{said}");
    assert_eq!(world.read(FILE), before);
    // A list that says which one it replaces may take over.
    world.write(
        "others.yaml",
        KINDS
            .replace("id: kinds", "id: others")
            .replace("languages:", "succeeds: [kinds]\nlanguages:"),
    );
    let done = world.run(&["upgrade", FILE, "--to", "others.yaml"]);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(world.read(FILE).contains("id: others"));
}

#[test]
fn where_the_old_text_is_not_available_commands_stop_and_upgrade_helps() {
    let world = answered("en_US.UTF-8");
    std::fs::remove_dir_all(world.home().join(".local/share/selfcheck/editions")).unwrap();
    world.write("kinds.yaml", second());
    let said = world.run(&["status", FILE]).bad(3);
    assert!(
        said.contains("the text of kinds 1.0") && said.contains("selfcheck upgrade"),
        "{said}"
    );
    let done = world.run(&["upgrade", FILE]);
    assert_eq!(done.code, 0, "{}", done.stderr);
    world.run(&["status", FILE]).good();
}

#[test]
fn an_unknown_edition_names_those_that_exist() {
    let world = super::world("en_US.UTF-8");
    world
        .run(&["new", "common@2026.1", "--file", FILE, "--name", "Gate"])
        .good();
    let said = world.run(&["upgrade", FILE, "--to", "2020.1"]).bad(2);
    assert!(said.contains("2020.1") && said.contains("2026.1"), "{said}");
    let same = world.run(&["upgrade", FILE, "--to", "2026.1"]).good();
    assert!(same.contains("is of common 2026.1 already"), "{same}");
}

#[test]
fn all_of_a_kind_are_confirmed_at_once_and_undone_in_a_later_session() {
    let world = answered("en_US.UTF-8");
    world.write("kinds.yaml", second());
    assert_eq!(world.run(&["upgrade", FILE]).code, 0);
    let before = world.read(FILE);
    let said = world.run(&["upgrade", FILE, "--confirm", "reworded"]).good();
    assert_eq!(
        said,
        "1 answer confirmed\n1 question has no chosen answer and must be answered one by one\n\
         To take it back, open the file and undo: selfcheck open a.selfcheck.yaml\n"
    );
    let moved = world.run(&["upgrade", FILE, "--confirm", "moved"]).good();
    assert!(moved.starts_with("1 answer confirmed\n"), "{moved}");
    let none = world.run(&["upgrade", FILE, "--confirm", "taken-over"]).good();
    assert_eq!(none, "there is no such answer to confirm; nothing was changed\n");
    let status = world.run(&["status", FILE]).good();
    assert!(
        status.contains("1 answer waits to be confirmed (reworded 1)"),
        "{status}"
    );
    let refused = world.run(&["upgrade", FILE, "--confirm", "new"]).bad(2);
    assert!(refused.contains("new is not a reason to wait"), "{refused}");
    plainly(&world, "u 2\nq\n");
    assert_eq!(world.read(FILE), before);
}

#[test]
fn an_older_edition_is_gone_to_only_by_name() {
    let world = answered("en_US.UTF-8");
    world.write("kinds.yaml", second());
    assert_eq!(world.run(&["upgrade", FILE]).code, 0);
    world.write("kinds.yaml", KINDS);
    let before = world.read(FILE);
    let said = world.run(&["upgrade", FILE]).bad(2);
    assert!(
        said.contains("kinds 1.0, the edition at hand, is older than the recorded kinds 2.0"),
        "{said}"
    );
    assert_eq!(world.read(FILE), before);
}

/// Works on the file in plain lines, and gives what was printed.
fn plainly(world: &World, lines: &str) -> String {
    let mut child = world
        .command(&["open", FILE, "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}
