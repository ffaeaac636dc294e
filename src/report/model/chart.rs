//! Counts prepared for tables and stacked bars of length 1000.

use serde::Serialize;

use crate::domain::lang::Lang;
use crate::domain::progress::Counts;
use crate::domain::rating::Rating;
use crate::domain::ratio::Ratio;
use crate::domain::score::shares;
use crate::domain::state::State;
use crate::words::terms;

/// The count of one state.
#[derive(Clone, Debug, Serialize)]
pub struct Tally {
    /// `met`, `largely`, `partly`, `not-met`, `unanswered`, `recorded`, `not-applicable` or `hidden`.
    pub key: &'static str,
    pub label: &'static str,
    /// Symbol that needs no colour.
    pub mark: &'static str,
    pub count: usize,
    /// Whole percent; all shares add up to 100.
    pub share: usize,
}

/// One part of a stacked bar of length 1000.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// As in [`Tally::key`].
    pub key: &'static str,
    pub label: &'static str,
    pub count: usize,
    pub x: usize,
    pub width: usize,
    /// Position of the number inside the segment.
    pub middle: usize,
}

fn parts(counts: &Counts) -> [(State, &'static str, usize); 8] {
    let rated = |top, bottom| State::Decided {
        credit: Ratio::new(top, bottom),
        evidenced: false,
    };
    [
        (rated(1, 1), "met", counts.met),
        (rated(2, 3), "largely", counts.largely),
        (rated(1, 3), "partly", counts.partly),
        (rated(0, 1), "not-met", counts.not_met),
        (State::Unanswered, "unanswered", counts.unanswered),
        (State::Recorded, "recorded", counts.recorded),
        (State::NotApplicable, "not-applicable", counts.not_applicable),
        (State::Hidden, "hidden", counts.hidden),
    ]
}

/// The key of a state, as in [`Tally::key`].
pub(super) fn key(state: &State) -> &'static str {
    match state {
        State::Hidden => "hidden",
        State::Unanswered | State::Unjustified => "unanswered",
        State::NotApplicable => "not-applicable",
        State::Recorded => "recorded",
        State::Decided { credit, .. } => match Rating::of_credit(credit) {
            Rating::Fully => "met",
            Rating::Largely => "largely",
            Rating::Partly => "partly",
            Rating::Not => "not-met",
        },
    }
}

/// The symbol of a state; nothing depends on colour.
pub(super) fn mark(key: &str) -> &'static str {
    match key {
        "met" => "●",
        "largely" => "◕",
        "partly" => "◑",
        "not-met" => "✕",
        "unanswered" => "○",
        "recorded" => "▪",
        "not-applicable" => "–",
        _ => "·",
    }
}

pub(super) fn tallies(counts: &Counts, lang: Lang) -> Vec<Tally> {
    let parts = parts(counts);
    let shares = shares(&parts.each_ref().map(|(.., count)| *count));
    let tally = |((state, key, count), share): (&(State, &'static str, usize), usize)| Tally {
        key,
        label: terms::state(state, lang),
        mark: mark(key),
        count: *count,
        share,
    };
    parts.iter().zip(shares).map(tally).collect()
}

/// The segments for all questions asked; empty where none is.
pub(super) fn bar(counts: &Counts, lang: Lang) -> Vec<Bar> {
    let parts = parts(counts);
    let asked = &parts[..7];
    let whole: usize = asked.iter().map(|(.., count)| count).sum();
    let mut before = 0;
    let mut bars = Vec::new();
    for (state, key, count) in asked.iter().filter(|(.., count)| *count > 0) {
        let (x, end) = (before * 1000 / whole, (before + count) * 1000 / whole);
        bars.push(Bar {
            key,
            label: terms::state(state, lang),
            count: *count,
            x,
            width: end - x,
            middle: usize::midpoint(x, end),
        });
        before += count;
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_fill_the_line_without_gaps() {
        let counts = Counts {
            met: 3,
            largely: 1,
            not_met: 3,
            ..Counts::default()
        };
        let bars = bar(&counts, Lang::En);
        let ends: Vec<(usize, usize)> = bars.iter().map(|bar| (bar.x, bar.x + bar.width)).collect();
        assert_eq!(ends, [(0, 428), (428, 571), (571, 1000)]);
        assert!(bar(&Counts::default(), Lang::En).is_empty());
        let total: usize = tallies(&counts, Lang::En).iter().map(|each| each.share).sum();
        assert_eq!(total, 100);
    }
}
