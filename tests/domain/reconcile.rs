//! Carrying answers to a newer version of a checklist: kept, confirmed, listed, never removed.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::applicability::Applicability;
use selfcheck::domain::carried::Fate;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::reconcile::reconcile;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::state::{State, states};
use selfcheck::domain::value::Kind;

use crate::support::checklist::{begin, checklist, id, level, question};

fn next_version() -> Checklist {
    let mut reworded = question("B");
    reworded.wording = "another wording".into();
    let mut other_scale = question("C");
    other_scale.kind = Kind::Scale(Scale::nplf());
    let mut list = checklist(
        Vec::new(),
        vec![question("A"), reworded, other_scale, question("E")],
    );
    list.digest = "d2".into();
    list.header.version = "2".into();
    list
}

#[test]
fn every_answer_has_a_fate_and_none_is_removed() {
    let old = checklist(Vec::new(), ["A", "B", "C", "D"].map(question).to_vec());
    let mut run = begin(&old);
    for question in &old.questions {
        let answer = Answer {
            value: Some(level("yes")),
            wording: question.wording.clone(),
            ..Answer::default()
        };
        run.answers.insert(question.id.clone(), answer);
    }
    let new = next_version();
    let carried = reconcile(&new, &mut run);
    let fates: Vec<_> = carried
        .iter()
        .map(|each| (each.question.as_str(), each.fate))
        .collect();
    let expected = [
        ("A", Fate::Kept),
        ("B", Fate::Reworded),
        ("C", Fate::Incompatible),
        ("D", Fate::Removed),
    ];
    assert_eq!(fates, expected);
    assert!(carried.iter().all(|each| each.from == "1"));
    assert_eq!(run.answers.len(), 4);
    let applicability = Applicability::of(&new, &run);
    let now = states(&new, &run, &applicability, &Inspection::default());
    assert!(matches!(now[0], State::Decided { .. }));
    assert_eq!(
        now[1..],
        [State::Unanswered, State::Unanswered, State::Unanswered]
    );
}

#[test]
fn the_same_checklist_carries_nothing() {
    let list = checklist(Vec::new(), vec![question("A")]);
    let mut run = begin(&list);
    run.answers.insert(
        id("A"),
        Answer {
            value: Some(level("yes")),
            ..Answer::default()
        },
    );
    let before = run.clone();
    assert_eq!(reconcile(&list, &mut run), []);
    assert_eq!(run, before);
}
