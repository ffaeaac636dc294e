//! The domain: conditions, what answers show and hide, changes, merging and carrying answers over.

mod agreement;
mod applicability;
mod caps;
mod change;
mod comparison;
mod due;
mod interval;
mod live_score;
mod merge;
mod outcome;
mod plausibility;
mod random;
mod score;
mod search;
mod tiers;
mod upgrade;
mod value;
mod waiting;
