//! What is shown for a second look, each beside an honest small product that shows none of it.

use selfcheck::domain::answer::DueMove;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::change::{Change, Stamp};
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use selfcheck::domain::evidence_count::EvidenceCount;
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::measure::{Better, Measure};
use selfcheck::domain::origin::{ChecklistOrigin, ListOrigin};
use selfcheck::domain::plausibility::{Observation, ObservationCode, with_origin};
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::domain::verdict::Verdict;
use selfcheck::words::evidence::counts;
use selfcheck::words::plausibility::{due_moves, line, sentence};

use super::caps::{file, honest, list};
use crate::support::checklist::{AssessmentExt as _, id, level, question};

/// A small product answered with care: over an afternoon, two questions not applicable, one policy behind three answers, an
/// address beside a file, one gap with its plan, approved afterwards.
fn small() -> Assessment {
    let list = list();
    let run = list
        .questions
        .iter()
        .enumerate()
        .fold(honest(&list), |run, (at, question)| {
            run.answer(question.id.as_str(), |answer| {
                answer.answered_at = format!("2026-11-20T{:02}:{:02}:00+09:00", 13 + at / 6, at % 6 * 9);
            })
        });
    let policy = || vec![file("policy.pdf")];
    not_applicable(run, &["Q0", "Q5"])
        .answer("Q1", |answer| answer.evidence = policy())
        .answer("Q2", |answer| answer.evidence = policy())
        .answer("Q3", |answer| answer.evidence = policy())
        .answer("Q6", |answer| {
            let page = Location::Url("https://example.org/rules".into());
            answer.evidence.push(Evidence::at(page));
        })
        .answer("Q7", |answer| {
            answer.value = Some(level("no"));
            answer.owner = "Owner".into();
            answer.due = Some(jiff::civil::date(2026, 12, 20));
        })
        .approved()
}

fn not_applicable(run: Assessment, questions: &[&str]) -> Assessment {
    questions.iter().fold(run, |run, question| {
        run.answer(question, |answer| {
            answer.value = Some(Value::NotApplicable);
            answer.reason = "no such part".into();
        })
    })
}

fn judged(run: &Assessment) -> Evaluation {
    let mut inspection = Inspection::default();
    for (question, answer) in &run.answers {
        for (at, piece) in answer.evidence.iter().enumerate() {
            inspection.record(question.clone(), at, EvidenceState::Intact.fitting(piece));
        }
    }
    Evaluation::of(&list(), run, &inspection, jiff::civil::date(2026, 11, 29))
}

#[track_caller]
fn only(run: &Assessment, code: ObservationCode, count: usize, of: usize, questions: &[&str]) -> Observation {
    let found = judged(run).plausibility;
    let [observation] = &found[..] else {
        panic!("{found:?}")
    };
    let ids: Vec<&str> = observation.questions.iter().map(Id::as_str).collect();
    assert_eq!(
        (observation.code, observation.count, observation.of, &ids[..]),
        (code, count, of, questions)
    );
    observation.clone()
}

#[test]
fn an_honest_small_product_shows_nothing() {
    let review = judged(&small());
    assert_eq!(review.plausibility, []);
    assert_eq!(
        review.judgement.verdict,
        Verdict::Ready,
        "{:?}",
        review.judgement.reasons
    );
}

#[test]
fn a_tenth_not_applicable_is_shown() {
    let run = not_applicable(small(), &["Q10"]);
    only(
        &run,
        ObservationCode::ShareNotApplicable,
        3,
        20,
        &["Q0", "Q5", "Q10"],
    );
}

#[test]
fn every_hidden_critical_question_is_shown() {
    let mut run = small().fact("faces", level("no"));
    run.profile_reasons.insert(id("faces"), "no such function".into());
    only(
        &run,
        ObservationCode::HiddenCriticals,
        3,
        5,
        &["Q17", "Q18", "Q19"],
    );
}

#[test]
fn a_file_behind_many_answers_is_shown_even_where_each_says_the_page() {
    let run = ["Q1", "Q2", "Q3", "Q4"]
        .into_iter()
        .fold(small(), |run, question| {
            run.answer(question, |answer| {
                answer.evidence = vec![Evidence {
                    place: format!("page {question}"),
                    ..file("policy.pdf")
                }];
            })
        });
    let shown = only(
        &run,
        ObservationCode::EvidenceReused,
        1,
        15,
        &["Q1", "Q2", "Q3", "Q4"],
    );
    assert_eq!(shown.files, ["policy.pdf"]);
}

#[test]
fn answers_with_addresses_only_are_shown_and_not_backed() {
    let page = || vec![Evidence::at(Location::Url("https://example.org/".into()))];
    let run = small()
        .answer("Q8", |answer| answer.evidence = page())
        .answer("Q9", |answer| answer.evidence = page());
    only(&run, ObservationCode::AddressesOnly, 2, 18, &["Q8", "Q9"]);
    let backed = judged(&run)
        .states
        .iter()
        .filter(|state| state.is_evidenced())
        .count();
    assert_eq!(backed, 16);
}

/// Each file and address is counted once, however many answers it backs.
#[test]
fn evidence_is_counted_by_what_it_is_worth() {
    let page = |at: &str| Evidence::at(Location::Url(at.into()));
    let run = small()
        .answer("Q8", |answer| {
            answer.evidence = vec![page("https://example.org/rules")];
        })
        .answer("Q9", |answer| {
            answer.evidence = vec![page("https://example.org/b")];
        })
        .answer("Q10", |answer| {
            let mut empty = file("empty.pdf");
            empty.size = Some(0);
            let planned = Evidence::at(Location::Planned("an audit".into()));
            answer.evidence = vec![empty, planned];
        });
    let count = EvidenceCount {
        files: 15,
        addresses: 2,
        not_counted: 1,
        planned: 1,
    };
    assert_eq!(judged(&run).evidence, count);
    assert_eq!(
        counts(count, Lang::En).as_deref(),
        Some("Evidence: 15 files count, 2 addresses named, 1 file does not count, 1 planned")
    );
    assert_eq!(counts(EvidenceCount::default(), Lang::Ko), None);
}

#[test]
fn empty_and_tiny_files_are_shown() {
    let sized = |size| {
        let mut piece = file("proof.pdf");
        piece.size = Some(size);
        vec![piece]
    };
    for (size, is_shown) in [(0, true), (1, true), (99, true), (100, false)] {
        let run = small().answer("Q8", |answer| answer.evidence = sized(size));
        if is_shown {
            only(&run, ObservationCode::EmptyOrTinyFiles, 1, 16, &["Q8"]);
        } else {
            assert_eq!(judged(&run).plausibility, [], "{size}");
        }
    }
}

#[test]
fn dates_after_the_approval_or_today_are_shown() {
    let at = |text: &str| small().answer("Q8", |answer| answer.answered_at = text.into());
    for text in ["2099-01-01T00:00:00Z", "2026-11-25T09:00:00+09:00"] {
        only(&at(text), ObservationCode::DatesOutOfOrder, 1, 20, &["Q8"]);
    }
    let added = small().answer("Q8", |answer| {
        answer.evidence[0].added = "2026-11-28T09:00:00+09:00".into();
    });
    only(&added, ObservationCode::DatesOutOfOrder, 1, 20, &["Q8"]);
    // Without a bound approval the day that the subject names counts.
    let mut named = at("2026-11-25T09:00:00+09:00").subject(SubjectField::ApprovedOn, "2026-11-24");
    named.approval = None;
    only(&named, ObservationCode::DatesOutOfOrder, 1, 20, &["Q8"]);
    let mut draft = at("2026-11-25T09:00:00+09:00");
    draft.approval = None;
    assert_eq!(
        judged(&draft).plausibility,
        [],
        "a draft has no approval to come after"
    );
}

#[test]
fn more_answers_in_a_minute_than_can_be_read_are_shown() {
    let quick = |many: usize, seconds: usize| {
        (1..=many).fold(small(), |run, at| {
            run.answer(&format!("Q{at}"), |answer| {
                let second = at * seconds / many;
                answer.answered_at = format!("2026-11-19T10:{:02}:{:02}+09:00", second / 60, second % 60);
            })
        })
    };
    assert_eq!(judged(&quick(10, 10)).plausibility, []);
    assert_eq!(judged(&quick(11, 77)).plausibility, [], "seven seconds each");
    let ids: Vec<String> = (1..=11).map(|at| format!("Q{at}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    only(
        &quick(11, 55),
        ObservationCode::AnsweredWithinMinutes,
        11,
        20,
        &ids,
    );
}

#[test]
fn a_moved_due_date_is_kept_and_shown_while_the_gap_is_open() {
    let list = list();
    let mut run = small();
    let question = list.question("Q7").unwrap();
    for (day, at) in [
        (10, "2026-11-21T10:00:00+09:00"),
        (18, "2026-11-22T10:00:00+09:00"),
    ] {
        let stamp = Stamp {
            by: "A".into(),
            at: at.into(),
        };
        let due = Some(jiff::civil::date(2027, 1, day));
        let change = Change::answer(&run, question, &stamp, |answer| answer.due = due).unwrap();
        change.apply(&mut run);
    }
    let answer = &run.answers[&id("Q7")];
    let moved = |month, day, year, at: &str| DueMove {
        from: jiff::civil::date(year, month, day),
        at: at.into(),
    };
    assert_eq!(
        answer.due_moves,
        [
            moved(12, 20, 2026, "2026-11-21T10:00:00+09:00"),
            moved(1, 10, 2027, "2026-11-22T10:00:00+09:00")
        ]
    );
    assert_eq!(answer.first_due(), Some(jiff::civil::date(2026, 12, 20)));
    let run = run.approved();
    only(&run, ObservationCode::DueMoved, 1, 1, &["Q7"]);
    assert_eq!(
        due_moves(&run.answers[&id("Q7")]),
        "2026-12-20 -> 2027-01-10 -> 2027-01-18"
    );
    let closed = run.answer("Q7", |answer| answer.value = Some(level("yes")));
    assert_eq!(judged(&closed).plausibility, []);
}

#[test]
fn only_numbers_outside_an_end_of_their_range_are_outside() {
    let ends = [None, Some(Ratio::whole(2))];
    let numbers = ["-5", "0", "2", "2.0001", "10", "10.5"];
    let outside = |min: Option<Ratio>, max: Option<Ratio>| {
        let mut asked = question("N");
        asked.kind = Kind::Number;
        asked.measure = Some(Measure {
            unit: selfcheck::domain::text::Text::single("ko", "s"),
            better: Better::Lower,
            target: Some(Ratio::whole(5)),
            source: None,
            paired_with: None,
            min,
            max,
            rule: None,
        });
        let is_outside = |number: &&str| asked.is_out_of_range(&Value::Number((*number).into()));
        assert!(!asked.is_out_of_range(&Value::NotApplicable));
        numbers.into_iter().filter(is_outside).collect::<Vec<_>>()
    };
    let [none, two] = ends;
    assert_eq!(outside(none.clone(), none.clone()), [""; 0]);
    assert_eq!(outside(two.clone(), none.clone()), ["-5", "0"]);
    assert_eq!(outside(none, two.clone()), ["2.0001", "10", "10.5"]);
    assert_eq!(outside(two, Some(Ratio::whole(10))), ["-5", "0", "10.5"]);
}

#[test]
fn an_own_checklist_and_own_templates_come_first() {
    let review = judged(&not_applicable(small(), &["Q10"]));
    let codes = |list, has_own_templates| {
        let origin = ChecklistOrigin {
            list,
            ..ChecklistOrigin::released()
        };
        let all = with_origin(&review.plausibility, &origin, has_own_templates);
        all.iter().map(|each| each.code.word()).collect::<Vec<_>>()
    };
    let own = ["own-checklist", "own-templates", "share-not-applicable"];
    assert_eq!(codes(ListOrigin::Own, true), own);
    assert_eq!(codes(ListOrigin::UnknownEdition, false), [own[0], own[2]]);
    for ours in [ListOrigin::Released, ListOrigin::Development] {
        assert_eq!(codes(ours, false), [own[2]]);
    }
}

#[test]
fn every_observation_has_its_own_word_and_sentence() {
    for lang in Lang::ALL {
        let mut sentences: Vec<String> = ObservationCode::WORDS
            .into_iter()
            .map(|(code, word)| {
                assert_eq!(code.word(), word);
                sentence(&Observation::of_origin(code), lang)
            })
            .collect();
        assert!(sentences.iter().all(|text| !text.contains('{')), "{sentences:?}");
        sentences.sort_unstable();
        sentences.dedup();
        assert_eq!(sentences.len(), ObservationCode::WORDS.len());
    }
    let shown = only(
        &not_applicable(small(), &["Q10"]),
        ObservationCode::ShareNotApplicable,
        3,
        20,
        &["Q0", "Q5", "Q10"],
    );
    assert_eq!(
        line(&shown, Lang::En),
        "3 of 20 scored questions are not applicable: Q0, Q5, Q10"
    );
    assert_eq!(
        line(&shown, Lang::Ko),
        "채점 문항 20개 중 '해당 없음' 3개: Q0, Q5, Q10"
    );
}
