//! The score: the golden example with every figure, and what must hold of every checklist and every set of states.

use proptest::prelude::*;
use selfcheck::domain::applicability::Applicability;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::dates::Dates;
use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::question::{Critical, Question};
use selfcheck::domain::rating::Rating;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::score::{Score, shares};
use selfcheck::domain::sensitivity::Sensitivity;
use selfcheck::domain::state::State;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::Kind;
use selfcheck::domain::verdict::{Case, Judgement, Reason, Verdict};

use crate::support::checklist::{AssessmentExt, begin, checklist, id, question, section};

fn decided(top: i64, bottom: i64, evidenced: bool) -> State {
    State::Decided {
        credit: Ratio::new(top, bottom),
        evidenced,
    }
}

/// A checklist of rated questions, one section for each list of weights.
fn sectioned(sections: &[Vec<(Ratio, bool)>]) -> Checklist {
    let mut questions = Vec::new();
    for (section, weights) in sections.iter().enumerate() {
        for (weight, critical) in weights {
            questions.push(Question {
                kind: Kind::Scale(Scale::nplf()),
                weight: weight.clone(),
                critical: critical.then_some(Critical::Law),
                section,
                ..question(&format!("Q{}", questions.len()))
            });
        }
    }
    let mut list = checklist(Vec::new(), questions);
    list.sections = (0..sections.len())
        .map(|at| section(&format!("s{at}"), "영역", "Section"))
        .collect();
    list
}

fn judge(list: &Checklist, states: &[State]) -> Judgement {
    let run = begin(list).whole_subject().approved();
    let score = Score::of(list, states);
    let inspection = Inspection::default();
    let case = Case {
        checklist: list,
        assessment: &run,
        applicability: &Applicability::of(list, &run),
        states,
        score: &score,
        inspection: &inspection,
        today: jiff::civil::date(2026, 11, 24),
        tier: None,
    };
    case.judge()
}

fn golden() -> (Checklist, Vec<State>) {
    let plain = || (Ratio::whole(1), false);
    let critical = || (Ratio::whole(1), true);
    let list = sectioned(&[
        vec![critical(), plain(), plain(), plain()],
        vec![critical(), plain(), plain(), plain(), plain(), plain()],
        vec![plain(), plain()],
    ]);
    let states = vec![
        decided(1, 1, true),
        decided(2, 3, true),
        decided(0, 1, false),
        State::NotApplicable,
        decided(2, 3, true),
        decided(1, 1, false),
        decided(1, 1, true),
        State::Unanswered,
        State::Unjustified,
        decided(1, 3, true),
        State::NotApplicable,
        State::NotApplicable,
    ];
    (list, states)
}

fn shown(share: Option<&Ratio>) -> String {
    share.map_or_else(|| "null".into(), Ratio::to_tenths)
}

#[test]
fn the_golden_example() {
    let (list, states) = golden();
    let score = Score::of(&list, &states);
    let scores = &score.scores;
    let figures = [
        (&scores.low, "51.8"),
        (&scores.high, "74.0"),
        (&scores.answered, "66.6"),
        (&scores.coverage, "77.7"),
        (&scores.applicability, "75.0"),
        (&scores.evidenced, "40.7"),
        (&scores.evidence_share, "78.5"),
        (&scores.na_challenge, "38.8"),
        (&scores.balanced, "52.7"),
    ];
    for (share, wanted) in figures {
        assert_eq!(shown(share.as_ref()), wanted);
    }
    assert_eq!(score.sums.credit.exact(), &Ratio::new(14, 3));
    assert_eq!(score.sums.applicable.exact(), &Ratio::whole(9));
    let sections: Vec<(String, String)> = score
        .sections
        .iter()
        .map(|each| (shown(each.scores.low.as_ref()), shown(each.scores.high.as_ref())))
        .collect();
    let wanted = [("55.5", "55.5"), ("50.0", "83.3"), ("null", "null")];
    assert_eq!(
        sections,
        wanted.map(|(low, high)| (low.to_owned(), high.to_owned()))
    );
    assert_eq!(score.sections[2].rating, None);
    assert_eq!(judge(&list, &states).verdict, Verdict::Incomplete);
}

#[test]
fn the_golden_sensitivity() {
    let (list, states) = golden();
    let score = Score::of(&list, &states);
    let block = Sensitivity::of(&list, &states, &score);
    let partial: Vec<String> = block.partial.iter().map(|(_, low)| shown(low.as_ref())).collect();
    assert_eq!(partial, ["50.9", "51.8", "53.7"]);
    let (least, most) = block.weights.expect("a score");
    assert_eq!(
        (least.to_tenths(), most.to_tenths()),
        ("41.9".into(), "61.2".into())
    );
    assert_eq!(corners(&list, &states), (least, most), "against every corner");
    assert!(!block.section_size_matters);
}

/// The extremes by trying every combination of weights.
fn corners(list: &Checklist, states: &[State]) -> (Ratio, Ratio) {
    let applicable: Vec<usize> = (0..states.len())
        .filter(|at| !matches!(states[*at], State::NotApplicable | State::Hidden))
        .collect();
    let all = (0_u32..1 << applicable.len()).map(|mask| {
        let mut tilted = list.clone();
        for (bit, at) in applicable.iter().enumerate() {
            let factor = if mask >> bit & 1 == 1 {
                Ratio::new(5, 4)
            } else {
                Ratio::new(3, 4)
            };
            tilted.questions[*at].weight = &tilted.questions[*at].weight * &factor;
        }
        Score::of(&tilted, states).scores.low.expect("a score")
    });
    let all: Vec<Ratio> = all.collect();
    (
        all.iter().min().expect("some").clone(),
        all.iter().max().expect("some").clone(),
    )
}

#[test]
fn edges_are_null_or_bounds() {
    let list = sectioned(&[vec![(Ratio::whole(1), false), (Ratio::whole(1), false)]]);
    let nothing = Score::of(&list, &[State::NotApplicable, State::NotApplicable]);
    assert_eq!(nothing.scores.low, None);
    assert_eq!(nothing.scores.na_challenge, Some(Ratio::zero()));
    let judged = judge(&list, &[State::NotApplicable, State::NotApplicable]);
    assert_eq!(judged.verdict, Verdict::Incomplete);
    let open = Score::of(&list, &[State::Unanswered, State::Unanswered]);
    assert_eq!(
        (shown(open.scores.low.as_ref()), shown(open.scores.high.as_ref())),
        ("0.0".into(), "100.0".into())
    );
    assert_eq!(open.scores.coverage, Some(Ratio::zero()));
    assert!(!judged.has_critical, "critical gates are never invented");
}

fn weight() -> impl Strategy<Value = (Ratio, bool)> {
    (1_i64..=12, 1_i64..=6, any::<bool>())
        .prop_map(|(top, bottom, critical)| (Ratio::new(top, bottom), critical))
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        6 => (0_i64..=3, any::<bool>()).prop_map(|(thirds, evidenced)| decided(thirds, 3, evidenced)),
        1 => Just(State::Unanswered),
        1 => Just(State::Unjustified),
        1 => Just(State::NotApplicable),
        1 => Just(State::Hidden),
    ]
}

fn case() -> impl Strategy<Value = (Checklist, Vec<State>)> {
    prop::collection::vec(prop::collection::vec((weight(), state()), 1..5), 1..4).prop_map(|sections| {
        let weights: Vec<Vec<(Ratio, bool)>> = sections
            .iter()
            .map(|each| each.iter().map(|(weight, _)| weight.clone()).collect())
            .collect();
        let states = sections.into_iter().flatten().map(|(_, state)| state).collect();
        (sectioned(&weights), states)
    })
}

#[test]
fn claiming_more_without_evidence_can_cost_ready_until_evidence_is_added() {
    let list = sectioned(&[vec![(Ratio::whole(1), false); 20]]);
    let mut states = vec![decided(1, 1, true); 17];
    states.extend([decided(1, 1, false), decided(0, 1, false), decided(0, 1, false)]);
    let mut run = begin(&list).whole_subject();
    for name in ["Q18", "Q19"] {
        let gap = run.answers.entry(id(name)).or_default();
        gap.owner = "Owner".into();
        gap.due = Some(jiff::civil::date(2026, 12, 1));
    }
    let run = run.approved();
    let verdict = |states: &[State]| {
        let case = Case {
            checklist: &list,
            assessment: &run,
            applicability: &Applicability::of(&list, &run),
            states,
            score: &Score::of(&list, states),
            inspection: &Inspection::default(),
            today: jiff::civil::date(2026, 11, 24),
            tier: None,
        };
        case.judge().verdict
    };
    assert_eq!(verdict(&states), Verdict::Ready, "17 of 18 are backed");
    states[18] = decided(1, 1, false);
    assert_eq!(verdict(&states), Verdict::Conditional, "17 of 19 are backed");
    states[18] = decided(1, 1, true);
    assert_eq!(verdict(&states), Verdict::Ready, "18 of 19 are backed");
}

proptest! {
    #[test]
    fn low_answered_and_high_stand_in_order((list, states) in case()) {
        let scores = Score::of(&list, &states).scores;
        if let (Some(low), Some(high)) = (&scores.low, &scores.high) {
            prop_assert!(Ratio::zero() <= *low && low <= high && *high <= Ratio::whole(100));
            if let Some(answered) = &scores.answered {
                prop_assert!(low <= answered && answered <= high);
            }
            if scores.coverage == Some(Ratio::whole(100)) {
                prop_assert_eq!(low, high);
            }
            prop_assert!(scores.evidenced.expect("as the score") <= *low);
        }
    }

    #[test]
    fn a_better_answer_never_lowers_anything((list, states) in case(), at in any::<prop::sample::Index>()) {
        let at = at.index(states.len());
        let State::Decided { credit, evidenced } = &states[at] else { return Ok(()) };
        let mut better = states.clone();
        better[at] = State::Decided { credit: (credit + &Ratio::new(1, 3)).min(Ratio::whole(1)), evidenced: *evidenced };
        let (before, after) = (Score::of(&list, &states).scores, Score::of(&list, &better).scores);
        prop_assert!(after.low >= before.low && after.evidenced >= before.evidenced && after.high >= before.high);
        let (before, after) = (judge(&list, &states), judge(&list, &better));
        // A claim that no evidence backs may cost "ready", and only because less of the credit is backed then.
        let only_claimed = !evidenced
            && before.verdict == Verdict::Ready
            && after.verdict == Verdict::Conditional
            && after.reasons.iter().all(|reason| matches!(reason, Reason::EvidenceShareLow(..)));
        prop_assert!(after.verdict >= before.verdict || only_claimed);
    }

    #[test]
    fn answering_narrows_the_interval((list, states) in case(), at in any::<prop::sample::Index>(), thirds in 0_i64..=3) {
        let at = at.index(states.len());
        if !states[at].is_open() {
            return Ok(());
        }
        let mut answered = states.clone();
        answered[at] = decided(thirds, 3, false);
        let (before, after) = (Score::of(&list, &states).scores, Score::of(&list, &answered).scores);
        prop_assert!(after.low >= before.low && after.high <= before.high);
    }

    #[test]
    fn calling_a_failure_not_applicable_gains_nothing_in_the_challenge((list, states) in case(), at in any::<prop::sample::Index>()) {
        let at = at.index(states.len());
        if !matches!(&states[at], State::Decided { credit, .. } if credit.is_zero()) {
            return Ok(());
        }
        let mut waived = states.clone();
        waived[at] = State::NotApplicable;
        let (before, after) = (Score::of(&list, &states).scores, Score::of(&list, &waived).scores);
        prop_assert!(after.na_challenge <= before.na_challenge);
    }

    #[test]
    fn order_grouping_and_scale_leave_the_score((list, states) in case(), factor in 1_i64..50) {
        let score = Score::of(&list, &states).scores;
        let mut scaled = list.clone();
        for question in &mut scaled.questions {
            question.weight = &question.weight * &Ratio::whole(factor);
            question.section = 0;
        }
        scaled.questions.reverse();
        let reversed: Vec<State> = states.iter().rev().cloned().collect();
        let again = Score::of(&scaled, &reversed).scores;
        prop_assert_eq!(
            (&score.low, &score.high, &score.answered, &score.evidenced, &score.na_challenge),
            (&again.low, &again.high, &again.answered, &again.evidenced, &again.na_challenge)
        );
    }

    #[test]
    fn nothing_lifts_a_verdict_held_down_by_a_critical_question((list, states) in case()) {
        let failed = list.questions.iter().zip(&states).any(|(question, state)| {
            question.is_critical() && state.rating().is_some_and(|rating| rating <= Rating::Partly)
        });
        let best: Vec<State> = list.questions.iter().zip(&states).map(|(question, state)| {
            if question.is_critical() { state.clone() } else { decided(1, 1, true) }
        }).collect();
        if failed {
            prop_assert!(judge(&list, &best).verdict <= Verdict::NotReady);
        }
    }

    #[test]
    fn the_weight_extremes_are_the_corners((list, states) in case()) {
        let score = Score::of(&list, &states);
        let block = Sensitivity::of(&list, &states, &score);
        match block.weights {
            Some(extremes) => prop_assert_eq!(corners(&list, &states), extremes),
            None => prop_assert_eq!(score.scores.low, None),
        }
    }

    #[test]
    fn shares_of_a_bar_add_up(parts in prop::collection::vec(0_usize..10_000, 1..9)) {
        let total: usize = shares(&parts).iter().sum();
        prop_assert_eq!(total, if parts.iter().sum::<usize>() == 0 { 0 } else { 100 });
    }
}

#[test]
fn an_exclusive_option_beside_another_is_no_answer() {
    use selfcheck::domain::answer::Answer;
    use selfcheck::domain::value::{Choice, Kind, Value};
    let choice = |name: &str, exclusive| Choice {
        id: id(name),
        label: Text::single("en", name),
        credit: Some(Ratio::whole(1)),
        exclusive,
        dates: Dates::default(),
    };
    let mut asked = question("Q");
    asked.kind = Kind::ManyOf(vec![choice("a", false), choice("b", false), choice("none", true)]);
    let state = |ids: &[&str]| {
        let answer = Answer {
            value: Some(Value::Many(ids.iter().map(|name| id(name)).collect())),
            ..Answer::default()
        };
        State::of_answer(&asked, Some(&answer), true)
    };
    for open in [&["a", "none"][..], &["none", "a", "b"], &[], &["a", "c"]] {
        assert_eq!(state(open), State::Unanswered, "{open:?}");
    }
    for chosen in [&["a"][..], &["a", "b"], &["none"]] {
        assert!(state(chosen).is_decided(), "{chosen:?}");
    }
}

#[test]
fn a_legal_requirement_binds_between_its_dates_and_a_risk_always() {
    let day = |day| jiff::civil::date(2026, 12, day);
    let mut duty = question("Q");
    duty.dates.from = Some(day(5));
    duty.dates.until = Some(day(21));
    for (kind, days) in [(Critical::Law, [4, 5, 21, 22]), (Critical::Risk, [4, 5, 21, 22])] {
        duty.critical = Some(kind);
        let bound = days.map(|each| duty.critical_on(day(each)).is_some());
        let wanted = if kind == Critical::Law {
            [false, true, true, false]
        } else {
            [true; 4]
        };
        assert_eq!(bound, wanted, "{kind:?}");
    }
}
