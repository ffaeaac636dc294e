//! Confidence intervals in exact arithmetic, equal on every platform: Wilson for shares, exact Poisson for rates.
//!
//! An end is the six-digit decimal next to the true end on its outer side. So a limit of up to six digits is kept by the printed end
//! if and only if the true end keeps it.

mod poisson;
mod sample;
mod sample_size;
mod six_digits;
mod wilson;

pub use sample::{Interval, Level, MOST_HITS, Sample};
pub use sample_size::needed;
pub use six_digits::nearest;
