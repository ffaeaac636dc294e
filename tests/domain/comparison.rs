//! Comparing two assessments of one checklist: the shift of each question, and scores over common questions only.

use proptest::prelude::*;
use selfcheck::domain::assessment::ChecklistStamp;
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::comparison::{Comparison, Shift};
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::question::Question;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::score::Score;
use selfcheck::domain::state::State;
use selfcheck::domain::value::{Kind, Value};

use crate::support::checklist::{QuestionExt as _, begin, checklist, id, question};

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
    let found = Comparison::of(&earlier(&list, &[before]), &list, &begin(&list), &[after])
        .expect("the same checklist");
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
    assert_eq!(
        Comparison::of(&baseline, &list, &begin(&list), &[State::Unanswered]),
        None
    );
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
    let found = Comparison::of(&baseline, &now, &run, &states).expect("the same checklist");
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
    let found = Comparison::of(&baseline, &list, &begin(&list), &[decided(1, 1), State::Hidden])
        .expect("the same checklist");
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
        let found = Comparison::of(&earlier(&list, &states), &list, &begin(&list), &states).expect("the same checklist");
        prop_assert!(found.changes.is_empty());
        prop_assert_eq!(&found.then, &found.now);
        prop_assert_eq!(found.now.low, Score::of(&list, &states).scores.low);
    }

    /// Whatever differs is listed once, and a comparison read backwards lists the same questions with the scores swapped.
    #[test]
    fn everything_that_differs_is_listed((then, now) in runs()) {
        let list = named(then.len());
        let there = Comparison::of(&earlier(&list, &then), &list, &begin(&list), &now).expect("the same checklist");
        let back = Comparison::of(&earlier(&list, &now), &list, &begin(&list), &then).expect("the same checklist");
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
        let found = Comparison::of(&earlier(&list, &before), &list, &begin(&list), &after).expect("the same checklist");
        let listed: Vec<&str> = found.with(Shift::NowNotApplicable).map(|each| each.question.as_str()).collect();
        prop_assert_eq!(listed, [list.questions[at].id.as_str()]);
    }
}

/// A question that only got another id is the same one, also in a comparison across editions.
#[test]
fn a_question_is_compared_under_the_id_it_had() {
    let old = checklist(Vec::new(), vec![question("OLD").ask("그런가?", "Is it so?")]);
    let mut moved = question("NEW").ask("그런가?", "Is it so?");
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
    let found = Comparison::of(&earlier, &new, &begin(&new), &[decided(1, 1)]).expect("the same checklist");
    let shifts: Vec<_> = found
        .changes
        .iter()
        .map(|each| (each.question.as_str(), each.shift))
        .collect();
    assert_eq!(shifts, [("NEW", Shift::Improved)]);
    assert_eq!(found.common, 1);
}

/// The words of an edition decide which question is which: an id used again for another question is not the old one.
#[test]
fn a_question_is_found_by_its_words_where_its_id_asks_something_else_now() {
    let asking = |name: &str, words: &str| {
        let mut asked = question(name).ask(words, words);
        asked.wording = format!("wording of {words}");
        asked
    };
    let old = checklist(
        Vec::new(),
        vec![
            asking("R47", "Are the default passwords replaced?"),
            asking("R48", "Is the firmware updated?"),
            asking("R49", "Is there a fence?"),
        ],
    );
    let mut new = checklist(
        Vec::new(),
        vec![
            asking("R47", "Is a break-in at the intercom detected?"),
            asking("R48", "Is the firmware updated within a month?"),
            asking("R60", "Are the default passwords replaced?"),
        ],
    );
    new.digest = "another".into();
    let mut then = begin(&old);
    for name in ["R47", "R48", "R49"] {
        let answer = then.answers.entry(id(name)).or_default();
        answer.value = Some(Value::Level(id("yes")));
        answer.wording = old.question(name).unwrap().wording_digest();
    }
    let states = [decided(1, 1), decided(1, 1), decided(1, 1)];
    let at_hand = Baseline::of(ChecklistStamp::of(&old), "2026-05-31", &old, &then, &states);
    let away = Baseline::of(ChecklistStamp::of(&old), "2026-05-31", &new, &then, &states);
    let now = [State::Unanswered, decided(1, 1), decided(0, 1)];
    for (baseline, has_words) in [(at_hand, true), (away, false)] {
        let found = Comparison::of(&baseline, &new, &begin(&new), &now).unwrap();
        let seen: Vec<_> = found
            .changes
            .iter()
            .map(|each| {
                let from: Vec<&str> = each.from.iter().map(selfcheck::domain::id::Id::as_str).collect();
                (each.question.as_str(), each.shift, from, each.asked.original())
            })
            .collect();
        let words = |words: &'static str| if has_words { words } else { "" };
        assert_eq!(
            seen,
            [
                ("R60", Shift::Worsened, vec!["R47"], ""),
                ("R48", Shift::Reworded, vec![], words("Is the firmware updated?")),
                ("R47", Shift::New, vec![], ""),
                ("R49", Shift::Removed, vec![], words("Is there a fence?")),
            ]
        );
        assert_eq!(found.common, 1, "the passwords");
    }
}

/// What waits in the earlier file was open then, under the words of its edition.
#[test]
fn the_past_is_open_where_an_answer_waited() {
    let mut asked = question("A").ask("지금 문구인가?", "Is it worded so now?");
    asked.wording = "now".into();
    let list = checklist(Vec::new(), vec![asked]);
    let mut then = begin(&list);
    let answer = then.answers.entry(id("A")).or_default();
    answer.value = Some(Value::Level(id("yes")));
    answer.wording = "2:older".into();
    answer.to_confirm = true;
    let baseline = Baseline::of(
        ChecklistStamp::of(&list),
        "2026-05-31",
        &list,
        &then,
        &[State::Unanswered],
    );
    let found = Comparison::of(&baseline, &list, &then, &[decided(1, 1)]).unwrap();
    assert_eq!(found.changes[0].shift, Shift::Answered);
}

#[test]
fn changed_notes_and_evidence_are_listed() {
    let piece = |name: &str, digest: &str| Evidence {
        sha256: Some(digest.repeat(64)),
        ..Evidence::at(Location::File(name.into()))
    };
    let list = list(&["A", "B"]);
    let mut then = begin(&list);
    let answer = then.answers.entry(id("A")).or_default();
    answer.note = "first".into();
    answer.evidence = vec![
        piece("kept.txt", "a"),
        piece("log.txt", "b"),
        piece("gone.txt", "c"),
    ];
    let mut now = then.clone();
    let answer = now.answers.entry(id("A")).or_default();
    answer.note = "second".into();
    answer.evidence = vec![
        piece("kept.txt", "a"),
        piece("log.txt", "d"),
        piece("new.txt", "e"),
    ];
    let states = [State::Unanswered, State::Unanswered];
    let baseline = Baseline::of(ChecklistStamp::of(&list), "2026-05-31", &list, &then, &states);
    let found = Comparison::of(&baseline, &list, &now, &states).unwrap();
    assert!(found.changes.is_empty());
    let [detail] = found.details.as_slice() else {
        panic!("{:?}", found.details);
    };
    assert_eq!(detail.change.note, Some(("first".into(), "second".into())));
    let pieces: Vec<_> = detail
        .change
        .evidence
        .iter()
        .map(|each| (each.word(), each.location()))
        .collect();
    assert_eq!(
        pieces,
        [
            ("changed", "log.txt"),
            ("removed", "gone.txt"),
            ("added", "new.txt")
        ]
    );
    let same = Comparison::of(&baseline, &list, &then, &states).unwrap();
    assert!(same.details.is_empty());
}
