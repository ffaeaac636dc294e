//! Merging a file that another program changed: changes of one side are merged, changes of both are conflicts, nothing is lost.

use proptest::prelude::*;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::merge::{Conflict, Theirs, add_conflicts, merge};
use selfcheck::domain::subject::SubjectField;

use crate::support::checklist::{begin, checklist, id, level, question};

fn run_with(answers: &[(&str, &str)]) -> Assessment {
    let list = checklist(Vec::new(), vec![question("A"), question("B"), question("C")]);
    let mut run = begin(&list);
    for (name, word) in answers {
        run.answers.insert(
            id(name),
            Answer {
                value: Some(level(word)),
                ..Answer::default()
            },
        );
    }
    run
}

#[test]
fn each_side_keeps_what_it_alone_changed() {
    let base = run_with(&[("A", "no"), ("C", "no")]);
    let ours = run_with(&[("A", "yes"), ("C", "no")]);
    let theirs = run_with(&[("A", "no"), ("B", "yes")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.assessment, run_with(&[("A", "yes"), ("B", "yes")]));
    assert_eq!(merged.taken, [id("B"), id("C")]);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn what_both_changed_stays_ours_and_is_a_conflict() {
    let base = run_with(&[]);
    let mut ours = run_with(&[("A", "yes")]);
    ours.subject.set(SubjectField::Name, "ours");
    let mut theirs = run_with(&[("A", "no")]);
    theirs.subject.set(SubjectField::Name, "theirs");
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.assessment, ours);
    let answer = Conflict::new(Theirs::Answer(
        id("A"),
        Box::new(theirs.answers[&id("A")].clone()),
    ));
    let name = Conflict::new(Theirs::Subject(SubjectField::Name, "theirs".into()));
    assert_eq!(merged.conflicts, [answer, name]);
}

#[test]
fn the_other_side_of_a_conflict_is_taken_as_a_change_that_can_be_undone() {
    let base = run_with(&[("B", "yes")]);
    let mut ours = run_with(&[("A", "yes"), ("B", "no")]);
    ours.subject.set(SubjectField::Name, "ours");
    let mut theirs = run_with(&[("A", "no")]);
    theirs.subject.set(SubjectField::Name, "theirs");
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 3);
    let mut taken = merged.assessment.clone();
    let mut changes = Vec::new();
    for conflict in &merged.conflicts {
        let change = conflict.change(&taken).expect("both sides differ");
        change.apply(&mut taken);
        assert_eq!(conflict.change(&taken), None, "nothing is left to take");
        changes.push(change);
    }
    assert_eq!(taken, theirs, "also that B has no answer there");
    changes
        .iter()
        .rev()
        .for_each(|change| change.inverse().apply(&mut taken));
    assert_eq!(taken, merged.assessment);
}

#[test]
fn a_newer_conflict_takes_the_place_of_an_older_one_and_leaves_the_others() {
    let about = |name: &str, value: &str| {
        let answer = run_with(&[(name, value)])
            .answers
            .remove(&id(name))
            .unwrap_or_default();
        Conflict::new(Theirs::Answer(id(name), Box::new(answer)))
    };
    let mut all = vec![about("A", "yes"), about("B", "yes")];
    add_conflicts(&mut all, vec![about("C", "no"), about("A", "no")]);
    assert_eq!(all, [about("A", "no"), about("B", "yes"), about("C", "no")]);
}

fn some_run() -> impl Strategy<Value = Assessment> {
    let word = || prop::option::of(prop::sample::select(vec!["yes", "no"]));
    (word(), word(), word()).prop_map(|(a, b, c)| {
        let all = [("A", a), ("B", b), ("C", c)];
        run_with(
            &all.iter()
                .filter_map(|(name, word)| word.map(|word| (*name, word)))
                .collect::<Vec<_>>(),
        )
    })
}

proptest! {
    #[test]
    fn merging_loses_nothing(base in some_run(), ours in some_run(), theirs in some_run()) {
        let merged = merge(&base, &ours, &theirs);
        for name in ["A", "B", "C"].map(id) {
            let [before, here, there, result] =
                [&base, &ours, &theirs, &merged.assessment].map(|run| run.answer(&name));
            if here == before {
                prop_assert_eq!(result, there);
            } else {
                prop_assert_eq!(result, here, "our own change is never overwritten");
            }
            let clash = here != before && there != before && here != there;
            let is_about = |each: &Conflict| matches!(&each.theirs, Theirs::Answer(id, _) if *id == name);
            prop_assert_eq!(merged.conflicts.iter().any(is_about), clash);
        }
        prop_assert_eq!(merge(&base, &ours, &base).assessment, ours.clone());
        prop_assert_eq!(merge(&base, &base, &theirs).assessment, theirs);
    }
}

/// An answer with a value, a note, an owner and evidence, each present or not.
fn some_answer() -> impl Strategy<Value = Answer> {
    let word = || prop::sample::select(vec!["", "one", "two"]);
    let pieces = prop::sample::subsequence(vec!["a.pdf", "b.pdf", "c.pdf"], 0..=3);
    let level_word = prop::option::of(prop::sample::select(vec!["yes", "no"]));
    (level_word, word(), word(), pieces).prop_map(|(value, note, owner, files)| Answer {
        value: value.map(level),
        note: note.into(),
        owner: owner.into(),
        evidence: files
            .into_iter()
            .map(|path| Evidence::at(Location::File(path.into())))
            .collect(),
        ..Answer::default()
    })
}

fn some_assessment() -> impl Strategy<Value = Assessment> {
    let subject = prop::sample::select(vec!["", "gate", "door"]);
    (some_answer(), some_answer(), subject).prop_map(|(a, b, name)| {
        let mut assessment = run_with(&[]);
        let answers = [("A", a), ("B", b)].into_iter();
        let kept = answers.filter(|(_, answer)| !answer.is_empty());
        assessment.answers = kept.map(|(name, answer)| (id(name), answer)).collect();
        assessment.subject.set(SubjectField::Name, name);
        assessment
    })
}

proptest! {
    #[test]
    fn each_field_comes_from_the_side_that_changed_it(
        base in some_assessment(), ours in some_assessment(), theirs in some_assessment()
    ) {
        let merged = merge(&base, &ours, &theirs);
        for name in ["A", "B"].map(id) {
            let of = |assessment: &Assessment| assessment.answer(&name).cloned().unwrap_or_default();
            let [before, here, there, result] = [of(&base), of(&ours), of(&theirs), of(&merged.assessment)];
            let note = if here.note == before.note { &there.note } else { &here.note };
            prop_assert_eq!(&result.note, note);
            let value = if here.value == before.value { &there.value } else { &here.value };
            prop_assert_eq!(&result.value, value);
            for piece in here.evidence.iter().chain(&there.evidence) {
                let kept_on_both = here.evidence.contains(piece) && there.evidence.contains(piece);
                let is_new = !before.evidence.contains(piece);
                prop_assert_eq!(result.evidence.contains(piece), kept_on_both || is_new);
            }
        }
    }

    #[test]
    fn the_sides_can_be_exchanged(
        base in some_assessment(), ours in some_assessment(), theirs in some_assessment()
    ) {
        let (one, other) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        let mut settled = one.assessment.clone();
        for conflict in &one.conflicts {
            if let Some(change) = conflict.change(&settled) {
                change.apply(&mut settled);
            }
        }
        prop_assert_eq!(&settled, &other.assessment, "taking the other side everywhere");
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        if one.conflicts.is_empty() {
            prop_assert_eq!(one.assessment, other.assessment);
        }
    }
}

#[test]
fn two_people_who_write_different_fields_of_one_answer_do_not_collide() {
    let base = run_with(&[("A", "no")]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.answers.get_mut(&id("A")).unwrap().note = "measured in May".into();
    theirs.answers.get_mut(&id("A")).unwrap().owner = "Kim".into();
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let answer = &merged.assessment.answers[&id("A")];
    assert_eq!(
        (answer.note.as_str(), answer.owner.as_str()),
        ("measured in May", "Kim")
    );
    assert_eq!(merged.taken, [id("A")]);
}

#[test]
fn a_reason_and_a_sign_off_stay_with_their_value() {
    let base = run_with(&[("A", "no")]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.answers.get_mut(&id("A")).unwrap().value = Some(level("yes"));
    theirs.answers.get_mut(&id("A")).unwrap().reason = "no such camera".into();
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.assessment, ours);
    assert_eq!(merged.conflicts.len(), 1);
}

#[test]
fn the_later_author_stands_and_is_no_conflict() {
    let base = run_with(&[("A", "no")]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    let mark = |assessment: &mut Assessment, by: &str, at: &str| {
        let answer = assessment.answers.get_mut(&id("A")).unwrap();
        (answer.answered_by, answer.answered_at) = (by.into(), at.into());
    };
    mark(&mut ours, "Kim", "2026-11-29T10:00:00+09:00");
    mark(&mut theirs, "Lee", "2026-11-29T09:00:00+00:00");
    for merged in [merge(&base, &ours, &theirs), merge(&base, &theirs, &ours)] {
        assert_eq!(merged.conflicts, []);
        assert_eq!(
            merged.assessment.answers[&id("A")].answered_by,
            "Lee",
            "in one time zone"
        );
    }
}
