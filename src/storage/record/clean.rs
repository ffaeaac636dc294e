//! Cleans the texts of an assessment before they are written.

use crate::domain::answer::Answer;
use crate::domain::approval::Approval;
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean as shown_clean;
use crate::domain::evidence::Location;
use crate::domain::subject::Subject;
use crate::domain::value::Value;
use crate::yaml::emit;

/// Normalises all texts: NFC, plain line ends, no control or hidden characters, no blanks at the end. Paths of evidence keep
/// hidden characters, because file names may contain them.
pub fn clean(assessment: &mut Assessment) {
    tidy(&mut assessment.created);
    tidy(&mut assessment.checklist.version);
    tidy(&mut assessment.checklist.digest);
    let mut subject = Subject::default();
    for (field, text) in assessment.subject.entries() {
        let mut text = text.to_owned();
        tidy(&mut text);
        subject.set(field, &text);
    }
    assessment.subject = subject;
    assessment.profile.values_mut().for_each(clean_value);
    assessment.profile.retain(|_, value| !value.word().is_empty());
    assessment.profile_reasons.values_mut().for_each(tidy);
    assessment.profile_reasons.retain(|_, reason| !reason.is_empty());
    if let Some(approval) = &mut assessment.approval {
        for text in [
            &mut approval.by,
            &mut approval.role,
            &mut approval.on,
            &mut approval.digest,
        ] {
            tidy(text);
        }
        approval.parts.values_mut().for_each(tidy);
        approval.parts.retain(|_, digest| !digest.is_empty());
    }
    // What is written without a field is read back as nothing.
    assessment
        .approval
        .take_if(|approval| *approval == Approval::default());
    assessment.answers.values_mut().for_each(clean_answer);
    assessment.answers.retain(|_, answer| !answer.is_empty());
    for each in &mut assessment.carried {
        tidy(&mut each.from);
    }
}

pub(super) fn clean_answer(answer: &mut Answer) {
    if let Some(value) = &mut answer.value {
        clean_value(value);
        if value.word().is_empty() {
            answer.value = None;
        }
    }
    if let Some(accepted) = &mut answer.accepted {
        tidy(&mut accepted.by);
        tidy(&mut accepted.reason);
    }
    for text in [
        &mut answer.note,
        &mut answer.reason,
        &mut answer.owner,
        &mut answer.action,
        &mut answer.resources,
        &mut answer.milestones,
        &mut answer.interim,
        &mut answer.residual,
        &mut answer.reviewed_by,
        &mut answer.answered_by,
        &mut answer.answered_at,
        &mut answer.wording,
        &mut answer.taken_over,
    ] {
        tidy(text);
    }
    answer.measured.each_mut(tidy);
    answer.due_moves.iter_mut().for_each(|each| tidy(&mut each.at));
    for each in &mut answer.evidence {
        let (Location::File(place) | Location::Url(place) | Location::Planned(place)) = &mut each.location;
        *place = emit::tidy(place).trim_end().to_owned();
        tidy(&mut each.title);
        tidy(&mut each.place);
        tidy(&mut each.added);
        // A digest is one whatever its case, so that one file is one file everywhere.
        each.sha256.iter_mut().for_each(|digest| {
            tidy(digest);
            digest.make_ascii_lowercase();
        });
        each.sha256.take_if(|digest| digest.is_empty());
    }
}

fn clean_value(value: &mut Value) {
    if let Value::Text(text) | Value::Number(text) = value {
        tidy(text);
        text.trim().to_owned().clone_into(text);
    }
}

/// Normalises line ends and control characters, then escapes characters that hide or reorder text.
fn tidy(text: &mut String) {
    if text.is_empty() {
        return;
    }
    let shown = emit::tidy(text);
    let clean = shown_clean(&shown);
    let shown = emit::tidy(&clean);
    let end = shown.trim_end();
    if end.len() < text.len() || end != text {
        *text = end.to_owned();
    }
}
