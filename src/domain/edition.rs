//! A checklist at one version, by name.

use std::fmt;

use super::id::Id;

/// A checklist at one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub id: Id,
    /// Empty where it was not recorded.
    pub version: String,
}

impl fmt::Display for Edition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id.as_str())?;
        if self.version.is_empty() {
            return Ok(());
        }
        write!(out, " {}", self.version)
    }
}
