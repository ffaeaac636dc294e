//! Counts evidence by what it is worth: files that count, addresses that are only named, files that do not count.

use std::collections::BTreeSet;

use super::evidence::Location;
use super::state::State;
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
        let counted = self.evidence_files(State::is_asked, |state, _| state.counts());
        let other = self.evidence_files(State::is_asked, |state, _| !state.counts());
        let (mut addresses, mut planned) = (BTreeSet::new(), BTreeSet::new());
        let asked = self.checklist.questions.iter().zip(self.states);
        let answers = asked
            .filter(|(_, state)| state.is_asked())
            .filter_map(|(question, _)| self.assessment.answer(&question.id));
        for piece in answers.flat_map(|answer| &answer.evidence) {
            match &piece.location {
                Location::Url(address) => addresses.insert(address.as_str()),
                Location::Planned(what) => planned.insert(what.as_str()),
                Location::File(_) => continue,
            };
        }
        EvidenceCount {
            files: counted.len(),
            addresses: addresses.len(),
            not_counted: other.keys().filter(|file| !counted.contains_key(*file)).count(),
            planned: planned.len(),
        }
    }
}
