//! Sensitivity of the headline to choices that cannot be proven: weights, partial credit, "not applicable",
//! one section. Exact extremes, no random numbers.

use std::collections::BTreeMap;

use super::checklist::Checklist;
use super::rating::Rating;
use super::ratio::Ratio;
use super::score::{Score, Sums};
use super::state::State;

/// The sensitivity block. Every number is a percentage; null where nothing applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// Lowest and highest headline when every weight moves by up to a quarter on its own.
    pub weights: Option<(Ratio, Ratio)>,
    /// Headline when every answer rated P earns 1/4, 1/3 or 1/2.
    pub partial: Vec<(Ratio, Option<Ratio>)>,
    /// Headline if every "not applicable" were a "no".
    pub na_challenge: Option<Ratio>,
    /// Lowest and highest headline when one section is left out.
    pub leave_one_out: Option<(Ratio, Ratio)>,
    /// Whether headline and balanced mean differ by more than five points, so that section size matters.
    pub section_size_matters: bool,
    /// Whether the headline crosses a threshold of the verdict in any of these.
    pub verdict_changes: bool,
}

/// Difference in points from which section size matters.
const SECTION_SIZE_POINTS: i64 = 5;

impl Sensitivity {
    pub fn of(checklist: &Checklist, states: &[State], score: &Score) -> Self {
        let weights = weight_extremes(checklist, states);
        let partial = [(1, 4), (1, 3), (1, 2)].map(|(top, bottom)| {
            let share = Ratio::new(top, bottom);
            let low = with_partial(checklist, states, &share);
            (share, low)
        });
        let leave_one_out = leave_one_out(score);
        let na_challenge = score.scores.na_challenge.clone();
        let section_size_matters = match (&score.scores.low, &score.scores.balanced) {
            (Some(low), Some(balanced)) => (low - balanced).abs() > Ratio::whole(SECTION_SIZE_POINTS),
            _ => false,
        };
        let mut variants: Vec<&Ratio> = partial.iter().filter_map(|(_, low)| low.as_ref()).collect();
        variants.extend(na_challenge.as_ref());
        variants.extend(
            [&weights, &leave_one_out]
                .into_iter()
                .flatten()
                .flat_map(|(least, most)| [least, most]),
        );
        let band = |score: &Ratio| {
            let gates = &checklist.gates;
            (
                *score >= gates.not_ready_below.value,
                *score > gates.ready_above.value,
            )
        };
        let verdict_changes = score
            .scores
            .low
            .as_ref()
            .is_some_and(|low| variants.iter().any(|variant| band(variant) != band(low)));
        Self {
            weights,
            partial: partial.to_vec(),
            na_challenge,
            leave_one_out,
            section_size_matters,
            verdict_changes,
        }
    }
}

/// The total weight of the applicable scored questions, by achievement; open questions earn nothing. There
/// are far fewer achievements than questions.
type Terms = BTreeMap<Ratio, Ratio>;

fn terms(checklist: &Checklist, states: &[State]) -> Terms {
    let scored = checklist
        .questions
        .iter()
        .zip(states)
        .filter(|(question, _)| question.is_scored());
    let mut alike: BTreeMap<(Ratio, &Ratio), i64> = BTreeMap::new();
    for (question, state) in scored {
        let Some(credit) = state.earned() else { continue };
        *alike.entry((credit, &question.weight)).or_default() += 1;
    }
    let mut terms = Terms::new();
    for ((credit, weight), count) in alike {
        let sum = terms.entry(credit).or_insert_with(Ratio::zero);
        *sum = &*sum + &(&Ratio::whole(count) * weight);
    }
    terms
}

/// For a linear-fractional score the extreme lies where all questions earning at least some `t` take one end and the rest the
/// other; so it is enough to try every `t` that occurs.
fn weight_extremes(checklist: &Checklist, states: &[State]) -> Option<(Ratio, Ratio)> {
    let terms = terms(checklist, states);
    let (less, more) = (Ratio::new(3, 4), Ratio::new(5, 4));
    let tilted = |mark: &Ratio, above: &Ratio, below: &Ratio| {
        let mut whole = Ratio::zero();
        let mut credit = Ratio::zero();
        for (achieved, weight) in &terms {
            let weight = weight * if achieved >= mark { above } else { below };
            credit = &credit + &(&weight * achieved);
            whole = &whole + &weight;
        }
        credit.percent_of(&whole)
    };
    let lowest = terms.keys().filter_map(|mark| tilted(mark, &less, &more)).min()?;
    let highest = terms.keys().filter_map(|mark| tilted(mark, &more, &less)).max()?;
    Some((lowest, highest))
}

/// The headline when every answer rated P earns this share instead.
fn with_partial(checklist: &Checklist, states: &[State], share: &Ratio) -> Option<Ratio> {
    let terms = terms(checklist, states).into_iter().map(|(credit, weight)| {
        let is_partial = Rating::of_credit(&credit) == Rating::Partly;
        (if is_partial { share.clone() } else { credit }, weight)
    });
    let (mut whole, mut credit) = (Ratio::zero(), Ratio::zero());
    for (achieved, weight) in terms {
        credit = &credit + &(&weight * &achieved);
        whole = &whole + &weight;
    }
    credit.percent_of(&whole)
}

fn leave_one_out(score: &Score) -> Option<(Ratio, Ratio)> {
    let Sums {
        applicable, credit, ..
    } = &score.sums;
    let without = score.sections.iter().filter_map(|section| {
        let whole = applicable.exact() - section.sums.applicable.exact();
        let rest = credit.exact() - section.sums.credit.exact();
        rest.percent_of(&whole)
    });
    let all: Vec<Ratio> = without.collect();
    Some((all.iter().min()?.clone(), all.iter().max()?.clone()))
}
