//! What an interval is computed from, and what comes out.

use super::super::ratio::Ratio;

/// Most hits of a rate that are computed.
pub const MOST_HITS: i64 = 1_000_000;

/// The two ends, rounded outward to six significant digits where they are computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Ratio,
    pub high: Ratio,
}

/// How sure a two-sided interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    Ninety,
    NinetyFive,
    NinetyNine,
}

impl Level {
    /// With the words used in files.
    pub const WORDS: [(Self, &'static str); 3] = [
        (Self::Ninety, "90"),
        (Self::NinetyFive, "95"),
        (Self::NinetyNine, "99"),
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Ninety => "90",
            Self::NinetyFive => "95",
            Self::NinetyNine => "99",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.into_iter().find(|(_, each)| *each == word);
        found.map(|(level, _)| level)
    }

    /// The quantile of the normal distribution, to fifteen places.
    pub(super) fn z(self) -> Ratio {
        let scaled = match self {
            Self::Ninety => 1_644_853_626_951_472,
            Self::NinetyFive => 1_959_963_984_540_054,
            Self::NinetyNine => 2_575_829_303_548_901,
        };
        Ratio::new(scaled, 1_000_000_000_000_000)
    }

    /// One over the probability beyond one end.
    pub(super) const fn tail(self) -> u32 {
        match self {
            Self::Ninety => 20,
            Self::NinetyFive => 40,
            Self::NinetyNine => 200,
        }
    }
}

/// What a share or a rate is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How often it happened.
    pub hits: Ratio,
    /// Trials of a share, exposure of a rate.
    pub n: Ratio,
    /// How many times the plain share or rate the unit is: 100 for percent.
    pub per: Ratio,
}

impl Sample {
    /// The share or rate in its unit; `None` without trials.
    pub fn value(&self) -> Option<Ratio> {
        (&self.hits * &self.per).over(&self.n)
    }

    /// The same share or rate out of fewer independent units: repeated trials of one unit are no new ones.
    #[must_use]
    pub fn counted_in(&self, clusters: &Ratio) -> Self {
        let hits = (&self.hits * clusters).over(&self.n);
        Self {
            hits: hits.unwrap_or_else(Ratio::zero),
            n: clusters.clone(),
            per: self.per.clone(),
        }
    }

    pub(super) fn is_counted(&self) -> bool {
        let zero = Ratio::zero();
        self.hits >= zero && self.n > zero && self.per > zero
    }
}
