//! The exact (Garwood) interval of a Poisson rate, decided by tail probability.
//!
//! Both tails are sums of terms relative to the probability of the observed count, so that no exponential is needed: with
//! `lower` = P(X ≤ k) / P(X = k) and `upper` = P(X > k) / P(X = k), P(X ≤ k) is `lower / (lower + upper)`.

use num_bigint::BigInt;

use super::super::ratio::Ratio;
use super::sample::{Interval, Level, MOST_HITS, Sample};
use super::six_digits;

/// Bits after the point of a term.
const BITS: u32 = 96;

impl Sample {
    /// The exact Poisson interval of a rate; `None` unless hits are from 0 to [`MOST_HITS`] and the exposure and the unit positive.
    pub fn poisson(&self, level: Level) -> Option<Interval> {
        (self.is_counted() && self.hits <= Ratio::whole(MOST_HITS)).then(|| interval(self, level))
    }
}

fn interval(sample: &Sample, level: Level) -> Interval {
    // Of hits counted in clusters a part is left over: it counts at the upper end and not at the lower.
    let fewest = i64::try_from(sample.hits.floor_to_usize()).unwrap_or(MOST_HITS);
    let most = fewest + i64::from(sample.hits > Ratio::whole(fewest));
    let mean_at = |point: &Ratio| (point * &sample.n).over(&sample.per).unwrap_or_else(Ratio::zero);
    let (_, high) = six_digits::around(|point| is_too_many(most, &mean_at(point), level));
    let (low, _) = six_digits::around(|point| !is_too_few(fewest, &mean_at(point), level));
    let low = if fewest == 0 { Ratio::zero() } else { low };
    Interval { low, high }
}

/// Whether counts of at most `hits` are too rare under a mean for it to be in the interval.
pub(super) fn is_too_many(hits: i64, mean: &Ratio, level: Level) -> bool {
    let observed = Ratio::whole(hits);
    if *mean <= observed {
        return false;
    }
    is_far(&(mean - &observed), hits, 40) || {
        let tails = Tails::of(hits, mean);
        &tails.lower * level.tail() <= &tails.lower + &tails.upper
    }
}

/// Whether counts of at least `hits` are too rare under a mean.
pub(super) fn is_too_few(hits: i64, mean: &Ratio, level: Level) -> bool {
    let observed = Ratio::whole(hits);
    if *mean >= observed {
        return false;
    }
    mean.is_zero() || is_far(&(&observed - mean), hits, 0) || {
        let tails = Tails::of(hits, mean);
        let at_least = &tails.upper + one();
        &at_least * level.tail() <= &tails.lower + &tails.upper
    }
}

/// More than seven standard deviations, by Chernoff's bound a tail below e⁻²⁰: less than any level asks for, and a sum that is too
/// long to add up.
fn is_far(apart: &Ratio, hits: i64, least: i64) -> bool {
    let beyond = apart - &Ratio::whole(least);
    beyond >= Ratio::zero() && &beyond * &beyond >= Ratio::whole(49 * hits.max(1))
}

struct Tails {
    lower: BigInt,
    upper: BigInt,
}

fn one() -> BigInt {
    BigInt::from(1) << BITS
}

impl Tails {
    fn of(hits: i64, mean: &Ratio) -> Self {
        let (top, bottom) = mean.parts();
        Self {
            lower: one() + sum((1..=hits).rev(), |count| (&bottom * count, top.clone())),
            upper: sum(hits + 1.., |count| (top.clone(), &bottom * count)),
        }
    }
}

/// Adds terms, each the one before times a factor, until they are too small to be seen.
fn sum(counts: impl Iterator<Item = i64>, factor: impl Fn(i64) -> (BigInt, BigInt)) -> BigInt {
    let (mut total, mut term) = (BigInt::ZERO, one());
    for count in counts {
        let (top, bottom) = factor(count);
        term = term * top / bottom;
        if term == BigInt::ZERO {
            break;
        }
        total += &term;
    }
    total
}
