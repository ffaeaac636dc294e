//! The days between which a duty or a text applies, and the day it was last compared with its source.

use jiff::civil::Date;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// The day of the last check against the source.
    pub checked: Option<Date>,
}

impl Dates {
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a day lies between the first and the last, both included; a missing end is open.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
