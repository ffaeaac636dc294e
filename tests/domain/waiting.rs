//! Answers that wait to be confirmed, and why.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::change::{Change, Stamp};
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::state::State;
use selfcheck::domain::taken_over::taken_over;
use selfcheck::domain::upgrade::Upgrade;
use selfcheck::domain::value::Value;
use selfcheck::domain::waiting::{WaitReason, Waiting};

use crate::support::checklist::{QuestionExt as _, begin, checklist, id, level, question};

const WORDS: &str = "Is access to the recordings limited to named persons?";

/// A list of one question.
fn list(version: &str, name: &str, words: &str, formerly: &[&str]) -> Checklist {
    let mut asked = question(name).ask(words, words);
    asked.wording = format!("wording of {words}");
    asked.formerly = formerly.iter().map(|name| id(name)).collect();
    let mut list = checklist(Vec::new(), vec![asked]);
    list.digest = format!("digest of {version}");
    list.header.version = version.into();
    list
}

fn given(list: &Checklist, value: Value) -> Answer {
    Answer {
        value: Some(value),
        note: "seen".into(),
        reason: "none here".into(),
        wording: list.questions[0].wording_digest(),
        ..Answer::default()
    }
}

fn with(list: &Checklist, answer: Answer) -> Assessment {
    let mut assessment = begin(list);
    assessment.answers.insert(list.questions[0].id.clone(), answer);
    assessment
}

fn reason(list: &Checklist, assessment: &Assessment) -> Option<WaitReason> {
    Waiting::of(list, assessment).reason(&list.questions[0].id)
}

#[test]
fn an_answer_that_was_taken_over_waits_with_the_name_of_its_file() {
    let list = list("1", "A", WORDS, &[]);
    let question = &list.questions[0];
    for origin in [
        "/home/kim/spring.selfcheck.yaml",
        "C:\\work\\spring.selfcheck.yaml",
        "spring.selfcheck.yaml",
    ] {
        let answer = taken_over(&given(&list, level("yes")), Some(question), question, origin);
        assert_eq!(answer.taken_over, "spring.selfcheck.yaml", "{origin}");
        assert_eq!((answer.value.clone(), &answer.asked), (Some(level("yes")), &None));
        let assessment = with(&list, answer);
        assert_eq!(reason(&list, &assessment), Some(WaitReason::TakenOver));
        let waiting = Waiting::of(&list, &assessment);
        assert_eq!(
            (waiting.count(), waiting.with(WaitReason::TakenOver).count()),
            (1, 1)
        );
    }
}

#[test]
fn what_was_taken_over_for_another_question_carries_the_old_words_and_chooses_nothing() {
    let earlier = list("1", "A", "Are the passwords of the cameras changed?", &[]);
    let now = list("2", "A", WORDS, &[]);
    let answer = taken_over(
        &given(&earlier, level("yes")),
        Some(&earlier.questions[0]),
        &now.questions[0],
        "old.yaml",
    );
    let asked = answer.asked.as_ref().unwrap();
    assert_eq!(
        (answer.value.as_ref(), asked.value.clone()),
        (None, Some(level("yes")))
    );
    assert_eq!(asked.ask, earlier.questions[0].ask);
    assert_eq!(reason(&now, &with(&now, answer)), Some(WaitReason::TakenOver));
}

#[test]
fn it_waits_over_every_change_of_edition_until_someone_confirms_it() {
    let first = list("1", "A", WORDS, &[]);
    let question = &first.questions[0];
    let answer = taken_over(&given(&first, level("yes")), Some(question), question, "old.yaml");
    let mut assessment = with(&first, answer);
    let editions = [
        list("2", "A", WORDS, &[]),
        list(
            "3",
            "A",
            "Is access to the recordings granted to named persons?",
            &[],
        ),
        list("4", "B", WORDS, &["A"]),
        list("5", "C", WORDS, &["B"]),
    ];
    let mut before = &first;
    for edition in &editions {
        let plan = Upgrade::plan(Some(before), edition, &assessment);
        plan.apply(Some(before), edition, &mut assessment);
        plan.keep_moved(edition, &mut assessment);
        let version = &edition.header.version;
        assert_eq!(
            reason(edition, &assessment),
            Some(WaitReason::TakenOver),
            "{version}"
        );
        before = edition;
    }
    let stamp = Stamp {
        by: "kim".into(),
        at: "2026-11-24T10:00:00+09:00".into(),
    };
    let change = Change::answer(&assessment, &before.questions[0], &stamp, |answer| {
        answer.to_confirm = false;
    })
    .unwrap();
    change.apply(&mut assessment);
    assert_eq!(reason(before, &assessment), None);
    let answer = &assessment.answers[&id("C")];
    assert_eq!(
        (answer.value.clone(), answer.taken_over.as_str()),
        (Some(level("yes")), "")
    );
    change.inverse().apply(&mut assessment);
    assert_eq!(
        assessment.answers[&id("C")].taken_over,
        "old.yaml",
        "undo brings it back"
    );
}

#[test]
fn the_reason_is_of_the_question_where_nothing_was_taken_over() {
    let first = list("1", "A", WORDS, &[]);
    for (next, expected) in [
        (
            list(
                "2",
                "A",
                "Is access to the recordings granted to named persons?",
                &[],
            ),
            WaitReason::Reworded,
        ),
        (list("2", "B", WORDS, &["A"]), WaitReason::Moved),
    ] {
        let mut assessment = with(&first, given(&first, level("yes")));
        Upgrade::plan(Some(&first), &next, &assessment).apply(Some(&first), &next, &mut assessment);
        assert_eq!(reason(&next, &assessment), Some(expected));
    }
}

#[test]
fn not_applicable_counts_only_when_it_is_confirmed() {
    let list = list("1", "A", WORDS, &[]);
    let mut answer = given(&list, Value::NotApplicable);
    let state = |answer: &Answer| State::of_answer(&list.questions[0], Some(answer), false);
    assert_eq!(state(&answer), State::NotApplicable);
    answer.to_confirm = true;
    assert_eq!(state(&answer), State::Unanswered);
}

/// An answer to older words that waits is not confirmed because its question moves on with the words of the edition between.
#[test]
fn a_move_never_confirms_an_answer_that_waited_before_it() {
    let first = list("1", "A", WORDS, &[]);
    let second = list(
        "2",
        "A",
        "Is access to the recordings granted to named persons?",
        &[],
    );
    let third = list(
        "3",
        "B",
        "Is access to the recordings granted to named persons?",
        &["A"],
    );
    let mut assessment = with(&first, given(&first, level("yes")));
    Upgrade::plan(Some(&first), &second, &assessment).apply(Some(&first), &second, &mut assessment);
    let plan = Upgrade::plan(Some(&second), &third, &assessment);
    plan.apply(Some(&second), &third, &mut assessment);
    plan.keep_moved(&third, &mut assessment);
    assert_eq!(reason(&third, &assessment), Some(WaitReason::Moved));
}
