//! The command line end to end: complete output and exit codes as snapshots in both languages, effects on files as assertions.

mod answer;
mod approve;
mod attacks;
mod check;
mod checklist;
mod compare;
mod due;
mod evidence;
mod history;
mod hostile;
mod import;
mod list;
mod measured;
mod merge;
mod new;
mod report;
mod report_file;
mod status;
mod surroundings;
mod terminal;
mod threats;
mod together;
mod unreadable;
mod upgrade;
mod usage;

use std::fmt::Write as _;

use crate::support::World;

/// A checklist with every kind of question, small enough to read.
pub const KINDS: &str = r#"format: 1
id: kinds
version: "1.0"
title: { ko: 모든 종류, en: Every kind }
publisher: { ko: 우리 회사, en: Us }
license: CC-BY-4.0
languages: [ko, en]
profile:
  - id: faces
    ask: { ko: 얼굴을 대조하는가?, en: Does it match faces? }
    kind: yes-no
sections:
  - id: first
    title: { ko: 첫째, en: First }
    questions:
      - id: Q-01
        ask: { ko: 출처를 적었는가?, en: Are sources recorded? }
        why: { ko: 모르는 출처는 지울 수 없다., en: Unknown sources cannot be deleted. }
        how: { ko: 목록을 만든다., en: Keep a list. }
        evidence: [{ ko: 목록, en: List }]
        answer: yes-no
      - id: Q-02
        ask: { ko: 접근을 막았는가?, en: Is access restricted? }
        why: { ko: 누구나 볼 수 있다., en: Anyone could look. }
        how: { ko: 권한을 나눈다., en: Separate the rights. }
        evidence: [{ ko: 권한표, en: Table of rights }]
        answer: yes-partial-no
        critical: true
        critical_source: { ko: 우리 규정 3조, en: "Our rules, article 3" }
      - id: Q-03
        ask: { ko: 시험을 했는가?, en: Is it tested? }
        why: { ko: 모르면 고칠 수 없다., en: The unknown cannot be mended. }
        how: { ko: 시험한다., en: Test it. }
        evidence: [{ ko: 시험 기록, en: Test record }]
        answer: nplf
      - id: Q-04
        ask: { ko: 오탐률은 몇인가?, en: What is the false alarm rate? }
        why: { ko: 오탐이 많으면 꺼 둔다., en: Too many alarms get switched off. }
        how: { ko: 한 달을 잰다., en: Measure a month. }
        evidence: [{ ko: 측정 기록, en: Measurements }]
        answer: number
        measure: { unit: "%", better: lower, target: 5, source: { ko: 우리 목표, en: Our target } }
      - id: Q-05
        ask: { ko: 어디에서 도는가?, en: Where does it run? }
        why: { ko: 장소에 따라 다르다., en: It depends on the place. }
        how: { ko: 적는다., en: Write it down. }
        evidence: [{ ko: 구성도, en: Diagram }]
        answer: one-of
        options:
          - { id: cloud, label: { ko: 클라우드, en: Cloud } }
          - { id: edge, label: { ko: 현장 기기, en: On the device } }
      - id: Q-06
        ask: { ko: 무엇을 저장하는가?, en: What is stored? }
        why: { ko: 저장한 것은 샌다., en: What is stored leaks. }
        how: { ko: 적는다., en: Write it down. }
        evidence: [{ ko: 목록, en: List }]
        answer: many-of
        options:
          - { id: video, label: { ko: 영상, en: Video } }
          - { id: sound, label: { ko: 소리, en: Sound } }
          - { id: nothing, label: { ko: 없음, en: Nothing }, exclusive: true }
      - id: Q-07
        ask: { ko: 누가 운영하는가?, en: Who runs it? }
        why: { ko: 물어볼 곳이 있어야 한다., en: Someone must be asked. }
        how: { ko: 적는다., en: Write it down. }
        evidence: [{ ko: 조직도, en: Organisation chart }]
        answer: text
      - id: Q-08
        ask: { ko: 동의를 받았는가?, en: Is there consent? }
        why: { ko: 얼굴은 민감하다., en: Faces are sensitive. }
        how: { ko: 동의서를 받는다., en: Collect consent. }
        evidence: [{ ko: 동의서, en: Consent forms }]
        answer: yes-no
        applies_when: { faces: true }
"#;

/// A checklist with several different issues.
pub const BROKEN: &str = r#"format: 1
id: broken
version: "1.0"
title: { ko: 고장, en: Broken }
publisher: { ko: 우리 회사, en: Us }
license: CC-BY-4.0
languages: [ko, en]
sections:
  - id: first
    title: { ko: 첫째, en: First }
    questions:
      - id: Q-01
        ask: { ko: 하나인가? }
        anwser: yes-no
      - id: Q-01
        ask: { ko: 둘인가?, en: Two? }
        answer: yes-noo
        references: [nowhere:1]
"#;

pub const LANGUAGES: [(&str, &str); 2] = [("en", "en_US.UTF-8"), ("ko", "ko_KR.UTF-8")];

/// A test environment in a locale.
pub fn world(locale: &str) -> World {
    World::new().var("LANG", locale)
}

/// A test environment with an assessment of every kind of question in `a.selfcheck.yaml`.
pub fn begun(locale: &str) -> World {
    let world = world(locale);
    world.write("kinds.yaml", KINDS);
    let made = world.run(&[
        "new",
        "kinds.yaml",
        "--file",
        "a.selfcheck.yaml",
        "--name",
        "Gate",
    ]);
    assert_eq!((made.code, made.stderr.as_str()), (0, ""));
    world
}

/// Runs command lines in order and records each with its standard output, standard error and exit code.
pub fn transcript(world: &World, lines: &[&[&str]]) -> String {
    let mut text = String::new();
    for words in lines {
        let shown: Vec<String> = words
            .iter()
            .map(|word| {
                if word.contains(' ') {
                    format!("'{word}'")
                } else {
                    (*word).to_owned()
                }
            })
            .collect();
        let _ = writeln!(text, "$ selfcheck {}", shown.join(" "));
        let ran = world.run(words);
        text.push_str(&ran.stdout);
        for line in ran.stderr.lines() {
            let _ = writeln!(text, "2> {line}");
        }
        let _ = writeln!(text, "exit {}\n", ran.code);
    }
    text
}

/// Snapshots a script in both languages, each in an environment built by `make`.
pub fn in_both(name: &str, make: impl Fn(&str) -> World, lines: &[&[&str]]) {
    for (lang, locale) in LANGUAGES {
        insta::assert_snapshot!(format!("{name}.{lang}"), transcript(&make(locale), lines));
    }
}
