//! `selfcheck new`: begins an assessment and writes its file.

use std::path::{Path, PathBuf};

use crate::app::desk::Desk;
use crate::app::failure::{Failure, Kind};
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
    desk: &Desk<'_>,
    what: &str,
    to: Option<&Path>,
    name: Option<&str>,
    force: bool,
) -> Result<(), Failure> {
    let lang = desk.context.lang;
    let checklist = desk.checklist(what)?;
    let path = to.map_or_else(
        || proposed(desk, &checklist, name.unwrap_or_default()),
        Path::to_owned,
    );
    let aside = set_aside(&path, force).map_err(|error| desk.storage_failure(&error))?;
    let begun = begin(desk, &checklist, what, name.unwrap_or_default(), &path);
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
            Failure::new(Kind::Environment, message, words::HINT_EXISTS.get(lang))
        }
        other => desk.storage_failure(&other),
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
    desk: &Desk<'_>,
    checklist: &Checklist,
    what: &str,
    name: &str,
    path: &Path,
) -> Result<AssessmentFile, StorageError> {
    let mut assessment = Assessment::begin(checklist, &desk.context.world.now());
    assessment.subject.set(SubjectField::Name, &clean(name));
    if Path::new(what).is_file() {
        own_checklist::note_path(&mut assessment, Path::new(what), &desk.folder_of(path));
    }
    let file = file::create(&desk.disk, path, &assessment, checklist, &desk.holder())?;
    desk.remember(file.path());
    Ok(file)
}

/// A free name in the data folder: the system's name, else the checklist's id.
pub fn proposed(desk: &Desk<'_>, checklist: &Checklist, name: &str) -> PathBuf {
    desk.proposed(&checklist.header.id, name)
}
