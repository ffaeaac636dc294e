//! The dates that concern an assessment: when its duties start and end, and when texts were last compared with their source.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::checklist::Checklist;
use super::dates::{DateKind, Dates};
use super::id::Id;
use super::reference::RefKey;
use super::verdict::days_between;

/// A duty that started so many days ago is still reported as a change.
const RECENT_DAYS: i64 = 92;

/// A text that was compared longer ago is reported.
const OLD_CHECK_DAYS: i64 = 183;

/// One date of a question, an option or a cited text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateNote {
    /// `None` for a cited text.
    pub question: Option<Id>,
    /// The option of the question, where the date is its own.
    pub option: Option<Id>,
    /// `None` for a question.
    pub key: Option<RefKey>,
    pub kind: DateKind,
    pub date: Date,
    /// Days from today; negative in the past.
    pub days: i64,
}

impl DateNote {
    /// Every date of the questions asked and of what they cite, earliest first.
    pub fn all(checklist: &Checklist, is_asked: impl Fn(usize) -> bool, today: Date) -> Vec<Self> {
        let mut found = Found {
            notes: Vec::new(),
            today,
        };
        let mut keys: BTreeSet<&RefKey> = BTreeSet::new();
        let asked = checklist.questions.iter().enumerate();
        for (_, question) in asked.filter(|(at, _)| is_asked(*at)) {
            found.add(&question.dates, Some(&question.id), None, None);
            for choice in question.kind.choices().unwrap_or_default() {
                found.add(&choice.dates, Some(&question.id), Some(&choice.id), None);
            }
            keys.extend(&question.references);
        }
        found.add_cited(checklist, &keys);
        found.notes.sort_by_key(|note| note.date);
        found.notes
    }

    /// Whether it is worth a line: a start to come or just past, an end, a check long ago.
    pub fn is_news(&self) -> bool {
        match self.kind {
            DateKind::From => self.days >= -RECENT_DAYS,
            DateKind::Until => true,
            DateKind::Checked => self.days <= -OLD_CHECK_DAYS,
        }
    }
}

struct Found {
    notes: Vec<DateNote>,
    today: Date,
}

impl Found {
    fn add(&mut self, dates: &Dates, question: Option<&Id>, option: Option<&Id>, key: Option<&RefKey>) {
        for (kind, date) in dates.each() {
            self.notes.push(DateNote {
                question: question.cloned(),
                option: option.cloned(),
                key: key.cloned(),
                kind,
                date,
                days: days_between(self.today, date),
            });
        }
    }

    /// Places with dates of their own, and each instrument once.
    fn add_cited(&mut self, checklist: &Checklist, keys: &BTreeSet<&RefKey>) {
        let mut instruments = BTreeSet::new();
        for key in keys {
            let Some(cited) = checklist.registry.cite(key) else {
                continue;
            };
            if let Some(place) = cited.locator {
                self.add(&place.dates, None, None, Some(key));
            }
            if instruments.insert(&key.instrument) {
                let whole = RefKey {
                    instrument: key.instrument.clone(),
                    locator: None,
                };
                self.add(&cited.instrument.dates, None, None, Some(&whole));
            }
        }
    }
}
