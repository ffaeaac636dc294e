//! The first list: known assessments, a new one, the example. Pure.

use super::ask;
use super::command::{self, Command};
use super::session::{Effect, Prompt, Reply, Session};
use super::step::shown;
use crate::domain::id::Id;
use crate::domain::suggest::nearest;
use crate::words::{plain as word, terms};

/// The known assessments by number, and what can be done.
pub(super) fn rows(session: &Session) -> Vec<String> {
    let lang = session.lang;
    if session.known.is_empty() {
        return vec![word::HOME_EMPTY.get(lang).into()];
    }
    let mut lines = vec![word::HOME_HEAD.get(lang).to_owned()];
    lines.extend(session.known.iter().enumerate().map(|(at, known)| {
        let progress = known.progress.map_or_else(
            || {
                let said = if known.lacks_checklist() {
                    word::CHECKLIST_GONE
                } else {
                    word::UNREADABLE
                };
                said.get(lang).to_owned()
            },
            |(done, of)| word::DONE_OF.fill(lang, &[("done", &done.to_string()), ("of", &of.to_string())]),
        );
        let mut parts = vec![
            known.name.clone(),
            shown(&known.checklist, lang),
            progress,
            known.changed.clone(),
        ];
        parts.retain(|part| !part.is_empty());
        parts.extend(known.holder.as_ref().map(|holder| holder.get(lang).to_owned()));
        parts.extend(known.has_rescued.then(|| terms::HAS_RESCUED.get(lang).to_owned()));
        format!("{} {} ({})", at + 1, parts.join(", "), known.path.display())
    }));
    lines
}

/// A line at the first list.
pub(super) fn line(session: &mut Session, line: &str) -> Reply {
    let lang = session.lang;
    if let Ok(number) = line.parse::<usize>() {
        return match session.known.get(number.wrapping_sub(1)) {
            Some(known) => Reply::effect(Effect::Open(known.path.clone())),
            None => Reply::say(word::NO_SUCH_NUMBER.get(lang)),
        };
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match (command::latin(first).as_str(), rest.trim()) {
        ("" | "l" | "list" | "목록" | "again" | "다시", _) => Reply::effect(Effect::List),
        ("n" | "new" | "새로", "") => begin(session),
        ("n" | "new" | "새로", checklist) => {
            session.push(Prompt::NewChecklist);
            checklist_line(session, checklist)
        }
        ("d" | "demo" | "예시", "") => Reply::effect(Effect::Demo),
        ("o" | "open" | "열기", path) if !path.is_empty() => Reply::effect(Effect::Open(path.into())),
        _ if matches!(command::read(line), Some((Command::Help, ""))) => {
            Reply::say(word::HELP_OF_HOME.get(lang))
        }
        _ => ask::common(session, line)
            .unwrap_or_else(|| Reply::say(word::UNKNOWN.fill(lang, &[("given", line)]))),
    }
}

fn begin(session: &mut Session) -> Reply {
    let lang = session.lang;
    let rows = session.entries.iter().enumerate().map(|(at, entry)| {
        let mut row = format!(
            "{} {}, {}, {} {}",
            at + 1,
            shown(&entry.title, lang),
            shown(&entry.publisher, lang),
            entry.id,
            entry.version
        );
        if let Some(extent) = &entry.extent {
            let count = extent.questions.to_string();
            let span = terms::span(extent.minutes(lang), lang);
            row.push_str(", ");
            row.push_str(&word::EXTENT.fill(lang, &[("count", &count), ("span", &span)]));
        }
        if let Some(trouble) = &entry.problem {
            row.push_str(&word::BROKEN.fill(lang, &[("why", trouble.get(lang))]));
        }
        row
    });
    let lines: Vec<String> = rows.collect();
    if lines.is_empty() {
        return Reply::say(word::NO_CHECKLISTS.get(lang));
    }
    session.push(Prompt::NewChecklist);
    Reply::lines(lines)
}

/// The checklist by number or id.
pub(super) fn checklist_line(session: &mut Session, line: &str) -> Reply {
    let lang = session.lang;
    let by_number = line
        .parse::<usize>()
        .ok()
        .and_then(|number| session.entries.get(number.wrapping_sub(1)));
    let entry = by_number.or_else(|| {
        session
            .entries
            .iter()
            .find(|entry| entry.id.as_str().eq_ignore_ascii_case(line))
    });
    if let Some(entry) = entry {
        if let Some(trouble) = &entry.problem {
            return Reply::say(trouble.get(lang));
        }
        let id = entry.id.clone();
        return session.push(Prompt::NewName(id));
    }
    if let Some(reply) = ask::common(session, line) {
        return reply;
    }
    let near = nearest(line, session.entries.iter().map(|entry| entry.id.as_str())).unwrap_or_default();
    let said = if near.is_empty() {
        word::NO_CHECKLIST
    } else {
        word::NO_CHECKLIST_NEAR
    };
    Reply::say(said.fill(lang, &[("given", line), ("near", near)]))
}

/// The name of the system; may be blank.
pub(super) fn name_line(session: &mut Session, id: Id, line: &str) -> Reply {
    session.pop();
    Reply::effect(Effect::Propose(id, line.into()))
}

/// The file; blank takes the one proposed.
pub(super) fn path_line(session: &mut Session, id: Id, name: String, line: &str) -> Reply {
    session.prompts.truncate(1);
    let to = (!line.is_empty()).then(|| line.into());
    Reply::effect(Effect::Create(id, name, to))
}
