//! Summarises a change: its subject, the value before and after. Shared by interface, command line and
//! history.

use crate::domain::answer::Answer;
use crate::domain::approval::Approval;
use crate::domain::change::Change;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::remediation::RemediationField;
use crate::domain::value::Value;
use crate::words;
use crate::words::{Message, terms};

/// Characters of a text before it is cut.
const LONGEST: usize = 40;

words! {
    NOTE = "메모", "note";
    REASON = "이유", "reason";
    EVIDENCE = "증빙", "evidence";
    OWNER = "담당자", "owner";
    DUE = "기한", "due date";
    ACCEPTED = "위험 수용", "accepted risk";
    REVIEWER = "검토자", "reviewer";
    FLAG = "표시", "flag";
    IN_PROGRESS = "진행 중 표시", "in-progress mark";
    CONFIRMED = "확인 표시", "confirmation";
    FACT_REASON = "'{fact}'의 이유", "reason of '{fact}'";
    APPROVAL = "답변 승인", "approval of the answers";
    DETAILS = "그 밖의 내용", "other fields";
    EMPTY = "비어 있음", "empty";
    TOGETHER = "{count}개 한꺼번에: {first} …", "{count} at once: {first} …";
}

/// Summarises a change, such as `A3-2: 예 -> 아니오`.
pub fn summary(checklist: &Checklist, change: &Change, lang: Lang) -> String {
    let (name, before, after) = match change {
        Change::Answer {
            question,
            before,
            after,
        } => return answer(checklist, question, before, after, lang),
        Change::Fact { fact, before, after } => {
            let found = checklist.fact(fact.as_str());
            let value = |value: &Option<Value>| match (found, value) {
                (_, None) => String::new(),
                (Some(fact), Some(value)) => terms::fact_value(&fact.kind, value, lang),
                (None, Some(value)) => value.word(),
            };
            let name = found.map_or_else(|| fact.to_string(), |fact| short(fact.ask.get(lang), lang));
            (name, value(before), value(after))
        }
        Change::FactReason { fact, before, after } => {
            let found = checklist.fact(fact.as_str());
            let name = found.map_or_else(|| fact.to_string(), |fact| short(fact.ask.get(lang), lang));
            let name = FACT_REASON.fill(lang, &[("fact", &name)]);
            (name, before.clone(), after.clone())
        }
        Change::Approval { before, after } => {
            let by = |approval: &Option<Box<Approval>>| {
                approval
                    .as_ref()
                    .map_or_else(String::new, |approval| approval.by.clone())
            };
            (APPROVAL.get(lang).to_owned(), by(before), by(after))
        }
        Change::Group(changes) => {
            let first = changes.first().map(|first| summary(checklist, first, lang));
            let count = changes.len().to_string();
            let places = [("count", count.as_str()), ("first", &first.unwrap_or_default())];
            return TOGETHER.fill(lang, &places);
        }
        Change::Subject { field, before, after } => {
            let name = terms::subject(*field, lang).to_owned();
            (name, before.clone(), after.clone())
        }
    };
    format!("{name}: {} -> {}", short(&before, lang), short(&after, lang))
}

fn short(text: &str, lang: Lang) -> String {
    line_of(text, LONGEST, lang)
}

/// A sanitised text on one line, cut after `most` characters.
pub(super) fn line_of(text: &str, most: usize, lang: Lang) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = clean(&line);
    if line.is_empty() {
        return EMPTY.get(lang).to_owned();
    }
    if line.chars().count() <= most {
        return line.into_owned();
    }
    let cut: String = line.chars().take(most).collect();
    format!("{cut}...")
}

fn answer(checklist: &Checklist, id: &Id, before: &Answer, after: &Answer, lang: Lang) -> String {
    let question = checklist.question(id.as_str());
    let value = |answer: &Answer| match (question, &answer.value) {
        (_, None) => terms::UNANSWERED.get(lang).to_owned(),
        (Some(question), Some(value)) => short(&terms::value(question, value, lang), lang),
        (None, Some(value)) => value.word(),
    };
    if before.value != after.value {
        return format!("{id}: {} -> {}", value(before), value(after));
    }
    format!("{id}: {}", parts(before, after, lang).join(", "))
}

fn parts(before: &Answer, after: &Answer, lang: Lang) -> Vec<String> {
    let fields: [(bool, Message); 9] = [
        (before.note != after.note, NOTE),
        (before.reason != after.reason, REASON),
        (before.owner != after.owner, OWNER),
        (before.due != after.due, DUE),
        (before.accepted != after.accepted, ACCEPTED),
        (before.reviewed_by != after.reviewed_by, REVIEWER),
        (before.flagged != after.flagged, FLAG),
        (before.in_progress != after.in_progress, IN_PROGRESS),
        (before.to_confirm != after.to_confirm, CONFIRMED),
    ];
    let plan =
        RemediationField::KEYS.map(|(text, _)| (before.plan(text) != after.plan(text), terms::plan(text)));
    let mut parts: Vec<String> = fields
        .into_iter()
        .chain(plan)
        .filter(|(is, _)| *is)
        .map(|(_, word)| word.get(lang).to_owned())
        .collect();
    if before.evidence != after.evidence {
        parts.push(evidence(&before.evidence, &after.evidence, lang));
    }
    if parts.is_empty() {
        parts.push(DETAILS.get(lang).to_owned());
    }
    parts
}

/// What was added and removed.
fn evidence(before: &[Evidence], after: &[Evidence], lang: Lang) -> String {
    let mut text = EVIDENCE.get(lang).to_owned();
    for (mark, pieces, others) in [("+", after, before), ("-", before, after)] {
        for piece in pieces {
            if others.iter().all(|other| other.location != piece.location) {
                text.push(' ');
                text.push_str(mark);
                text.push_str(&short(piece.location.as_str(), lang));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_text_of_the_plan_is_named_once() {
        let before = Answer::default();
        let after = Answer {
            action: "add a lock".into(),
            ..Answer::default()
        };
        let named = parts(&before, &after, Lang::En);
        assert_eq!(named, [terms::plan(RemediationField::Action).get(Lang::En)]);
    }
}
