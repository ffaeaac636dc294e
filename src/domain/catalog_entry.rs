//! A checklist as it is listed for choosing: shipped or found in a folder, usable or broken.

use std::path::PathBuf;

use super::effort::Extent;
use super::id::Id;
use super::localized::Localized;
use super::text::Text;

/// A checklist that can be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Where it comes from: `None` for the shipped ones.
    pub path: Option<PathBuf>,
    /// Why it cannot be used, where it is broken.
    pub trouble: Option<Localized>,
    /// How much it asks; `None` until it was looked into.
    pub extent: Option<Extent>,
}
