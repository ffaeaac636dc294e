//! Findings: questions that cost points or block the verdict, ranked by what closing them would bring.

use jiff::civil::Date;

use super::checklist::Checklist;
use super::id::Id;
use super::question::Question;
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

impl Gravity {
    /// How grave a question in a state is; `None` where it is no finding.
    fn of(question: &Question, state: &State, today: Date) -> Option<Self> {
        if state.is_open() {
            return Some(Self::Open);
        }
        let is_zero = state.credit().is_some_and(Ratio::is_zero);
        state
            .is_gap()
            .then_some(match (question.critical_on(today).is_some(), is_zero) {
                (true, _) => Self::Critical,
                (false, true) => Self::NotMet,
                (false, false) => Self::Partial,
            })
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::NotMet => "not-met",
            Self::Partial => "partial",
            Self::Open => "open",
        }
    }
}

/// A question that costs points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub question: Id,
    /// Position in the checklist.
    pub position: usize,
    pub gravity: Gravity,
    /// Points of the headline that closing it would bring, in percent.
    pub gain: Ratio,
}

/// Every finding: critical ones first, then by gain, then in reading order.
pub fn findings(checklist: &Checklist, states: &[State], score: &Score, today: Date) -> Vec<Finding> {
    let whole = score.sums.applicable.exact();
    let full = Ratio::whole(1);
    let mut found: Vec<Finding> = checklist
        .questions
        .iter()
        .zip(states)
        .enumerate()
        .filter(|(_, (question, _))| question.is_scored())
        .filter_map(|(position, (question, state))| {
            let gravity = Gravity::of(question, state, today)?;
            let lost = &question.weight * &(&full - &state.earned()?);
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
