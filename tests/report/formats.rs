//! JSON, Markdown and CSV: the documented shape, and what comes back when they are read.

use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::report::{Templates, is_report, schema};
use serde_json::Value;

use super::{Work, shipped, small};

fn made(work: &Work, format: Format) -> String {
    work.render(format, Lang::En, false, &Templates::shipped())
        .expect("a report")
}

/// Only what is known as a report is written over without a question.
#[test]
fn every_format_is_known_again_as_a_report() {
    let work = Work::full(small());
    for (format, word) in Format::WORDS {
        for lang in Lang::ALL {
            assert!(is_report(&work.bytes(format, lang)), "{word} {}", lang.code());
            for is_final in [false, true].into_iter().filter(|_| format.is_text()) {
                let text = work
                    .render(format, lang, is_final, &Templates::shipped())
                    .expect("a report");
                assert!(is_report(text.as_bytes()), "{word} {}", lang.code());
            }
        }
    }
    let page = made(&work, Format::Html).replace("generator", "author");
    assert!(is_report(page.as_bytes()), "a page by templates of one's own");
}

#[test]
fn json_has_the_documented_shape() {
    let work = Work::full(shipped("cctv-security"));
    let facts: Value = serde_json::from_str(&made(&work, Format::Json)).expect("JSON");
    let keys: Vec<&str> = facts
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    let mut wanted = [
        "checklist",
        "made_at",
        "subject",
        "counts",
        "scores",
        "sections",
        "evidence",
        "dates",
        "findings",
        "plausibility",
        "provisional",
        "tiers",
        "verdict",
        "waiting",
        "reasons",
        "since",
    ];
    wanted.sort_unstable();
    let mut found = keys.clone();
    found.sort_unstable();
    assert_eq!(found, wanted);
    for key in [
        "questions",
        "applicable",
        "decided",
        "met",
        "largely",
        "partly",
        "not_met",
        "unanswered",
        "not_applicable",
        "hidden",
    ] {
        assert!(facts["counts"][key].is_u64(), "{key}");
    }
    for key in [
        "low",
        "high",
        "answered",
        "evidenced",
        "balanced",
        "coverage",
        "na_challenge",
    ] {
        assert!(facts["scores"][key].is_string(), "{key}");
    }
    let schema: Value = serde_json::from_str(&schema()).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&facts));
    let empty: Value = serde_json::from_str(&made(&Work::empty(small()), Format::Json)).expect("JSON");
    assert!(validator.is_valid(&empty));
    assert!(
        empty["scores"]["answered"].is_null(),
        "a share of nothing is null"
    );
}

#[test]
fn the_schema_is_written_down() {
    assert!(
        include_str!("../../docs/report-schema.json") == schema(),
        "docs/report-schema.json is not that of the types: cargo run --example report_schema > docs/report-schema.json"
    );
}

#[test]
fn csv_reads_back() {
    let mut work = Work::full(small());
    let risky = "=HYPERLINK(\"x\"),\"quoted\"\nsecond line";
    work.run.answers.get_mut("A-1").expect("an answer").note = risky.into();
    let text = made(&work, Format::Csv);
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), work.checklist.questions.len());
    let plain = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    for (row, question) in rows.iter().zip(&work.checklist.questions) {
        let answer = &work.run.answers[&question.id];
        assert_eq!(plain(&row[column("id")]), question.id.as_str());
        assert_eq!(plain(&row[column("note")]), answer.note);
        assert_eq!(
            plain(&row[column("answer")]),
            answer.value.as_ref().expect("a value").word()
        );
    }
    assert!(rows[0][column("note")].starts_with("'="));
}

#[test]
fn markdown_reads_well() {
    let text = made(&Work::full(small()), Format::Markdown);
    insta::assert_snapshot!(text);
}
