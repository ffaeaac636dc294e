//! Reads report files and the data embedded in them.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::output;
use super::services::Services;
use crate::checklist::Catalog;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::origin::Edition;
use crate::files::lookup::Required as _;
use crate::report::{EditionSource, ListSource, LoadError, Loaded};
use crate::storage::error::{Operation, StorageError};
use crate::storage::record;
use crate::words::cli as words;

/// Maximum size of a report that is read, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;

/// Loads the checklist and the assessment embedded in a report.
pub fn embedded(list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
    let catalog = Catalog::shipped();
    let checklist = match list {
        ListSource::Text(text) => {
            Catalog::load_resolved("checklist", text).map_err(|error| LoadError::Invalid(error.message()))?
        }
        ListSource::Edition(source) => edition(&catalog, source)?,
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

/// Reads a report file.
pub fn page(services: &Services<'_>, file: &Path) -> Result<String, CommandError> {
    let bytes = services
        .disk
        .read(file, LARGEST)
        .required()
        .map_err(|error| services.storage_error(&StorageError::io(Operation::Reading, file, error)))?;
    String::from_utf8(bytes).map_err(|error| {
        let (shown, detail) = (output::name(file), error.to_string());
        let places = [("path", shown.as_str()), ("detail", detail.as_str())];
        CommandError::new(
            Kind::Input,
            words::ERR_READ.fill(services.context.lang, &places),
            "",
        )
    })
}
