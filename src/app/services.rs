//! What every command stands on: the checklists, the places on disk, and assessments as a command looks at them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::checklist_cache::CachedChecklist;
use super::command_error::{CommandError, Kind};
use super::context::Context;
use super::output_file;
use super::user_error;
use super::{evidence, own_checklist};
use crate::checklist::{Catalog, CatalogError};
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::carried::Carried;
use crate::domain::change;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::reconcile::reconcile;
use crate::storage::atomic::Readers;
use crate::storage::disk::{Disk, RealDisk};
use crate::storage::error::{Operation, StorageError};
use crate::storage::file::{self, Loaded};
use crate::storage::lock::Holder;
use crate::storage::record::Reading;
use crate::storage::{paths, recent_files, settings};
use crate::yaml::diagnose;

/// The rooms a command asks, put together once.
pub struct Services<'a> {
    /// The environment and the choices that hold for every command.
    pub context: &'a Context,
    pub catalog: Catalog,
    pub disk: Arc<dyn Disk>,
}

/// An assessment as a command looks at it, with everything that follows from it.
pub struct Work {
    /// The file as the user named it.
    pub path: PathBuf,
    /// The folder against which paths of evidence are relative.
    pub folder: PathBuf,
    pub checklist: Checklist,
    /// The checklist it was made with, before anything was carried over.
    pub made_with: ChecklistStamp,
    pub assessment: Assessment,
    /// What became of its evidence.
    pub inspection: Inspection,
    pub review: Evaluation,
    /// What was carried over from an older version of the checklist.
    pub carried: Vec<Carried>,
    /// What the user should know.
    pub notices: Vec<Localized>,
    /// Set where a part of the file could not be read.
    pub damage: Option<StorageError>,
}

impl<'a> Services<'a> {
    /// Puts the rooms together.
    pub fn new(context: &'a Context) -> Self {
        let catalog = Catalog::new(Some(&context.preferences.checklists()));
        Self {
            context,
            catalog,
            disk: Arc::new(RealDisk),
        }
    }

    /// A free path for a new assessment.
    pub fn proposed(&self, checklist: &Id, name: &str) -> PathBuf {
        paths::proposed(
            self.disk.as_ref(),
            &self.context.preferences.assessments(),
            checklist,
            name,
        )
    }

    /// The name answers are signed with: the settings' author; else empty.
    pub fn author(&self) -> String {
        self.context
            .preferences
            .settings
            .author
            .clone()
            .unwrap_or_default()
    }

    /// Puts an assessment on the list of known ones. That the list cannot be written keeps nobody from working.
    pub fn remember(&self, path: &Path) {
        let _ = recent_files::remember(self.disk.as_ref(), &self.context.preferences.folders, path);
    }

    /// Writes a file whole or not at all; its folder is made. A device or pipe, such as `/dev/null`, is written to and stays what it is.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
        let path = self.context.environment.folder.join(path);
        output_file::write(self.disk.as_ref(), &path, bytes).map_err(|error| self.output_failure(&error))
    }

    /// As [`Self::write`], with what `fill` writes; the inner error is its own.
    pub fn write_with<T, E>(
        &self,
        path: &Path,
        readers: Readers,
        fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<Result<T, E>, CommandError> {
        let path = self.context.environment.folder.join(path);
        output_file::write_with(self.disk.as_ref(), &path, readers, fill)
            .map_err(|error| self.output_failure(&error))
    }

    /// A file that a command makes could not be written.
    fn output_failure(&self, error: &StorageError) -> CommandError {
        CommandError::from_user_error(Kind::Environment, &error.output_error(), self.context.lang)
    }

    /// The checklist with an id or at a path; every issue is told where it is broken.
    pub fn checklist(&self, what: &str) -> Result<Checklist, CommandError> {
        self.catalog
            .load(what)
            .map_err(|error| self.catalog_failure(&error))
    }

    /// A catalog error as a failure, with every issue laid out.
    pub fn catalog_failure(&self, error: &CatalogError) -> CommandError {
        let lang = self.context.lang;
        let kind = if matches!(error, CatalogError::Unknown { .. }) {
            Kind::Usage
        } else {
            Kind::Input
        };
        if error.issues().is_empty() {
            return CommandError::new(kind, error.message().get(lang), error.hint().get(lang));
        }
        let colour = self
            .context
            .environment
            .colours(&self.context.global, self.context.environment.errors_are_terminal);
        let mut text = diagnose::text(error.issues(), error.sources(), lang, colour);
        text.push_str(error.message().get(lang));
        text.push('\n');
        CommandError::laid_out(kind, text)
    }

    /// The checklist an assessment was made with: by its id, else the file it names, else one of the files beside it.
    pub fn checklist_of(&self, assessment: &Assessment, folder: &Path) -> Result<Checklist, CatalogError> {
        let id = assessment.checklist.id.as_str();
        if let Some(path) = own_checklist::path_of(assessment).map(|path| folder.join(path)) {
            let is_absent = match self.disk.stat(&path) {
                Ok(found) => !found.is_some_and(|found| found.is_regular()),
                // Reading it says why the system did not answer.
                Err(_) => false,
            };
            if !is_absent {
                return self.catalog.load(&path.to_string_lossy());
            }
        }
        let unknown = match self.catalog.load(id) {
            Err(unknown @ CatalogError::Unknown { .. }) => unknown,
            other => return other,
        };
        let beside = own_checklist::candidates(self.disk.as_ref(), folder)?
            .into_iter()
            .map(|path| self.catalog.load(&path.to_string_lossy()));
        let mut refused = None;
        for found in beside {
            match found {
                Ok(checklist) if checklist.header.id == *id => return Ok(checklist),
                Ok(_) => {}
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        Err(refused.unwrap_or(unknown))
    }

    /// The checklist of an assessment, where both can be read; no evidence is looked at, however large it is.
    pub fn ready(&self, path: &Path) -> Result<CachedChecklist, CommandError> {
        let reading = file::peek(self.disk.as_ref(), path).map_err(|error| self.storage_failure(&error))?;
        let folder = self
            .folder_of(path)
            .map_err(|error| self.storage_failure(&error))?;
        let checklist = self
            .checklist_of(reading.draft(), &folder)
            .map_err(|error| self.no_checklist(reading.draft(), path, &error))?;
        Ok(CachedChecklist::of(reading.draft(), &folder, Some(checklist)))
    }

    /// The checklist of an assessment cannot be had: no word of the command line is wrong, a file is.
    fn no_checklist(&self, assessment: &Assessment, path: &Path, error: &CatalogError) -> CommandError {
        if matches!(error, CatalogError::Unknown { .. }) {
            let trouble = user_error::vanished(assessment, path);
            return CommandError::from_user_error(Kind::Input, &trouble, self.context.lang);
        }
        self.catalog_failure(error)
    }

    /// Looks at an assessment without locking or changing anything.
    pub fn look(&self, path: &Path) -> Result<Work, CommandError> {
        let folder = self
            .folder_of(path)
            .map_err(|error| self.storage_failure(&error))?;
        let reading = file::peek(self.disk.as_ref(), path).map_err(|error| self.storage_failure(&error))?;
        let checklist = self
            .checklist_of(reading.draft(), &folder)
            .map_err(|error| self.no_checklist(reading.draft(), path, &error))?;
        let reading = reading.resolve(&checklist);
        let damage = reading.is_lossy.then(|| damage(&reading.issues, path));
        let Reading {
            mut assessment,
            issues,
            ..
        } = reading;
        let mut notices: Vec<Localized> = issues.iter().map(located).collect();
        let made_with = assessment.checklist.clone();
        let carried = reconcile(&checklist, &mut assessment);
        let today = self.context.environment.today();
        let inspection = self.inspect_all(&assessment, &folder);
        notices.extend(evidence::unreadable(&assessment, &inspection));
        let review = Evaluation::of(&checklist, &assessment, &inspection, today);
        Ok(Work {
            path: path.to_owned(),
            folder,
            checklist,
            made_with,
            assessment,
            inspection,
            review,
            carried,
            notices,
            damage,
        })
    }

    /// Looks at an assessment of which every line can be read. A damaged one is refused: what is counted, scored and handed over
    /// must not silently be the part that was left.
    pub fn look_whole(&self, path: &Path) -> Result<Work, CommandError> {
        let mut work = self.look(path)?;
        match work.damage.take() {
            Some(error) => Err(self.storage_failure(&error)),
            None => Ok(work),
        }
    }

    /// Opens an assessment to change it, with its checklist.
    pub fn open(&self, path: &Path) -> Result<(Loaded, Checklist), CommandError> {
        let opening =
            file::open(&self.disk, path, &self.holder()).map_err(|error| self.storage_failure(&error))?;
        let unresolved = opening.unresolved();
        let checklist = self
            .checklist_of(unresolved.draft(), opening.folder())
            .map_err(|error| self.no_checklist(unresolved.draft(), path, &error))?;
        if unresolved.is_lossy() {
            return Err(self.storage_failure(&damage(unresolved.issues(), path)));
        }
        Ok((opening.resolve(&checklist), checklist))
    }

    /// Who holds the locks of this process.
    pub fn holder(&self) -> Holder {
        let environment = &self.context.environment;
        Holder {
            pid: std::process::id(),
            host: host_name(),
            user: environment
                .var("USER")
                .or_else(|| environment.var("USERNAME"))
                .unwrap_or_default(),
            since: change::minute(&environment.now()),
        }
    }

    /// A storage error as a failure; issues of a file are laid out.
    pub fn storage_failure(&self, error: &StorageError) -> CommandError {
        storage_failure(error, self.context)
    }

    /// The folder of a file, links in it resolved.
    pub fn folder_of(&self, path: &Path) -> Result<PathBuf, StorageError> {
        let real = self.disk.resolve(path);
        let real = real.map_err(|error| StorageError::io(Operation::Reading, path, error))?;
        let real = real.unwrap_or_else(|| path.to_owned());
        let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(folder.map_or_else(|| self.context.environment.folder.clone(), Path::to_owned))
    }

    /// Whether anything has this name, a link that leads nowhere included.
    pub fn is_taken(&self, path: &Path) -> Result<bool, CommandError> {
        let path = self.context.environment.folder.join(path);
        let found = self.disk.lstat(&path);
        found
            .map(|found| found.is_some())
            .map_err(|error| self.output_failure(&StorageError::io(Operation::Saving, &path, error)))
    }
}

/// The parts of a file that cannot be read, as an error.
fn damage(issues: &[Issue], path: &Path) -> StorageError {
    StorageError::Unreadable {
        path: path.to_owned(),
        issues: issues.to_owned(),
    }
}

fn storage_failure(error: &StorageError, context: &Context) -> CommandError {
    let kind = if error.is_input() {
        Kind::Input
    } else {
        Kind::Environment
    };
    CommandError::from_user_error(kind, &error.one_shot_error(), context.lang)
}

/// An issue of an assessment in one line, in both languages.
fn located(issue: &Issue) -> Localized {
    let place = &issue.place;
    let line = |message: &str| format!("{}:{}:{}: {message}", place.file, place.line, place.column);
    Localized::new(line(&issue.message.ko), line(&issue.message.en))
}

/// Writes one setting into a settings file, all else as the user wrote it. A settings file that cannot be written keeps nobody from
/// working.
pub fn remember_setting(disk: &dyn Disk, path: &Path, name: &str, value: &str) {
    const LARGEST: usize = 256 * 1024;
    // What could not be read must not be written over.
    let Ok(before) = disk.read(path, LARGEST) else {
        return;
    };
    let before = before.unwrap_or_default();
    let text = settings::set(&String::from_utf8_lossy(&before), name, value);
    let _ = output_file::write(disk, path, text.as_bytes());
}

/// The name of this machine, shown to whoever finds a file locked; never part of a report.
#[cfg(unix)]
fn host_name() -> String {
    clean_line(&rustix::system::uname().nodename().to_string_lossy())
}

#[cfg(not(unix))]
fn host_name() -> String {
    String::new()
}
