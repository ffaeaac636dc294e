//! Keeps a report from replacing the user's work. A report may create a file, replace an earlier report, or go to a device or pipe; any
//! other file is replaced only with `--force`. If the system does not answer what is at the target, the report is refused.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, own_checklist};
use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::evidence::Location;
use crate::domain::localized::Localized;
use crate::domain::subject::SubjectField;
use crate::domain::user_error::UserError;
use crate::report;
use crate::storage::disk::{Disk, FileType};
use crate::storage::error::{Operation, StorageError};
use crate::storage::path_norm::{self, nfc_key};
use crate::storage::{atomic, file, record};
use crate::words::Message;
use crate::words::app as words;

/// The assessment of a report. Its files are never replaced.
#[derive(Clone, Copy, Debug)]
pub struct Protected<'a> {
    pub path: &'a Path,
    /// The folder against which paths of evidence are relative.
    pub folder: &'a Path,
    pub assessment: &'a Assessment,
}

/// The file at the target of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupant {
    Assessment,
    /// Another assessment, or a name reserved for one.
    OtherAssessment,
    Checklist,
    Evidence,
    Diagram,
    /// Not a report of this tool.
    Foreign,
}

/// The report was not written and nothing was changed.
#[derive(Debug)]
pub enum OverwriteError {
    Occupied {
        path: PathBuf,
        by: Occupant,
    },
    /// It is unknown whether a file would be replaced.
    Unknown(StorageError),
}

impl Occupant {
    fn message(self) -> Message {
        match self {
            Self::Assessment => words::OVER_ASSESSMENT,
            Self::OtherAssessment => words::OVER_OTHER_ASSESSMENT,
            Self::Checklist => words::OVER_CHECKLIST,
            Self::Evidence => words::OVER_EVIDENCE,
            Self::Diagram => words::OVER_DIAGRAM,
            Self::Foreign => words::OVER_FOREIGN,
        }
    }
}

impl OverwriteError {
    fn unknown(path: &Path, error: io::Error) -> Self {
        Self::Unknown(StorageError::io(Operation::Reading, path, error))
    }

    /// For the interactive modes, which have no `--force`.
    pub fn user_error(&self) -> Box<UserError> {
        self.with_next(words::OVER_FOREIGN_NEXT)
    }

    pub fn command_error(&self, services: &Services<'_>) -> CommandError {
        let error = self.with_next(words::OVER_FOREIGN_FORCE);
        CommandError::from_user_error(Kind::Environment, &error, services.context.lang)
    }

    fn with_next(&self, if_foreign: Message) -> Box<UserError> {
        let (code, what, next) = match self {
            Self::Occupied { path, by } => {
                let next = match by {
                    Occupant::Foreign => if_foreign,
                    _ => words::OVER_NEXT,
                };
                let what = by.message().localized(&[("path", &output::name(path))]);
                ("E-TARGET".to_owned(), what, next)
            }
            Self::Unknown(error) => {
                let why = error.user_error().what;
                let what = |lang| words::OVER_UNKNOWN.fill(lang, &[("detail", why.get(lang))]);
                (error.code(), Localized::each(what), words::OVER_UNKNOWN_NEXT)
            }
        };
        Box::new(UserError {
            code,
            what,
            safe: words::NOTHING_CHANGED.localized(&[]),
            next: next.localized(&[]),
        })
    }
}

/// Where a report is to go.
struct Target {
    /// As given, from the working folder.
    given: PathBuf,
    /// With links resolved.
    real: PathBuf,
    /// `None` if nothing is there.
    file_type: Option<FileType>,
}

impl Target {
    fn of(disk: &dyn Disk, given: PathBuf) -> Result<Self, OverwriteError> {
        let unknown = |error| OverwriteError::unknown(&given, error);
        let real = resolve(disk, &given).map_err(unknown)?;
        let found = disk.stat(&real).map_err(unknown)?;
        Ok(Self {
            real,
            file_type: found.map(|found| found.file_type),
            given,
        })
    }

    /// Whether a path leads to the target. If nothing is at the target nothing can be lost, so that a path that cannot be resolved is
    /// compared by its spelling.
    fn is_at(&self, disk: &dyn Disk, path: &Path) -> Result<bool, OverwriteError> {
        match resolve(disk, path) {
            Ok(real) => Ok(nfc_key(&real) == nfc_key(&self.real)),
            Err(error) if self.file_type.is_none() || leads_nowhere(&error) => {
                Ok(nfc_key(&path_norm::normalize(path)) == nfc_key(&self.real))
            }
            Err(error) => Err(OverwriteError::unknown(path, error)),
        }
    }
}

/// Refuses a target where a report would replace the user's work. `force` only permits replacing a foreign file.
pub fn check(
    services: &Services<'_>,
    protected: Protected<'_>,
    to: &Path,
    force: bool,
) -> Result<(), OverwriteError> {
    let disk = services.disk.as_ref();
    let target = Target::of(disk, services.context.environment.folder.join(to))?;
    match target.file_type {
        // Devices are streamed to, and writing to a folder fails.
        Some(FileType::Pipe | FileType::Socket | FileType::Device | FileType::Folder) => return Ok(()),
        Some(FileType::Regular | FileType::Link) | None => {}
    }
    let occupied = |by| {
        Err(OverwriteError::Occupied {
            path: to.to_owned(),
            by,
        })
    };
    if let Some(by) = occupant(services, protected, &target)? {
        return occupied(by);
    }
    if target.file_type.is_none() || force || is_replaceable(disk, &target.real)? {
        return Ok(());
    }
    occupied(Occupant::Foreign)
}

/// Refuses a target that holds anything but an earlier output of the same kind, for an output that belongs to no one assessment.
pub fn check_other(
    services: &Services<'_>,
    to: &Path,
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<(), OverwriteError> {
    let disk = services.disk.as_ref();
    let target = Target::of(disk, services.context.environment.folder.join(to))?;
    let occupied = |by| {
        Err(OverwriteError::Occupied {
            path: to.to_owned(),
            by,
        })
    };
    if has_suffix(&target.real) || has_suffix(&target.given) {
        return occupied(Occupant::OtherAssessment);
    }
    if target.file_type != Some(FileType::Regular) {
        return Ok(());
    }
    let head = read(disk, &target.real, report::HEAD_BYTES)?;
    if head.is_empty() || is_ours(&head) {
        return Ok(());
    }
    occupied(Occupant::Foreign)
}

/// Refuses to replace anything but an assessment or an empty file with an assessment.
pub fn check_assessment(services: &Services<'_>, path: &Path) -> Result<(), CommandError> {
    check_content(services, path, true, words::NO_ASSESSMENT)
}

/// Refuses to replace an assessment with a file of another kind.
pub fn check_no_assessment(services: &Services<'_>, path: &Path) -> Result<(), CommandError> {
    check_content(services, path, false, words::IS_ASSESSMENT)
}

fn check_content(
    services: &Services<'_>,
    path: &Path,
    wants_assessment: bool,
    message: Message,
) -> Result<(), CommandError> {
    let disk = services.disk.as_ref();
    let reading = |error| services.storage_error(&StorageError::io(Operation::Reading, path, error));
    if !disk
        .stat(path)
        .map_err(reading)?
        .is_some_and(|found| found.is_regular())
    {
        return Ok(());
    }
    let is_assessment = match file::peek_ours(disk, path) {
        Ok(_) => true,
        Err(StorageError::Unreadable { .. }) => false,
        Err(error) => return Err(services.storage_error(&error)),
    };
    let is_empty = || {
        disk.read(path, 1)
            .map(|bytes| bytes.is_none_or(|bytes| bytes.is_empty()))
    };
    if is_assessment == wants_assessment || is_empty().map_err(reading)? {
        return Ok(());
    }
    let lang = services.context.lang;
    let message = message.fill(lang, &[("path", &output::name(path))]);
    Err(CommandError::new(
        Kind::Environment,
        message,
        words::NOT_REPLACED.get(lang),
    ))
}

/// Which of the user's files the target is.
fn occupant(
    services: &Services<'_>,
    protected: Protected<'_>,
    target: &Target,
) -> Result<Option<Occupant>, OverwriteError> {
    let disk = services.disk.as_ref();
    let path = services.context.environment.folder.join(protected.path);
    let path = resolve(disk, &path).map_err(|error| OverwriteError::unknown(&path, error))?;
    if target.is_at(disk, &path)? || target.is_at(disk, &file::lock_path(&path))? {
        return Ok(Some(Occupant::Assessment));
    }
    let is_cited = |location: &Location| match location {
        Location::File(path) if !path.is_empty() => target.is_at(disk, &protected.folder.join(path)),
        _ => Ok(false),
    };
    for answer in protected.assessment.answers.values() {
        for piece in &answer.evidence {
            if is_cited(&piece.location)? {
                return Ok(Some(Occupant::Evidence));
            }
        }
    }
    let diagram = protected.assessment.subject.get(SubjectField::Diagram);
    if is_cited(&Location::from_typed(diagram))? {
        return Ok(Some(Occupant::Diagram));
    }
    let recorded = own_checklist::path_of(protected.assessment).map(|path| protected.folder.join(path));
    let is_recorded = match recorded {
        Some(recorded) => target.is_at(disk, &recorded)?,
        None => false,
    };
    if is_recorded || is_checklist(services, protected.assessment, target)? {
        return Ok(Some(Occupant::Checklist));
    }
    let is_named_so = [&target.real, &target.given]
        .into_iter()
        .any(|path| has_suffix(path));
    Ok(is_named_so.then_some(Occupant::OtherAssessment))
}

/// Whether the target is a checklist with the id of the one in use, since checklists are also found by id.
fn is_checklist(
    services: &Services<'_>,
    assessment: &Assessment,
    target: &Target,
) -> Result<bool, OverwriteError> {
    let shutdown = target.real.extension();
    if target.file_type.is_none() || !shutdown.is_some_and(|end| end == "yaml" || end == "yml") {
        return Ok(false);
    }
    match services.catalog.load(&target.real.to_string_lossy()) {
        Ok(found) => Ok(found.header.id == assessment.checklist.id),
        // An unreadable file may be that checklist.
        Err(CatalogError::Unreadable { issue, .. }) => Err(OverwriteError::unknown(
            &target.real,
            io::Error::other(issue.message.en),
        )),
        Err(_) => Ok(false),
    }
}

fn has_suffix(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.to_lowercase().ends_with(record::SUFFIX)
}

/// Whether the file is empty or a report of this tool.
fn is_replaceable(disk: &dyn Disk, real: &Path) -> Result<bool, OverwriteError> {
    let head = read(disk, real, report::HEAD_BYTES)?;
    if head.is_empty() || report::is_report(&head) {
        return Ok(true);
    }
    Ok(head.len() > report::HEAD_BYTES
        && report::may_be_report(&head)
        && report::is_report(&read(disk, real, super::report_file::LARGEST)?))
}

/// The beginning of a file; one that was removed meanwhile counts as empty.
fn read(disk: &dyn Disk, real: &Path, limit: usize) -> Result<Vec<u8>, OverwriteError> {
    let bytes = disk.read(real, limit);
    bytes
        .map(Option::unwrap_or_default)
        .map_err(|error| OverwriteError::unknown(real, error))
}

/// Whether the error means that the path can never lead to a file.
fn leads_nowhere(error: &io::Error) -> bool {
    #[cfg(unix)]
    let is_loop = rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::LOOP);
    #[cfg(not(unix))]
    let is_loop = false;
    is_loop
        || matches!(
            error.kind(),
            io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput
        )
}

/// Resolves links as far as the path exists and normalises the rest.
fn resolve(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    if let Some(real) = disk.resolve(path)? {
        return Ok(real);
    }
    let plain = path_norm::normalize(path);
    let folder = disk.resolve(atomic::folder_of(&plain))?;
    let name = plain.file_name().unwrap_or(OsStr::new(""));
    Ok(folder.map_or_else(|| plain.clone(), |folder| folder.join(name)))
}
