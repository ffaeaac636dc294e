//! A line at a question: an answer or a command. Pure.

use super::ask::{leave, quit_anyway, switch};
use super::command::{self, Command};
use super::read::{self, Said};
use super::session::{Effect, Moment, Part, Prompt, Reply, Session, Slot, Then};
use super::step::{self, advance, go, seek};
use super::{conflict, evidence, export, form, guide, list, outcome, undo};
use crate::domain::access::Access;
use crate::domain::id::Id;
use crate::domain::progress::Way;
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::domain::suggest::nearest;
use crate::domain::value::{Value, ValueError};
use crate::words::{plain as word, terms};

/// Answers a line typed at a question.
pub(super) fn line(session: &mut Session, line: &str, moment: &Moment) -> Reply {
    if line.is_empty() {
        return next_open(session, Way::Forward);
    }
    let Some(question) = session.work.as_ref().and_then(|work| work.question()).cloned() else {
        return command_line(session, None, line, moment);
    };
    match read::value(&question.kind, line) {
        Said::Value(value, reason) => choose(session, &question, value, &reason, moment),
        Said::Clear => clear(session, &question.id, moment),
        Said::Refused(refused) => Reply::say(refused_line(session, &refused)),
        Said::Nothing => command_line(session, Some(&question), line, moment),
    }
}

fn choose(session: &mut Session, question: &Question, value: Value, reason: &str, moment: &Moment) -> Reply {
    let warning = implausible(session, question, &value);
    let (reply, changed) = step::answer(
        session,
        moment,
        &question.id,
        |question, answer, lang| {
            let value = answer
                .value
                .as_ref()
                .map(|value| terms::value(question, value, lang));
            value.unwrap_or_default()
        },
        |answer| {
            answer.value = Some(value);
            answer.to_confirm = false;
            if !reason.is_empty() {
                answer.reason = reason.into();
            }
        },
    );
    let mut reply = reply.then(Reply::lines(warning.into_iter().collect()));
    let now = session
        .work
        .as_ref()
        .map(|work| work.answer(&question.id))
        .unwrap_or_default();
    if !changed
        && session
            .work
            .as_ref()
            .is_some_and(|work| step::refusal(work, session.lang).is_some())
    {
        return reply;
    }
    if !changed {
        reply = Reply::default();
    }
    if let Some(part) = missing_part(question, &now) {
        return reply.and(session.push(Prompt::Line(Slot::Answer(question.id.clone(), part), true)));
    }
    let next = advance(session);
    reply.then(next)
}

/// What "not applicable" still needs: a reason, and for a critical question somebody who signs it off.
pub(super) fn missing_part(question: &Question, answer: &crate::domain::answer::Answer) -> Option<Part> {
    if !answer.is_not_applicable() {
        return None;
    }
    if answer.reason.trim().is_empty() {
        return Some(Part::Reason);
    }
    (question.critical && answer.reviewed_by.trim().is_empty()).then_some(Part::Reviewer)
}

/// A number outside the range the checklist finds plausible is kept, with a word of warning.
fn implausible(session: &Session, question: &Question, value: &Value) -> Option<String> {
    let (Value::Number(text), Some(measure)) = (value, &question.measure) else {
        return None;
    };
    let number: Ratio = text.parse().ok()?;
    let is_low = measure.min.as_ref().is_some_and(|min| number < *min);
    let is_high = measure.max.as_ref().is_some_and(|max| number > *max);
    (is_low || is_high).then(|| word::IMPLAUSIBLE.fill(session.lang, &[("number", text)]))
}

fn clear(session: &mut Session, id: &Id, moment: &Moment) -> Reply {
    let said = |_: &Question, _: &crate::domain::answer::Answer, lang| word::CLEARED.get(lang).to_owned();
    step::answer(session, moment, id, said, |answer| answer.value = None).0
}

fn refused_line(session: &Session, refused: &ValueError) -> String {
    let lang = session.lang;
    match refused {
        ValueError::Unknown { given, accepted } => {
            word::REFUSED.fill(lang, &[("given", given), ("takes", &accepted.join(", "))])
        }
        ValueError::NotANumber(given) => word::NOT_A_NUMBER.fill(lang, &[("given", given)]),
        ValueError::Exclusive(given) => word::EXCLUSIVE.fill(lang, &[("given", given)]),
        ValueError::Empty => word::UNCHANGED.get(lang).into(),
    }
}

fn next_open(session: &mut Session, way: Way) -> Reply {
    let is_open =
        |work: &super::session::Work, at: usize| work.review.states.get(at).is_some_and(State::is_open);
    seek(session, way, is_open, word::NONE_OPEN)
}

/// A command typed where no answer was meant.
pub(super) fn command_line(
    session: &mut Session,
    question: Option<&Question>,
    line: &str,
    moment: &Moment,
) -> Reply {
    let Some((command, rest)) = command::read(line) else {
        return unknown(session, line);
    };
    if let Some(reply) = about_answer(session, question, command, rest, moment) {
        return reply;
    }
    if let Some(reply) = together(session, command, rest, moment) {
        return reply;
    }
    match command {
        Command::Back => step::step(session, Way::Backward),
        Command::Skip => advance(session),
        Command::NextOpen => next_open(session, Way::Forward),
        Command::PreviousOpen => next_open(session, Way::Backward),
        Command::NextBare => seek(
            session,
            Way::Forward,
            |work, at| {
                matches!(
                    work.review.states.get(at),
                    Some(State::Decided { evidenced: false, .. })
                )
            },
            word::NONE_BARE,
        ),
        Command::Jump => jump(session, rest),
        Command::List => list::list(session, rest),
        Command::Overview => list::overview(session),
        Command::Search => list::search(session, rest),
        Command::Filter => list::filters(session),
        Command::Review => outcome::review(session),
        Command::Result => outcome::result(session),
        Command::History => undo::history(session),
        Command::Compare => outcome::compare(session, rest),
        Command::Form => form::open(session),
        Command::Export => export::export(session, rest),
        Command::Undo | Command::Redo => undo::undo(session, moment, command == Command::Undo),
        Command::Guide | Command::Other | Command::Glossary => read_out(session, command, rest),
        Command::Help => Reply::lines(guide::help(session)),
        Command::Lang => switch(session, rest),
        Command::Save => Reply::effect(Effect::Save(vec![word::SAVED_ALL.get(session.lang).into()])),
        Command::SaveAs => save_as(session, rest),
        Command::Stop => evidence::stop(session),
        Command::Home => leave(Then::Home),
        Command::Quit => leave(Then::End),
        Command::QuitAnyway => quit_anyway(session),
        Command::Repeat => Reply::default(),
        _ => unknown(session, line),
    }
}

/// What is only read out: guide, the other language, terms.
fn read_out(session: &Session, command: Command, rest: &str) -> Reply {
    let (work, lang) = (session.work.as_ref(), session.lang);
    let lines = work.map(|work| match command {
        Command::Guide => guide::guide(work, lang),
        Command::Other => guide::other(work, rest, lang.other()),
        _ => guide::glossary(work, rest, lang),
    });
    Reply::lines(lines.unwrap_or_default())
}

fn save_as(session: &Session, to: &str) -> Reply {
    if to.is_empty() {
        return Reply::say(word::SAVE_AS_WHERE.get(session.lang));
    }
    Reply::effect(Effect::SaveAs(to.into()))
}

/// Commands for a file that others change too; `None` for all others.
fn together(session: &mut Session, command: Command, rest: &str, moment: &Moment) -> Option<Reply> {
    Some(match command {
        Command::Conflicts => conflict::list(session),
        Command::Theirs => conflict::take(session, rest, moment),
        Command::Ours => conflict::keep(session, rest),
        Command::Reopen => reopen(session),
        _ => return None,
    })
}

/// Opens the file again where it is read-only, because whoever held it may have gone.
fn reopen(session: &Session) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    match work.access {
        Access::ReadOnly(_) => Reply::effect(Effect::Open(work.path.clone())),
        Access::Writable => Reply::say(word::NOT_READ_ONLY.get(session.lang)),
    }
}

/// Commands about the answer at hand; `None` for all others.
fn about_answer(
    session: &mut Session,
    question: Option<&Question>,
    command: Command,
    rest: &str,
    moment: &Moment,
) -> Option<Reply> {
    let id = &question?.id;
    let part = match command {
        Command::Note => return Some(note(session, id, rest, moment)),
        Command::Edit => return Some(edit_outside(session, id)),
        Command::Evidence => return Some(evidence::open(session, id, rest, moment)),
        Command::Flag => return Some(mark(session, id, moment, true)),
        Command::InProgress => return Some(mark(session, id, moment, false)),
        Command::Reason => Part::Reason,
        Command::Owner => Part::Owner,
        Command::Plan(text) => Part::Plan(text),
        Command::Due => Part::Due,
        Command::Accept => Part::AcceptedBy,
        Command::Reviewer => Part::Reviewer,
        _ => return None,
    };
    let slot = Slot::Answer(id.clone(), part);
    Some(if rest.is_empty() {
        form::begin(session, slot, false)
    } else {
        form::set(session, &slot, rest, moment)
            .0
            .and(form::after(session, &slot))
    })
}

fn note(session: &mut Session, id: &Id, rest: &str, moment: &Moment) -> Reply {
    let slot = Slot::Answer(id.clone(), Part::Note);
    match rest {
        "" => form::begin(session, slot, false),
        "0" => form::set(session, &slot, "", moment).0,
        line => {
            let note = session
                .work
                .as_ref()
                .map(|work| work.answer(id).note)
                .unwrap_or_default();
            let text = if note.is_empty() {
                line.to_owned()
            } else {
                format!("{note}\n{line}")
            };
            form::set(session, &slot, &text, moment).0
        }
    }
}

fn edit_outside(session: &Session, id: &Id) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    match step::refusal(work, session.lang) {
        Some(refusal) => Reply::say(refusal),
        None => Reply::effect(Effect::Edit(id.clone(), work.answer(id).note)),
    }
}

fn mark(session: &mut Session, id: &Id, moment: &Moment, is_flag: bool) -> Reply {
    let said = move |_: &Question, answer: &crate::domain::answer::Answer, lang| {
        let said = match (is_flag, answer.flagged, answer.in_progress) {
            (true, true, _) => word::FLAGGED,
            (true, false, _) => word::UNFLAGGED,
            (false, _, true) => word::IN_PROGRESS,
            (false, _, false) => word::NOT_IN_PROGRESS,
        };
        said.get(lang).to_owned()
    };
    let edit = |answer: &mut crate::domain::answer::Answer| {
        if is_flag {
            answer.flagged = !answer.flagged;
        } else {
            answer.in_progress = !answer.in_progress;
        }
    };
    step::answer(session, moment, id, said, edit).0
}

fn jump(session: &mut Session, wanted: &str) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let questions = &work.checklist.questions;
    let Some(at) = questions
        .iter()
        .position(|each| each.id.as_str().eq_ignore_ascii_case(wanted))
    else {
        let near = nearest(wanted, questions.iter().map(|each| each.id.as_str())).unwrap_or_default();
        let said = if near.is_empty() {
            word::NO_SUCH_ID
        } else {
            word::NO_SUCH_ID_NEAR
        };
        return Reply::say(said.fill(lang, &[("id", wanted), ("near", near)]));
    };
    if work.review.applicability.is_visible(at) {
        return go(session, at);
    }
    let id = questions[at].id.to_string();
    Reply::say(word::IS_HIDDEN.fill(lang, &[("id", &id)]))
}

fn unknown(session: &mut Session, line: &str) -> Reply {
    let is_id = |work: &super::session::Work| {
        work.checklist
            .questions
            .iter()
            .any(|each| each.id.as_str().eq_ignore_ascii_case(line))
    };
    if session.work.as_ref().is_some_and(is_id) {
        return jump(session, line);
    }
    let near = nearest(
        line,
        command::words().filter(|each| each.chars().nth(1).is_some()),
    )
    .unwrap_or_default();
    let said = if near.is_empty() {
        word::UNKNOWN
    } else {
        word::UNKNOWN_NEAR
    };
    Reply::say(said.fill(
        session.lang,
        &[("given", &crate::domain::clean::clean_line(line)), ("near", near)],
    ))
}
