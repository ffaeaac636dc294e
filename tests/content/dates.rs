//! What the shipped lists say on the days the law is known to change.

use jiff::civil::{Date, date};
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::date_note::DateNote;
use selfcheck::domain::dates::DateKind;

use super::{none_wrong, shipped};

/// A day of change, the list that meets it, what is dated and by which field, and the days from the day to the date.
const CHANGES: [(Date, usize, &str, DateKind, i64); 8] = [
    (date(2026, 12, 2), 2, "eu-ai-act:50(2)", DateKind::From, 0),
    (date(2026, 12, 2), 1, "CL-17", DateKind::From, -32),
    (date(2026, 12, 2), 1, "kr-ai-basic-act:grace", DateKind::Until, 50),
    (date(2026, 12, 2), 1, "CL-21 special-rule", DateKind::From, 97),
    (date(2027, 1, 22), 1, "kr-ai-basic-act:grace", DateKind::Until, -1),
    (date(2027, 1, 22), 2, "kr-ai-basic-act:grace", DateKind::Until, -1),
    (date(2027, 1, 22), 2, "GL-19 special-rule", DateKind::From, 46),
    (date(2027, 1, 22), 1, "kr-pipa:32-2(1)", DateKind::From, 160),
];

fn notes(list: &Checklist, today: Date) -> Vec<(String, DateKind, i64)> {
    let all = DateNote::all(list, |_| true, today);
    let news = all.into_iter().filter(DateNote::is_news);
    news.map(|note| {
        let parts = [
            note.question.map(|id| id.to_string()),
            note.option.map(|id| id.to_string()),
            note.key.map(|key| key.to_string()),
        ];
        let what: Vec<String> = parts.into_iter().flatten().collect();
        (what.join(" "), note.kind, note.days)
    })
    .collect()
}

#[test]
fn a_change_of_the_law_is_news_on_its_day() {
    let mut wrong = Vec::new();
    for (today, list, what, kind, days) in CHANGES {
        let list = &shipped()[list];
        let found = notes(list, today);
        if !found.contains(&(what.to_owned(), kind, days)) {
            let near: Vec<_> = found.iter().filter(|each| each.0 == what).collect();
            wrong.push(format!("{} {today}: {what}: {near:?}", list.header.id));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn a_choice_whose_ground_does_not_apply_yet_earns_nothing() {
    let compared = date(2026, 11, 30);
    let mut wrong = Vec::new();
    for list in shipped() {
        for question in &list.questions {
            for choice in question.kind.choices().unwrap_or_default() {
                let earns = choice.credit.as_ref().is_some_and(|credit| !credit.is_zero());
                if earns && !choice.dates.covers(compared) {
                    wrong.push(format!("{} {} {}", list.header.id, question.id, choice.id));
                }
            }
        }
    }
    none_wrong(&wrong);
}
