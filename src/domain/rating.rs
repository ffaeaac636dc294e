//! Ratings by the bands of ISO/IEC 33020.

use super::ratio::Ratio;

/// Rating by the bands of ISO/IEC 33020: N 0–15 %, P >15–50 %, L >50–85 %, F >85–100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    Not,
    Partly,
    Largely,
    Fully,
}

impl Rating {
    /// The rating of an exact percentage.
    pub fn of_percent(percent: &Ratio) -> Self {
        if *percent <= Ratio::whole(15) {
            Self::Not
        } else if *percent <= Ratio::whole(50) {
            Self::Partly
        } else if *percent <= Ratio::whole(85) {
            Self::Largely
        } else {
            Self::Fully
        }
    }

    /// The rating of an achievement between 0 and 1.
    pub fn of_credit(credit: &Ratio) -> Self {
        Self::of_percent(&(credit * &Ratio::whole(100)))
    }

    /// The word in JSON and in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Not => "not-met",
            Self::Partly => "partly",
            Self::Largely => "largely",
            Self::Fully => "met",
        }
    }

    /// The letter of the standard.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Not => "N",
            Self::Partly => "P",
            Self::Largely => "L",
            Self::Fully => "F",
        }
    }
}
