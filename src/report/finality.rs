//! What a final report cannot do without: nothing open, a human summary, an owner and a date for every gap.
//! Drafts print the same list.

use std::slice::from_ref;

use super::error::Lack;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::issue::Both;
use crate::domain::lang::Lang;
use crate::domain::review::Review;
use crate::domain::subject::SubjectField;
use crate::domain::verdict::{Reason, Verdict};
use crate::words::report as words;
use crate::words::verdict as verdict_words;

/// Everything that stands between this assessment and a final report, in the order of the checklist.
pub fn lacks(checklist: &Checklist, assessment: &Assessment, review: &Review) -> Vec<Lack> {
    let mut missing = Vec::new();
    if assessment.subject.get(SubjectField::Summary).trim().is_empty() {
        missing.push(Lack {
            question: None,
            what: words::LACK_SUMMARY.both(&[]),
        });
    }
    for reason in &review.judgement.reasons {
        match reason {
            Reason::Unanswered(ids) => missing.extend(each(ids, words::LACK_ANSWER)),
            Reason::UnjustifiedNotApplicable(ids) => missing.extend(each(ids, words::LACK_REASON)),
            Reason::GapWithoutOwner(id) => missing.extend(each(from_ref(id), words::LACK_OWNER)),
            Reason::GapWithoutDue(id) => missing.extend(each(from_ref(id), words::LACK_DUE)),
            other if other.caps() == Verdict::Incomplete => missing.push(of_reason(other, checklist)),
            _ => {}
        }
    }
    missing.sort_by_key(|lack| {
        lack.question
            .as_ref()
            .and_then(|id| checklist.position(id.as_str()))
    });
    missing
}

fn each(ids: &[Id], word: crate::words::Word) -> impl Iterator<Item = Lack> {
    ids.iter().map(move |id| Lack {
        question: Some(id.clone()),
        what: word.both(&[]),
    })
}

fn of_reason(reason: &Reason, checklist: &Checklist) -> Lack {
    let sentence = |lang| verdict_words::reason_in_full(reason, checklist, lang);
    Lack {
        question: None,
        what: Both::new(sentence(Lang::Ko), sentence(Lang::En)),
    }
}
