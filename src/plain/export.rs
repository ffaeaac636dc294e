//! What a report is asked for as: format, language, draft or final. Pure; the report itself is made behind the port.

use super::ask;
use super::session::{Effect, Prompt, Reply, Session};
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::session::port::ExportOrder;
use crate::words::plain as word;

/// Asks for the format, or takes everything from the words behind the command, in any order.
pub(super) fn export(session: &mut Session, rest: &str) -> Reply {
    if rest.is_empty() {
        return session.push(Prompt::Format);
    }
    let mut order = ExportOrder {
        format: Format::default(),
        lang: session.lang,
        is_final: false,
        to: None,
        since: None,
    };
    let mut parts = rest.split_whitespace();
    while let Some(part) = parts.next() {
        if matches!(part, "since" | "이전") {
            order.since = parts.next().map(Into::into);
        } else if let Some(format) = format(part) {
            order.format = format;
        } else if let Some(is_final) = kind(part) {
            order.is_final = is_final;
        } else if let Some(lang) = Lang::ALL.into_iter().find(|lang| lang.code() == part) {
            order.lang = lang;
        } else {
            order.to = Some(part.into());
        }
    }
    Reply::effect(Effect::Export(order))
}

fn format(word: &str) -> Option<Format> {
    let word = if word == "markdown" { "md" } else { word };
    Format::WORDS
        .into_iter()
        .find(|(_, each)| *each == word)
        .map(|(format, _)| format)
}

fn kind(word: &str) -> Option<bool> {
    match word {
        "final" | "최종" | "최종본" => Some(true),
        "draft" | "초안" => Some(false),
        _ => None,
    }
}

/// The format by number or word; blank takes the first.
pub(super) fn format_line(session: &mut Session, line: &str) -> Reply {
    let number = line
        .parse::<usize>()
        .ok()
        .and_then(|number| Format::WORDS.get(number.wrapping_sub(1)));
    let chosen = if line.is_empty() {
        Some(Format::Html)
    } else {
        number.map(|(format, _)| *format).or_else(|| format(line))
    };
    match chosen {
        Some(format) => session.push(Prompt::ReportLang(format)),
        None => other(session, line),
    }
}

/// The report's language; blank takes the interface's.
pub(super) fn lang_line(session: &mut Session, format: Format, line: &str) -> Reply {
    let chosen = match line.to_lowercase().as_str() {
        "" => Some(session.lang),
        "1" | "ko" | "한국어" => Some(Lang::Ko),
        "2" | "en" | "english" | "영어" => Some(Lang::En),
        _ => None,
    };
    match chosen {
        Some(lang) => session.push(Prompt::Kind(format, lang)),
        None => other(session, line),
    }
}

/// Draft or final; blank takes draft.
pub(super) fn kind_line(session: &mut Session, format: Format, lang: Lang, line: &str) -> Reply {
    let chosen = match line {
        "" | "1" => Some(false),
        "2" => Some(true),
        other => kind(other),
    };
    let Some(is_final) = chosen else {
        return other(session, line);
    };
    for _ in 0..3 {
        session.pop();
    }
    Reply::effect(Effect::Export(ExportOrder {
        format,
        lang,
        is_final,
        to: None,
        since: None,
    }))
}

fn other(session: &mut Session, line: &str) -> Reply {
    ask::common(session, line).unwrap_or_else(|| Reply::say(word::NO_SUCH_NUMBER.get(session.lang)))
}
