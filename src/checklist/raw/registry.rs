//! The format of `references.yaml` as types. Their comments are the descriptions in the schema for editors.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::{self, Pairs, Text};
use super::schemas;

/// The closed registry of instruments, `references.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "selfcheck references")]
pub(crate) struct Registry {
    /// The version of this format: 1.
    #[schemars(range(min = 1, max = 1))]
    #[serde(deserialize_with = "parts::integer")]
    pub(crate) format: u32,
    /// Instruments by key.
    pub(crate) instruments: Pairs<Instrument>,
}

/// A law, standard or official list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instrument {
    /// Its title.
    pub(crate) title: Text,
    /// Who issued it.
    pub(crate) publisher: Text,
    /// The edition that was read.
    pub(crate) edition: Text,
    /// How binding it is.
    #[schemars(with = "schemas::ForceWord")]
    pub(crate) force: String,
    /// How well it was verified: read in the primary text, or only in a secondary source.
    #[schemars(with = "schemas::VerifiedWord")]
    pub(crate) verified: String,
    /// First day in force, such as "2026-01-22".
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) in_force: Option<String>,
    /// The day it was read.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) read_on: Option<String>,
    /// Where it is published.
    pub(crate) url: Option<String>,
    /// A caution or a known change.
    pub(crate) note: Option<Text>,
    /// The first day on which it applies, such as "2026-12-05".
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_from: Option<String>,
    /// The last day on which it applies.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_until: Option<String>,
    /// The day on which it was last compared with its source.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) checked_on: Option<String>,
    /// Places that can be cited, as the instrument numbers them.
    #[serde(default)]
    pub(crate) locators: Pairs<Locator>,
}

/// One place in an instrument.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Locator {
    /// What the place is about.
    pub(crate) title: Text,
    /// Its own force, where it differs from the instrument's.
    #[schemars(with = "Option<schemas::ForceWord>")]
    pub(crate) force: Option<String>,
    /// Its own verification, where it differs.
    #[schemars(with = "Option<schemas::VerifiedWord>")]
    pub(crate) verified: Option<String>,
    /// Its own first day in force, where it differs.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) in_force: Option<String>,
    /// A caution or a known change.
    pub(crate) note: Option<Text>,
    /// The first day on which it applies, such as "2026-12-05".
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_from: Option<String>,
    /// The last day on which it applies.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_until: Option<String>,
    /// The day on which it was last compared with its source.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) checked_on: Option<String>,
}
