//! Dates that fall due, as facts.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::clean::clean;
use crate::domain::due::DueDate;
use crate::domain::verdict::days_between;

/// Dates that have passed or come within a number of days, the earliest first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueFacts {
    /// Days ahead.
    pub within: i64,
    /// The dates.
    pub dates: Vec<DueDateFacts>,
}

/// A date that falls due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueDateFacts {
    /// The question.
    pub question: String,
    /// `plan`: a gap is to be closed. `evidence`: a piece of evidence is valid until then.
    pub kind: String,
    /// The day, such as `2026-12-31`.
    pub day: String,
    /// Days left; negative where the day has passed.
    pub days_left: i64,
    /// What is to be done, or the title or path of the evidence.
    pub text: String,
}

impl DueFacts {
    pub fn of(dates: &[DueDate], today: Date, within: i64) -> Self {
        let near = dates.iter().filter(|date| date.is_within(today, within));
        Self {
            within,
            dates: near.map(|date| DueDateFacts::of(date, today)).collect(),
        }
    }
}

impl DueDateFacts {
    pub(super) fn of(date: &DueDate, today: Date) -> Self {
        Self {
            question: date.question.to_string(),
            kind: if date.is_plan() { "plan" } else { "evidence" }.into(),
            day: date.day.to_string(),
            days_left: days_between(today, date.day),
            text: clean(date.text()).into_owned(),
        }
    }
}
