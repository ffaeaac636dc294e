//! How far each tier is, and the verdict of its questions alone.

use super::checklist::Checklist;
use super::progress::Counts;
use super::score::Score;
use super::state::State;
use super::verdict::{Case, Judgement, Verdict};

/// One tier of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierReview {
    pub counts: Counts,
    pub score: Score,
    /// Of the questions of the tier; an approval covers the whole assessment and is no part of it.
    pub judgement: Judgement,
}

/// The verdict of the first tiers while later ones are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provisional {
    /// How many tiers, from the first, have no open question.
    pub finished: usize,
    /// The lowest of their verdicts.
    pub verdict: Verdict,
    /// Open questions of the later tiers.
    pub open: usize,
}

impl TierReview {
    /// Every tier in order; none in a checklist without tiers.
    pub(super) fn all(case: &Case<'_>) -> Vec<Self> {
        let tiers = 0..case.checklist.tiers.len();
        tiers.map(|tier| Self::of(case, tier)).collect()
    }

    fn of(case: &Case<'_>, tier: usize) -> Self {
        let states = states_in(case.checklist, case.states, tier);
        let score = Score::of(case.checklist, &states);
        let judgement = Case {
            states: &states,
            score: &score,
            tier: Some(tier),
            ..*case
        }
        .judge();
        let inside = case.checklist.questions.iter().zip(&states);
        let inside = inside.filter(|(question, _)| question.tier == Some(tier));
        Self {
            counts: Counts::of(inside.map(|(_, state)| state)),
            score,
            judgement,
        }
    }
}

impl Provisional {
    /// `None` unless a first tier is finished and a later one is not.
    pub fn of(tiers: &[TierReview]) -> Option<Self> {
        let is_open = |tier: &TierReview| tier.counts.unanswered > 0;
        let finished = tiers.iter().position(is_open)?;
        let (done, later) = tiers.split_at(finished);
        Some(Self {
            finished,
            verdict: done.iter().map(|tier| tier.judgement.verdict).min()?,
            open: later.iter().map(|tier| tier.counts.unanswered).sum(),
        })
    }
}

/// The states with every question of another tier hidden.
fn states_in(checklist: &Checklist, states: &[State], tier: usize) -> Vec<State> {
    let all = checklist.questions.iter().zip(states);
    all.map(|(question, state)| {
        if question.tier == Some(tier) {
            state.clone()
        } else {
            State::Hidden
        }
    })
    .collect()
}
