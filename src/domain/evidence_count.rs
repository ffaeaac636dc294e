//! Counts evidence by what it is worth: files that count, addresses that are only named, files that do not count.

use std::collections::BTreeSet;

use super::evidence::Location;
use super::verdict::Case;

/// Distinct pieces of evidence of the questions asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidenceCount {
    /// Files at hand, not empty and unchanged.
    pub files: usize,
    /// Addresses, which are named and do not count.
    pub addresses: usize,
    /// Files that are missing, empty, changed, expired or otherwise do not count.
    pub not_counted: usize,
    /// Evidence that is only planned.
    pub planned: usize,
}

impl Case<'_> {
    pub(super) fn evidence_count(&self) -> EvidenceCount {
        let (mut files, mut other) = (BTreeSet::new(), BTreeSet::new());
        let (mut addresses, mut planned) = (BTreeSet::new(), BTreeSet::new());
        let asked = self.checklist.questions.iter().zip(self.states);
        for (question, _) in asked.filter(|(_, state)| state.is_asked()) {
            let Some(answer) = self.assessment.answer(&question.id) else {
                continue;
            };
            for (at, piece) in answer.evidence.iter().enumerate() {
                match &piece.location {
                    Location::Url(address) => addresses.insert(address.as_str()),
                    Location::Planned(what) => planned.insert(what.as_str()),
                    Location::File(path) => {
                        let content = piece.sha256.as_deref().unwrap_or(path);
                        if self.inspection.of(&question.id, at).counts() {
                            files.insert(content)
                        } else {
                            other.insert(content)
                        }
                    }
                };
            }
        }
        EvidenceCount {
            files: files.len(),
            addresses: addresses.len(),
            not_counted: other.difference(&files).count(),
            planned: planned.len(),
        }
    }
}
