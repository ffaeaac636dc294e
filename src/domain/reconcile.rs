//! Carries answers from an older version of a checklist to the one at hand.

use super::assessment::{Assessment, ChecklistStamp};
use super::carried::{Carried, Fate};
use super::checklist::Checklist;

/// Brings an assessment to the checklist at hand and says what happened. Nothing happens when the digest is the same.
///
/// New questions are simply open: an assessment does not record which questions it was never asked. A question is known by its id and by the digest of its wording. No answer is ever removed.
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
