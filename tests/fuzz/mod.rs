//! Mutation fuzzing of every loader, bounded: texts that were valid are damaged in every way a byte can be, and whatever comes of it is read
//! within its time, without a panic, and without a byte in any message that could steer a terminal.
//!
//! `SELFCHECK_FUZZ_SECONDS` gives each loader more than the two seconds of a plain test run; the seed is printed on failure.

use std::time::{Duration, Instant};

use selfcheck::checklist::Catalog;
use selfcheck::domain::clean::clean;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::issue::Issue;
use selfcheck::domain::lang::Lang;
use selfcheck::storage::{evidence, record, settings};
use selfcheck::yaml::diagnose;
use selfcheck::yaml::source::Source;

/// The longest one damaged text of at most 64 KiB may take, in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(5);

/// A small, fast, seeded generator (`SplitMix64`), so that every failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// Pieces that have broken readers of YAML before.
const NASTY: &[&str] = &[
    "\u{1b}]0;x\u{7}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "\t",
    "\r",
    "&a ",
    "*a",
    "!!binary ",
    "<<: ",
    "---\n",
    "...\n",
    "? ",
    "[",
    "{",
    "}",
    "]",
    "|+9\n",
    ">-\n",
    "\"\\e\"",
    "\"\\x9d\"",
    "'",
    "~",
    "null",
    ": : :",
    "- - - -",
    "%YAML 9.9\n",
    "9999999999999999999999",
    "1e999",
    "\u{e0041}",
    "한",
];

fn damage(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            1 => bytes.truncate(at),
            2 => {
                let piece = NASTY[dice.below(NASTY.len())];
                bytes.splice(at..at, piece.bytes());
            }
            3 => {
                let end = (at + dice.below(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + dice.below(400)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            _ => {
                let piece = NASTY[dice.below(NASTY.len())].repeat(1 + dice.below(300));
                bytes.splice(at..at, piece.into_bytes());
            }
        }
    }
    bytes.truncate(64 * 1024);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_safe(text: &str) -> bool {
    clean(text) == text
}

fn messages_are_safe(issues: &[Issue], sources: &[Source]) {
    for lang in Lang::ALL {
        let text = diagnose::text(issues, sources, lang, false);
        assert!(is_safe(&text), "{text:?}");
        for issue in issues {
            assert!(
                is_safe(issue.message.get(lang)) && is_safe(issue.hint.get(lang)),
                "{issue:?}"
            );
        }
    }
}

/// Damages the seeds over and over and hands each to the reader.
fn fuzz(seeds: &[String], read: impl Fn(&str)) {
    let show = |text: &str| text.chars().take(3000).collect::<String>();
    let seconds = std::env::var("SELFCHECK_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(2);
    let started = Instant::now();
    let mut round = 0_u64;
    while started.elapsed() < Duration::from_secs(seconds) {
        let mut dice = Dice(round);
        let seed = &seeds[dice.below(seeds.len())];
        let text = damage(seed, &mut dice);
        let one = Instant::now();
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(&text)));
        assert!(result.is_ok(), "round {round} panicked on:\n{:?}", show(&text));
        assert!(
            one.elapsed() < PATIENCE,
            "round {round} took {:?} on:\n{text:?}",
            one.elapsed()
        );
        round += 1;
    }
    assert!(round > 3, "only {round} rounds in {seconds} s");
}

const CHECKLIST: &str = "format: 1\nid: my-domain\nversion: \"1\"\ntitle: { ko: 나의 분야, en: My domain }\npublisher: { ko: 우리, en: Us }\nlicense: CC0-1.0\nlanguages: [ko, en]\nprofile:\n  - id: faces\n    ask: { ko: \"얼굴을 찾는가?\", en: \"Does it match faces?\" }\n    kind: yes-no\nscales:\n  three:\n    levels:\n      - { id: good, label: { ko: 좋음, en: Good }, credit: \"1\" }\n      - { id: bad, label: { ko: 나쁨, en: Bad }, credit: \"0\" }\nsections:\n  - id: one\n    title: { ko: 하나, en: One }\n    questions:\n      - id: A-1\n        ask: { ko: \"점검하는가?\", en: \"Is it checked?\" }\n        how: { ko: \"1. 한다.\", en: \"1. Do it.\" }\n        answer: three\n        applies_when: { faces: true }\n      - id: A-2\n        ask: { ko: \"몇 퍼센트인가?\", en: \"How many percent?\" }\n        answer: number\n        measure: { unit: \"%\", better: lower, target: 5, source: { ko: 우리, en: Ours } }\n        applies_when: { any: [ { A-1: good }, { not: { faces: false } } ] }\n";

#[test]
fn damaged_checklists_are_told_and_never_crash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged.yaml");
    let name = path.to_string_lossy().into_owned();
    let extending = CHECKLIST.replace("languages:", "extends: common\nlanguages:");
    fuzz(&[CHECKLIST.to_owned(), extending], |text| {
        std::fs::write(&path, text).unwrap();
        match Catalog::new(None).examine(&name) {
            Ok(outcome) => messages_are_safe(&outcome.issues, &outcome.sources),
            Err(error) => messages_are_safe(error.issues(), error.sources()),
        }
    });
}

#[test]
fn damaged_assessments_are_read_as_far_as_they_go() {
    let example = include_str!("../../examples/cctv-security/gate-watch.selfcheck.yaml");
    let head: String = example
        .lines()
        .take(120)
        .map(|line| format!("{line}\n"))
        .collect();
    fuzz(&[head], |text| {
        let source = Source::new("damaged.selfcheck.yaml", text);
        match record::read("damaged.selfcheck.yaml", text.as_bytes()) {
            Ok(reading) => {
                let reading = reading.without_checklist();
                messages_are_safe(&reading.issues, std::slice::from_ref(&source));
                let written = record::write(&reading.assessment, &reading.own_schema());
                let again = record::read("again", written.as_bytes()).expect("what was written can be read");
                let again = again.without_checklist();
                assert!(
                    record::write(&again.assessment, &again.own_schema()) == written,
                    "read again, it is another"
                );
            }
            Err(issues) => messages_are_safe(&issues, std::slice::from_ref(&source)),
        }
    });
}

#[test]
fn damaged_settings_are_told_and_the_rest_holds() {
    let seed = "language: ko\nauthor: 품질책임자\nglyphs: ascii\ncolours: never\nmouse: off\nambiguous_width: wide\nfolders:\n  assessments: /tmp/a\n";
    fuzz(&[seed.to_owned()], |text| {
        let (_, issues) = settings::read("settings.yaml", text, selfcheck::tui::keymap::Keymap::check);
        messages_are_safe(&issues, &[Source::new("settings.yaml", text)]);
    });
}

/// What the fuzz targets of `fuzz/` once found, read again by the same rules.
fn found(target: &str) -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/fuzz")
        .join(target);
    let inputs: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    assert!(!inputs.is_empty(), "{target}");
    inputs
}

#[test]
fn what_fuzzing_found_in_assessments_stays_mended() {
    for bytes in found("assessment") {
        // The places come from another text than the one they are shown in.
        let source = Source::new("found", &String::from_utf8_lossy(&bytes));
        match record::read("found", &bytes) {
            Ok(reading) => messages_are_safe(reading.issues(), &[source]),
            Err(issues) => messages_are_safe(&issues, &[source]),
        }
    }
}

#[test]
fn what_fuzzing_found_in_settings_stays_mended() {
    for bytes in found("settings") {
        let text = String::from_utf8(bytes).unwrap();
        let (_, issues) = settings::read("settings.yaml", &text, selfcheck::tui::keymap::Keymap::check);
        if issues.is_empty() {
            let changed = settings::set(&text, "language", "ko");
            let (read, issues) =
                settings::read("settings.yaml", &changed, selfcheck::tui::keymap::Keymap::check);
            assert_eq!(issues, [], "{text:?}");
            assert!(changed == text || read.language == Some(Lang::Ko), "{text:?}");
        }
    }
}

#[test]
fn what_fuzzing_found_in_names_stays_mended() {
    let folder = tempfile::tempdir().unwrap();
    for bytes in found("evidence") {
        let text = String::from_utf8(bytes).unwrap();
        let piece = Evidence::at(Location::File(text));
        let today = jiff::civil::date(2026, 11, 24);
        let look = evidence::inspect(&piece, folder.path(), today, &mut evidence::Watch::none()).unwrap();
        for notice in look.notices {
            assert!(is_safe(&notice.ko) && is_safe(&notice.en), "{notice:?}");
        }
    }
}
