//! When a duty or a text applies, and when it was last compared with its source.

use jiff::civil::Date;

use super::Message;
use crate::domain::date_note::DateNote;
use crate::domain::dates::{DateKind, Dates};
use crate::domain::lang::Lang;
use crate::domain::verdict::days_between;

crate::words! {
    HEADING = "적용 기간", "Dates";
    FROM = "{date}부터 적용", "applies from {date}";
    UNTIL = "{date}까지 적용", "applies until {date}";
    FROM_LATER = "{date}부터 적용: {span} 뒤", "applies from {date}: in {span}";
    FROM_TODAY = "오늘({date})부터 적용", "applies from today, {date}";
    FROM_PAST = "{date}부터 적용: {span} 전에 시작", "applies since {date}: for {span}";
    UNTIL_LATER = "{date}까지 적용: {span} 남음", "applies until {date}: {span} left";
    UNTIL_TODAY = "오늘({date})까지 적용", "applies until today, {date}";
    UNTIL_PAST = "{date}까지 적용: {span} 전에 끝남", "applied until {date}: ended {span} ago";
    CHECKED_PAST = "{date} 확인: {span} 전", "checked on {date}: {span} ago";
    CHECKED = "{date} 확인", "checked on {date}";
    DAYS = "{count}일", "{count|day|days}";
    MONTHS = "{count}개월", "{count|month|months}";
    ABOUT = "{what}: {text}", "{what}: {text}";
}

/// Days from which a span is given in months.
const MONTHS_FROM: u64 = 60;

/// The dates as clauses, such as "applies from 2026-12-05: in 3 days".
pub fn of(dates: &Dates, today: Date, lang: Lang) -> Vec<String> {
    let each = dates.each();
    each.map(|(kind, date)| clause(kind, date, days_between(today, date), lang))
        .collect()
}

/// A date with what it is about: a question, its option, or a cited text.
pub fn sentence(note: &DateNote, lang: Lang) -> String {
    let text = of_note(note, lang);
    ABOUT.fill(lang, &[("what", &subject(note)), ("text", &text)])
}

/// A date as a clause.
pub fn of_note(note: &DateNote, lang: Lang) -> String {
    clause(note.kind, note.date, note.days, lang)
}

/// The dates as they stand on a form, which has no day of its own.
pub fn undated(dates: &Dates, lang: Lang) -> Option<String> {
    let clause = |(kind, date): (DateKind, Date)| {
        let word = match kind {
            DateKind::From => FROM,
            DateKind::Until => UNTIL,
            DateKind::Checked => CHECKED,
        };
        word.fill(lang, &[("date", &date.to_string())])
    };
    let clauses: Vec<String> = dates.each().map(clause).collect();
    (!clauses.is_empty()).then(|| clauses.join(", "))
}

/// The ids or the key that a date is about.
pub fn subject(note: &DateNote) -> String {
    let question = note.question.iter().map(ToString::to_string);
    let option = note.option.iter().map(ToString::to_string);
    let key = note.key.iter().map(ToString::to_string);
    question.chain(option).chain(key).collect::<Vec<_>>().join(" ")
}

/// `days` are from today; negative in the past.
fn clause(kind: DateKind, date: Date, days: i64, lang: Lang) -> String {
    let word = match (kind, days) {
        (DateKind::From, 1..) => FROM_LATER,
        (DateKind::From, 0) => FROM_TODAY,
        (DateKind::From, _) => FROM_PAST,
        (DateKind::Until, 1..) => UNTIL_LATER,
        (DateKind::Until, 0) => UNTIL_TODAY,
        (DateKind::Until, _) => UNTIL_PAST,
        (DateKind::Checked, 0..) => CHECKED,
        (DateKind::Checked, _) => CHECKED_PAST,
    };
    let span = span(days.unsigned_abs(), lang);
    word.fill(lang, &[("date", &date.to_string()), ("span", &span)])
}

fn span(days: u64, lang: Lang) -> String {
    let (word, count): (Message, u64) = if days < MONTHS_FROM {
        (DAYS, days)
    } else {
        (MONTHS, days.saturating_mul(12) / 365)
    };
    word.fill(lang, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_said_from_the_day_of_reading() {
        let duty = Dates {
            from: Some(date(2026, 12, 5)),
            until: Some(date(2027, 1, 21)),
            checked: Some(date(2025, 12, 23)),
        };
        assert_eq!(
            of(&duty, date(2026, 12, 2), Lang::En),
            [
                "applies from 2026-12-05: in 3 days",
                "applies until 2027-01-21: 50 days left",
                "checked on 2025-12-23: 11 months ago",
            ]
        );
        assert_eq!(
            of(&duty, date(2027, 1, 22), Lang::Ko),
            [
                "2026-12-05부터 적용: 48일 전에 시작",
                "2027-01-21까지 적용: 1일 전에 끝남",
                "2025-12-23 확인: 12개월 전",
            ]
        );
        assert_eq!(
            of(&duty, date(2026, 12, 5), Lang::En)[0],
            "applies from today, 2026-12-05"
        );
    }
}
