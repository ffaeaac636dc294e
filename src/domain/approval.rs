//! An approval: a named person's yes to exactly these answers, bound to the answers digest.

use std::collections::BTreeMap;

use super::id::Id;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    pub by: String,
    /// May be empty.
    pub role: String,
    /// RFC 3339 with offset.
    pub on: String,
    /// The answers digest of what was approved.
    pub digest: String,
    /// The first digits of each answered question's digest, to name later changes.
    pub parts: BTreeMap<Id, String>,
}

impl Approval {
    /// The day it was given, as it is written.
    pub fn day(&self) -> &str {
        self.on.get(..10).unwrap_or(&self.on)
    }
}
