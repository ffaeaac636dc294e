//! Lists what a final report still requires, in words. Drafts print the same list.

use super::error::UnmetRequirement;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::finality::{Missing, missing};
use crate::domain::localized::Localized;
use crate::domain::verdict::Reason;
use crate::words::report as words;
use crate::words::verdict as verdict_words;

/// All unmet requirements of a final report, in checklist order.
pub fn unmet_requirements(
    checklist: &Checklist,
    assessment: &Assessment,
    review: &Evaluation,
) -> Vec<UnmetRequirement> {
    let mut missing = missing(assessment, review);
    missing.sort_by_key(|each| each.question().and_then(|id| checklist.position(id.as_str())));
    missing
        .into_iter()
        .map(|each| in_words(each, checklist))
        .collect()
}

fn in_words(missing: Missing<'_>, checklist: &Checklist) -> UnmetRequirement {
    let what = match missing {
        Missing::Summary => words::LACK_SUMMARY.localized(&[]),
        Missing::Answer(_) => words::LACK_ANSWER.localized(&[]),
        Missing::Justification(_) => words::LACK_REASON.localized(&[]),
        Missing::Owner(_) => words::LACK_OWNER.localized(&[]),
        Missing::Due(_) => words::LACK_DUE.localized(&[]),
        Missing::Other(reason) => of_reason(reason, checklist),
    };
    UnmetRequirement {
        question: missing.question().cloned(),
        what,
    }
}

fn of_reason(reason: &Reason, checklist: &Checklist) -> Localized {
    let sentence = |lang| verdict_words::reason_in_full(reason, checklist, lang);
    Localized::each(sentence)
}
