//! Which questions apply: silence never hides, hidden questions decide nothing, and changes are reported.

use proptest::prelude::*;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::applicability::{Applicability, HiddenBy};
use selfcheck::domain::condition::{Condition, Known, Truth};
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::value::Value;
use selfcheck::domain::verdict::Reason;

use crate::support::checklist::{begin, checklist, fact, id, is, level, question};

fn with(condition: Condition, name: &str) -> selfcheck::domain::question::Question {
    selfcheck::domain::question::Question {
        condition: Some(condition),
        ..question(name)
    }
}

#[test]
fn an_unknown_fact_hides_nothing_and_a_known_one_does() {
    let list = checklist(
        vec![fact("faces")],
        vec![question("A"), with(is("faces", "yes"), "B")],
    );
    let mut run = begin(&list);
    assert_eq!(Applicability::of(&list, &run).visible_count(), 2);
    run.profile.insert(id("faces"), level("no"));
    let hidden = Applicability::of(&list, &run);
    assert_eq!(hidden.hidden_by(1), Some(HiddenBy::Question));
    run.profile.insert(id("faces"), level("yes"));
    let shown = Applicability::of(&list, &run);
    assert_eq!(shown.changes_since(&hidden), (vec![1], Vec::new()));
    assert_eq!(hidden.changes_since(&shown), (Vec::new(), vec![1]));
}

#[test]
fn a_question_behind_a_hidden_question_is_hidden_and_its_answer_sleeps() {
    let list = checklist(
        vec![fact("faces")],
        vec![
            with(is("faces", "yes"), "A"),
            with(is("A", "yes"), "B"),
            question("C"),
        ],
    );
    let mut run = begin(&list);
    for name in ["A", "B"] {
        run.answers.insert(
            id(name),
            Answer {
                value: Some(level("yes")),
                ..Answer::default()
            },
        );
    }
    run.profile.insert(id("faces"), level("no"));
    let now: Vec<usize> = Applicability::of(&list, &run).visible().collect();
    assert_eq!(now, [2]);
    assert!(run.answer(&id("B")).is_some());
}

#[test]
fn a_section_hides_all_its_questions() {
    let mut list = checklist(vec![fact("faces")], vec![question("A"), question("B")]);
    list.sections[0].condition = Some(is("faces", "yes"));
    let mut run = begin(&list);
    run.profile.insert(id("faces"), level("no"));
    let now = Applicability::of(&list, &run);
    assert_eq!(
        (now.visible_count(), now.hidden_by(0)),
        (0, Some(HiddenBy::Section(0)))
    );
}

#[test]
fn number_ranges_include_their_ends() {
    let rule = Condition::Within {
        subject: id("n"),
        min: Some(Ratio::whole(1)),
        max: Some(Ratio::new(5, 2)),
    };
    for (number, holds) in [
        ("0.9", Truth::No),
        ("1", Truth::Yes),
        ("2.5", Truth::Yes),
        ("2.51", Truth::No),
    ] {
        let value = Value::Number(number.into());
        assert_eq!(rule.holds(&|_: &_| Known::Value(&value)), holds, "{number}");
    }
}

#[test]
fn a_many_of_holds_when_one_chosen_option_fits() {
    let rule = Condition::Is {
        subject: id("out"),
        options: vec![id("image"), id("video")],
    };
    let chosen = Value::Many(vec![id("text"), id("video")]);
    assert_eq!(rule.holds(&|_: &_| Known::Value(&chosen)), Truth::Yes);
    let other = Value::Many(vec![id("text")]);
    assert_eq!(rule.holds(&|_: &_| Known::Value(&other)), Truth::No);
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop::sample::select(vec!["a", "b", "c"]).prop_map(|name| is(name, "yes"));
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(|each| Condition::Not(Box::new(each))),
        ]
    })
}

proptest! {
    /// A truth reached while something is open stays the same however the open things are answered.
    #[test]
    fn what_is_certain_stays_certain(rule in condition(), first in any::<[Option<bool>; 3]>(), rest in any::<[bool; 3]>()) {
        let (yes, no) = (level("yes"), level("no"));
        let place = |name: &selfcheck::domain::id::Id| "abc".find(name.as_str()).expect("one of three");
        let of = |truth: bool| if truth { &yes } else { &no };
        let before = rule.holds(&|name: &_| first[place(name)].map_or(Known::Open, |truth| Known::Value(of(truth))));
        let after = rule.holds(&|name: &_| Known::Value(of(first[place(name)].unwrap_or(rest[place(name)]))));
        prop_assert!(before == Truth::Unknown || before == after);
        prop_assert!(after != Truth::Unknown);
    }
}

#[test]
fn a_fact_value_the_list_does_not_take_hides_nothing_and_counts_as_missing() {
    let list = checklist(
        vec![fact("faces")],
        vec![question("A"), with(is("faces", "yes"), "B")],
    );
    for odd in [level("both"), Value::Text("no".into()), Value::NotApplicable] {
        let mut run = begin(&list);
        run.profile.insert(id("faces"), odd);
        assert_eq!(Applicability::of(&list, &run).visible_count(), 2);
        let today = jiff::civil::date(2026, 11, 29);
        let reasons = Evaluation::of(&list, &run, &Inspection::default(), today)
            .judgement
            .reasons;
        assert!(reasons.contains(&Reason::FactMissing(id("faces"))), "{reasons:?}");
    }
}

#[test]
fn an_answer_that_is_open_in_any_way_hides_nothing() {
    let list = checklist(
        Vec::new(),
        vec![question("A"), with(is("A", "yes"), "B"), with(is("A", "no"), "C")],
    );
    let visible = |answer: Answer| {
        let mut run = begin(&list);
        run.answers.insert(id("A"), answer);
        Applicability::of(&list, &run).visible_count()
    };
    let no = Answer {
        value: Some(level("no")),
        ..Answer::default()
    };
    assert_eq!(visible(no.clone()), 2);
    assert_eq!(
        visible(Answer {
            to_confirm: true,
            ..no
        }),
        3
    );
    for value in [level("maybe"), Value::NotApplicable] {
        let open = Answer {
            value: Some(value),
            ..Answer::default()
        };
        assert_eq!(visible(open), 3);
    }
}
