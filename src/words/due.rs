//! Texts about dates that fall due, on the command line and in calendars.

use jiff::civil::Date;

use crate::domain::clean::clean_line;
use crate::domain::due::{DueCount, DueDate};
use crate::domain::lang::Lang;
use crate::domain::verdict::days_between;
use crate::words::Message;

crate::words! {
    HEADING = "지난 기한과 {days}일 안에 오는 기한", "Overdue, or due within {days|day|days}";
    NOTHING = "지났거나 {days}일 안에 오는 기한이 없습니다", "Nothing is overdue or due within {days|day|days}";
    LEFT = "{days}일 남음", "{days|day|days} left";
    IS_TODAY = "오늘", "today";
    OVERDUE = "{days}일 지남", "{days|day|days} overdue";
    PLAN = "조치 기한", "plan due";
    EVIDENCE = "증빙 유효 기한", "evidence valid until";
    EVENT_PLAN = "{name} {id}: 조치 기한", "{name} {id}: plan due";
    EVENT_EVIDENCE = "{name} {id}: 증빙 유효 기한({text})", "{name} {id}: evidence expires ({text})";
    COUNT_OVERDUE = "지남 {count}", "{count} overdue";
    COUNT_DUE = "임박 {count}", "{count} soon";
    COUNT_EXPIRED = "만료 {count}", "{count} expired";
    COUNT_EXPIRING = "임박 {count}", "{count} soon";
    WRITTEN = "기한 {count}개를 {path}에 썼습니다", "Wrote {count|date|dates} to {path}";
}

/// A date on one line: `2026-12-01 (7 days left) Q-02 plan due: …`.
pub fn line(date: &DueDate, today: Date, lang: Lang) -> String {
    let days = days_between(today, date.day);
    let count = days.unsigned_abs().to_string();
    let left = match days {
        0 => IS_TODAY,
        ..0 => OVERDUE,
        _ => LEFT,
    };
    let left = left.fill(lang, &[("days", &count)]);
    let kind = if date.is_plan() { PLAN } else { EVIDENCE }.get(lang);
    let text = clean_line(date.text());
    let end = if text.is_empty() {
        String::new()
    } else {
        format!(": {text}")
    };
    format!("{} ({left}) {} {kind}{end}", date.day, date.question)
}

/// How many plans are overdue and near; empty where none is.
pub fn plans(count: DueCount, lang: Lang) -> String {
    both((COUNT_OVERDUE, count.overdue), (COUNT_DUE, count.due), lang)
}

/// How many pieces of evidence have expired and will soon; empty where none has.
pub fn evidence(count: DueCount, lang: Lang) -> String {
    both(
        (COUNT_EXPIRED, count.expired),
        (COUNT_EXPIRING, count.expiring),
        lang,
    )
}

fn both(past: (Message, usize), near: (Message, usize), lang: Lang) -> String {
    let parts = [past, near].into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(word, count)| word.fill(lang, &[("count", &count.to_string())]))
        .collect();
    parts.join(", ")
}
