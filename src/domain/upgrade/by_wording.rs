//! Finds a question by the digest of its wording.

use std::collections::BTreeMap;

use crate::domain::id::Id;
use crate::domain::question::Question;

/// Ids by wording digest.
#[derive(Default)]
pub(super) struct ByWording(BTreeMap<String, Vec<Id>>);

impl ByWording {
    pub(super) fn insert(&mut self, digest: String, id: Id) {
        self.0.entry(digest).or_default().push(id);
    }

    /// The one question with that wording; none where several have it.
    pub(super) fn find(&mut self, question: &Question) -> Option<Id> {
        let digests = [question.wording.clone(), question.wording_digest()];
        let found = digests.iter().find_map(|digest| self.0.get(digest))?;
        let [id] = found.as_slice() else { return None };
        let id = id.clone();
        self.0.retain(|_, ids| !ids.contains(&id));
        Some(id)
    }
}
