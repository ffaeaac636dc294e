//! The evidence index: every file and address once, with the questions it supports.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{ModelContext, clean_text, moment};
use crate::domain::evidence::{Evidence, EvidenceState, Location};
use crate::domain::id::Id;
use crate::words::evidence as evidence_words;

/// One piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// Such as `EV-001`.
    pub id: String,
    /// `file`, `url` or `planned`.
    pub kind: &'static str,
    /// Empty where none was given.
    pub title: String,
    /// Path, address or plan.
    pub location: String,
    /// The address if it may be a link, else null.
    pub link: Option<String>,
    /// File extension such as `pdf`; empty for others.
    pub file_type: String,
    /// Size in bytes, else null.
    pub size: Option<u64>,
    /// SHA-256 when it was added, else null.
    pub sha256: Option<String>,
    /// When it was added or accessed.
    pub added: String,
    /// Last valid day, else null.
    pub valid_until: Option<String>,
    /// Owners of the supported questions.
    pub owners: Vec<String>,
    /// Supported questions.
    pub questions: Vec<String>,
    /// Its state, with the reason where it could not be read.
    pub state: Cow<'static, str>,
    pub counts: bool,
}

/// All pieces of evidence, and the piece of each entry of an answer.
pub(super) struct Index {
    pub(super) pieces: Vec<Piece>,
    at: BTreeMap<(Id, usize), usize>,
}

impl Index {
    pub(super) fn of(ctx: ModelContext<'_>) -> Self {
        let mut index = Self {
            pieces: Vec::new(),
            at: BTreeMap::new(),
        };
        let mut known: BTreeMap<(&Location, Option<&str>), usize> = BTreeMap::new();
        for question in &ctx.input.checklist.questions {
            let Some(answer) = ctx.input.assessment.answer(&question.id) else {
                continue;
            };
            for (position, evidence) in answer.evidence.iter().enumerate() {
                let key = (&evidence.location, evidence.sha256.as_deref());
                let at = *known.entry(key).or_insert_with(|| {
                    let state = ctx.input.inspection.of(&question.id, position);
                    index
                        .pieces
                        .push(piece(ctx, index.pieces.len(), evidence, &state));
                    index.pieces.len() - 1
                });
                let found = &mut index.pieces[at];
                let (id, owner) = (question.id.to_string(), clean_text(&answer.owner));
                if !found.questions.contains(&id) {
                    found.questions.push(id);
                }
                if !owner.trim().is_empty() && !found.owners.contains(&owner) {
                    found.owners.push(owner);
                }
                index.at.insert((question.id.clone(), position), at);
            }
        }
        index
    }

    /// The evidence of a question's answer, in order.
    pub(super) fn of_question(&self, id: &Id) -> Vec<&Piece> {
        let all = self.at.range((id.clone(), 0)..=(id.clone(), usize::MAX));
        all.map(|(_, at)| &self.pieces[*at]).collect()
    }
}

fn piece(ctx: ModelContext<'_>, before: usize, evidence: &Evidence, state: &EvidenceState) -> Piece {
    let (kind, file_type) = match &evidence.location {
        Location::File(path) => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let ending = name
                .rsplit_once('.')
                .map_or("", |(stem, ending)| if stem.is_empty() { "" } else { ending });
            ("file", clean_text(&ending.to_lowercase()))
        }
        Location::Url(_) => ("url", String::new()),
        Location::Planned(_) => ("planned", String::new()),
    };
    let location = clean_text(evidence.location.as_str());
    let is_link = kind == "url" && crate::markup::is_safe_address(&location);
    Piece {
        id: format!("EV-{:03}", before + 1),
        kind,
        title: clean_text(&evidence.title),
        link: is_link.then(|| location.clone()),
        location,
        file_type,
        size: evidence.size,
        sha256: evidence.sha256.as_deref().map(clean_text),
        added: moment(&evidence.added),
        valid_until: evidence.valid_until.map(|day| day.to_string()),
        owners: Vec::new(),
        questions: Vec::new(),
        state: evidence_words::in_full(evidence, state, ctx.lang).into(),
        counts: state.counts(),
    }
}
