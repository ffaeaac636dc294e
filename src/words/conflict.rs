//! Summarises a merge conflict: its subject, and both sides of each part that differs.

use std::borrow::Cow;

use super::change::{self, line_of};
use crate::domain::answer::Answer;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::merge::{Conflict, Theirs};
use crate::domain::remediation::RemediationField;
use crate::domain::value::Value;
use crate::words;
use crate::words::{Message, terms};

/// Characters of a text before it is cut.
const SHOWN: usize = 400;

words! {
    ANSWER = "답변", "answer";
    VALUE = "값", "value";
    YES = "예", "yes";
    HERE = "여기", "here";
    ELSEWHERE = "다른 곳", "elsewhere";
    TAKE = "다른 곳의 것으로 바꾸기", "Take the one from elsewhere";
    KEEP = "여기 것으로 두기", "Keep the one here";
    KEPT_IN = "다른 곳의 내용 전체가 있는 파일: {file}", "The other side is kept whole in {file}";
    SAME = "이제 양쪽이 같습니다.", "Both sides are the same by now.";
    TAKEN = "다른 곳의 것으로 바꾸었습니다: {name}. 남은 충돌 {left}. 되돌리기 {undo}", "Took the one from elsewhere: {name}. Conflicts left: {left}. {undo} undoes it.";
    KEPT = "여기 것으로 두었습니다: {name}. 남은 충돌 {left}", "Kept the one here: {name}. Conflicts left: {left}";
}

/// A part that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub label: &'static str,
    pub ours: String,
    pub theirs: String,
}

/// The subject of a conflict: a question's id, a fact's wording, or the name of a subject field.
pub fn name(checklist: &Checklist, conflict: &Conflict, lang: Lang) -> String {
    match &conflict.theirs {
        Theirs::Answer(id, _) => id.to_string(),
        Theirs::Fact(id, _) => {
            let fact = checklist.fact(id.as_str());
            fact.map_or_else(|| id.to_string(), |fact| line_of(fact.ask.get(lang), SHOWN, lang))
        }
        Theirs::Subject(field, _) => terms::subject(*field, lang).to_owned(),
    }
}

/// The parts that differ, with both sides.
pub fn parts(checklist: &Checklist, assessment: &Assessment, conflict: &Conflict, lang: Lang) -> Vec<Part> {
    let single = |ours: &str, theirs: &str| pairs([(VALUE, ours.to_owned(), theirs.to_owned())], lang);
    match &conflict.theirs {
        Theirs::Answer(id, theirs) => {
            let ours = assessment.answer(id).cloned().unwrap_or_default();
            answers(checklist, id, &ours, theirs, lang)
        }
        Theirs::Fact(id, theirs) => {
            let fact = checklist.fact(id.as_str());
            let said = |value: Option<&Value>| match (fact, value) {
                (_, None) => String::new(),
                (Some(fact), Some(value)) => terms::fact_value(&fact.kind, value, lang),
                (None, Some(value)) => value.word(),
            };
            single(&said(assessment.profile.get(id)), &said(theirs.as_ref()))
        }
        Theirs::Subject(field, theirs) => single(assessment.subject.get(*field), theirs),
    }
}

fn answers(checklist: &Checklist, id: &Id, ours: &Answer, theirs: &Answer, lang: Lang) -> Vec<Part> {
    let question = checklist.question(id.as_str());
    let value = |answer: &Answer| match (question, &answer.value) {
        (_, None) => terms::UNANSWERED.get(lang).to_owned(),
        (Some(question), Some(value)) => terms::value(question, value, lang),
        (None, Some(value)) => value.word(),
    };
    let due = |answer: &Answer| answer.due.map(|day| day.to_string()).unwrap_or_default();
    let accepted = |answer: &Answer| {
        let held = answer.accepted.as_ref();
        held.map(|held| format!("{}: {}", held.by, held.reason))
            .unwrap_or_default()
    };
    let is_on = |on: bool| (if on { YES.get(lang) } else { "" }).to_owned();
    let both = |label: Message, format: &dyn Fn(&Answer) -> String| (label, format(ours), format(theirs));
    let plan = RemediationField::KEYS
        .map(|(text, _)| both(terms::plan(text), &|answer| answer.plan(text).to_owned()));
    let all = [
        both(ANSWER, &value),
        both(change::REASON, &|answer| answer.reason.clone()),
        both(change::REVIEWER, &|answer| answer.reviewed_by.clone()),
        both(change::NOTE, &|answer| answer.note.clone()),
        both(change::EVIDENCE, &|answer| pieces(&answer.evidence)),
        both(change::OWNER, &|answer| answer.owner.clone()),
        both(change::DUE, &due),
        both(change::ACCEPTED, &accepted),
        both(change::FLAG, &|answer| is_on(answer.flagged)),
        both(change::IN_PROGRESS, &|answer| is_on(answer.in_progress)),
        both(change::CONFIRMED, &|answer| is_on(!answer.to_confirm)),
    ];
    let parts = pairs(all.into_iter().chain(plan), lang);
    if parts.is_empty() && ours != theirs {
        // The rest can differ only in author and time, or in fields of another version.
        let said = |answer: &Answer| format!("{} {}", answer.answered_by, answer.answered_at);
        return vec![Part {
            label: change::DETAILS.get(lang),
            ours: line_of(&said(ours), SHOWN, lang),
            theirs: line_of(&said(theirs), SHOWN, lang),
        }];
    }
    parts
}

fn pairs(all: impl IntoIterator<Item = (Message, String, String)>, lang: Lang) -> Vec<Part> {
    all.into_iter()
        .filter(|(_, ours, theirs)| ours != theirs)
        .map(|(label, ours, theirs)| {
            let (ours, theirs) = where_they_differ(&ours, &theirs);
            Part {
                label: label.get(lang),
                ours: line_of(&ours, SHOWN, lang),
                theirs: line_of(&theirs, SHOWN, lang),
            }
        })
        .collect()
}

/// Shortens long texts so that the first difference stays visible.
fn where_they_differ<'a>(ours: &'a str, theirs: &'a str) -> (Cow<'a, str>, Cow<'a, str>) {
    let same = ours.chars().zip(theirs.chars());
    let same = same.take_while(|(one, other)| one == other).count();
    let is_long = |text: &str| text.chars().nth(SHOWN).is_some();
    if same <= SHOWN / 4 || !(is_long(ours) || is_long(theirs)) {
        return (ours.into(), theirs.into());
    }
    let from = |text: &str| {
        let rest: String = text.chars().skip(same - SHOWN / 8).collect();
        Cow::Owned(format!("...{rest}"))
    };
    (from(ours), from(theirs))
}

fn pieces(evidence: &[Evidence]) -> String {
    let places: Vec<&str> = evidence.iter().map(|piece| piece.location.as_str()).collect();
    places.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_from_where_they_differ() {
        let same = "가 ".repeat(1000);
        let (ours, theirs) = (format!("{same}여기"), format!("{same}저기"));
        let parts = pairs([(VALUE, ours, theirs)], Lang::Ko);
        assert!(parts[0].ours.starts_with("...") && parts[0].ours.ends_with("여기"));
        assert!(parts[0].theirs.ends_with("저기"));
        let parts = pairs([(VALUE, "a".into(), "b".into())], Lang::Ko);
        assert_eq!((parts[0].ours.as_str(), parts[0].theirs.as_str()), ("a", "b"));
    }
}
