//! The record: written the same way, read back the same, tolerant of damage.

use std::path::PathBuf;

use proptest::prelude::*;
use selfcheck::domain::answer::DueMove;
use selfcheck::domain::approval::Approval;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::value::Value;
use selfcheck::storage::record::{self, Reading, RecordSchema};

use super::support::{assessment, checklist, full, id};

fn schema() -> RecordSchema {
    RecordSchema::of(&checklist())
}

fn read(text: &str) -> Reading {
    let reading = record::read("t.selfcheck.yaml", text.as_bytes())
        .unwrap_or_else(|issues| panic!("{issues:#?}\n{text}"));
    reading.resolve_with(&schema())
}

fn codes(reading: &Reading) -> Vec<(&str, usize)> {
    reading
        .issues
        .iter()
        .map(|issue| (issue.code, issue.place.line))
        .collect()
}

#[test]
fn every_field_is_written_and_read_back() {
    let full = full();
    let text = record::write(&full, &schema());
    insta::assert_snapshot!(text);
    let mut clean = full;
    record::clean(&mut clean);
    let reading = read(&text);
    assert_eq!(reading.assessment, clean);
    assert_eq!(reading.issues, []);
    assert!(!reading.is_lossy);
    assert_eq!(record::write(&reading.assessment, &schema()), text);
}

#[test]
fn without_the_checklist_what_is_read_is_written_back_the_same() {
    let text = record::write(&full(), &schema());
    let reading = record::read("t", text.as_bytes()).unwrap().without_checklist();
    assert_eq!(record::write(&reading.assessment, &reading.own_schema()), text);
}

#[test]
fn one_change_touches_few_lines() {
    let mut changed = full();
    let before = record::write(&changed, &schema());
    changed.answers.get_mut(&id("NUM-1")).unwrap().value = Some(Value::Number("13".into()));
    let after = record::write(&changed, &schema());
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    assert_eq!(before.len(), after.len());
    assert_eq!(before.iter().zip(&after).filter(|(a, b)| a != b).count(), 1);
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let text = "format: 1
checklist:
  id: test-list
  version: \"2026.1\"
  digest: d1
  mirror: here
subject:
  name: 이름
  colour: blue
profile:
  not an id: 5
answers:
  Z-01:
    value: \"yes\"
    evidence:
      - file: a.pdf
        pages: 3
    accepted:
      by: kim
      place: paper
    due: soon
    votes:
      - 1
      - two
carried:
  - question: Z-01
    fate: kept
    from: \"1\"
    by: hand
future:
  deep:
    deeper: true
";
    let reading = read(text);
    assert_eq!(record::write(&reading.assessment, &schema()), text);
    assert_eq!(
        codes(&reading),
        [("E307", 11), ("E307", 21)],
        "{:#?}",
        reading.issues
    );
    assert!(!reading.is_lossy);
}

#[test]
fn a_field_that_was_not_understood_gives_way_to_a_new_value() {
    let mut reading = read("format: 1\nchecklist:\n  id: test-list\nanswers:\n  Z-01:\n    due: soon\n");
    reading.assessment.answers.get_mut(&id("Z-01")).unwrap().due = Some("2026-12-01".parse().unwrap());
    let text = record::write(&reading.assessment, &schema());
    assert!(
        text.contains("due: \"2026-12-01\"") && !text.contains("soon"),
        "{text}"
    );
}

/// Only a date that was moved makes the file format 2; it is kept as it was even where the moment is unknown.
#[test]
fn moved_due_dates_are_kept_in_format_2() {
    let mut run = full();
    record::clean(&mut run);
    run.answers.get_mut(&id("Z-01")).unwrap().due = Some("2026-12-01".parse().unwrap());
    assert!(record::write(&run, &schema()).starts_with("format: 1\n"));
    run.answers.get_mut(&id("Z-01")).unwrap().due_moves = vec![
        DueMove {
            from: "2026-10-01".parse().unwrap(),
            at: "2026-09-30T10:00:00+09:00".into(),
        },
        DueMove {
            from: "2026-11-01".parse().unwrap(),
            at: String::new(),
        },
    ];
    let text = record::write(&run, &schema());
    assert!(text.starts_with("format: 2\n"), "{text}");
    assert!(
        text.contains(
            "    due_moves:\n      - from: \"2026-10-01\"\n        at: \"2026-09-30T10:00:00+09:00\"\n"
        ),
        "{text}"
    );
    let reading = read(&text);
    assert_eq!(reading.issues, []);
    assert_eq!(reading.assessment, run);
    let odd = text.replace("\"2026-10-01\"", "soon");
    let reading = read(&odd);
    assert_eq!(
        (codes(&reading).len(), reading.is_lossy),
        (1, true),
        "{:?}",
        reading.issues
    );
}

#[test]
fn a_person_may_write_words_without_quotes() {
    let text = "format: 1\nchecklist: {id: test-list, version: 2026.1}\nanswers:\n  Z-01: {value: YES}\n  NUM-1: {value: 1.10}\n  ONE-1: {value: 3}\n  MANY-1: {value: 'yes, face'}\n  A-TXT: {value: 2026-01-02}\n  Z-02: {value: maybe}\n";
    let reading = read(text);
    let value = |name: &str| reading.assessment.answers[&id(name)].value.clone().unwrap();
    assert_eq!(value("Z-01"), Value::Level(id("yes")));
    assert_eq!(value("NUM-1"), Value::Number("1.10".into()));
    assert_eq!(value("ONE-1"), Value::One(id("3")));
    assert_eq!(value("MANY-1"), Value::Many(vec![id("face"), id("yes")]));
    assert_eq!(value("A-TXT"), Value::Text("2026-01-02".into()));
    assert_eq!(value("Z-02"), Value::Level(id("maybe")), "kept as written");
    assert_eq!(codes(&reading), [("E309", 9)]);
    assert!(reading.issues[0].hint.en.contains("fully, largely, partly, not"));
}

#[test]
fn what_is_damaged_is_left_out_and_named() {
    let whole = record::write(&full(), &schema());
    let line = whole
        .lines()
        .position(|line| line.starts_with("  NUM-1:"))
        .unwrap()
        + 1;
    let mut bytes = whole.clone().into_bytes();
    let at = whole.find("12.50").unwrap();
    bytes[at] = 0xFF;
    let reading = record::read("t", &bytes).unwrap();
    let reading = reading.resolve_with(&schema());
    assert_eq!(codes(&reading), [("E303", line)]);
    assert!(reading.is_lossy);
    let mut rest = full();
    record::clean(&mut rest);
    rest.answers.remove(&id("NUM-1"));
    assert_eq!(reading.assessment, rest);
}

#[test]
fn a_file_cut_off_keeps_what_stands_before_the_cut() {
    let whole = record::write(&full(), &schema());
    for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
        let Ok(reading) = record::read("t", &whole.as_bytes()[..cut]) else {
            assert!(cut < whole.find("version").unwrap(), "cut at {cut} is refused");
            continue;
        };
        let kept = &whole[..cut];
        if kept.contains("\n  Z-02:") {
            assert_eq!(
                reading.draft().answers[&id("Z-01")].owner,
                "모델 개발자",
                "cut at {cut}"
            );
        }
        if !kept.ends_with('\n') {
            assert!(!reading.issues().is_empty(), "cut at {cut} is told");
        }
    }
}

#[test]
fn any_byte_may_flip_without_a_panic_and_answers_far_from_it_stay() {
    let whole = record::write(&full(), &schema());
    let (answers, last) = (
        whole.find("\nanswers:").unwrap() + 9,
        whole.find("\n  A-TXT:").unwrap(),
    );
    for at in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80, 0xFF] {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] ^= flip;
            let read = record::read("t", &bytes);
            if (answers + 1..last).contains(&at) {
                let reading = read.unwrap_or_else(|issues| panic!("byte {at}: {issues:#?}"));
                let text = reading.draft().answers.get(&id("A-TXT"));
                assert!(
                    text.is_some() || !reading.issues().is_empty(),
                    "byte {at} ^ {flip:#x}"
                );
            }
        }
    }
}

#[test]
fn refuses_what_is_no_assessment_and_names_the_line() {
    for (text, code, line) in [
        ("", "E002", 0),
        ("just: yaml\n", "E301", 1),
        ("- a\n", "E301", 1),
        (
            "format: 1\nchecklist:\n  id: x\n<<<<<<< HEAD\nsubject: {}\n",
            "E302",
            4,
        ),
        ("format: 1\nchecklist: 5\n", "E307", 2),
        ("format: 1\nchecklist:\n  id: \"no id\"\n", "E307", 3),
        ("checklist: &a {id: x}\n", "E006", 1),
    ] {
        let issues = record::read("t", text.as_bytes()).unwrap_err();
        assert!(
            issues
                .iter()
                .any(|issue| (issue.code, issue.place.line) == (code, line)),
            "{text}: {issues:#?}"
        );
    }
}

#[test]
fn a_key_that_stands_twice_is_told_and_the_first_is_read() {
    let reading = read(
        "format: 1\nchecklist:\n  id: test-list\nanswers:\n  Z-01:\n    value: \"yes\"\n    value: \"no\"\n  Z-01:\n    value: \"no\"\n",
    );
    assert_eq!(codes(&reading), [("E308", 7), ("E308", 8)]);
    assert!(reading.is_lossy);
    assert_eq!(
        reading.assessment.answers[&id("Z-01")].value,
        Some(Value::Level(id("yes")))
    );
}

#[test]
fn a_slip_in_a_field_name_is_told() {
    let reading = read("format: 1\nchecklist:\n  id: test-list\nanswer:\n  Z-01:\n    value: \"yes\"\n");
    assert_eq!(codes(&reading), [("E310", 4)]);
    assert!(reading.issues[0].hint.en.contains("answers"));
}

#[test]
fn a_newer_format_is_read_and_marked() {
    let reading = read(
        "format: 7\nchecklist:\n  id: test-list\nanswers:\n  Z-01:\n    value: \"yes\"\n    mood: good\n",
    );
    assert!(reading.is_newer());
    assert_eq!(codes(&reading), [("E306", 1)]);
    assert_eq!(reading.assessment.answers.len(), 1);
}

/// What format 2 can hold and format 1 cannot.
fn add_second_format(assessment: &mut Assessment) {
    assessment
        .profile_reasons
        .insert(id("country"), "국내에서만 운영".into());
    assessment.approval = Some(Approval {
        by: "박 승인".into(),
        role: "품질 책임자".into(),
        on: "2026-11-25T09:00:00+09:00".into(),
        digest: "cd".repeat(32),
        parts: [(id("Z-02"), "0123456789abcdef".into())].into(),
    });
    let answer = assessment.answers.get_mut("Z-01").expect("answered");
    answer.evidence[0].place = "12쪽".into();
}

#[test]
fn the_golden_file_of_every_format_opens_as_the_same_assessment() {
    for format in 1..=record::FORMAT {
        let name = format!("tests/fixtures/assessments/format-{format}.selfcheck.yaml");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&name);
        let reading = read(&std::fs::read_to_string(&path).unwrap());
        let mut expected = full();
        if format == 2 {
            add_second_format(&mut expected);
        }
        record::clean(&mut expected);
        assert_eq!(reading.assessment, expected, "{name}");
        let written = record::write(&reading.assessment, &schema());
        assert!(written.starts_with(&format!("format: {format}\n")), "{written}");
        assert_eq!(reading.issues, [], "{name}");
        assert_eq!(reading.format, format);
    }
}

#[test]
fn hostile_files_are_refused_or_read_in_no_time() {
    let head = "format: 1\nchecklist: {id: test-list}\n";
    let one_line: String = (0..20_000).map(|n| format!("Q{n}: {{value: maybe}}, ")).collect();
    let unknown: String = (0..50_000).map(|n| format!("valu{n}: 1, ")).collect();
    let files = [
        format!("{head}answers: {{{one_line}}}\n"),
        format!("{head}answers: {{Z-01: {{{unknown}}}}}\n"),
        format!("{head}{}: 1\n", "k".repeat(100_000)),
        format!("{head}answers: {}\n", "[".repeat(100_000)),
        format!("{head}{}", "- ".repeat(100_000)),
        format!("{head}a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"),
        format!(
            "{head}carried:\n{}",
            "  - {question: A, fate: kept, x: 1}\n".repeat(10_000)
        ),
        format!("{head}answers:\n{}", "  Z-01: {due: x}\n".repeat(10_000)),
        format!("{head}answers:\n{}", "  Z-01: {due: \u{7}}\n".repeat(10_000)),
    ];
    for (at, file) in files.iter().enumerate() {
        let start = std::time::Instant::now();
        if let Ok(reading) = record::read("t", file.as_bytes()) {
            let reading = reading.resolve_with(&schema());
            let _ = record::write(&reading.assessment, &schema());
            assert!(reading.issues.len() <= 20_000);
        }
        assert!(start.elapsed().as_secs() < 10, "file {at}: {:?}", start.elapsed());
    }
}

/// A file of millions of parts is no damaged assessment, and its parts are not looked at one by one.
#[test]
fn a_file_of_countless_parts_is_not_salvaged() {
    let took = |file: &str| {
        let start = std::time::Instant::now();
        assert!(record::read("t", file.as_bytes()).is_err());
        start.elapsed()
    };
    let parts = "abcdefgh: b\n".repeat(100_000);
    let broken = format!("{parts}x: [\n");
    let times: Vec<_> = (0..4).map(|_| (took(&broken), took(&parts))).collect();
    // One by one they take ten times as long.
    let is_cheap = times.iter().any(|(broken, whole)| *broken < *whole * 3);
    assert!(is_cheap, "broken, beside read as a whole: {times:?}");
}

#[test]
fn marks_that_hide_or_steer_become_visible() {
    let reading =
        read("format: 1\nchecklist: {id: test-list}\nanswers:\n  Z-01: {note: \"a\\u202Eb\\e[31m\"}\n");
    assert_eq!(reading.assessment.answers[&id("Z-01")].note, "a<U+202E>b[31m");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_is_read_back(mut assessment in assessment()) {
        let text = record::write(&assessment, &schema());
        record::clean(&mut assessment);
        let reading = read(&text);
        prop_assert_eq!(&reading.assessment, &assessment, "\n{}", text);
        prop_assert_eq!(&reading.issues, &[]);
        prop_assert_eq!(record::write(&assessment, &schema()), text);
    }

    #[test]
    fn another_reader_sees_the_same_texts(mut assessment in assessment()) {
        let text = record::write(&assessment, &schema());
        record::clean(&mut assessment);
        let seen: serde_yaml::Value = serde_yaml::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        for (question, answer) in &assessment.answers {
            let seen = &seen["answers"][question.as_str()];
            for (name, wanted) in [("note", &answer.note), ("reason", &answer.reason), ("owner", &answer.owner)] {
                prop_assert_eq!(seen[name].as_str().unwrap_or_default(), wanted.as_str(), "\n{}", &text);
            }
            if let Some(value) = answer.value.as_ref().filter(|value| !matches!(value, Value::Many(_))) {
                let word = value.word();
                prop_assert_eq!(seen["value"].as_str(), Some(word.as_str()), "\n{}", &text);
            }
            let places: Vec<&str> = seen["evidence"].as_sequence().into_iter().flatten()
                .filter_map(|each| ["file", "url", "planned"].iter().find_map(|name| each[*name].as_str())).collect();
            let wanted: Vec<&str> = answer.evidence.iter().map(|each| each.location.as_str()).collect();
            prop_assert_eq!(places, wanted, "\n{}", &text);
        }
    }

    #[test]
    fn no_text_whatever_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = record::read("t", &bytes);
    }
}

/// An approval, words or parts of one that hold nothing are written without a field, so they must not change the format either.
#[test]
fn an_empty_field_of_format_2_is_read_as_nothing() {
    let head = "format: 2\nchecklist:\n  id: test-list\n  version: \"1\"\n  digest: d1\n";
    for field in [
        "approval:\n  by: \"\"\n",
        "approval:\n  parts:\n    Z-01: \"\"\n",
        "profile_reasons:\n  public: \"\"\n",
        "answers:\n  Z-01:\n    note: kept\n    asked:\n      ko: \"\"\n",
        "answers:\n  Z-01:\n    note: kept\n    asked: \" \"\n",
    ] {
        let schema = RecordSchema::of(&checklist());
        let read = |text: &str| {
            record::read("t", text.as_bytes())
                .unwrap()
                .resolve(&checklist())
                .assessment
        };
        let once = record::write(&read(&format!("{head}{field}")), &schema);
        assert!(once.starts_with("format: 1\n"), "{field}: {once}");
        assert_eq!(record::write(&read(&once), &schema), once, "{field}");
    }
}
