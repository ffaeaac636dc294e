//! Undo and redo, told in words, and the history read out. Pure.

use super::ask;
use super::session::{Effect, Moment, Prompt, Reply, Session, Work};
use super::step;
use crate::domain::change::{Change, minute};
use crate::domain::history::{Outcome, Step};
use crate::words::{change as told, plain as word};

/// Steps that are read out at once.
const READ_OUT: usize = 20;

/// Takes the last change back, or makes it again, and goes to where it was.
pub(super) fn undo(session: &mut Session, moment: &Moment, back: bool) -> Reply {
    let lang = session.lang;
    let Some(work) = &mut session.work else {
        return Reply::default();
    };
    if let Some(refusal) = step::refusal(work, lang) {
        return Reply::say(refusal);
    }
    let (nothing, how) = if back {
        (word::NOTHING_TO_UNDO, word::UNDONE)
    } else {
        (word::NOTHING_TO_REDO, word::REDONE)
    };
    let outcome = if back {
        work.history.undo(&mut work.assessment)
    } else {
        work.history.redo(&mut work.assessment)
    };
    let said = |work: &Work, change: &Change, how: crate::words::Message| {
        let change = told::told(&work.checklist, change, lang);
        how.fill(lang, &[("change", &change)])
    };
    let made = match outcome {
        Outcome::Nothing => return Reply::say(nothing.get(lang)),
        Outcome::Stale(change) => return Reply::say(said(work, &change, word::STEP_STALE)),
        Outcome::Done(change) => change,
    };
    let moved = work.refresh(moment.today);
    let mut lines = vec![said(work, &made, how)];
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

/// Reads the newest changes out and waits for one.
pub(super) fn history(session: &mut Session) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let (done, undone) = (work.history.done(), work.history.undone());
    if done.is_empty() && undone.is_empty() {
        return Reply::say(word::NO_HISTORY.get(lang));
    }
    let mut lines = Vec::new();
    for (at, each) in done.iter().rev().take(READ_OUT).enumerate() {
        lines.push(format!("{} {}", at + 1, line_of(work, each, lang)));
    }
    if done.len() > READ_OUT {
        let more = (done.len() - READ_OUT).to_string();
        lines.push(word::HISTORY_MORE.fill(lang, &[("count", &more)]));
    }
    if !undone.is_empty() {
        let count = undone.len().to_string();
        lines.push(word::HISTORY_UNDONE.fill(lang, &[("count", &count)]));
    }
    session.push(Prompt::History);
    Reply::lines(lines)
}

fn line_of(work: &Work, step: &Step, lang: crate::domain::lang::Lang) -> String {
    let mut line = format!(
        "{}, {}",
        minute(&step.stamp.at),
        told::told(&work.checklist, &step.change, lang)
    );
    if !step.stamp.by.is_empty() {
        line.push_str(", ");
        line.push_str(&step.stamp.by);
    }
    line
}

/// A line after the history: a number goes to the question, `u` and a number undoes back to there.
pub(super) fn history_line(session: &mut Session, line: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let is_undo = matches!(
        super::command::read(first),
        Some((super::command::Command::Undo, ""))
    );
    let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let done = work.history.done();
    match (number(line), is_undo.then(|| number(rest)).flatten()) {
        (Some(number), _) if number <= done.len() => {
            let Change::Answer { question, .. } = &done[done.len() - number].change else {
                session.pop();
                return session.push(Prompt::Form);
            };
            match work.checklist.position(question.as_str()) {
                Some(at) => step::go(session, at),
                None => Reply::say(word::NO_SUCH_NUMBER.get(lang)),
            }
        }
        (_, Some(count)) if count <= done.len() => {
            session.pop();
            let mut reply = Reply::default();
            for _ in 0..count {
                reply = reply.and(undo(session, moment, true));
            }
            reply
        }
        (None, None) => ask::common(session, line)
            .unwrap_or_else(|| Reply::say(word::UNKNOWN.fill(lang, &[("given", line)]))),
        _ => Reply::say(word::NO_SUCH_NUMBER.get(lang)),
    }
}
