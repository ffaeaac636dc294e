//! Writes dates that fall due as a calendar file (iCalendar, RFC 5545): one event a day, for other programs to import.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::Date};

use super::digest;
use super::input::TOOL_VERSION;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::{clean, clean_line};
use crate::domain::due::{DueDate, DueKind};
use crate::domain::lang::Lang;
use crate::domain::subject::SubjectField;
use crate::words::{due as words, report as report_words};

/// How every calendar file begins.
const BEGIN: &str = "BEGIN:VCALENDAR";
/// Longest line in octets, its end left out.
const LONGEST: usize = 75;
/// Hexadecimal digits of an event's id.
const DIGITS: usize = 32;

/// One event of a whole day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarEvent {
    day: Date,
    /// The same for the same date of the same assessment in every file, so that importing again replaces the event.
    id: String,
    summary: String,
    description: String,
}

/// The events of an assessment. They name system, question and plan, and no person.
pub fn events(
    checklist: &Checklist,
    assessment: &Assessment,
    dates: &[DueDate],
    lang: Lang,
) -> Vec<CalendarEvent> {
    let name = clean_line(assessment.subject.get(SubjectField::Name));
    let name = if name.is_empty() {
        report_words::UNNAMED.get(lang).to_owned()
    } else {
        name
    };
    let event = |date: &DueDate| {
        let text = clean_line(date.text());
        let places = [
            ("name", name.as_str()),
            ("id", date.question.as_str()),
            ("text", &text),
        ];
        let question = checklist.question(date.question.as_str());
        let ask = question.map_or("", |question| question.ask.get(lang));
        let (summary, description) = match &date.kind {
            DueKind::Plan(action) => (words::EVENT_PLAN, format!("{ask}\n{action}")),
            DueKind::Evidence(_) => (words::EVENT_EVIDENCE, ask.to_owned()),
        };
        CalendarEvent {
            day: date.day,
            id: id(assessment, date),
            summary: summary.fill(lang, &places),
            description: clean(description.trim_end()).into_owned(),
        }
    };
    dates.iter().map(event).collect()
}

/// Identifies the assessment by its document number, else by when it was begun and its system.
fn id(assessment: &Assessment, date: &DueDate) -> String {
    let document = assessment.subject.get(SubjectField::DocumentId);
    let (one, other) = if document.is_empty() {
        (
            assessment.created.as_str(),
            assessment.subject.get(SubjectField::Name),
        )
    } else {
        (document, "")
    };
    let what = match &date.kind {
        DueKind::Plan(_) => "plan",
        DueKind::Evidence(piece) => piece.location.as_str(),
    };
    let checklist = assessment.checklist.id.as_str();
    let digest = digest::hex(&[checklist, one, other, date.question.as_str(), what].join("\0"));
    format!("{}@selfcheck", digest.get(..DIGITS).unwrap_or(&digest))
}

/// The calendar file. `made_at` is RFC 3339.
pub fn calendar(mut events: Vec<CalendarEvent>, made_at: &str) -> String {
    events.sort();
    let moment = made_at.parse::<Timestamp>().unwrap_or_default();
    let moment = moment.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut text = String::new();
    let mut line = |line: &str| fold(line, &mut text);
    line(BEGIN);
    line("VERSION:2.0");
    line(&format!("PRODID:-//selfcheck//selfcheck {TOOL_VERSION}//EN"));
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    for event in &events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.id));
        line(&format!("DTSTAMP:{moment}"));
        line(&format!("DTSTART;VALUE=DATE:{}", event.day.strftime("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.description.is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// Whether a file is a calendar.
pub fn is_calendar(head: &[u8]) -> bool {
    head.starts_with(BEGIN.as_bytes())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                let _ = write!(out, "\\{each}");
            }
            each => out.push(each),
        }
    }
    out
}

/// Appends a line, broken between characters so that no part is longer than allowed; each part after the first begins with a blank.
fn fold(line: &str, out: &mut String) {
    let mut length = 0;
    for each in line.chars() {
        if length + each.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(each);
        length += each.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str) -> CalendarEvent {
        CalendarEvent {
            day: Date::constant(2026, 12, 1),
            id: "a@selfcheck".into(),
            summary: summary.into(),
            description: String::new(),
        }
    }

    #[test]
    fn a_calendar_has_the_lines_that_programs_need() {
        let text = calendar(vec![event("Gate; a, b\\c\nd")], "2026-11-24T09:30:00+09:00");
        let version = format!("PRODID:-//selfcheck//selfcheck {TOOL_VERSION}//EN");
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            &version,
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:a@selfcheck",
            "DTSTAMP:20261124T003000Z",
            "DTSTART;VALUE=DATE:20261201",
            "SUMMARY:Gate\\; a\\, b\\\\c\\nd",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(text, expected.join("\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_characters_and_read_back() {
        for summary in ["가".repeat(60), "a".repeat(200), format!("a{}", "😀".repeat(40))] {
            let text = calendar(vec![event(&summary)], "");
            assert!(text.split("\r\n").all(|line| line.len() <= LONGEST), "{text}");
            assert!(!text.replace("\r\n", "").contains('\n'));
            assert!(
                text.replace("\r\n ", "")
                    .contains(&format!("SUMMARY:{summary}\r\n"))
            );
        }
    }
}
