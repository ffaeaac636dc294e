//! The checklist that a report embeds: its text, or the released edition it names.

use std::borrow::Cow;

/// The checklist of a report.
#[derive(Clone, Debug)]
pub enum ListSource<'a> {
    /// The merged text.
    Text(Cow<'a, str>),
    /// A released edition, which the program has or does not.
    Edition(EditionSource<'a>),
}

/// A released edition as a report names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionSource<'a> {
    pub id: &'a str,
    pub version: &'a str,
    pub digest: &'a str,
    /// The digest of the registry released with it.
    pub registry: &'a str,
}
