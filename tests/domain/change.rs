//! Changes: stamped, undone and redone without loss.

use proptest::prelude::*;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::change::{Change, Stamp};
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::history::{History, Outcome, Record};
use selfcheck::domain::subject::SubjectField;

use crate::support::checklist::{begin, checklist, fact, id, level, question};

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
        ("kim", list.questions[0].wording_digest().as_str())
    );
}

/// Whoever flags a question, adds evidence or plans how to close a gap did not answer it.
#[test]
fn marks_evidence_and_plans_leave_who_answered_when_and_which_wording() {
    let list = checklist(Vec::new(), vec![question("A")]);
    let mut run = begin(&list);
    let by = |by: &str| Stamp {
        by: by.into(),
        ..stamp()
    };
    let answered = Change::answer(&run, &list.questions[0], &by("kim"), |answer| {
        answer.value = Some(level("no"));
    });
    answered.expect("a change").apply(&mut run);
    let edits: [fn(&mut Answer); 6] = [
        |answer| answer.flagged = true,
        |answer| answer.in_progress = true,
        |answer| answer.evidence.push(Evidence::at(Location::File("a.pdf".into()))),
        |answer| answer.owner = "park".into(),
        |answer| answer.action = "fix it".into(),
        |answer| answer.reviewed_by = "lee".into(),
    ];
    for edit in edits {
        run.answers.get_mut(&id("A")).expect("an answer").wording = "older".into();
        let change = Change::answer(&run, &list.questions[0], &by("choi"), edit);
        change.expect("a change").apply(&mut run);
        let answer = run.answer(&id("A")).expect("an answer");
        assert_eq!(
            (answer.answered_by.as_str(), answer.wording.as_str()),
            ("kim", "older")
        );
    }
    let noted = Change::answer(&run, &list.questions[0], &by("choi"), |answer| {
        answer.note = "seen".into();
    });
    noted.expect("a change").apply(&mut run);
    let answer = run.answer(&id("A")).expect("an answer");
    assert_eq!(
        (answer.answered_by.as_str(), answer.wording.as_str()),
        ("choi", "older"),
        "a note says who wrote it, not that the new wording was read"
    );
}

/// A carried answer that is taken as it is counts from now on, for the wording at hand.
#[test]
fn confirming_a_carried_answer_stamps_it_again() {
    let list = checklist(Vec::new(), vec![question("A")]);
    let mut run = begin(&list);
    let carried = Answer {
        value: Some(level("yes")),
        answered_by: "kim".into(),
        wording: "older".into(),
        to_confirm: true,
        ..Answer::default()
    };
    run.answers.insert(id("A"), carried);
    let taken = Change::answer(&run, &list.questions[0], &stamp(), |answer| {
        answer.to_confirm = false;
    });
    taken.expect("a change").apply(&mut run);
    assert_eq!(
        run.answer(&id("A")).expect("an answer").wording,
        list.questions[0].wording_digest()
    );
}

#[test]
fn an_answer_given_again_is_stamped_although_it_stays_the_same() {
    let list = checklist(Vec::new(), vec![question("A")]);
    let mut run = begin(&list);
    let old = Answer {
        value: Some(level("yes")),
        answered_by: "lee".into(),
        answered_at: "2025-01-01T09:00:00+09:00".into(),
        wording: "older".into(),
        to_confirm: true,
        in_progress: true,
        ..Answer::default()
    };
    run.answers.insert(id("A"), old);
    Change::answer_again(&run, &list.questions[0], &stamp(), |answer| {
        answer.value = Some(level("yes"));
    })
    .apply(&mut run);
    let answer = run.answer(&id("A")).expect("an answer");
    assert_eq!(
        (
            answer.answered_by.as_str(),
            answer.answered_at.as_str(),
            answer.wording.as_str(),
            answer.to_confirm,
            answer.in_progress,
        ),
        (
            "kim",
            stamp().at.as_str(),
            list.questions[0].wording_digest().as_str(),
            false,
            true
        )
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
    history.make(change.expect("a change"), &stamp(), &mut run);
    assert!(matches!(history.undo(&mut run), Outcome::Done(_)));
    assert_eq!(run, begin(&list));
    assert_eq!(history.undo(&mut run), Outcome::Nothing);
}

/// A step is undone part by part: what something else changed since stays, and where that is the very part, nothing is undone.
#[test]
fn a_step_is_undone_as_far_as_it_still_holds() {
    let list = checklist(vec![fact("f")], vec![question("A")]);
    let mut run = begin(&list);
    let mut history = History::default();
    let change = |run: &_, edit: fn(&mut Answer)| {
        Change::answer(run, &list.questions[0], &stamp(), edit).expect("a change")
    };
    let answered = change(&run, |answer| answer.value = Some(level("yes")));
    history.make(answered, &stamp(), &mut run);
    let backed = change(&run, |answer| {
        answer.evidence.push(Evidence::at(Location::File("a.pdf".into())));
    });
    history.make(backed, &stamp(), &mut run);
    // Elsewhere a note was written and the file was checked.
    let held = run.answers.get_mut(&id("A")).expect("an answer");
    held.note = "elsewhere".into();
    held.answered_at = "2026-11-25T09:00:00+09:00".into();
    held.evidence[0].sha256 = Some("ab".repeat(32));
    assert!(matches!(history.undo(&mut run), Outcome::Done(_)));
    assert!(matches!(history.redo(&mut run), Outcome::Done(_)));
    assert!(matches!(history.undo(&mut run), Outcome::Done(_)));
    let held = run.answer(&id("A")).expect("an answer");
    assert_eq!((held.evidence.len(), held.note.as_str()), (0, "elsewhere"));
    // And then the value itself.
    run.answers.get_mut(&id("A")).expect("an answer").value = Some(level("no"));
    let before = run.clone();
    assert!(matches!(history.undo(&mut run), Outcome::Stale(_)));
    assert_eq!(run, before, "nothing is undone blindly");
    assert_eq!(history.undo(&mut run), Outcome::Nothing, "and the step is gone");
    assert_eq!(history.take_news().last(), Some(&Record::Dropped));
}

#[test]
fn what_came_before_is_undone_after_what_came_later() {
    let list = checklist(vec![fact("f")], vec![question("A")]);
    let mut run = begin(&list);
    let make = |history: &mut History, run: &mut _, value: &str| {
        let change = Change::fact(run, &id("f"), Some(level(value))).expect("a change");
        history.make(change, &stamp(), run);
    };
    let (mut earlier, mut now) = (History::default(), History::default());
    make(&mut earlier, &mut run, "yes");
    make(&mut now, &mut run, "no");
    now.put_before(earlier);
    assert!(matches!(now.undo(&mut run), Outcome::Done(_)));
    assert_eq!(run.profile.get(&id("f")), Some(&level("yes")));
    assert!(matches!(now.undo(&mut run), Outcome::Done(_)));
    assert_eq!(run.profile.get(&id("f")), None);
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
                history.make(change, &stamp(), &mut run);
                states.push(run.clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(matches!(history.undo(&mut run), Outcome::Done(_)));
            prop_assert_eq!(&run, state);
        }
        // The records rebuild the same history.
        let rebuilt = History::of(history.take_news());
        prop_assert_eq!((rebuilt.done(), rebuilt.undone()), (history.done(), history.undone()));
        history.restart();
        let restarted = History::of(history.take_news());
        prop_assert_eq!((restarted.done(), restarted.undone()), (history.done(), history.undone()));
        for state in states.iter().skip(1) {
            prop_assert!(matches!(history.redo(&mut run), Outcome::Done(_)));
            prop_assert_eq!(&run, state);
        }
    }
}
