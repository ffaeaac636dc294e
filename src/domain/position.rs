//! The position at which a session stopped, so that the next one can resume there.

use jiff::civil::Date;

use super::filter::Filter;
use super::id::Id;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub question: Option<Id>,
    /// Name of the screen.
    pub screen: String,
    /// Name of the focused part of the answer; may be empty.
    pub field: String,
    /// Active filters, as words.
    pub filters: Vec<String>,
    /// Such as `2026-11-24 14:02`.
    pub at: String,
}

impl Position {
    pub fn filters(&self) -> Vec<Filter> {
        self.filters
            .iter()
            .filter_map(|word| Filter::from_word(word))
            .collect()
    }

    /// Days between the stop and `today`, and the time of day of the stop; `None` where it is unknown.
    pub fn ago(&self, today: Date) -> Option<(i32, &str)> {
        let (day, time) = self.at.split_once(' ')?;
        let day: Date = day.parse().ok()?;
        let days = today.since(day).ok()?.get_days();
        (days >= 0).then_some((days, time))
    }
}
