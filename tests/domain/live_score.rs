//! A live score updated change by change equals one computed from scratch, whatever the checklist and the changes.

use proptest::prelude::*;
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::live_score::LiveScore;
use selfcheck::domain::score::Sums;

use super::random::{World, any_checklist, step};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn following_every_change_gives_what_starting_over_gives(
        list in any_checklist(),
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut world = World::new(list);
        let mut live = LiveScore::of(world.basis());
        for step in steps {
            let before = live.applicability.clone();
            let moved = match world.apply(step) {
                Some(touched) => live.follow(world.basis(), &touched),
                None => Default::default(),
            };
            prop_assert_eq!(&live, &LiveScore::of(world.basis()));
            prop_assert_eq!(moved, live.applicability.changes_since(&before));
            let whole = Evaluation::of(&world.list, &world.run, &world.inspection, world.day);
            prop_assert_eq!(live.headline(), whole.score.scores.low.clone());
            prop_assert_eq!(live.counts, whole.counts);
            prop_assert_eq!(Evaluation::of_live(world.basis(), &live, world.day), whole);
        }
    }

    /// Sums added one by one equal those added at once, and subtracting them again leaves nothing.
    #[test]
    fn sums_go_forth_and_back(list in any_checklist(), steps in prop::collection::vec(step(), 0..40)) {
        let mut world = World::new(list);
        for step in steps {
            world.apply(step);
        }
        let states = LiveScore::of(world.basis()).states;
        let all: Vec<_> = world.list.questions.iter().map(|question| &question.weight).zip(&states).collect();
        let mut sums = Sums::default();
        for (weight, state) in &all {
            sums.add(weight, state);
        }
        prop_assert_eq!(&sums, &Sums::of(all.iter().copied()));
        for (weight, state) in all.iter().rev() {
            sums.subtract(weight, state);
        }
        prop_assert_eq!(sums, Sums::default());
    }
}
