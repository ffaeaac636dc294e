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

/// What a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateKind {
    From,
    Until,
    Checked,
}

impl DateKind {
    /// The word in JSON and the field in a checklist.
    pub const fn word(self) -> &'static str {
        match self {
            Self::From => "applies_from",
            Self::Until => "applies_until",
            Self::Checked => "checked_on",
        }
    }
}

impl Dates {
    /// The dates given.
    pub fn each(&self) -> impl Iterator<Item = (DateKind, Date)> {
        let all = [
            (DateKind::From, self.from),
            (DateKind::Until, self.until),
            (DateKind::Checked, self.checked),
        ];
        all.into_iter().filter_map(|(kind, date)| Some((kind, date?)))
    }

    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a day lies between the first and the last, both included; a missing end is open.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
