//! A file of the chain as types, with the languages of its texts.

use super::super::raw;
use super::text::TextReader;

/// One file of the chain as types, with its languages.
pub(crate) struct File {
    pub(crate) raw: raw::Checklist,
    pub(crate) languages: Vec<String>,
}

/// A file with the languages of its texts.
pub(super) type FileTexts<'t> = (raw::Checklist, &'t TextReader);
