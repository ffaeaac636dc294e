//! Where a session stopped, so that the next one goes on from there.

use jiff::civil::Date;

use super::filter::Filter;
use super::id::Id;

/// Where a session stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The question.
    pub question: Option<Id>,
    /// The screen, by its own name.
    pub screen: String,
    /// The part of the answer that was in focus, by its own name; empty for none.
    pub field: String,
    /// The filters that were on, as words.
    pub filters: Vec<String>,
    /// When: `2026-11-24 14:02`.
    pub at: String,
}

impl Position {
    /// The filters that were on.
    pub fn filters(&self) -> Vec<Filter> {
        self.filters
            .iter()
            .filter_map(|word| Filter::from_word(word))
            .collect()
    }

    /// How many days before a day the session stopped, and the time of day; `None` where that cannot be told.
    pub fn ago(&self, today: Date) -> Option<(i32, &str)> {
        let (day, time) = self.at.split_once(' ')?;
        let day: Date = day.parse().ok()?;
        let days = today.since(day).ok()?.get_days();
        (days >= 0).then_some((days, time))
    }
}
