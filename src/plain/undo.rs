//! Undo and redo, told in words: what a change was about, as it was and as it is. Pure.

use super::session::{Effect, Moment, Reply, Session, Work};
use super::step::{self, shown};
use crate::domain::answer::Answer;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::plan::PlanText;
use crate::words::{plain as word, terms};

/// Takes the last change back, or makes it again, and goes to where it was.
pub(super) fn undo(session: &mut Session, moment: &Moment, back: bool) -> Reply {
    let lang = session.lang;
    let Some(work) = &mut session.work else {
        return Reply::default();
    };
    if let Some(refusal) = step::refusal(work, lang) {
        return Reply::say(refusal);
    }
    let change = if back {
        work.history.undo(&mut work.assessment)
    } else {
        work.history.redo(&mut work.assessment)
    };
    let Some(change) = change else {
        let said = if back {
            word::NOTHING_TO_UNDO
        } else {
            word::NOTHING_TO_REDO
        };
        return Reply::say(said.get(lang));
    };
    let made = if back { change.inverse() } else { change };
    let moved = work.refresh(moment.today);
    let said = if back { word::UNDONE } else { word::REDONE };
    let mut lines = vec![said.fill(lang, &[("change", &describe(work, &made, lang))])];
    lines.extend(step::moved_lines(work, &moved, lang));
    let mut effects = vec![Effect::Save(lines)];
    let mut at = None;
    if let Change::Answer {
        question,
        before,
        after,
    } = &made
    {
        if before.evidence != after.evidence {
            effects.extend(work.look_at(question, true));
        }
        at = work
            .checklist
            .position(question.as_str())
            .filter(|at| work.review.applicability.is_visible(*at));
    }
    let gone = at.map(|at| step::go(session, at)).unwrap_or_default();
    Reply {
        lines: Vec::new(),
        effects,
    }
    .and(gone)
}

/// A change in words: what it was about, as it was and as it is.
fn describe(work: &Work, change: &Change, lang: Lang) -> String {
    let named = |text: &str| {
        if text.is_empty() {
            word::EMPTY.get(lang).to_owned()
        } else {
            text.replace('\n', " / ")
        }
    };
    let (name, before, after) = match change {
        Change::Answer {
            question,
            before,
            after,
        } => return describe_answer(work, question, before, after, lang),
        Change::Fact { fact, before, after } => {
            let found = work.checklist.fact(fact.as_str());
            let value = |value: &Option<crate::domain::value::Value>| {
                let pair = found.zip(value.as_ref());
                pair.map(|(fact, value)| terms::fact_value(&fact.kind, value, lang))
                    .unwrap_or_default()
            };
            let name = found.map_or_else(|| fact.to_string(), |fact| shown(&fact.ask, lang));
            (name, value(before), value(after))
        }
        Change::Subject { field, before, after } => (
            terms::subject(*field, lang).to_owned(),
            before.clone(),
            after.clone(),
        ),
    };
    format!("{name}: {} → {}", named(&before), named(&after))
}

fn describe_answer(work: &Work, id: &Id, before: &Answer, after: &Answer, lang: Lang) -> String {
    let question = work.checklist.question(id.as_str());
    let value = |answer: &Answer| {
        let pair = question.zip(answer.value.as_ref());
        pair.map_or_else(
            || terms::UNANSWERED.get(lang).into(),
            |(question, value)| terms::value(question, value, lang),
        )
    };
    if before.value != after.value {
        return format!("{id}: {} → {}", value(before), value(after));
    }
    let parts = [
        (before.note != after.note, word::LABEL_NOTE),
        (before.reason != after.reason, word::LABEL_REASON),
        (before.evidence != after.evidence, word::LABEL_EVIDENCE),
        (before.owner != after.owner, word::LABEL_OWNER),
        (before.due != after.due, word::LABEL_DUE),
        (before.accepted != after.accepted, word::LABEL_ACCEPTED),
        (before.reviewed_by != after.reviewed_by, word::LABEL_REVIEWER),
        (before.flagged != after.flagged, word::FLAGGED),
        (before.in_progress != after.in_progress, word::IN_PROGRESS),
    ];
    let plan = PlanText::KEYS.map(|(text, _)| (before.plan(text) != after.plan(text), terms::plan(text)));
    let changed: Vec<&str> = parts
        .into_iter()
        .chain(plan)
        .filter(|(is, _)| *is)
        .map(|(_, label)| label.get(lang))
        .collect();
    format!("{id}: {}", changed.join(", "))
}
