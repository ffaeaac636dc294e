//! Creates the file of a new assessment, for the command and for the interactive modes.

use std::path::{Path, PathBuf};

use super::own_checklist;
use super::services::Services;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::subject::SubjectField;
use crate::storage::error::{Operation, StorageError};
use crate::storage::file::{self, AssessmentFile};

/// Writes the file of a new assessment.
pub fn create(
    services: &Services<'_>,
    checklist: &Checklist,
    what: &str,
    name: &str,
    path: &Path,
) -> Result<AssessmentFile, StorageError> {
    let mut assessment = Assessment::begin(checklist, &services.context.environment.now());
    assessment.subject.set(SubjectField::Name, &clean(name));
    let (disk, source) = (services.disk.as_ref(), Path::new(what));
    let unreadable = |error| StorageError::io(Operation::Reading, source, error);
    if disk
        .stat(source)
        .map_err(unreadable)?
        .is_some_and(|found| found.is_regular())
    {
        let folder = services.folder_of(path)?;
        own_checklist::note_path(disk, &mut assessment, source, &folder).map_err(unreadable)?;
    }
    file::create(&services.disk, path, &assessment, checklist)
}

/// A free path in the data folder, named after the system or, without a name, after the checklist.
pub fn default_path(services: &Services<'_>, checklist: &Checklist, name: &str) -> PathBuf {
    services.proposed(&checklist.header.id, name)
}
