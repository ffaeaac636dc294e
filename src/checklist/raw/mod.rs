//! The format as types, filled by `serde_yaml`, and for shipped texts by `serde_json`; the schema for editors is made from them.
//! Holds no rule of content.

mod checklist;
pub(crate) mod parts;
mod registry;
pub(crate) mod schemas;

pub(crate) use checklist::{
    Checklist, Choice, Fact, FactOption, Level, Measure, Question, Scale, Section, Term, Tier,
};
pub(crate) use registry::{Instrument, Locator, Registry};

/// The newest version of the format.
pub(crate) const FORMAT: u32 = 1;
