//! Changes: stamped, undone and redone without loss.

use proptest::prelude::*;
use selfcheck::domain::change::{Change, History, Stamp};
use selfcheck::domain::subject::SubjectField;

use super::{begin, checklist, fact, id, level, question};

fn stamp() -> Stamp {
    Stamp {
        by: "kim".into(),
        at: "2026-11-24T09:00:00+09:00".into(),
    }
}

#[test]
fn an_answer_is_stamped_and_confirms_what_was_carried() {
    let list = checklist(Vec::new(), vec![question("A")]);
    let mut run = begin(&list);
    let first = Change::answer(&run, &list.questions[0], &stamp(), |answer| {
        answer.to_confirm = true;
        answer.in_progress = true;
        answer.note = "later".into();
    });
    first.expect("a change").apply(&mut run);
    let next = Change::answer(&run, &list.questions[0], &stamp(), |answer| {
        answer.value = Some(level("yes"));
    });
    next.expect("a change").apply(&mut run);
    let answer = run.answer(&id("A")).expect("an answer");
    assert!(!answer.to_confirm && !answer.in_progress);
    assert_eq!(
        (answer.answered_by.as_str(), answer.wording.as_str()),
        ("kim", "wording of A")
    );
}

#[test]
fn no_change_is_no_change() {
    let list = checklist(vec![fact("f")], vec![question("A")]);
    let run = begin(&list);
    assert_eq!(Change::answer(&run, &list.questions[0], &stamp(), |_| {}), None);
    assert_eq!(Change::fact(&run, &id("f"), None), None);
    assert_eq!(Change::subject(&run, SubjectField::Name, ""), None);
}

#[test]
fn undoing_the_first_answer_leaves_no_trace_in_the_file() {
    let list = checklist(Vec::new(), vec![question("A")]);
    let mut run = begin(&list);
    let mut history = History::default();
    let change = Change::answer(&run, &list.questions[0], &stamp(), |answer| {
        answer.value = Some(level("no"));
    });
    history.make(change.expect("a change"), &mut run);
    history.undo(&mut run).expect("something to undo");
    assert_eq!(run, begin(&list));
    assert_eq!(history.undo(&mut run), None);
}

proptest! {
    #[test]
    fn undo_and_redo_walk_the_same_states(words in prop::collection::vec((0usize..3, 0usize..3), 1..20)) {
        let list = checklist(vec![fact("f")], vec![question("A"), question("B"), question("C")]);
        let mut run = begin(&list);
        let mut history = History::default();
        let mut states = vec![run.clone()];
        for (at, word) in words {
            let value = [Some(level("yes")), Some(level("no")), None][word].clone();
            let change = if at == 2 {
                Change::fact(&run, &id("f"), value)
            } else {
                Change::answer(&run, &list.questions[at], &stamp(), |answer| answer.value = value)
            };
            if let Some(change) = change {
                history.make(change, &mut run);
                states.push(run.clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            history.undo(&mut run).expect("something to undo");
            prop_assert_eq!(&run, state);
        }
        for state in states.iter().skip(1) {
            history.redo(&mut run).expect("something to redo");
            prop_assert_eq!(&run, state);
        }
    }
}
