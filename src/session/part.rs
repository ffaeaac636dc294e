//! Reads and writes the text fields of an answer.

use jiff::civil::Date;

use crate::domain::answer::Answer;
use crate::domain::question::Question;
use crate::domain::typed_date;
use crate::domain::value::{Kind, Value};
use crate::words::{Message, session as word};

use super::field::Part;

pub fn part_text(answer: &Answer, part: Part) -> String {
    let accepted = answer.accepted.as_ref();
    match part {
        Part::Value => answer
            .value
            .as_ref()
            .filter(|_| !answer.is_not_applicable())
            .map(Value::word)
            .unwrap_or_default(),
        Part::Note => answer.note.clone(),
        Part::Reason => answer.reason.clone(),
        Part::Reviewer => answer.reviewed_by.clone(),
        Part::Owner => answer.owner.clone(),
        Part::Plan(text) => answer.plan(text).to_owned(),
        Part::Due => answer.due.map(|due| due.to_string()).unwrap_or_default(),
        Part::AcceptedBy => accepted.map(|risk| risk.by.clone()).unwrap_or_default(),
        Part::AcceptedWhy => accepted.map(|risk| risk.reason.clone()).unwrap_or_default(),
        Part::Evidence | Part::Planned => String::new(),
    }
}

/// Writes a field; the error says why the text is not accepted.
pub(super) fn set_part(
    answer: &mut Answer,
    part: Part,
    text: &str,
    kind: &Kind,
    today: Date,
) -> Result<(), Message> {
    let text = text.trim_end();
    match part {
        Part::Value if text.trim().is_empty() => answer.value = None,
        Part::Value => answer.value = Some(kind.read(text).map_err(|_| word::NOT_A_NUMBER)?),
        Part::Note => answer.note = text.into(),
        Part::Reason => answer.reason = text.into(),
        Part::Reviewer => answer.reviewed_by = text.trim().into(),
        Part::Owner => answer.owner = text.trim().into(),
        Part::Plan(which) => text.clone_into(answer.plan_mut(which)),
        Part::Due if text.trim().is_empty() => answer.due = None,
        Part::Due => answer.due = Some(typed_date::read(text, today).ok_or(word::NOT_A_DATE)?),
        Part::AcceptedBy | Part::AcceptedWhy => {
            let mut risk = answer.accepted.take().unwrap_or_default();
            if part == Part::AcceptedBy {
                risk.by = text.trim().into();
            } else {
                risk.reason = text.into();
            }
            let is_blank = risk.by.is_empty() && risk.reason.is_empty();
            answer.accepted = (!is_blank).then_some(risk);
        }
        Part::Evidence | Part::Planned => {}
    }
    Ok(())
}

/// The field that "not applicable" still needs: a reason, or the reviewer of a critical question.
pub fn missing_part(question: &Question, answer: &Answer) -> Option<Part> {
    match answer.is_not_applicable() {
        true if answer.reason.trim().is_empty() => Some(Part::Reason),
        true if question.is_critical() && answer.reviewed_by.trim().is_empty() => Some(Part::Reviewer),
        _ => None,
    }
}
