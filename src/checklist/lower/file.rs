//! A file of the chain on its way to the domain.

use super::super::raw;
use super::text::Tongue;

/// One file of the chain as types, with its languages.
pub(crate) struct File {
    pub(crate) raw: raw::Checklist,
    pub(crate) languages: Vec<String>,
}

/// A file with the languages of its texts.
pub(super) type LanguageFile<'t> = (raw::Checklist, &'t Tongue);
