//! `selfcheck set` and `selfcheck approve`: facts with reasons, lines of the subject, and an approval bound to the answers.

use super::begun;
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

#[test]
fn facts_reasons_and_lines_are_set_together_or_not_at_all() {
    let world = begun("en_US.UTF-8");
    let done = world.run(&[
        "set",
        FILE,
        "faces=yes",
        "reason.faces=matching is the product",
        "subject.version=2",
    ]);
    let said = done.good();
    assert!(said.contains("matching is the product"), "{said}");
    let text = world.read(FILE);
    assert!(text.starts_with("format: 2\n"), "{text}");
    assert!(
        text.contains("profile_reasons:\n  faces: matching is the product\n"),
        "{text}"
    );
    let before = world.read(FILE);
    let refused = world
        .run(&["set", FILE, "subject.version=3", "faces=perhaps"])
        .bad(2);
    assert!(
        refused.contains("invalid value 'perhaps' for 'faces'"),
        "{refused}"
    );
    let refused = world.run(&["set", FILE, "subject.versio=3"]).bad(2);
    assert!(refused.contains("subject.version"), "{refused}");
    world.run(&["set", FILE, "faces"]).bad(2);
    assert_eq!(world.read(FILE), before, "all or nothing");
    world.run(&["set", FILE, "reason.faces=", "faces="]).good();
    assert!(!world.read(FILE).contains("faces"), "{}", world.read(FILE));
    let same = world.run(&["set", FILE, "subject.version=2"]).good();
    assert_eq!(same, "Nothing to change\n");
}

/// A seal of one's own cannot be set as confidentiality; what an older file holds stays.
#[test]
fn confidentiality_is_a_word_of_the_list() {
    let world = begun("ko_KR.UTF-8");
    let seal = "subject.confidentiality=✔ 인증기관 심사 완료";
    let refused = world.run(&["set", FILE, seal]).bad(2);
    assert!(
        refused
            .contains("public (공개), recipients (수신처 한정), confidential (대외비), restricted (비공개)"),
        "{refused}"
    );
    assert!(!world.read(FILE).contains("confidentiality"));
    world.run(&["set", FILE, "subject.confidentiality=대외비"]).good();
    assert!(
        world.read(FILE).contains("confidentiality: confidential\n"),
        "{}",
        world.read(FILE)
    );
    let refused = world.run(&["set", FILE, "subject.prepared_on=soon"]).bad(2);
    assert!(refused.contains("2026-12-31"), "{refused}");
    let old = world
        .read(FILE)
        .replace("confidentiality: confidential", "confidentiality: 사내용");
    world.write(FILE, &old);
    world.run(&["set", FILE, "subject.version=9"]).good();
    assert!(world.read(FILE).contains("confidentiality: 사내용"));
}

#[test]
fn an_approval_is_named_until_an_answer_changes() {
    let world = begun("en_US.UTF-8");
    world.run(&["approve", FILE]).bad(2);
    world.run(&["approve", FILE, "--by", " "]).bad(2);
    let approved = world
        .run(&["approve", FILE, "--by", "Kim Minji", "--role", "CTO"])
        .good();
    let digest = approved
        .split("Answers digest: ")
        .nth(1)
        .and_then(|rest| rest.get(..64))
        .expect("a digest");
    let status = |world: &World| world.run(&["status", FILE]).good();
    let held = status(&world);
    assert!(
        held.contains(&format!(
            "Approved by Kim Minji on 2026-11-24 · answers digest {digest}"
        )),
        "{held}"
    );
    world.run(&["answer", FILE, "Q-02", "no"]).good();
    let changed = status(&world);
    assert!(
        changed.contains("Changed since the approval by Kim Minji"),
        "{changed}"
    );
    let checked = world.run(&["check", FILE, "--verdict", "ready"]);
    assert_eq!(checked.code, 1);
    let failures = checked.stdout;
    assert!(
        failures.contains("1 answer changed since the approval: Q-02"),
        "{failures}"
    );
}
