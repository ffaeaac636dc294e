//! What both sides changed differently, read out with both sides, and settled by taking theirs or keeping ours. Pure.

use super::session::{Moment, Prompt, Reply, Session, Work};
use super::step;
use crate::domain::change::Change;
use crate::domain::clean::clean;
use crate::domain::lang::Lang;
use crate::domain::merge::{Conflict, Theirs, add_conflicts};
use crate::words::{Message, conflict as said, plain as word};

/// Adds conflicts to those not settled yet. Questions come first, so that the numbers read out are those that can be gone to.
pub(super) fn add(work: &mut Work, newer: Vec<Conflict>) {
    add_conflicts(&mut work.conflicts, newer);
    let mut all = std::mem::take(&mut work.conflicts);
    all.sort_by_key(|conflict| position(work, conflict).is_none());
    work.conflicts = all;
}

fn position(work: &Work, conflict: &Conflict) -> Option<usize> {
    match &conflict.theirs {
        Theirs::Answer(id, _) => work.checklist.position(id.as_str()),
        _ => None,
    }
}

/// One conflict in a line.
pub(super) fn line(work: &Work, conflict: &Conflict, lang: Lang) -> String {
    let name = said::name(&work.checklist, conflict, lang);
    word::CONFLICT.fill(lang, &[("name", &name)])
}

/// Reads out every conflict with both sides.
pub(super) fn list(session: &mut Session) -> Reply {
    let lang = session.lang;
    if matches!(session.asked(), Prompt::Pick(_)) {
        session.pop();
    }
    let Some(work) = &session.work else {
        return Reply::default();
    };
    if work.conflicts.is_empty() {
        return Reply::say(word::NO_CONFLICTS.get(lang));
    }
    let mut lines = vec![word::CONFLICTS_HEAD.get(lang).to_owned()];
    for (at, conflict) in work.conflicts.iter().enumerate() {
        lines.extend(sides(work, at + 1, conflict, lang));
    }
    lines.push(word::CONFLICTS_HOW.get(lang).into());
    let questions: Vec<usize> = work
        .conflicts
        .iter()
        .filter_map(|each| position(work, each))
        .collect();
    if !questions.is_empty() {
        session.push(Prompt::Pick(questions));
    }
    Reply::lines(lines)
}

/// A conflict under its number: what it is about, both sides of each part, and where the other side is kept.
fn sides(work: &Work, number: usize, conflict: &Conflict, lang: Lang) -> Vec<String> {
    let number = number.to_string();
    let about = position(work, conflict).map_or_else(
        || said::name(&work.checklist, conflict, lang),
        |at| super::list::row(work, at, lang),
    );
    let mut lines = vec![format!("{number} {about}")];
    let parts = said::parts(&work.checklist, &work.assessment, conflict, lang);
    if parts.is_empty() {
        lines.push(format!("{number} {}", said::SAME.get(lang)));
    }
    for part in &parts {
        for (side, text) in [(said::HERE, &part.ours), (said::ELSEWHERE, &part.theirs)] {
            let places = [
                ("number", number.as_str()),
                ("part", part.label),
                ("side", side.get(lang)),
                ("text", text),
            ];
            lines.push(word::CONFLICT_SIDE.fill(lang, &places));
        }
    }
    if let Some(file) = &conflict.kept_in {
        let file = file.display().to_string();
        let file = clean(&file);
        lines.push(format!(
            "{number} {}",
            said::KEPT_IN.fill(lang, &[("file", &file)])
        ));
    }
    lines
}

/// Takes the other side over, as a change that can be undone.
pub(super) fn take(session: &mut Session, number: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let Some((at, name)) = numbered(session, number) else {
        return Reply::say(word::NO_SUCH_CONFLICT.get(lang));
    };
    let Some(work) = &mut session.work else {
        return Reply::default();
    };
    if let Some(refusal) = step::refusal(work, lang) {
        return Reply::say(refusal);
    }
    let mut reply = Reply::default();
    if let Some(change) = work.conflicts[at].change(&work.assessment) {
        let question = match &change {
            Change::Answer { question, .. } => Some(question.clone()),
            _ => None,
        };
        let (made, _) = step::make(session, moment, Some(change), &name, said::ELSEWHERE.get(lang));
        reply = made;
        if let (Some(work), Some(id)) = (&mut session.work, question) {
            reply.effects.extend(work.look_at(&id, false));
        }
    }
    reply.then(settled(session, at, &name, said::TAKEN))
}

/// Leaves things as they are here.
pub(super) fn keep(session: &mut Session, number: &str) -> Reply {
    match numbered(session, number) {
        Some((at, name)) => settled(session, at, &name, said::KEPT),
        None => Reply::say(word::NO_SUCH_CONFLICT.get(session.lang)),
    }
}

/// The conflict with a number as it is read out; the only one where no number is said.
fn numbered(session: &Session, number: &str) -> Option<(usize, String)> {
    let work = session.work.as_ref()?;
    let number = match number {
        "" if work.conflicts.len() == 1 => 1,
        number => number.parse::<usize>().ok()?,
    };
    let at = number.checked_sub(1)?;
    let conflict = work.conflicts.get(at)?;
    Some((at, said::name(&work.checklist, conflict, session.lang)))
}

/// Says how a conflict was settled, takes it from the list and reads out what is left.
fn settled(session: &mut Session, at: usize, name: &str, how: Message) -> Reply {
    let lang = session.lang;
    let Some(work) = &mut session.work else {
        return Reply::default();
    };
    work.conflicts.remove(at);
    let left = work.conflicts.len().to_string();
    let reply = Reply::say(how.fill(lang, &[("name", name), ("left", &left), ("undo", "u")]));
    if left == "0" {
        if matches!(session.asked(), Prompt::Pick(_)) {
            session.pop();
        }
        return reply;
    }
    reply.and(list(session))
}
