//! Reads report files and the data embedded in them.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::output;
use super::services::Services;
use crate::checklist::Catalog;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::edition::Edition;
use crate::domain::id::Id;
use crate::files::lookup::Required as _;
use crate::report::{EditionSource, FileKind, ListSource, LoadError, Loaded};
use crate::storage::error::{Operation, StorageError};
use crate::storage::record;
use crate::words::report_file as words;

/// Maximum size of a report that is read, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;

/// Loads the checklist and the assessment embedded in a report.
pub fn embedded(list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
    embedded_or(list, assessment, None)
}

/// As [`embedded`]; `given` is used where the report names an edition that the program does not have and it is that edition.
pub fn embedded_or(
    list: &ListSource<'_>,
    assessment: &str,
    given: Option<&Checklist>,
) -> Result<Loaded, LoadError> {
    let catalog = Catalog::shipped();
    let checklist = match list {
        ListSource::Text(text) => {
            Catalog::load_resolved("checklist", text).map_err(|error| LoadError::Invalid(error.message()))?
        }
        ListSource::Edition(source) => edition(&catalog, source).or_else(|error| {
            let is_given =
                |given: &&Checklist| given.digest == source.digest && given.header.id == *source.id;
            given.filter(is_given).cloned().ok_or(error)
        })?,
    };
    let reading = record::read("assessment", assessment.as_bytes()).map_err(|issues| {
        let first = issues.into_iter().next();
        LoadError::Invalid(first.map(|issue| issue.message).unwrap_or_default())
    })?;
    Ok(Loaded {
        origin: catalog.origin(&checklist),
        assessment: reading.resolve(&checklist).assessment,
        checklist,
    })
}

fn edition(catalog: &Catalog, source: &EditionSource<'_>) -> Result<Checklist, LoadError> {
    let found = Id::new(source.id).ok().and_then(|id| {
        catalog.edition(&Edition {
            id,
            version: source.version.to_owned(),
        })
    });
    found.ok_or_else(|| LoadError::UnknownEdition {
        id: clean_line(source.id),
        version: clean_line(source.version),
    })
}

/// Reads an HTML report; any other file is an error that says what it is.
pub fn page(services: &Services<'_>, file: &Path) -> Result<String, CommandError> {
    let bytes = bytes(services, file)?;
    match FileKind::of(&bytes).sentence() {
        // Text, or it would be another kind.
        None => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Some(kind) => Err(refused(services, file, kind.get(services.context.lang))),
    }
}

/// Reads a file that may be a report.
pub fn bytes(services: &Services<'_>, file: &Path) -> Result<Vec<u8>, CommandError> {
    let bytes = services
        .disk
        .read(file, LARGEST)
        .required()
        .map_err(|error| services.storage_error(&StorageError::io(Operation::Reading, file, error)))?;
    if bytes.len() > LARGEST {
        let limit = (LARGEST / 1024 / 1024).to_string();
        let kind = words::TOO_LARGE.fill(services.context.lang, &[("limit", &limit)]);
        return Err(refused(services, file, &kind));
    }
    Ok(bytes)
}

/// An error that says what a file is.
pub fn refused(services: &Services<'_>, file: &Path, kind: &str) -> CommandError {
    let path = output::name(file);
    let places = [("path", path.as_str()), ("kind", kind)];
    CommandError::new(Kind::Input, words::IS.fill(services.context.lang, &places), "")
}
