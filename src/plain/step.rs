//! What every command needs: making a change that is said once it is saved, moving, and naming questions. Pure.

use super::session::{Effect, Moment, Prompt, Reply, Session, Work};
use crate::domain::access::Access;
use crate::domain::answer::Answer;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::progress::{Way, next_where};
use crate::domain::question::Question;
use crate::domain::text::Text;
use crate::domain::user_error::UserError;
use crate::words::{Message, plain as word};

/// How many questions a line names before it counts the rest.
const NAMED: usize = 5;

/// Why the assessment may not be changed, if it may not.
pub(super) fn refusal(work: &Work, lang: Lang) -> Option<String> {
    match &work.access {
        Access::Writable => None,
        Access::ReadOnly(why) => Some(word::READ_ONLY.fill(lang, &[("why", why.get(lang))])),
    }
}

/// Makes a change; `said` is what was saved, and is told once it is on disk. The flag says whether anything changed.
pub(super) fn make(
    session: &mut Session,
    moment: &Moment,
    change: Option<Change>,
    name: &str,
    said: &str,
) -> (Reply, bool) {
    let lang = session.lang;
    let Some(work) = &mut session.work else {
        return (Reply::default(), false);
    };
    if let Some(refusal) = refusal(work, lang) {
        return (Reply::say(refusal), false);
    }
    let Some(change) = change else {
        return (Reply::say(word::UNCHANGED.get(lang)), false);
    };
    let moved = work.make(change, moment);
    let mut lines = vec![saved(work, name, said, lang)];
    lines.extend(moved_lines(work, &moved, lang));
    (Reply::effect(Effect::Save(lines)), true)
}

pub(super) fn saved(work: &Work, name: &str, said: &str, lang: Lang) -> String {
    let left = work.review.counts.unanswered.to_string();
    word::SAVED.fill(lang, &[("name", name), ("value", said), ("left", &left)])
}

/// Changes an answer.
pub(super) fn answer(
    session: &mut Session,
    moment: &Moment,
    id: &Id,
    said: impl FnOnce(&Question, &Answer, Lang) -> String,
    edit: impl FnOnce(&mut Answer),
) -> (Reply, bool) {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return (Reply::default(), false);
    };
    let Some(question) = work.checklist.question(id.as_str()) else {
        return (Reply::default(), false);
    };
    let change = Change::answer(&work.assessment, question, &moment.stamp, edit);
    let after = match &change {
        Some(Change::Answer { after, .. }) => said(question, after, lang),
        _ => String::new(),
    };
    make(session, moment, change, id.as_str(), &after)
}

/// What an answer showed and hid, in words.
pub(super) fn moved_lines(work: &Work, moved: &(Vec<usize>, Vec<usize>), lang: Lang) -> Vec<String> {
    [(word::SHOWN, &moved.0), (word::HID, &moved.1)]
        .into_iter()
        .filter(|(_, positions)| !positions.is_empty())
        .map(|(said, positions)| counted(said, work, positions, lang))
        .collect()
}

fn counted(said: Message, work: &Work, positions: &[usize], lang: Lang) -> String {
    let ids: Vec<&str> = positions
        .iter()
        .take(NAMED)
        .filter_map(|at| work.checklist.questions.get(*at))
        .map(|question| question.id.as_str())
        .collect();
    let mut ids = ids.join(", ");
    if positions.len() > NAMED {
        ids.push_str(
            &crate::words::verdict::AND_MORE.fill(lang, &[("count", &(positions.len() - NAMED).to_string())]),
        );
    }
    said.fill(lang, &[("count", &positions.len().to_string()), ("ids", &ids)])
}

/// A text of the checklist, with its language named where it had to fall back, as one line.
pub(super) fn shown(text: &Text, lang: Lang) -> String {
    let shown = text.shown(lang);
    let line = shown.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match shown.fallback {
        Some(code) => format!("[{code}] {line}"),
        None => line,
    }
}

/// Goes to a question.
pub(super) fn go(session: &mut Session, at: usize) -> Reply {
    if let Some(work) = &mut session.work {
        work.at = at;
    }
    session.prompts.truncate(1);
    session.push(Prompt::Question)
}

/// Goes on to the next question that is walked; at the end says so and stays.
pub(super) fn advance(session: &mut Session) -> Reply {
    step(session, Way::Forward)
}

/// Goes one question on or back without turning round at the ends.
pub(super) fn step(session: &mut Session, way: Way) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let walked = work.walked();
    let next = match way {
        Way::Forward => walked.iter().find(|at| **at > work.at),
        Way::Backward => walked.iter().rev().find(|at| **at < work.at),
    };
    match (next, way) {
        (Some(at), _) => go(session, *at),
        (None, Way::Forward) => {
            let left = work.review.counts.unanswered.to_string();
            Reply::say(word::AT_END.fill(lang, &[("left", &left)]))
        }
        (None, Way::Backward) => Reply::say(word::AT_START.get(lang)),
    }
}

/// Goes to the next walked question for which something holds, round the ends.
pub(super) fn seek(
    session: &mut Session,
    way: Way,
    wanted: impl Fn(&Work, usize) -> bool,
    none: Message,
) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let walked = work.walked();
    let found = next_where(work.review.states.len(), work.at, way, |at| {
        walked.binary_search(&at).is_ok() && wanted(work, at)
    });
    match found {
        Some(at) => go(session, at),
        None => Reply::say(none.get(lang)),
    }
}

/// What happened, what is safe and what to do next, one line each.
pub(super) fn user_error(trouble: &UserError, lang: Lang) -> Vec<String> {
    let mut lines = trouble.sentences(lang);
    if let Some(first) = lines.first_mut() {
        first.push_str(&trouble.tail());
    }
    lines
}
