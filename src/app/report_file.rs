//! Reads report files and the data embedded in them.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::output;
use super::services::Services;
use crate::checklist::Catalog;
use crate::domain::localized::Localized;
use crate::report::Loaded;
use crate::storage::error::{Operation, StorageError};
use crate::storage::lookup::Required as _;
use crate::storage::record;
use crate::words::cli as words;

/// Maximum size of a report that is read, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;

/// Parses the checklist and the assessment embedded in a report.
pub fn embedded(checklist: &str, assessment: &str) -> Result<Loaded, Localized> {
    let checklist = Catalog::load_resolved("checklist", checklist).map_err(|error| error.message())?;
    let origin = Catalog::shipped().origin(&checklist);
    let reading = record::read("assessment", assessment.as_bytes()).map_err(|issues| {
        issues
            .into_iter()
            .next()
            .map(|issue| issue.message)
            .unwrap_or_default()
    })?;
    let assessment = reading.resolve(&checklist).assessment;
    Ok(Loaded {
        checklist,
        origin,
        assessment,
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
