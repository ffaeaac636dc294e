//! Score, sensitivity, progress, findings, filters and verdict agree on what is open, applicable and decided.

use std::collections::BTreeSet;

use proptest::prelude::*;
use selfcheck::domain::dates::Dates;
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::filter::{Filter, View};
use selfcheck::domain::finding::Gravity;
use selfcheck::domain::id::Id;
use selfcheck::domain::progress::Counts;
use selfcheck::domain::question::Question;
use selfcheck::domain::rating::Rating;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::score::{Score, Sums};
use selfcheck::domain::sensitivity::Sensitivity;
use selfcheck::domain::state::State;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Choice, Kind, Value};
use selfcheck::domain::verdict::Reason;

use super::random::{Step, World, any_checklist, step};
use crate::support::checklist::{checklist, id, question};

/// The questions that a rule holds for.
fn ids<'a>(pairs: &[(&'a Question, &State)], rule: impl Fn(&State) -> bool) -> BTreeSet<&'a Id> {
    let held = pairs.iter().filter(|(_, state)| rule(state));
    held.map(|(question, _)| &question.id).collect()
}

/// The questions the verdict names as open.
fn named_open(reasons: &[Reason]) -> BTreeSet<&Id> {
    let named = reasons.iter().filter_map(|reason| match reason {
        Reason::Unanswered(ids) | Reason::UnjustifiedNotApplicable(ids) => Some(ids),
        _ => None,
    });
    named.flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_rule_has_one_answer(list in any_checklist(), steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::new(list);
        for step in steps {
            world.apply(step);
        }
        let list = &world.list;
        let all = Evaluation::of(list, &world.run, &world.inspection, world.day);
        let pairs: Vec<(&Question, &State)> = list.questions.iter().zip(&all.states).collect();
        let scored: Vec<(&Question, &State)> =
            pairs.iter().copied().filter(|(question, _)| question.is_scored()).collect();
        let count = |rule: fn(&State) -> bool| scored.iter().filter(|(_, state)| rule(state)).count();

        let sums = &all.score.sums;
        let counts = Counts::of(scored.iter().map(|(_, state)| *state));
        prop_assert_eq!(sums.applicable_count, count(State::is_applicable));
        prop_assert_eq!(sums.decided_count, count(State::is_decided));
        prop_assert_eq!(sums.applicable_count, counts.applicable);
        prop_assert_eq!(sums.decided_count, counts.decided);
        prop_assert_eq!(sums.all_count, counts.asked());
        prop_assert_eq!(all.counts.unanswered, ids(&pairs, State::is_open).len());
        prop_assert_eq!(all.counts.asked(), all.applicability.visible_count());

        let open: BTreeSet<&Id> = all
            .findings
            .iter()
            .filter(|finding| finding.gravity == Gravity::Open)
            .map(|finding| &finding.question)
            .collect();
        prop_assert_eq!(open, ids(&scored, State::is_open));
        let found: BTreeSet<&Id> = all.findings.iter().map(|finding| &finding.question).collect();
        prop_assert_eq!(found, ids(&scored, |state| state.is_open() || state.is_gap()));
        prop_assert_eq!(named_open(&all.judgement.reasons), ids(&pairs, State::is_open));

        let view = View {
            checklist: list,
            assessment: &world.run,
            applicability: &all.applicability,
            states: &all.states,
            inspection: &world.inspection,
            today: world.day,
        };
        prop_assert_eq!(view.count(&Filter::Open), ids(&pairs, State::is_open).len());
        prop_assert_eq!(view.count(&Filter::Gap), ids(&scored, State::is_gap).len());

        // What the findings would bring is what the headline lacks.
        if let Some(low) = &all.score.scores.low {
            let gains = Ratio::sum_of(all.findings.iter().map(|finding| &finding.gain));
            prop_assert_eq!(&gains + low, Ratio::whole(100));
        }
    }

    /// With every weight alike the sensitivity block weighs the questions that the score weighs.
    #[test]
    fn sensitivity_weighs_what_the_score_weighs(list in any_checklist(), steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::new(list);
        for step in steps {
            world.apply(step);
        }
        let all = Evaluation::of(&world.list, &world.run, &world.inspection, world.day);
        let block = Sensitivity::of(&world.list, &all.states, &all.score);
        let low = &all.score.scores.low;
        prop_assert_eq!(block.weights.is_some(), low.is_some());
        if let (Some((least, most)), Some(low)) = (&block.weights, low) {
            prop_assert!(least <= low && low <= most);
        }
        // With no answer rated P, what P earns changes nothing, so both must come from the same terms.
        let lifted: Vec<State> = all.states.iter().map(without_partial).collect();
        let score = Score::of(&world.list, &lifted);
        let block = Sensitivity::of(&world.list, &lifted, &score);
        for (_, partial) in block.partial {
            prop_assert_eq!(&partial, &score.scores.low);
        }
        prop_assert_eq!(block.na_challenge, score.scores.na_challenge);
    }

    /// Sections are added up by the rules of the whole.
    #[test]
    fn sections_add_up_to_the_whole(list in any_checklist(), steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::new(list);
        for step in steps {
            world.apply(step);
        }
        let score = Evaluation::of(&world.list, &world.run, &world.inspection, world.day).score;
        let total = |part: fn(&Sums) -> &Ratio| Ratio::sum_of(score.sections.iter().map(|each| part(&each.sums)));
        prop_assert_eq!(&total(|sums| sums.applicable.exact()), score.sums.applicable.exact());
        prop_assert_eq!(&total(|sums| sums.decided.exact()), score.sums.decided.exact());
        prop_assert_eq!(&total(|sums| sums.credit.exact()), score.sums.credit.exact());
        prop_assert_eq!(&total(|sums| sums.evidenced.exact()), score.sums.evidenced.exact());
    }
}

/// An answer that is rated F and yet earns less than everything is a gap for lists as it is for findings.
#[test]
fn nearly_full_credit_is_a_gap() {
    let option = Choice {
        id: id("most"),
        label: Text::single("en", "Most"),
        credit: Some(Ratio::new(9, 10)),
        exclusive: false,
        dates: Dates::default(),
    };
    let asked = Question {
        kind: Kind::OneOf(vec![option]),
        ..question("Q0")
    };
    let mut world = World::new(checklist(Vec::new(), vec![asked]));
    world.apply(Step::Value(0, Some(Value::One(id("most")))));
    let all = Evaluation::of(&world.list, &world.run, &world.inspection, world.day);
    assert_eq!(all.states[0].rating(), Some(Rating::Fully));
    assert_eq!(all.findings.len(), 1);
    let view = View {
        checklist: &world.list,
        assessment: &world.run,
        applicability: &all.applicability,
        states: &all.states,
        inspection: &world.inspection,
        today: world.day,
    };
    assert_eq!(view.passing(&[Filter::Gap]), [0]);
}

fn without_partial(state: &State) -> State {
    match state {
        State::Decided { evidenced, .. } if state.is_gap() => State::Decided {
            credit: Ratio::zero(),
            evidenced: *evidenced,
        },
        other => other.clone(),
    }
}
