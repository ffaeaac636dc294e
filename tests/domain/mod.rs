//! The domain: conditions, what answers show and hide, changes, merging and carrying answers over.

mod agreement;
mod applicability;
mod caps;
mod change;
mod comparison;
mod live_score;
mod merge;
mod plausibility;
mod random;
mod reconcile;
mod score;
mod search;
mod value;
