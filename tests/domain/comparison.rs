//! Comparing two assessments of one checklist: the shift of each question, and scores over common questions only.

use proptest::prelude::*;
use selfcheck::domain::assessment::ChecklistStamp;
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::comparison::{Comparison, Shift};
use selfcheck::domain::question::Question;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::score::Score;
use selfcheck::domain::state::State;
use selfcheck::domain::value::{Kind, Value};

use crate::support::checklist::{begin, checklist, id, question};

fn decided(top: i64, bottom: i64) -> State {
    State::Decided {
        credit: Ratio::new(top, bottom),
        evidenced: false,
    }
}

fn list(names: &[&str]) -> Checklist {
    let questions = names.iter().map(|name| Question {
        kind: Kind::Scale(Scale::nplf()),
        ..question(name)
    });
    checklist(Vec::new(), questions.collect())
}

/// An earlier run of the same checklist.
fn earlier(list: &Checklist, states: &[State]) -> Baseline {
    Baseline::of(ChecklistStamp::of(list), "2026-05-31", list, &begin(list), states)
}

fn shift_of(before: State, after: State) -> Option<Shift> {
    let list = list(&["Q"]);
    let found = Comparison::of(&earlier(&list, &[before]), &list, &[after]).expect("the same checklist");
    found.changes.first().map(|each| each.shift)
}

#[test]
fn every_pair_of_states_has_its_shift() {
    use Shift::{Answered, Hidden, Improved, NowApplicable, NowNotApplicable, Reopened, Shown, Worsened};
    use State::{NotApplicable, Recorded, Unanswered, Unjustified};
    let cases = [
        (decided(1, 3), decided(2, 3), Some(Improved)),
        (decided(1, 1), decided(2, 3), Some(Worsened)),
        (decided(2, 3), decided(2, 3), None),
        (Unanswered, decided(0, 1), Some(Answered)),
        (Unjustified, NotApplicable, Some(NowNotApplicable)),
        (Unanswered, Unjustified, None),
        (decided(1, 1), Unanswered, Some(Reopened)),
        (NotApplicable, Unjustified, Some(Reopened)),
        (decided(0, 1), NotApplicable, Some(NowNotApplicable)),
        (NotApplicable, decided(0, 1), Some(NowApplicable)),
        (NotApplicable, NotApplicable, None),
        (State::Hidden, Unanswered, Some(Shown)),
        (decided(1, 1), State::Hidden, Some(Hidden)),
        (State::Hidden, State::Hidden, None),
        (Recorded, Recorded, None),
        (Unanswered, Recorded, Some(Answered)),
    ];
    for (before, after, shift) in cases {
        assert_eq!(
            shift_of(before.clone(), after.clone()),
            shift,
            "{before:?} to {after:?}"
        );
    }
}

#[test]
fn another_checklist_is_not_compared() {
    let list = list(&["Q"]);
    let mut baseline = earlier(&list, &[State::Unanswered]);
    baseline.checklist.id = id("other");
    assert_eq!(Comparison::of(&baseline, &list, &[State::Unanswered]), None);
}

#[test]
fn scores_are_over_questions_asked_both_times_in_the_same_words() {
    let then = list(&["A", "B", "C", "GONE"]);
    let mut run = begin(&then);
    for each in ["A", "B", "C", "GONE"] {
        let answer = run.answers.entry(id(each)).or_default();
        answer.value = Some(Value::Level(id("fully")));
        answer.wording = format!("wording of {each}");
    }
    let mut now = list(&["A", "B", "C", "NEW"]);
    now.digest = "another".into();
    now.questions[1].wording = "B in other words".into();
    // The earlier run is evaluated with the current checklist, as when only its file is available.
    let seen = [decided(0, 1), State::Unanswered, decided(1, 1), State::Unanswered];
    let baseline = Baseline::of(ChecklistStamp::of(&then), "2026-05-31", &now, &run, &seen);
    let states = [decided(1, 1), decided(1, 1), decided(1, 1), decided(0, 1)];
    let found = Comparison::of(&baseline, &now, &states).expect("the same checklist");
    let shifts: Vec<(&str, Shift)> = found
        .changes
        .iter()
        .map(|each| (each.question.as_str(), each.shift))
        .collect();
    let wanted = [
        ("A", Shift::Improved),
        ("B", Shift::Reworded),
        ("NEW", Shift::New),
        ("GONE", Shift::Removed),
    ];
    assert_eq!(shifts, wanted);
    assert_eq!(found.common, 2, "A and C");
    assert_eq!(found.then.low, Some(Ratio::whole(50)));
    assert_eq!(found.now.low, Some(Ratio::whole(100)));
}

#[test]
fn hidden_questions_are_in_neither_score() {
    let list = list(&["A", "B"]);
    let baseline = earlier(&list, &[decided(1, 1), decided(0, 1)]);
    let found =
        Comparison::of(&baseline, &list, &[decided(1, 1), State::Hidden]).expect("the same checklist");
    assert_eq!((found.common, found.then.low), (1, Some(Ratio::whole(100))));
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(State::Hidden),
        Just(State::Unanswered),
        Just(State::Unjustified),
        Just(State::NotApplicable),
        (0..=3_i64).prop_map(|top| decided(top, 3)),
    ]
}

fn runs() -> impl Strategy<Value = (Vec<State>, Vec<State>)> {
    (1..12_usize).prop_flat_map(|count| {
        (
            proptest::collection::vec(state(), count),
            proptest::collection::vec(state(), count),
        )
    })
}

fn named(count: usize) -> Checklist {
    let names: Vec<String> = (0..count).map(|at| format!("Q{at}")).collect();
    list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    /// A run set beside itself shows nothing, and the common score is the score.
    #[test]
    fn a_run_does_not_differ_from_itself((states, _) in runs()) {
        let list = named(states.len());
        let found = Comparison::of(&earlier(&list, &states), &list, &states).expect("the same checklist");
        prop_assert!(found.changes.is_empty());
        prop_assert_eq!(&found.then, &found.now);
        prop_assert_eq!(found.now.low, Score::of(&list, &states).scores.low);
    }

    /// Whatever differs is listed once, and a comparison read backwards lists the same questions with the scores swapped.
    #[test]
    fn everything_that_differs_is_listed((then, now) in runs()) {
        let list = named(then.len());
        let there = Comparison::of(&earlier(&list, &then), &list, &now).expect("the same checklist");
        let back = Comparison::of(&earlier(&list, &now), &list, &then).expect("the same checklist");
        let mut listed: Vec<&str> = there.changes.iter().map(|each| each.question.as_str()).collect();
        listed.sort_unstable();
        let mut other: Vec<&str> = back.changes.iter().map(|each| each.question.as_str()).collect();
        other.sort_unstable();
        prop_assert_eq!(&listed, &other);
        let is_open = State::is_open;
        for (at, (then, now)) in then.iter().zip(&now).enumerate() {
            let differs = then != now && !(is_open(then) && is_open(now));
            let name = format!("Q{at}");
            prop_assert_eq!(differs, listed.contains(&name.as_str()), "{:?} {:?}", then, now);
        }
        prop_assert_eq!(there.then, back.now);
    }

    /// Turning a failed question into "not applicable" never raises the N/A challenge, and it is listed.
    #[test]
    fn calling_a_failure_not_applicable_gains_nothing_unseen((states, _) in runs(), at in any::<prop::sample::Index>()) {
        let list = named(states.len());
        let at = at.index(states.len());
        let mut before = states.clone();
        before[at] = decided(0, 1);
        let mut after = before.clone();
        after[at] = State::NotApplicable;
        let challenge = |states: &[State]| Score::of(&list, states).scores.na_challenge;
        prop_assert!(challenge(&after) <= challenge(&before));
        let found = Comparison::of(&earlier(&list, &before), &list, &after).expect("the same checklist");
        let listed: Vec<&str> = found.with(Shift::NowNotApplicable).map(|each| each.question.as_str()).collect();
        prop_assert_eq!(listed, [list.questions[at].id.as_str()]);
    }
}

/// A question that only got another id is the same one, also in a comparison across editions.
#[test]
fn a_question_is_compared_under_the_id_it_had() {
    let old = checklist(Vec::new(), vec![question("OLD")]);
    let mut moved = question("NEW");
    moved.formerly = vec![id("OLD")];
    moved.wording = old.questions[0].wording.clone();
    let new = checklist(Vec::new(), vec![moved]);
    let earlier = Baseline::of(
        ChecklistStamp::of(&old),
        "2026-05-31",
        &old,
        &begin(&old),
        &[decided(0, 1)],
    );
    let found = Comparison::of(&earlier, &new, &[decided(1, 1)]).expect("the same checklist");
    let shifts: Vec<_> = found
        .changes
        .iter()
        .map(|each| (each.question.as_str(), each.shift))
        .collect();
    assert_eq!(shifts, [("NEW", Shift::Improved)]);
    assert_eq!(found.common, 1);
}
