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
    if force && path.is_file() {
        std::fs::remove_file(&path)
            .map_err(|error| desk.storage_failure(&StorageError::io(Doing::Saving, &path, error)))?;
    }
    let file =
        begin(desk, &checklist, what, name.unwrap_or_default(), &path).map_err(|error| match error {
            StorageError::Exists { path } => {
                let shown = path.to_string_lossy().into_owned();
                let message = words::ERR_EXISTS.fill(lang, &[("path", &shown)]);
                Failure::new(Kind::Environment, message, words::HINT_EXISTS.get(lang))
            }
            other => desk.storage_failure(&other),
        })?;
    drop(file);
    let shown = path.to_string_lossy();
    let count = checklist.questions.len().to_string();
    let places = [
        ("path", &*shown),
        ("checklist", checklist.header.id.as_str()),
        ("count", &count),
    ];
    let next = words::NEXT_OPEN.fill(lang, &[("path", &shown)]);
    output::print(&format!("{}\n{next}\n", words::CREATED.fill(lang, &places)))
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
