//! What came back from the outside world, put into words and into the session. Pure.

use super::session::{Effect, Heard, Moment, Prompt, Reply, Session, Then, Work};
use super::{conflict, evidence, form, home, outcome, step};
use crate::domain::assessment::Assessment;
use crate::domain::carried::Fate;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::merge::Conflict;

use crate::domain::user_error::UserError;
use crate::session::port::Opened;
use crate::words::{plain as word, terms, verdict};

/// Takes what came back.
pub(super) fn heard(session: &mut Session, heard: Heard, moment: &Moment) -> Reply {
    let lang = session.lang;
    match heard {
        Heard::Saved(Ok(()), lines) => {
            session.unsaved = false;
            Reply::lines(lines)
        }
        Heard::Saved(Err(trouble), _) => {
            session.unsaved = true;
            failed(session, &trouble)
        }
        Heard::SavedAs(Ok(path)) => saved_as(session, path),
        Heard::Completed(paths) if paths.is_empty() => Reply::say(word::NOTHING_FOUND.get(lang)),
        Heard::Completed(paths) => Reply::lines(paths),
        Heard::Exported(Ok(made)) => {
            let places = [
                ("path", made.path.display().to_string()),
                ("size", made.bytes.to_string()),
                ("verdict", verdict::verdict(made.verdict, lang).to_owned()),
            ];
            let places: Vec<(&str, &str)> =
                places.iter().map(|(name, text)| (*name, text.as_str())).collect();
            Reply::say(word::EXPORTED.fill(lang, &places))
        }
        Heard::Baseline(Ok(baseline)) => outcome::compared(session, &baseline),
        Heard::Listed(entries, known) => {
            (session.entries, session.known) = (entries, known);
            if session.work.is_none() {
                Reply::lines(home::rows(session))
            } else {
                Reply::default()
            }
        }
        Heard::History(earlier) => {
            if let Some(work) = &mut session.work {
                work.history.put_before(earlier);
            }
            Reply::default()
        }
        Heard::Proposed(id, name, path) => {
            session.push(Prompt::NewPath(id, name, path.display().to_string()))
        }
        Heard::Opened(Ok(opened), is_new) => opened_now(session, *opened, is_new, moment),
        Heard::Edited(_, None) => Reply::say(word::NO_EDITOR.get(lang)),
        Heard::Edited(id, Some(Ok(text))) => form::take_note(session, &id, &text, moment),
        Heard::SavedAs(Err(trouble))
        | Heard::Exported(Err(trouble))
        | Heard::Baseline(Err(trouble))
        | Heard::Opened(Err(trouble), _)
        | Heard::Edited(_, Some(Err(trouble))) => Reply::lines(step::user_error(&trouble, lang)),
        Heard::Closed(Ok(()), then) => closed(session, then),
        Heard::Closed(Err(trouble), _) => {
            session.unsaved = true;
            failed(session, &trouble).and(Reply::say(word::LEAVE_ANYWAY.get(lang)))
        }
        Heard::Event(event) => event_lines(session, event, moment),
    }
}

fn saved_as(session: &mut Session, path: std::path::PathBuf) -> Reply {
    session.unsaved = false;
    let said = word::SAVED_AS.fill(session.lang, &[("path", &path.display().to_string())]);
    if let Some(work) = &mut session.work {
        work.path = path;
        work.access = crate::domain::access::Access::Writable;
        work.history.restart();
    }
    Reply::say(said)
}

fn failed(session: &Session, trouble: &UserError) -> Reply {
    let head = Reply::say(word::NOT_SAVED.get(session.lang));
    head.and(Reply::lines(step::user_error(trouble, session.lang)))
}

fn closed(session: &mut Session, then: Then) -> Reply {
    session.unsaved = false;
    if then == Then::End {
        session.ended = true;
        let was_open = session.work.take().is_some();
        return if was_open {
            Reply::say(word::ALL_SAVED.get(session.lang))
        } else {
            Reply::default()
        };
    }
    session.work = None;
    session.prompts = vec![Prompt::Home];
    Reply::effect(Effect::List)
}

fn opened_now(session: &mut Session, opened: Opened, is_new: bool, moment: &Moment) -> Reply {
    let lang = session.lang;
    let mut lines = vec![word::OPENED.fill(
        lang,
        &[
            ("path", &opened.path.display().to_string()),
            ("checklist", &step::shown(&opened.checklist.header.title, lang)),
            ("version", &opened.checklist.header.version),
        ],
    )];
    lines.extend(opened.notices.iter().map(|notice| notice.get(lang).to_owned()));
    let told = opened.carried.iter().filter(|each| each.fate != Fate::Kept);
    lines.extend(told.map(|each| format!("{}: {}", each.question, terms::fate(each.fate, lang))));
    if let Some(position) = opened
        .position
        .as_ref()
        .filter(|position| !position.at.is_empty())
    {
        lines.push(word::RESUMED.fill(lang, &[("at", &terms::stopped(position, moment.today, lang))]));
    }
    let before = session.work.as_ref().filter(|work| work.path == opened.path);
    let at = before.map(|work| work.at);
    let mut work = Work::new(opened, moment.today);
    // Opened again, it goes on at the question that was at hand.
    if let Some(at) = at.filter(|at| work.review.applicability.is_visible(*at)) {
        work.at = at;
    }
    lines.extend(step::refusal(&work, lang));
    if !is_new {
        lines.push(word::FIRST_HINT.get(lang).into());
    }
    let ids: Vec<Id> = work.assessment.answers.keys().cloned().collect();
    let mut effects = vec![Effect::LoadHistory];
    effects.extend(ids.iter().flat_map(|id| work.look_at(id, false)));
    session.work = Some(work);
    session.prompts = vec![Prompt::Home, Prompt::Question];
    let reply = Reply { lines, effects };
    if !is_new {
        return reply;
    }
    session.push(Prompt::Form);
    reply
        .and(Reply::say(word::FORM_FIRST.get(lang)))
        .and(form::next_required(session))
}

fn event_lines(session: &mut Session, event: Event, moment: &Moment) -> Reply {
    let lang = session.lang;
    match event {
        Event::Saved(..) => Reply::default(),
        // The failure that flushing met was said already.
        Event::SaveFailed(..) if session.unsaved => Reply::default(),
        Event::SaveFailed(_, trouble) => {
            session.unsaved = true;
            failed(session, &trouble)
        }
        Event::Inspected(id, state, piece) => {
            let pieces = session
                .work
                .as_ref()
                .map(|work| work.pieces(&id))
                .unwrap_or_default();
            let at = pieces.iter().position(|each| each.location == piece.location);
            at.map(|at| evidence::found(session, &id, at, state, &piece, moment))
                .unwrap_or_default()
        }
        Event::Progress(done, of) => {
            if let Some(work) = &mut session.work {
                work.progress = (done < of).then_some((done, of));
            }
            Reply::default()
        }
        Event::Merged(takeover) => merge(
            session,
            takeover.after,
            &takeover.taken,
            takeover.conflicts,
            moment,
        ),
        Event::Notice(text) => Reply::say(text.get(lang)),
        Event::Ended => Reply::effect(Effect::Close(Then::End)),
    }
}

fn merge(
    session: &mut Session,
    merged: Assessment,
    taken: &[Id],
    conflicts: Vec<Conflict>,
    moment: &Moment,
) -> Reply {
    let lang = session.lang;
    let Some(work) = &mut session.work else {
        return Reply::default();
    };
    work.assessment = merged;
    let moved = work.refresh(moment.today);
    let mut lines = vec![word::MERGED.fill(lang, &[("count", &taken.len().to_string())])];
    lines.extend(step::moved_lines(work, &moved, lang));
    lines.extend(conflicts.iter().map(|each| conflict::line(work, each, lang)));
    if !conflicts.is_empty() {
        lines.push(word::SEE_CONFLICTS.get(lang).into());
    }
    conflict::add(work, conflicts);
    let effects = taken.iter().flat_map(|id| work.look_at(id, false)).collect();
    Reply { lines, effects }
}
