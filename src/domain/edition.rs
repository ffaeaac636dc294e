//! An edition: a checklist at one version.

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

/// Whether a version, of a checklist or of this program, comes before another: by its numbers, and one that is being worked on (`2026.2-dev`) before its release.
pub fn is_older(version: &str, than: &str) -> bool {
    let key = |version: &str| {
        let (numbers, suffix) = version.split_once('-').unwrap_or((version, ""));
        let numbers: Vec<u64> = numbers.split('.').map(|part| part.parse().unwrap_or(0)).collect();
        (numbers, suffix.is_empty(), suffix.to_owned())
    };
    key(version) < key(than)
}
