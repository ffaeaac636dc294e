//! A checklist in the catalog: shipped or found in a folder, usable or broken.

use std::path::PathBuf;

use super::effort::Extent;
use super::id::Id;
use super::localized::Localized;
use super::text::Text;

/// A checklist offered for a new assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    pub id: Id,
    pub version: String,
    pub title: Text,
    pub publisher: Text,
    /// Its file; `None` for shipped checklists.
    pub path: Option<PathBuf>,
    /// Why a broken checklist cannot be used.
    pub problem: Option<Localized>,
    /// Its size and effort; `None` until it has been loaded.
    pub extent: Option<Extent>,
}
