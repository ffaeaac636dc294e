//! The page itself: its parts, its numbers, its policy, its size.

use jiff::civil::date;
use selfcheck::domain::answer::DueMove;
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::report::{Input, ReportError, Templates, render_to};
use sha2::{Digest, Sha256};

use super::{Work, shipped, small};

const PARTS: [&str; 17] = [
    "cover",
    "control",
    "summary",
    "attention",
    "system",
    "method",
    "results",
    "measurements",
    "answers",
    "gaps",
    "registers",
    "risks",
    "evidence",
    "crosswalk",
    "changes",
    "glossary",
    "provenance",
];

#[test]
fn every_part_in_order_for_nothing_a_little_and_everything() {
    for work in [
        Work::empty(small()),
        Work::full(small()),
        Work::full(shipped("generative-ai")),
    ] {
        for lang in Lang::ALL {
            let page = work.html(lang);
            let parts: Vec<&str> = page
                .split("<section class=\"part\" id=\"")
                .skip(1)
                .filter_map(|piece| piece.split('"').next())
                .collect();
            assert_eq!(parts, PARTS);
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
            assert_eq!(page.matches("<h1").count(), 1);
            for question in &work.checklist.questions {
                // A hidden question is a row of its list, every other one stands with its answer.
                let count: usize = ["<article class=\"q\"", "<tr"]
                    .iter()
                    .map(|tag| page.matches(&format!("{tag} id=\"q-{}\"", question.id)).count())
                    .sum();
                assert_eq!(count, 1, "{}", question.id);
            }
            for word in ["certified", "passed", "합격"] {
                assert!(
                    !page
                        .split("id=\"selfcheck-data\"")
                        .next()
                        .expect("a page")
                        .contains(&format!(">{word}"))
                );
            }
            assert!(!page.contains(" style="), "the policy blocks style attributes");
        }
    }
}

#[test]
fn links_inside_the_page_lead_somewhere() {
    let page = Work::full(shipped("cctv-security")).html(Lang::Ko);
    let page = page.split("id=\"selfcheck-data\"").next().expect("a page");
    let ids: std::collections::HashSet<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|piece| piece.split('"').next())
        .collect();
    for target in page
        .split("href=\"#")
        .skip(1)
        .filter_map(|piece| piece.split('"').next())
    {
        assert!(ids.contains(target), "#{target}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let work = Work::full(shipped("generative-ai"));
    assert_eq!(work.html(Lang::Ko), work.html(Lang::Ko));
}

#[test]
fn the_policy_stands_first_and_names_what_is_there() {
    let page = Work::full(small()).html(Lang::En);
    assert!(page.contains(
        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
    ));
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let inside = page
            .split_once(open)
            .and_then(|(_, rest)| rest.split_once(close))
            .expect("an element")
            .0;
        let digest: Vec<u8> = Sha256::digest(inside.as_bytes()).to_vec();
        let hashed = page
            .split("'sha256-")
            .skip(1)
            .filter_map(|part| part.split('\'').next());
        assert!(hashed.into_iter().any(|coded| decoded(coded) == digest), "{open}");
    }
    assert!(!page.contains("http://") || !page.contains("src=\"http"));
}

fn decoded(coded: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = coded
        .trim_end_matches('=')
        .chars()
        .map(|each| format!("{:06b}", alphabet.find(each).expect("base64")))
        .collect();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).expect("bits"), 2).expect("bits"))
        .collect()
}

#[test]
fn no_mark_of_a_part_is_left_in_the_page() {
    for work in [Work::full(shipped("cctv-security")), super::hostile::hostile()] {
        for lang in Lang::ALL {
            let (page, length) = work.with_input(|input| {
                let (mut bytes, input) = (Vec::new(), Input { lang, ..*input });
                let length = render_to(&input, Format::Html, &Templates::shipped(), &mut bytes);
                (String::from_utf8(bytes).expect("text"), length.expect("a page"))
            });
            assert_eq!(length, page.len());
            assert!(!page.contains('\0'));
        }
    }
}

/// A writer that takes so much and then is full.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Wherever in a page the room ends, in a template, a section, the crosswalk or what is embedded, that is what is said.
#[test]
fn a_page_that_cannot_be_written_is_an_error_wherever_it_stops() {
    let work = Work::full(small());
    let whole = work.html(Lang::En).len();
    for room in (0..whole).step_by(whole / 97) {
        let result =
            work.with_input(|input| render_to(input, Format::Html, &Templates::shipped(), &mut Full(room)));
        assert!(
            matches!(result, Err(ReportError::Unwritten(_))),
            "{room}: {result:?}"
        );
    }
}

#[test]
fn a_hidden_question_is_listed_with_its_rule() {
    let mut work = Work::full(small());
    work.run.profile.insert(
        selfcheck::domain::id::Id::known("cloud"),
        Value::Level(selfcheck::domain::id::Id::known("no")),
    );
    let page = work.html(Lang::En);
    assert!(
        page.contains("asked only where “Does it use a cloud?” = Yes"),
        "the rule in words"
    );
}

#[test]
fn a_final_report_lists_what_is_missing() {
    let mut work = Work::full(small());
    work.run.subject.set(SubjectField::Summary, "");
    let answer = work.run.answers.get_mut("A-2").expect("an answer");
    answer.value = Some(Value::Level(selfcheck::domain::id::Id::known("not")));
    answer.owner.clear();
    answer.due = None;
    work.run.answers.remove("A-1");
    let error = work
        .render(Format::Html, Lang::En, true, &Templates::shipped())
        .expect_err("refused");
    let ReportError::NotFinal(missing) = error else {
        panic!("{error}")
    };
    let listed: Vec<String> = missing
        .iter()
        .map(|lack| {
            format!(
                "{} {}",
                lack.question.as_ref().map_or("-", |id| id.as_str()),
                lack.what.en
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            "- the author's summary is empty",
            "A-1 no answer",
            "A-2 the gap has no owner",
            "A-2 the gap has no due date"
        ]
    );
    let page = Work::full(small())
        .render(Format::Html, Lang::En, true, &Templates::shipped())
        .expect("a final page");
    assert!(page.contains(">Final<"));
}

#[test]
fn the_page_stays_small() {
    let mut list = shipped("cctv-security");
    list.questions.truncate(150);
    // A list of 150 questions brings along what it cites, not more.
    let cited: std::collections::HashSet<String> = list
        .questions
        .iter()
        .flat_map(|each| &each.references)
        .map(ToString::to_string)
        .collect();
    for (key, instrument) in &mut list.registry.instruments {
        instrument
            .locators
            .retain(|place, _| cited.contains(&format!("{key}:{place}")));
    }
    assert!(
        list.questions
            .iter()
            .any(|each| matches!(each.kind, Kind::Scale(_)))
    );
    let mut work = Work::full(list);
    let compared = work.html(Lang::Ko).len();
    work.since = None;
    let plain = work.html(Lang::Ko).len();
    // Of these, 0.1 MB are the indentation of the embedded YAML, which anyone can read without a decoder.
    assert!(plain < 1_150_000, "{plain} bytes");
    // Setting it beside an earlier run in which every other question stood elsewhere adds little.
    assert!(compared < plain + plain / 25, "{compared} bytes, {plain} without");
}

#[test]
fn a_gap_prints_its_first_due_date_and_every_move() {
    let mut work = Work::full(small());
    let answer = work.run.answers.get_mut("A-2").expect("an answer");
    answer.value = Some(Value::Level(selfcheck::domain::id::Id::known("not")));
    answer.due_moves = [date(2026, 12, 1), date(2026, 12, 20)]
        .map(|from| DueMove {
            from,
            at: "2026-11-24T09:00:00+09:00".into(),
        })
        .to_vec();
    for format in [Format::Html, Format::Markdown] {
        let page = work
            .render(format, Lang::En, false, &Templates::shipped())
            .expect("a page");
        // Each format escapes the arrow its own way.
        let from = page.find("2026-12-01").expect("the first date");
        let line: String = page[from..].chars().take(60).collect();
        let dates = ["2026-12-01", "2026-12-20", "2027-01-15"].map(|date| line.find(date));
        assert!(
            dates.is_sorted() && dates.iter().all(Option::is_some),
            "{format:?}: {line}"
        );
    }
}
