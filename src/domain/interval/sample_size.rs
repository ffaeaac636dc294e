//! How many trials, or how much exposure, would show a limit at the measured share or rate.

use super::super::ratio::Ratio;
use super::poisson;
use super::sample::{Level, MOST_HITS, Sample};

/// Trials of a share or exposure of a rate, whole, at which the end on the side of the limit would reach it; `None` where the value is
/// the limit, because then more trials cannot show it, or where more hits would be needed than are computed.
pub fn needed(sample: &Sample, limit: &Ratio, is_share: bool, level: Level) -> Option<Ratio> {
    let (plain, limit) = (sample.hits.over(&sample.n)?, limit.over(&sample.per)?);
    let (apart, z) = (&plain - &limit, level.z());
    let spread = if is_share {
        &limit * &(&Ratio::whole(1) - &limit)
    } else {
        limit.clone()
    };
    let least = (&(&z * &z) * &spread).over(&(&apart * &apart))?;
    if is_share {
        return Some(least.ceil());
    }
    exposure(&plain, &limit, &least, level)
}

/// The normal approximation is a little short for a rate; the exact tail decides.
fn exposure(plain: &Ratio, limit: &Ratio, least: &Ratio, level: Level) -> Option<Ratio> {
    let whole = |hits: &Ratio| i64::try_from(hits.floor_to_usize()).unwrap_or(MOST_HITS);
    let shows = |n: &Ratio| {
        let (hits, mean) = (plain * n, limit * n);
        if plain < limit {
            poisson::is_too_many(whole(&hits.ceil()), &mean, level)
        } else {
            poisson::is_too_few(whole(&hits), &mean, level)
        }
    };
    let mut enough = least.ceil();
    let mut short = Ratio::zero();
    while !shows(&enough) {
        if &enough * plain > Ratio::whole(MOST_HITS) {
            return None;
        }
        short = enough.clone();
        enough = &enough * &Ratio::whole(2);
    }
    while &enough - &short > Ratio::whole(1) {
        let middle = (&enough + &short).over(&Ratio::whole(2))?.ceil();
        if middle == enough {
            break;
        }
        if shows(&middle) {
            enough = middle;
        } else {
            short = middle;
        }
    }
    Some(enough)
}
