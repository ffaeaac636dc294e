//! How a number question is measured, and the rule by which a measurement is judged.

use super::id::Id;
use super::interval::{Interval, Level, Sample};
use super::ratio::Ratio;
use super::reference::RefKey;
use super::text::Text;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Smaller is better.
    Lower,
    /// Larger is better.
    Higher,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A registered instrument.
    Reference(RefKey),
    Words(Text),
}

/// How a number question is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The unit, such as `%` or `s`.
    pub unit: Text,
    pub better: Better,
    /// In the unit; `None` where the applicant declares it.
    pub target: Option<Ratio>,
    pub source: Option<Source>,
    /// The question whose measure must be shown next to it.
    pub paired_with: Option<Id>,
    /// Smallest plausible value.
    pub min: Option<Ratio>,
    /// Largest plausible value.
    pub max: Option<Ratio>,
    /// How a measurement is judged. Without it only the value is compared with the target, and without a target nothing.
    pub rule: Option<Rule>,
}

/// What kind of number is measured; decides how its interval is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    Share,
    /// Per exposure, such as per camera and day.
    Rate,
    Quantile,
    Mean,
    Ratio,
    /// Computed from many cases, such as F1.
    Score,
    /// One number that has no interval, such as a number of days.
    Value,
}

impl MeasureKind {
    /// With the words used in checklists.
    pub const WORDS: [(Self, &'static str); 7] = [
        (Self::Share, "share"),
        (Self::Rate, "rate"),
        (Self::Quantile, "quantile"),
        (Self::Mean, "mean"),
        (Self::Ratio, "ratio"),
        (Self::Score, "score"),
        (Self::Value, "value"),
    ];

    pub fn word(self) -> &'static str {
        let mut all = Self::WORDS.into_iter();
        all.find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let mut all = Self::WORDS.into_iter();
        all.find(|(_, each)| *each == word).map(|(kind, _)| kind)
    }

    /// Whether value and interval are computed from hits and trials or exposure.
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Share | Self::Rate)
    }

    /// The method of a computed interval.
    pub const fn method(self) -> Option<&'static str> {
        match self {
            Self::Share => Some("wilson"),
            Self::Rate => Some("poisson"),
            _ => None,
        }
    }

    /// The interval of a share or rate.
    pub fn interval(self, sample: &Sample, level: Level) -> Option<Interval> {
        match self {
            Self::Share => sample.wilson(level),
            Self::Rate => sample.poisson(level),
            _ => None,
        }
    }
}

/// The rule by which a measurement is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub kind: MeasureKind,
    /// Whether a value that is the limit keeps it.
    pub inclusive: bool,
    /// The value offered where the applicant declares the limit.
    pub start: Option<Ratio>,
    pub start_source: Option<Source>,
    /// Fewer trials, exposure or clusters are too few.
    pub min_n: Option<Ratio>,
    /// What is independent; where it is named, n is counted in it.
    pub cluster: Option<Text>,
    /// How many times the plain share or rate the unit is.
    pub per: Ratio,
}

impl Measure {
    /// Whether a number lies between the smallest and largest plausible one.
    pub fn is_plausible(&self, number: &Ratio) -> bool {
        self.min.as_ref().is_none_or(|min| number >= min) && self.max.as_ref().is_none_or(|max| number <= max)
    }

    /// Whether a number meets the target; `None` without a target.
    pub fn is_met(&self, number: &Ratio) -> Option<bool> {
        self.target.as_ref().map(|target| self.keeps(number, target))
    }

    /// Whether a number keeps a limit.
    pub fn keeps(&self, number: &Ratio, limit: &Ratio) -> bool {
        let is_inclusive = self.rule.as_ref().is_none_or(|rule| rule.inclusive);
        let is_better = match self.better {
            Better::Lower => number < limit,
            Better::Higher => number > limit,
        };
        is_better || (is_inclusive && number == limit)
    }
}
