//! References to laws, standards and official lists, and the closed registry of them.

use std::collections::BTreeMap;
use std::fmt;

use super::dates::Dates;
use super::text::Text;

/// A key into an instrument: `instrument:locator`, or the instrument alone for the whole document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RefKey {
    /// Key of the instrument.
    pub instrument: String,
    /// The place as the instrument numbers it.
    pub locator: Option<String>,
}

impl RefKey {
    /// Parses a key; it is split at the first colon.
    pub fn parse(text: &str) -> Self {
        match text.split_once(':') {
            Some((instrument, locator)) => Self {
                instrument: instrument.trim().into(),
                locator: Some(locator.trim().into()),
            },
            None => Self {
                instrument: text.trim().into(),
                locator: None,
            },
        }
    }
}

impl fmt::Display for RefKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.locator {
            Some(locator) => write!(out, "{}:{locator}", self.instrument),
            None => out.write_str(&self.instrument),
        }
    }
}

/// How binding an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// A binding duty.
    Law,
    /// A duty to endeavour.
    BestEffort,
    /// A ministry's notice.
    Notice,
    /// Official guidance.
    Guide,
    /// A standard.
    Standard,
    /// A voluntary framework.
    Voluntary,
    /// Foreign law, for comparison only.
    Comparison,
}

impl Force {
    /// With the words used in `references.yaml`.
    pub const WORDS: [(Self, &'static str); 7] = [
        (Self::Law, "law"),
        (Self::BestEffort, "best-effort"),
        (Self::Notice, "notice"),
        (Self::Guide, "guide"),
        (Self::Standard, "standard"),
        (Self::Voluntary, "voluntary"),
        (Self::Comparison, "comparison"),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(force, _)| *force == self)
            .map_or("", |(_, word)| word)
    }
}

/// How well a text was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verified {
    /// Read in the primary text or a verbatim copy of it.
    Primary,
    /// Read in a secondary source only.
    Secondary,
}

impl Verified {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }
}

/// One place in an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// A description in our own words.
    pub title: Text,
    /// If it differs from the instrument's.
    pub force: Option<Force>,
    /// If it differs from the instrument's.
    pub verified: Option<Verified>,
    /// First day in force, if it differs: `2027-03-09`.
    pub in_force: Option<String>,
    /// A caution or a known change.
    pub note: Option<Text>,
    /// When the place applies, where it differs from the instrument.
    pub dates: Dates,
}

/// A law, standard or official list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    pub title: Text,
    pub publisher: Text,
    /// The edition that was read.
    pub edition: Text,
    pub force: Force,
    pub verified: Verified,
    /// First day in force, if known.
    pub in_force: Option<String>,
    pub read_on: Option<String>,
    pub url: Option<String>,
    /// A caution or a known change.
    pub note: Option<Text>,
    pub dates: Dates,
    pub locators: BTreeMap<String, Locator>,
}

impl Instrument {
    /// Whether another text of this instrument, which may name fewer of its places, says the same.
    pub fn contains(&self, other: &Self) -> bool {
        let place = |(key, place): (&String, &Locator)| self.locators.get(key) == Some(place);
        let without_places = |instrument: &Self| Self {
            locators: BTreeMap::new(),
            ..instrument.clone()
        };
        without_places(self) == without_places(other) && other.locators.iter().all(place)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// By key.
    pub instruments: BTreeMap<String, Instrument>,
}

/// A reference resolved in the registry.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    pub instrument: &'a Instrument,
    /// `None` if the whole document is cited.
    pub locator: Option<&'a Locator>,
}

impl Cited<'_> {
    /// The force of the place, else of the instrument.
    pub fn force(&self) -> Force {
        self.locator
            .and_then(|place| place.force)
            .unwrap_or(self.instrument.force)
    }

    /// The verification of the place, else of the instrument.
    pub fn verified(&self) -> Verified {
        self.locator
            .and_then(|place| place.verified)
            .unwrap_or(self.instrument.verified)
    }

    /// First day in force of the place, else of the instrument.
    pub fn in_force(&self) -> Option<&str> {
        self.locator
            .and_then(|place| place.in_force.as_deref())
            .or(self.instrument.in_force.as_deref())
    }
}

impl Registry {
    /// Resolves a key; `None` for an unknown instrument or place.
    pub fn cite(&self, key: &RefKey) -> Option<Cited<'_>> {
        let instrument = self.instruments.get(&key.instrument)?;
        let locator = match &key.locator {
            Some(place) => Some(instrument.locators.get(place)?),
            None => None,
        };
        Some(Cited { instrument, locator })
    }
}
