//! The evidence files of an evaluation by content: the same file under two names is one file.

use std::collections::BTreeMap;

use super::evidence::{Evidence, EvidenceState, Location};
use super::id::Id;
use super::state::State;
use super::verdict::Case;

/// An evidence file and the questions it backs, in checklist order.
pub(super) struct EvidenceFile {
    /// The path by which the first of them names it.
    pub(super) path: String,
    pub(super) questions: Vec<Id>,
}

impl Case<'_> {
    /// The wanted files behind answers whose question is in a wanted state.
    pub(super) fn evidence_files(
        &self,
        is_counted: impl Fn(&State) -> bool,
        is_wanted: impl Fn(&EvidenceState, &Evidence) -> bool,
    ) -> BTreeMap<&str, EvidenceFile> {
        let mut files: BTreeMap<&str, EvidenceFile> = BTreeMap::new();
        let asked = self.checklist.questions.iter().zip(self.states);
        for (question, _) in asked.filter(|(_, state)| is_counted(state)) {
            let pieces = self.assessment.answer(&question.id);
            let pieces = pieces
                .into_iter()
                .flat_map(|answer| answer.evidence.iter().enumerate());
            for (at, piece) in pieces {
                let Location::File(path) = &piece.location else {
                    continue;
                };
                if !is_wanted(&self.inspection.of(&question.id, at), piece) {
                    continue;
                }
                // Without a recorded digest, another path is another file.
                let content = piece.sha256.as_deref().unwrap_or(path);
                let file = files.entry(content).or_insert_with(|| EvidenceFile {
                    path: path.clone(),
                    questions: Vec::new(),
                });
                if file.questions.last() != Some(&question.id) {
                    file.questions.push(question.id.clone());
                }
            }
        }
        files
    }
}
