//! Findings: questions that cost points or block the verdict, ranked by what closing them would bring.

use super::checklist::Checklist;
use super::id::Id;
use super::ratio::Ratio;
use super::score::Score;
use super::state::State;

/// Why a question is a finding, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Critical and not met in full.
    Critical,
    /// Earned nothing.
    NotMet,
    /// Earned part of its credit.
    Partial,
    /// Waits for an answer.
    Open,
}

/// A question that costs points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The question.
    pub question: Id,
    /// Its position in the checklist.
    pub position: usize,
    /// Why it is one.
    pub gravity: Gravity,
    /// Points of the headline that closing it would bring, in percent.
    pub gain: Ratio,
}

/// Every finding: critical ones first, then by gain, then in reading order.
pub fn findings(checklist: &Checklist, states: &[State], score: &Score) -> Vec<Finding> {
    let whole = score.sums.applicable.exact();
    let full = Ratio::whole(1);
    let mut found: Vec<Finding> = checklist
        .questions
        .iter()
        .zip(states)
        .enumerate()
        .filter(|(_, (question, _))| question.is_scored())
        .filter_map(|(position, (question, state))| {
            let (earned, gravity) = match state {
                State::Unanswered | State::Unjustified => (Ratio::zero(), Gravity::Open),
                State::Decided { credit, .. } if *credit >= full => return None,
                State::Decided { credit, .. } if question.critical => (credit.clone(), Gravity::Critical),
                State::Decided { credit, .. } if credit.is_zero() => (Ratio::zero(), Gravity::NotMet),
                State::Decided { credit, .. } => (credit.clone(), Gravity::Partial),
                _ => return None,
            };
            let lost = &question.weight * &(&full - &earned);
            let gain = lost.percent_of(whole).unwrap_or_else(Ratio::zero);
            Some(Finding {
                question: question.id.clone(),
                position,
                gravity,
                gain,
            })
        })
        .collect();
    found.sort_by(|left, right| {
        let urgency = |each: &Finding| each.gravity != Gravity::Critical;
        urgency(left)
            .cmp(&urgency(right))
            .then_with(|| right.gain.cmp(&left.gain))
            .then_with(|| left.gravity.cmp(&right.gravity))
            .then_with(|| left.position.cmp(&right.position))
    });
    found
}
