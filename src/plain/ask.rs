//! One line of input answered: pure, from the session and the line to what is said and what is to be done.

use super::command::{self, Command};
use super::session::{Effect, Moment, Prompt, Reply, Session, Then};
use super::{answer, evidence, export, form, guide, home, list, undo};
use crate::domain::clean::clean;
use crate::words::plain as word;

/// Answers a line.
pub(super) fn ask(session: &mut Session, typed: &str, moment: &Moment) -> Reply {
    let cleaned = clean(typed).replace('\n', " ");
    let line = cleaned.trim();
    match session.asked() {
        Prompt::Home => home::line(session, line),
        Prompt::NewChecklist => home::checklist_line(session, line),
        Prompt::NewName(id) => home::name_line(session, id, line),
        Prompt::NewPath(id, name, _) => home::path_line(session, id, name, line),
        Prompt::Question => answer::line(session, line, moment),
        Prompt::Pick(positions) => list::pick_line(session, &positions, line, moment),
        Prompt::Line(slot, goes_on) => form::slot_line(session, &slot, goes_on, line, moment),
        Prompt::Lines(slot, lines, goes_on) => {
            form::text_line(session, &slot, (lines, goes_on), cleaned.trim_end(), moment)
        }
        Prompt::Form => form::line(session, line),
        Prompt::Fact(id, goes_on) => form::fact_line(session, &id, goes_on, line, moment),
        Prompt::Evidence(id) => evidence::line(session, &id, line, moment),
        Prompt::History => undo::history_line(session, line, moment),
        Prompt::Filters => list::filter_line(session, line),
        Prompt::Format => export::format_line(session, line),
        Prompt::ReportLang(format) => export::lang_line(session, format, line),
        Prompt::Kind(format, lang) => export::kind_line(session, format, lang, line),
    }
}

/// What every list of choices understands besides its own: back, help, quit. `None` where it is something else.
pub(super) fn common(session: &mut Session, line: &str) -> Option<Reply> {
    if line.is_empty() {
        session.pop();
        return Some(Reply::default());
    }
    match command::read(line) {
        Some((Command::Back, "")) => {
            session.pop();
            Some(Reply::default())
        }
        Some((Command::Help, "")) => Some(Reply::lines(guide::help(session))),
        Some((Command::Quit, "")) => Some(leave(Then::End)),
        Some((Command::QuitAnyway, "")) => Some(quit_anyway(session)),
        Some((Command::Lang, rest)) => Some(switch(session, rest)),
        _ => None,
    }
}

/// Leaves the assessment once everything is saved.
pub(super) fn leave(then: Then) -> Reply {
    Reply::effect(Effect::Close(then))
}

/// Ends although the last save failed; anywhere else it is the same as ending.
pub(super) fn quit_anyway(session: &mut Session) -> Reply {
    if session.unsaved {
        session.ended = true;
        return Reply::say(word::LEFT_UNSAVED.get(session.lang));
    }
    leave(Then::End)
}

/// Switches the language, or takes the one named.
pub(super) fn switch(session: &mut Session, named: &str) -> Reply {
    let named = match named.to_lowercase().as_str() {
        "한국어" | "ko" => Some(crate::domain::lang::Lang::Ko),
        "english" | "영어" | "en" => Some(crate::domain::lang::Lang::En),
        _ => None,
    };
    session.lang = named.unwrap_or_else(|| session.lang.other());
    Reply::say(word::LANG_NOW.get(session.lang)).and(Reply::effect(Effect::RememberLang(session.lang)))
}
