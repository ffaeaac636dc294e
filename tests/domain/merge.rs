//! Merging a file that another program changed: changes of one side are merged, changes of both are conflicts, nothing is lost.

use proptest::prelude::*;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
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
