//! A piece of evidence as facts in a stable shape.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::clean::clean;
use crate::domain::evidence::{Evidence, EvidenceState, Location};
use crate::domain::lang::Lang;
use crate::words::storage::unreadable;

/// One piece of evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceFacts {
    /// `file`, `url` or `planned`.
    pub kind: String,
    /// Path, address or plan.
    pub location: String,
    /// Its title.
    pub title: String,
    /// SHA-256 when it was added.
    pub sha256: Option<String>,
    /// `unchecked`, `intact`, `named` (an address), `missing`, `empty`, `pointer` (of git LFS), `unreadable`, `changed`, `line-ends`
    /// (only they changed), `expired`, `planned` or `refused`.
    pub state: String,
    /// Why it could not be read; null in every other state.
    pub unreadable: Option<String>,
}

impl EvidenceFacts {
    pub(super) fn of(evidence: &Evidence, state: &EvidenceState, lang: Lang) -> Self {
        let kind = match evidence.location {
            Location::File(_) => "file",
            Location::Url(_) => "url",
            Location::Planned(_) => "planned",
        };
        Self {
            kind: kind.into(),
            location: clean(evidence.location.as_str()).into_owned(),
            title: clean(&evidence.title).into_owned(),
            sha256: evidence
                .sha256
                .as_deref()
                .map(|digest| clean(digest).into_owned()),
            state: state.word().into(),
            unreadable: match state {
                EvidenceState::Unreadable(why) => Some(unreadable(why).get(lang).to_owned()),
                _ => None,
            },
        }
    }
}
