//! Evidence of a question: adding paths, addresses and plans, reading them out, removing, looking again. Pure.

use jiff::civil::Date;

use super::ask;
use super::command::{self, Command};
use super::session::{Effect, Moment, Prompt, Reply, Session, Work};
use super::step;
use crate::domain::answer::Answer;
use crate::domain::evidence::{Evidence, EvidenceState, Location};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::words::{plain as word, terms};

/// Opens the evidence of a question, or adds what was typed behind the command.
pub(super) fn open(session: &mut Session, id: &Id, rest: &str, moment: &Moment) -> Reply {
    if !rest.is_empty() {
        return line(session, id, rest, moment);
    }
    session.push(Prompt::Evidence(id.clone()));
    Reply::lines(rows(session, id))
}

fn rows(session: &Session, id: &Id) -> Vec<String> {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Vec::new();
    };
    let pieces = work.pieces(id);
    let mut lines =
        vec![word::EVIDENCE_HEAD.fill(lang, &[("id", id.as_str()), ("count", &pieces.len().to_string())])];
    lines.extend(
        pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| format!("{} {}", at + 1, row(work, id, at, piece, lang))),
    );
    if let Some((done, of)) = work.progress.filter(|_| !work.looking.is_empty()) {
        let percent = (done.saturating_mul(100) / of.max(1)).to_string();
        lines.push(word::LOOKING.fill(lang, &[("percent", &percent)]));
    }
    lines
}

/// One piece in a line: place, title, state, size, digest, last day.
fn row(work: &Work, id: &Id, at: usize, piece: &Evidence, lang: Lang) -> String {
    let state = match &piece.location {
        Location::Planned(_) => EvidenceState::Planned,
        _ => work.inspection.of(id, at),
    };
    let mut parts = vec![piece.location.as_str().to_owned()];
    if !piece.title.is_empty() {
        parts.push(piece.title.clone());
    }
    parts.push(terms::piece(&piece.location, &state, lang).into());
    if let EvidenceState::Refused(why) = &state {
        parts.push(why.clone());
    }
    parts.extend(piece.location.file_type());
    if let Some(size) = piece.size {
        parts.push(word::BYTES.fill(lang, &[("size", &size.to_string())]));
    }
    if let Some(digest) = &piece.sha256 {
        parts.push(format!("SHA-256 {digest}"));
    }
    if let Some(day) = piece.valid_until {
        parts.push(word::VALID_UNTIL.fill(lang, &[("day", &day.to_string())]));
    }
    parts.join(", ")
}

/// A line at the evidence of a question.
pub(super) fn line(session: &mut Session, id: &Id, line: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (first, rest) = (first.to_lowercase(), rest.trim());
    if let Some(number) = line.strip_prefix('-') {
        return remove(session, id, number, moment);
    }
    match first.as_str() {
        "remove" | "삭제" => return remove(session, id, rest, moment),
        "plan" | "계획" if !rest.is_empty() => {
            return add(session, id, Location::Planned(rest.into()), moment);
        }
        "until" | "유효" => return until(session, id, rest, moment),
        "accept" | "기록" => return accept(session, id, rest, moment),
        "title" | "제목" => return title(session, id, rest, moment),
        _ => {}
    }
    if let Some(typed) = line.strip_suffix('*') {
        return Reply::effect(Effect::Complete(typed.into()));
    }
    match command::read(line) {
        Some((Command::Repeat, "")) => return look_again(session, id),
        Some((Command::List, "")) => return Reply::lines(rows(session, id)),
        Some((Command::Stop, "")) => return stop(session),
        Some((Command::Help, "")) => return Reply::say(word::HOW_EVIDENCE.get(lang)),
        _ => {}
    }
    if let Some(reply) = ask::common(session, line) {
        return reply;
    }
    add(session, id, Location::from_typed(line), moment)
}

fn add(session: &mut Session, id: &Id, location: Location, moment: &Moment) -> Reply {
    let lang = session.lang;
    let held = session.work.as_ref().map(|work| work.pieces(id));
    if held.is_some_and(|held| held.iter().any(|piece| piece.location == location)) {
        return Reply::say(word::EVIDENCE_THERE.fill(lang, &[("path", location.as_str())]));
    }
    let is_secret = location.looks_secret();
    let place = location.as_str().to_owned();
    let mut piece = Evidence::at(location.clone());
    piece.added.clone_from(&moment.stamp.at);
    let said = format!("{} {place}", word::LABEL_EVIDENCE.get(lang));
    let (mut reply, changed) = step::answer(
        session,
        moment,
        id,
        |_, _, _| said,
        |answer| answer.evidence.push(piece),
    );
    if !changed {
        return reply;
    }
    if is_secret {
        reply = reply.then(Reply::say(word::LOOKS_SECRET.fill(lang, &[("path", &place)])));
    }
    if let Some(work) = &mut session.work
        && let Some(last) = work.pieces(id).len().checked_sub(1)
    {
        work.looking.insert((id.clone(), last), (location, true));
        reply.effects.push(Effect::Inspect(id.clone(), last));
    }
    reply
}

/// The position meant by a number from 1.
fn position(session: &Session, id: &Id, number: &str) -> Option<usize> {
    let at = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
    let count = session.work.as_ref()?.pieces(id).len();
    (at < count).then_some(at)
}

fn remove(session: &mut Session, id: &Id, number: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let Some(at) = position(session, id, number) else {
        return Reply::say(word::NO_SUCH_NUMBER.get(lang));
    };
    let said =
        |_: &Question, _: &Answer, lang| word::EVIDENCE_REMOVED.fill(lang, &[("number", number.trim())]);
    let (mut reply, changed) = step::answer(session, moment, id, said, |answer| {
        answer.evidence.remove(at);
    });
    if changed && let Some(work) = &mut session.work {
        reply.effects.extend(work.look_at(id, false));
        work.refresh(moment.today);
    }
    reply
}

fn until(session: &mut Session, id: &Id, rest: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let (number, day) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let Some(at) = position(session, id, number) else {
        return Reply::say(word::NO_SUCH_NUMBER.get(lang));
    };
    let parsed = day.trim().parse::<Date>();
    if parsed.is_err() && !day.trim().is_empty() {
        return Reply::say(word::BAD_DATE.fill(lang, &[("given", day.trim())]));
    }
    let said = |_: &Question, _: &Answer, lang| word::VALID_UNTIL.fill(lang, &[("day", day.trim())]);
    let (mut reply, changed) = step::answer(session, moment, id, said, |answer| {
        if let Some(piece) = answer.evidence.get_mut(at) {
            piece.valid_until = parsed.ok();
        }
    });
    if changed && let Some(work) = &mut session.work {
        reply.effects.extend(work.look_at(id, true));
    }
    reply
}

/// Records a changed file as it is now.
fn accept(session: &mut Session, id: &Id, number: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let Some(at) = position(session, id, number) else {
        return Reply::say(word::NO_SUCH_NUMBER.get(lang));
    };
    let state = session.work.as_ref().map(|work| work.inspection.of(id, at));
    let Some(EvidenceState::Changed(now)) = state else {
        return Reply::say(word::NOT_CHANGED.get(lang));
    };
    let said = |_: &Question, _: &Answer, lang| word::TAKEN.get(lang).to_owned();
    let (mut reply, changed) = step::answer(session, moment, id, said, |answer| {
        if let Some(piece) = answer.evidence.get_mut(at) {
            piece.accept_change(now, &moment.stamp.at);
        }
    });
    if changed && let Some(work) = &mut session.work {
        reply.effects.extend(work.look_at(id, true));
    }
    reply
}

fn title(session: &mut Session, id: &Id, rest: &str, moment: &Moment) -> Reply {
    let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let Some(at) = position(session, id, number) else {
        return Reply::say(word::NO_SUCH_NUMBER.get(session.lang));
    };
    let said = format!("{} {text}", word::LABEL_EVIDENCE.get(session.lang));
    let edit = |answer: &mut Answer| {
        if let Some(piece) = answer.evidence.get_mut(at) {
            piece.title = text.trim().into();
        }
    };
    step::answer(session, moment, id, |_, _, _| said, edit).0
}

fn look_again(session: &mut Session, id: &Id) -> Reply {
    let effects = session
        .work
        .as_mut()
        .map(|work| work.look_at(id, true))
        .unwrap_or_default();
    Reply {
        lines: Vec::new(),
        effects,
    }
}

/// Stops looking at evidence; what was not looked at stays unchecked.
pub(super) fn stop(session: &mut Session) -> Reply {
    if let Some(work) = &mut session.work {
        work.looking.clear();
        work.progress = None;
    }
    Reply::say(word::STOPPED.get(session.lang)).and(Reply::effect(Effect::StopInspecting))
}

/// Takes what was found: the state, and the piece with its size and digest.
pub(super) fn found(
    session: &mut Session,
    id: &Id,
    at: usize,
    state: EvidenceState,
    piece: &Evidence,
    moment: &Moment,
) -> Reply {
    let lang = session.lang;
    let Some(work) = &mut session.work else {
        return Reply::default();
    };
    let asked = work.looking.remove(&(id.clone(), at));
    let held = work
        .assessment
        .answers
        .get_mut(id)
        .and_then(|answer| answer.evidence.get_mut(at));
    let Some(held) = held else {
        return Reply::default();
    };
    // Pieces may have moved up since the look began; the new look at them is on its way.
    if asked
        .as_ref()
        .is_some_and(|(location, _)| *location != held.location)
    {
        return Reply::default();
    }
    let is_new = *held != *piece && matches!(work.access, crate::domain::access::Access::Writable);
    if is_new {
        held.clone_from(piece);
    }
    let is_awaited = asked.is_some_and(|(_, awaited)| awaited);
    let is_good = state.counts() || state == EvidenceState::Planned;
    work.inspection.record(id.clone(), at, state);
    work.refresh(moment.today);
    let mut lines = Vec::new();
    if is_awaited || !is_good {
        let text = row(work, id, at, piece, lang);
        lines.push(word::EVIDENCE_FOUND.fill(
            lang,
            &[
                ("id", id.as_str()),
                ("number", &(at + 1).to_string()),
                ("found", &text),
            ],
        ));
    }
    if is_new {
        Reply::effect(Effect::Save(lines))
    } else {
        Reply::lines(lines)
    }
}
