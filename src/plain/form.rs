//! Subject, profile and the texts beside an answer: one line or several, kept, cleared with `-`. Pure.

use jiff::civil::Date;

use super::answer::missing_part;
use super::ask;
use super::prompt::{choices, current, label};
use super::read::{self, Said};
use super::session::{Moment, Part, Prompt, Reply, Session, Slot, Work};
use super::step::{self, advance, shown};
use crate::domain::answer::{Acceptance, Answer};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::remediation::RemediationField;
use crate::domain::subject::SubjectField;
use crate::words::{plain as word, terms};

/// Opens the form of subject and profile, its lines numbered.
pub(super) fn open(session: &mut Session) -> Reply {
    let reply = Reply::lines(rows(session));
    session.push(Prompt::Form);
    reply
}

/// The lines of the form: facts, then the subject.
fn rows(session: &Session) -> Vec<String> {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Vec::new();
    };
    let facts = work.checklist.profile.iter().map(|fact| {
        let value = work.assessment.profile.get(&fact.id);
        let value = value.map(|value| terms::fact_value(&fact.kind, value, lang));
        (shown(&fact.ask, lang), value.unwrap_or_default(), fact.required)
    });
    let subject = SubjectField::KEYS.into_iter().map(|(field, _)| {
        let text = work.assessment.subject.get(field).replace('\n', " / ");
        (
            terms::subject(field, lang).to_owned(),
            text,
            SubjectField::REQUIRED.contains(&field),
        )
    });
    let row = |(at, (name, value, is_required)): (usize, (String, String, bool))| {
        let value = match (value.is_empty(), is_required) {
            (false, _) => value,
            (true, true) => word::EMPTY_REQUIRED.get(lang).into(),
            (true, false) => word::EMPTY.get(lang).into(),
        };
        format!("{} {name}: {value}", at + 1)
    };
    facts.chain(subject).enumerate().map(row).collect()
}

/// A line at the form: a number to fill in, Enter for the next required line.
pub(super) fn line(session: &mut Session, line: &str) -> Reply {
    if line.is_empty() {
        return next_required(session);
    }
    if let Ok(number) = line.parse::<usize>() {
        return pick(session, number);
    }
    if matches!(
        super::command::read(line),
        Some((super::command::Command::List, ""))
    ) {
        return Reply::lines(rows(session));
    }
    ask::common(session, line).unwrap_or_else(|| Reply::say(word::NO_SUCH_NUMBER.get(session.lang)))
}

fn pick(session: &mut Session, number: usize) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let facts = work.checklist.profile.len();
    let at = number.wrapping_sub(1);
    if let Some(fact) = work.checklist.profile.get(at) {
        let id = fact.id.clone();
        return session.push(Prompt::Fact(id, false));
    }
    match SubjectField::KEYS.get(at.wrapping_sub(facts)) {
        Some((field, _)) => begin(session, Slot::Subject(*field), false),
        None => Reply::say(word::NO_SUCH_NUMBER.get(session.lang)),
    }
}

/// Asks for the first required line that is empty; leaves the form when none is.
pub(super) fn next_required(session: &mut Session) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    if let Some(field) = work.assessment.subject.missing().first() {
        let slot = Slot::Subject(*field);
        return begin(session, slot, true);
    }
    let missing = work
        .checklist
        .profile
        .iter()
        .find(|fact| fact.required && !work.assessment.profile.contains_key(&fact.id));
    if let Some(fact) = missing {
        let id = fact.id.clone();
        return session.push(Prompt::Fact(id, true));
    }
    session.pop();
    Reply::say(word::FORM_DONE.get(session.lang))
}

/// Asks for the text of a slot, in one line or several.
pub(super) fn begin(session: &mut Session, slot: Slot, goes_on: bool) -> Reply {
    let refusal = session
        .work
        .as_ref()
        .and_then(|work| step::refusal(work, session.lang));
    if let Some(refusal) = refusal {
        return Reply::say(refusal);
    }
    let is_long = match &slot {
        Slot::Answer(_, part) => matches!(part, Part::Note | Part::Plan(RemediationField::Milestones)),
        Slot::Subject(field) => field.is_long(),
    };
    session.push(if is_long {
        Prompt::Lines(slot, Vec::new(), goes_on)
    } else {
        Prompt::Line(slot, goes_on)
    })
}

/// One line for a slot: blank keeps what stands there, `-` clears it.
pub(super) fn slot_line(
    session: &mut Session,
    slot: &Slot,
    goes_on: bool,
    line: &str,
    moment: &Moment,
) -> Reply {
    let text = if line == "-" { "" } else { line };
    let (reply, is_refused) = if line.is_empty() {
        (Reply::default(), false)
    } else {
        set(session, slot, text, moment)
    };
    if is_refused {
        return reply;
    }
    session.pop();
    let followed = after(session, slot);
    if session.asked() == Prompt::Form {
        let next = if goes_on && !line.is_empty() {
            next_required(session)
        } else {
            Reply::default()
        };
        return reply.then(next);
    }
    if goes_on && let Slot::Answer(id, part) = slot {
        return reply.then(go_on(session, id, *part));
    }
    reply.then(followed)
}

/// After the reason of "not applicable": who signs it off, or the next question.
fn go_on(session: &mut Session, id: &Id, part: Part) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let missing = work
        .checklist
        .question(id.as_str())
        .and_then(|question| missing_part(question, &work.answer(id)));
    match missing {
        Some(next) if next != part => begin(session, Slot::Answer(id.clone(), next), true),
        Some(_) => {
            let said = Reply::say(word::STILL_OPEN.fill(session.lang, &[("id", id.as_str())]));
            said.and(advance(session))
        }
        None => advance(session),
    }
}

/// What is asked for after a slot was filled in.
pub(super) fn after(session: &mut Session, slot: &Slot) -> Reply {
    let Slot::Answer(id, Part::AcceptedBy) = slot else {
        return Reply::default();
    };
    let is_open = session.work.as_ref().is_some_and(|work| {
        work.answer(id)
            .accepted
            .is_some_and(|risk| !risk.by.is_empty() && risk.reason.is_empty())
    });
    if is_open {
        begin(session, Slot::Answer(id.clone(), Part::AcceptedReason), false)
    } else {
        Reply::default()
    }
}

/// A line of a long text: a single dot ends it, two dots stand for one, nothing before the dot keeps what stood there.
pub(super) fn text_line(
    session: &mut Session,
    slot: &Slot,
    (mut lines, goes_on): (Vec<String>, bool),
    line: &str,
    moment: &Moment,
) -> Reply {
    if line != "." {
        lines.push(if line == ".." { ".".into() } else { line.into() });
        session.pop();
        return session.push(Prompt::Lines(slot.clone(), lines, goes_on));
    }
    session.pop();
    if lines.is_empty() {
        return Reply::say(word::UNCHANGED.get(session.lang));
    }
    let text = lines.join("\n");
    let cleared = lines == ["-"];
    let (reply, _) = set(session, slot, if cleared { "" } else { text.trim_end() }, moment);
    if goes_on && session.asked() == Prompt::Form {
        reply.then(next_required(session))
    } else {
        reply
    }
}

/// Writes a slot. The flag says that the text was refused.
pub(super) fn set(session: &mut Session, slot: &Slot, text: &str, moment: &Moment) -> (Reply, bool) {
    let lang = session.lang;
    let takes_date = match slot {
        Slot::Answer(_, part) => *part == Part::Due,
        Slot::Subject(field) => field.is_date(),
    };
    if takes_date && !text.is_empty() && text.parse::<Date>().is_err() {
        return (Reply::say(word::BAD_DATE.fill(lang, &[("given", text)])), true);
    }
    let name = label(slot, lang);
    let value = if text.is_empty() {
        word::CLEARED.get(lang).to_owned()
    } else {
        text.replace('\n', " / ")
    };
    let said = match slot {
        Slot::Answer(id, part) => {
            let said = format!("{name} {value}");
            step::answer(
                session,
                moment,
                id,
                |_, _, _| said,
                |answer| write(answer, *part, text),
            )
            .0
        }
        Slot::Subject(field) => {
            let change = session
                .work
                .as_ref()
                .and_then(|work| Change::subject(&work.assessment, *field, text));
            step::make(session, moment, change, name, &value).0
        }
    };
    (said, false)
}

fn write(answer: &mut Answer, part: Part, text: &str) {
    let text = text.to_owned();
    match part {
        Part::Note => answer.note = text,
        Part::Reason => answer.reason = text,
        Part::Reviewer => answer.reviewed_by = text,
        Part::Owner => answer.owner = text,
        Part::Plan(which) => *answer.plan_mut(which) = text,
        Part::Due => answer.due = text.parse().ok(),
        Part::AcceptedBy | Part::AcceptedReason => {
            let mut risk = answer.accepted.take().unwrap_or_default();
            *(if part == Part::AcceptedBy {
                &mut risk.by
            } else {
                &mut risk.reason
            }) = text;
            answer.accepted = (risk != Acceptance::default()).then_some(risk);
        }
    }
}

/// What is read out before a fact is asked for.
pub(super) fn fact_lines(work: &Work, id: &Id, lang: Lang) -> Vec<String> {
    let Some(fact) = work.checklist.fact(id.as_str()) else {
        return Vec::new();
    };
    let value = work.assessment.profile.get(id);
    let mut lines = vec![shown(&fact.ask, lang)];
    lines.extend(fact.help.as_ref().map(|help| shown(help, lang)));
    lines.extend(choices(&fact.kind, value, lang));
    if let (true, Some(value)) = (fact.kind.options().is_empty(), value) {
        lines.push(word::ANSWER_NOW.fill(lang, &[("value", &terms::fact_value(&fact.kind, value, lang))]));
    }
    lines.push(word::HOW_FACT.get(lang).into());
    lines
}

/// A line for a fact.
pub(super) fn fact_line(session: &mut Session, id: &Id, goes_on: bool, line: &str, moment: &Moment) -> Reply {
    let lang = session.lang;
    let Some(fact) = session
        .work
        .as_ref()
        .and_then(|work| work.checklist.fact(id.as_str()))
        .cloned()
    else {
        return Reply::default();
    };
    let value = match read::value(&fact.kind, line) {
        Said::Value(value, _) => Some(value),
        Said::Clear => None,
        Said::Nothing | Said::Refused(_) => {
            return ask::common(session, line).unwrap_or_else(|| Reply::say(word::NOT_AN_ANSWER.get(lang)));
        }
    };
    let said = value
        .as_ref()
        .map(|value| terms::fact_value(&fact.kind, value, lang));
    let is_given = said.is_some();
    let said = said.unwrap_or_else(|| word::CLEARED.get(lang).into());
    let change = session
        .work
        .as_ref()
        .and_then(|work| Change::fact(&work.assessment, id, value));
    let (reply, _) = step::make(session, moment, change, &shown(&fact.ask, lang), &said);
    session.pop();
    if is_given && goes_on && session.asked() == Prompt::Form {
        reply.then(next_required(session))
    } else {
        reply
    }
}

/// What stands in the note of a question, for the editor outside.
pub(super) fn take_note(session: &mut Session, id: &Id, text: &str, moment: &Moment) -> Reply {
    let slot = Slot::Answer(id.clone(), Part::Note);
    let cleaned = crate::domain::clean::clean(text);
    let lines: Vec<&str> = cleaned.lines().map(str::trim_end).collect();
    let text = lines.join("\n").trim_end().to_owned();
    let same = session
        .work
        .as_ref()
        .is_some_and(|work| current(work, &slot) == text);
    if same {
        Reply::say(word::UNCHANGED.get(session.lang))
    } else {
        set(session, &slot, &text, moment).0
    }
}
