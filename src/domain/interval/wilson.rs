//! The Wilson score interval, by turning its test around: an end is where the share differs from the measured one by exactly z
//! standard errors. No square root is needed.

use super::super::ratio::Ratio;
use super::sample::{Interval, Level, Sample};
use super::six_digits;

impl Sample {
    /// The Wilson score interval of a share; `None` unless 0 ≤ hits ≤ n, n > 0 and the unit is positive.
    pub fn wilson(&self, level: Level) -> Option<Interval> {
        (self.is_counted() && self.hits <= self.n).then(|| interval(self, level))
    }
}

fn interval(sample: &Sample, level: Level) -> Interval {
    let share = sample.hits.over(&sample.n).unwrap_or_else(Ratio::zero);
    let is_outside = |point: &Ratio| {
        let point = point.over(&sample.per).unwrap_or_else(Ratio::zero);
        (is_excluded(&share, &point, &sample.n, level), point)
    };
    let (_, high) = six_digits::around(|point| {
        let (outside, point) = is_outside(point);
        point >= Ratio::whole(1) || (point >= share && outside)
    });
    let (low, _) = six_digits::around(|point| {
        let (outside, point) = is_outside(point);
        point >= share || !outside
    });
    let low = if sample.hits.is_zero() { Ratio::zero() } else { low };
    Interval { low, high }
}

/// Whether a share differs from the measured one by z standard errors or more.
fn is_excluded(share: &Ratio, point: &Ratio, n: &Ratio, level: Level) -> bool {
    let apart = share - point;
    let spread = point * &(&Ratio::whole(1) - point);
    let z = level.z();
    &(&apart * &apart) * n >= &(&z * &z) * &spread
}
