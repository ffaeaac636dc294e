//! Moves an assessment from an older version of its checklist to the current one.

use super::assessment::{Assessment, ChecklistStamp};
use super::carried::{Carried, Fate};
use super::checklist::Checklist;

/// Moves an assessment to a checklist and returns what happened to each answer; nothing if the digest is the
/// same.
///
/// A question is identified by its id and the digest of its wording. New questions are open. No answer is
/// ever removed.
pub fn reconcile(checklist: &Checklist, assessment: &mut Assessment) -> Vec<Carried> {
    if assessment.checklist.digest == checklist.digest {
        return Vec::new();
    }
    let from = std::mem::replace(&mut assessment.checklist, ChecklistStamp::of(checklist)).version;
    let mut carried = Vec::new();
    for question in &checklist.questions {
        let fate = match assessment.answers.get_mut(&question.id) {
            None => continue,
            Some(answer) => match &answer.value {
                Some(value) if !question.kind.accepts(value) => {
                    answer.to_confirm = true;
                    Fate::Incompatible
                }
                Some(_) if answer.wording != question.wording => {
                    answer.to_confirm = true;
                    Fate::Reworded
                }
                _ => Fate::Kept,
            },
        };
        carried.push(Carried {
            question: question.id.clone(),
            fate,
            from: from.clone(),
        });
    }
    let removed = assessment
        .answers
        .keys()
        .filter(|id| checklist.question(id.as_str()).is_none());
    carried.extend(removed.map(|id| Carried {
        question: id.clone(),
        fate: Fate::Removed,
        from: from.clone(),
    }));
    assessment.carried.clone_from(&carried);
    carried
}
