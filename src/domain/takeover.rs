//! A takeover: changes another program made to the file, merged by a save.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::answer::Answer;
use super::assessment::Assessment;
use super::change::Change;
use super::evidence::Evidence;
use super::id::Id;
use super::merge::Conflict;
use super::subject::{Subject, SubjectField};
use super::unknown_fields::UnknownFields;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takeover {
    /// The session's assessment before the merge, for undo.
    pub before: Assessment,
    /// The merged assessment, as it is on disk.
    pub after: Assessment,
    /// Questions whose answer comes from the other program.
    pub taken: Vec<Id>,
    pub removed: Removed,
    pub conflicts: Vec<Conflict>,
    /// Copies of both sides, of the session and of the file. Empty if nothing could be lost.
    pub copies: Vec<PathBuf>,
}

impl Takeover {
    pub fn new(before: Assessment, after: Assessment, taken: Vec<Id>, conflicts: Vec<Conflict>) -> Self {
        Self {
            removed: Removed::between(&before, &after),
            before,
            after,
            taken,
            conflicts,
            copies: Vec::new(),
        }
    }
}

impl Takeover {
    /// The merge as changes, one for each answer, fact and subject field that changed.
    pub fn changes(&self) -> Vec<Change> {
        let (before, after) = (&self.before, &self.after);
        let lines = SubjectField::KEYS
            .into_iter()
            .filter_map(|(field, _)| Change::subject(before, field, after.subject.get(field)));
        let ids: BTreeSet<&Id> = before.profile.keys().chain(after.profile.keys()).collect();
        let facts = ids
            .into_iter()
            .filter_map(|id| Change::fact(before, id, after.profile.get(id).cloned()));
        let ids: BTreeSet<&Id> = before.answers.keys().chain(after.answers.keys()).collect();
        let answers = ids.into_iter().filter_map(|id| {
            let of = |assessment: &Assessment| assessment.answer(id).cloned().unwrap_or_default();
            let (before, after) = (of(before), of(after));
            (before != after).then(|| Change::Answer {
                question: id.clone(),
                before: Box::new(before),
                after: Box::new(after),
            })
        });
        lines.chain(facts).chain(answers).collect()
    }
}

/// What one assessment contains and another lacks. A text cut to its beginning counts as removed, because
/// that is how a half-written file reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Questions whose value, a text, evidence or another field is gone.
    pub questions: Vec<Id>,
    /// Whether a fact, a subject field or an unknown field is gone.
    pub is_elsewhere: bool,
}

impl Removed {
    /// What `before` contains and `after` lacks.
    pub fn between(before: &Assessment, after: &Assessment) -> Self {
        let nothing = Answer::default();
        let is_removed = |id: &Id, answer: &Answer| {
            let after = after.answers.get(id).unwrap_or(&nothing);
            loses_answer(answer, after)
        };
        let questions = before
            .answers
            .iter()
            .filter(|(id, answer)| is_removed(id, answer))
            .map(|(id, _)| id.clone())
            .collect();
        let loses_fact = before
            .profile
            .keys()
            .any(|fact| !after.profile.contains_key(fact));
        let loses_reason = before
            .profile_reasons
            .iter()
            .any(|(fact, reason)| loses_text(reason, after.reason_of_fact(fact)));
        let loses_approval = before.approval.is_some() && after.approval.is_none();
        Self {
            questions,
            is_elsewhere: loses_fact
                || loses_reason
                || loses_approval
                || loses_subject(&before.subject, &after.subject)
                || loses_fields(&before.extra, &after.extra),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && !self.is_elsewhere
    }
}

fn loses_answer(before: &Answer, after: &Answer) -> bool {
    let texts = |answer: &Answer| {
        [
            answer.note.clone(),
            answer.reason.clone(),
            answer.owner.clone(),
            answer.action.clone(),
            answer.resources.clone(),
            answer.milestones.clone(),
            answer.interim.clone(),
            answer.residual.clone(),
            answer.reviewed_by.clone(),
        ]
    };
    let loses_value = before.value.is_some() && after.value.is_none();
    let loses_due = before.due.is_some() && after.due.is_none();
    let loses_acceptance = before.accepted.is_some() && after.accepted.is_none();
    loses_value
        || loses_due
        || loses_acceptance
        || texts(before)
            .iter()
            .zip(&texts(after))
            .any(|(before, after)| loses_text(before, after))
        || before
            .evidence
            .iter()
            .any(|piece| !is_kept(piece, &after.evidence))
        || loses_fields(&before.extra, &after.extra)
}

fn is_kept(piece: &Evidence, after: &[Evidence]) -> bool {
    after.iter().any(|each| each.location == piece.location)
}

fn loses_subject(before: &Subject, after: &Subject) -> bool {
    before
        .entries()
        .any(|(field, text)| loses_text(text, after.get(field)))
}

fn loses_text(before: &str, after: &str) -> bool {
    before.len() > after.len() && before.starts_with(after)
}

fn loses_fields(before: &UnknownFields, after: &UnknownFields) -> bool {
    before
        .iter()
        .any(|(name, _)| !after.iter().any(|(other, _)| other == name))
}
