//! Lists of questions: of a section, found, filtered, by section; and going to one by its number. Pure.

use super::answer;
use super::ask;
use super::session::{Moment, Prompt, Reply, Session, Work};
use super::step::{go, shown};
use crate::domain::filter::Filter;
use crate::domain::lang::Lang;
use crate::domain::progress::section_counts;
use crate::domain::state::State;
use crate::words::{Message, plain as word, terms};

/// Lists the questions of the section at hand; of all sections with `all`, or of what passes the filters that are on.
pub(super) fn list(session: &mut Session, rest: &str) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let section = work.question().map(|question| question.section);
    let is_all = ["all", "전체"].contains(&rest) || !work.filters.is_empty();
    let walked = work.walked();
    let positions = walked
        .into_iter()
        .filter(|at| is_all || Some(work.checklist.questions[*at].section) == section);
    let positions = positions.collect();
    numbered(session, positions, word::NOTHING_FOUND)
}

/// Finds questions by id, wording, note, reference or initial consonants.
pub(super) fn search(session: &mut Session, query: &str) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    if query.is_empty() {
        return Reply::say(word::SEARCH_WHAT.get(session.lang));
    }
    let found = work.index.find(query, &work.checklist, &work.assessment);
    let visible = found
        .into_iter()
        .filter(|at| work.review.applicability.is_visible(*at))
        .collect();
    numbered(session, visible, word::NOTHING_FOUND)
}

/// Reads out questions with numbers and waits for one.
pub(super) fn numbered(session: &mut Session, positions: Vec<usize>, none: Message) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    if positions.is_empty() {
        return Reply::say(none.get(lang));
    }
    let rows = positions.iter().enumerate();
    let lines = rows
        .map(|(at, position)| format!("{} {}", at + 1, row(work, *position, lang)))
        .collect();
    session.push(Prompt::Pick(positions));
    Reply::lines(lines)
}

/// One question in a line: id, state, marks, wording.
pub(super) fn row(work: &Work, at: usize, lang: Lang) -> String {
    let (Some(question), Some(state)) = (work.checklist.questions.get(at), work.review.states.get(at)) else {
        return String::new();
    };
    let answer = work.answer(&question.id);
    let value = answer.value.as_ref().filter(|_| !state.is_open());
    let stands = value.map_or_else(
        || terms::state(state, lang).into(),
        |value| terms::value(question, value, lang),
    );
    let mut marks = vec![stands];
    let flags = [
        (question.critical, word::CRITICAL),
        (answer.flagged, word::FLAGGED),
        (answer.in_progress, word::IN_PROGRESS),
        (answer.to_confirm, word::TO_CONFIRM),
        (work.at == at, word::HERE),
    ];
    marks.extend(
        flags
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, mark)| mark.get(lang).to_owned()),
    );
    format!(
        "{}, {}: {}",
        question.id,
        marks.join(", "),
        shown(&question.ask, lang)
    )
}

/// The sections with how far each is; choosing one goes to its first open question.
pub(super) fn overview(session: &mut Session) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let (states, questions) = (&work.review.states, &work.checklist.questions);
    let counts = section_counts(&work.checklist, states);
    let mut lines = vec![progress(work, lang)];
    let mut positions = Vec::new();
    for (at, section) in work.checklist.sections.iter().enumerate() {
        let counts = &counts[at];
        let inside = |each: &usize| {
            work.checklist.lies_in(questions[*each].section, at) && states[*each] != State::Hidden
        };
        let here: Vec<usize> = (0..questions.len()).filter(inside).collect();
        let first = here.iter().find(|each| states[**each].is_open()).or(here.first());
        let Some(first) = first else { continue };
        positions.push(*first);
        let critical = here
            .iter()
            .filter(|each| questions[**each].critical && states[**each].is_open())
            .count();
        let places = [
            ("number", positions.len().to_string()),
            ("section", shown(&section.title, lang)),
            ("done", counts.done().to_string()),
            ("asked", counts.asked().to_string()),
            ("critical", critical.to_string()),
        ];
        let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let said = if critical > 0 {
            word::SECTION_CRITICAL
        } else {
            word::SECTION
        };
        lines.push(said.fill(lang, &places));
    }
    session.push(Prompt::Pick(positions));
    Reply::lines(lines)
}

/// How far everything is, in a line; the estimate of time only once there is enough to go by.
fn progress(work: &Work, lang: Lang) -> String {
    const ENOUGH: usize = 10;
    let counts = &work.review.counts;
    let places = [
        ("done", counts.done().to_string()),
        ("asked", counts.asked().to_string()),
        ("hidden", counts.hidden.to_string()),
    ];
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut line = word::PROGRESS.fill(lang, &places);
    if counts.done() >= ENOUGH && counts.unanswered > 0 {
        let minutes = crate::domain::effort::minutes_left(&work.checklist, &work.review.states, lang);
        line.push_str(&word::TIME_LEFT.fill(lang, &[("span", &terms::span(minutes, lang))]));
    }
    line
}

/// A line after a list: a number goes there, blank goes back, all else is what it is at a question.
pub(super) fn pick_line(session: &mut Session, positions: &[usize], line: &str, moment: &Moment) -> Reply {
    if let Ok(number) = line.parse::<usize>() {
        return match positions.get(number.wrapping_sub(1)) {
            Some(at) => go(session, *at),
            None => Reply::say(word::NO_SUCH_NUMBER.get(session.lang)),
        };
    }
    if let Some(reply) = ask::common(session, line) {
        return reply;
    }
    session.pop();
    answer::command_line(session, None, line, moment)
}

/// Opens the filters.
pub(super) fn filters(session: &mut Session) -> Reply {
    session.push(Prompt::Filters);
    filter_rows(session)
}

fn filter_name(filter: &Filter, lang: Lang) -> String {
    let said = match filter {
        Filter::Open => word::FILTER_OPEN,
        Filter::Gap => word::FILTER_GAP,
        Filter::NotApplicable => terms::NOT_APPLICABLE,
        Filter::Critical => word::CRITICAL,
        Filter::WithoutEvidence => word::FILTER_BARE,
        Filter::BrokenEvidence => word::FILTER_BROKEN,
        Filter::Flagged => word::FLAGGED,
        Filter::InProgress => word::IN_PROGRESS,
        Filter::ToConfirm => word::TO_CONFIRM,
        Filter::EvidenceDue => word::FILTER_EVIDENCE_DUE,
        Filter::ChangedSince(day) => {
            return word::FILTER_SINCE.fill(lang, &[("day", &day.to_string())]);
        }
        Filter::Owner(name) => return format!("{}: {name}", word::LABEL_OWNER.get(lang)),
        Filter::Instrument(key) => return format!("{}: {key}", word::GUIDE_REFERENCES.get(lang)),
    };
    said.get(lang).into()
}

fn filter_rows(session: &Session) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let mark = |filter: &Filter| {
        if work.filters.contains(filter) {
            word::IS_ON.get(lang)
        } else {
            ""
        }
    };
    let rows = Filter::PLAIN.iter().enumerate();
    let mut lines: Vec<String> = rows
        .map(|(at, filter)| format!("{} {}{}", at + 1, filter_name(filter, lang), mark(filter)))
        .collect();
    let named = work
        .filters
        .iter()
        .filter(|filter| !Filter::PLAIN.contains(filter));
    lines.extend(named.map(|filter| format!("{}{}", filter_name(filter, lang), word::IS_ON.get(lang))));
    lines.push(passing(work, lang));
    Reply::lines(lines)
}

fn passing(work: &Work, lang: Lang) -> String {
    let count = work.walked().len();
    let said = if count == 0 {
        word::FILTER_NONE
    } else {
        word::FILTER_COUNT
    };
    said.fill(lang, &[("count", &count.to_string())])
}

/// A line at the filters: a number puts one on or off, `0` takes all off.
pub(super) fn filter_line(session: &mut Session, line: &str) -> Reply {
    let lang = session.lang;
    if line.is_empty() || super::command::read(line) == Some((super::command::Command::Back, "")) {
        return leave_filters(session);
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim().to_owned();
    let chosen = match (first.parse::<usize>(), super::command::latin(first).as_str()) {
        (Ok(0), _) => {
            if let Some(work) = &mut session.work {
                work.filters.clear();
            }
            return filter_rows(session);
        }
        (Ok(number), _) => Filter::PLAIN.get(number - 1).cloned(),
        (_, "w" | "owner" | "담당자") if !rest.is_empty() => Some(Filter::Owner(rest)),
        (_, "since" | "부터") => match rest.parse() {
            Ok(day) => Some(Filter::ChangedSince(day)),
            Err(_) => return Reply::say(word::BAD_DATE.fill(lang, &[("given", &rest)])),
        },
        (_, "ref" | "근거") if !rest.is_empty() => Some(Filter::Instrument(rest)),
        _ => return ask::common(session, line).unwrap_or_else(|| Reply::say(word::NO_SUCH_NUMBER.get(lang))),
    };
    let (Some(filter), Some(work)) = (chosen, &mut session.work) else {
        return Reply::say(word::NO_SUCH_NUMBER.get(lang));
    };
    if work.filters.contains(&filter) {
        work.filters.retain(|each| *each != filter);
    } else {
        work.filters.push(filter);
    }
    filter_rows(session)
}

/// Goes back to the question at hand, or to the first one that passes.
fn leave_filters(session: &mut Session) -> Reply {
    session.pop();
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let walked = work.walked();
    match walked.first() {
        Some(first) if !walked.contains(&work.at) => go(session, *first),
        _ => Reply::default(),
    }
}
