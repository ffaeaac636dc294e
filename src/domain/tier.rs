//! The parts of a checklist in the order of work: first what decides about a release, later what may follow.

use super::id::Id;
use super::text::Text;

/// A first, second, … part of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    pub id: Id,
    pub title: Text,
    pub intro: Option<Text>,
}
