//! `selfcheck new`: begins an assessment and writes its file.

use std::path::{Path, PathBuf};

use crate::app::command_error::{CommandError, Kind};
use crate::app::services::Services;
use crate::app::{output, own_checklist};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::subject::SubjectField;
use crate::storage::error::{Doing, StorageError};
use crate::storage::file::{self, AssessmentFile};
use crate::words::cli as words;

/// Begins an assessment and says where it is.
pub fn run(
    services: &Services<'_>,
    what: &str,
    to: Option<&Path>,
    name: Option<&str>,
    force: bool,
) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let checklist = services.checklist(what)?;
    let path = to.map_or_else(
        || proposed(services, &checklist, name.unwrap_or_default()),
        Path::to_owned,
    );
    let aside = set_aside(&path, force).map_err(|error| services.storage_failure(&error))?;
    let begun = begin(services, &checklist, what, name.unwrap_or_default(), &path);
    if let Some(aside) = aside {
        // The old file comes back where the new one could not be made.
        let _ = match begun {
            Ok(_) => std::fs::remove_file(&aside),
            Err(_) => std::fs::rename(&aside, &path),
        };
    }
    let file = begun.map_err(|error| match error {
        StorageError::Exists { path } => {
            let shown = output::name(&path);
            let message = words::ERR_EXISTS.fill(lang, &[("path", &shown)]);
            CommandError::new(Kind::Environment, message, words::HINT_EXISTS.get(lang))
        }
        other => services.storage_failure(&other),
    })?;
    drop(file);
    let shown = output::name(&path);
    let count = checklist.questions.len().to_string();
    let places = [
        ("path", shown.as_str()),
        ("checklist", checklist.header.id.as_str()),
        ("count", &count),
    ];
    let next = words::NEXT_OPEN.fill(lang, &[("path", &shown)]);
    output::print(&format!("{}\n{next}\n", words::CREATED.fill(lang, &places)))
}

/// Moves a file that is to be replaced out of the way, and says where to.
fn set_aside(path: &Path, force: bool) -> Result<Option<PathBuf>, StorageError> {
    if !force || !path.is_file() {
        return Ok(None);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".replaced-{}", std::process::id()));
    let aside = path.with_file_name(name);
    std::fs::rename(path, &aside)
        .map(|()| Some(aside))
        .map_err(|error| StorageError::io(Doing::Saving, path, error))
}

/// Writes the file of a new assessment and holds it open.
pub fn begin(
    services: &Services<'_>,
    checklist: &Checklist,
    what: &str,
    name: &str,
    path: &Path,
) -> Result<AssessmentFile, StorageError> {
    let mut assessment = Assessment::begin(checklist, &services.context.environment.now());
    assessment.subject.set(SubjectField::Name, &clean(name));
    if Path::new(what).is_file() {
        own_checklist::note_path(&mut assessment, Path::new(what), &services.folder_of(path));
    }
    let file = file::create(&services.disk, path, &assessment, checklist, &services.holder())?;
    services.remember(file.path());
    Ok(file)
}

/// A free name in the data folder: the system's name, else the checklist's id.
pub fn proposed(services: &Services<'_>, checklist: &Checklist, name: &str) -> PathBuf {
    services.proposed(&checklist.header.id, name)
}
