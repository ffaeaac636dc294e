//! The services of a command: checklists, the disk and output files.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command_error::{CommandError, Kind};
use super::context::Context;
use super::{output, output_file};
use crate::checklist::{Catalog, CatalogError};
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::localized::Localized;
use crate::storage::atomic::Readers;
use crate::storage::disk::{Disk, RealDisk};
use crate::storage::error::{Operation, StorageError};
use crate::storage::{paths, recent_files, settings};
use crate::words::storage as words;
use crate::yaml::diagnose;

pub struct Services<'a> {
    pub context: &'a Context,
    pub catalog: Catalog,
    pub disk: Arc<dyn Disk>,
}

impl<'a> Services<'a> {
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

    /// The author from the settings, recorded with answers; may be empty.
    pub fn author(&self) -> String {
        self.context
            .preferences
            .settings
            .author
            .clone()
            .unwrap_or_default()
    }

    /// Adds an assessment to the list of recent files. A list that cannot be written is a notice.
    pub fn remember(&self, path: &Path) -> Option<Localized> {
        let folders = &self.context.preferences.folders;
        let remembered = recent_files::remember(self.disk.as_ref(), folders, path);
        remembered.err().map(|error| error.inside(words::RECENT_NOT_KEPT))
    }

    /// Writes a file atomically and creates its folder; a device or pipe such as `/dev/null` is streamed to.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
        let path = self.context.environment.folder.join(path);
        output_file::write(self.disk.as_ref(), &path, bytes).map_err(|error| self.output_error_of(&error))
    }

    /// As [`Self::write`], with the content from `fill`; the inner error is that of `fill`.
    pub fn write_with<T, E>(
        &self,
        path: &Path,
        readers: Readers,
        fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<Result<T, E>, CommandError> {
        let path = self.context.environment.folder.join(path);
        output_file::write_with(self.disk.as_ref(), &path, readers, fill)
            .map_err(|error| self.output_error_of(&error))
    }

    fn output_error_of(&self, error: &StorageError) -> CommandError {
        CommandError::from_user_error(Kind::Environment, &error.output_error(), self.context.lang)
    }

    /// Loads a checklist by id or path; the error lists every issue. What was left out is printed as notices.
    pub fn checklist(&self, what: &str) -> Result<Checklist, CommandError> {
        let loaded = self.catalog.load(what);
        let checklist = loaded.map_err(|error| self.catalog_error(&error))?;
        output::print_notices(&self.catalog.left_out(), self.context.lang);
        Ok(checklist)
    }

    /// Adds to the hint what was left out when an id was looked for.
    pub(super) fn with_left_out(&self, mut error: CommandError) -> CommandError {
        for notice in self.catalog.left_out() {
            let end = if error.hint.ends_with('.') { "" } else { "." };
            error.hint = format!("{}{end} {}", error.hint, notice.get(self.context.lang));
        }
        error
    }

    /// Formats a catalog error with every issue and its excerpt.
    pub fn catalog_error(&self, error: &CatalogError) -> CommandError {
        let lang = self.context.lang;
        let kind = if matches!(error, CatalogError::Unknown { .. }) {
            Kind::Usage
        } else {
            Kind::Input
        };
        if error.issues().is_empty() {
            let error = CommandError::new(kind, error.message().get(lang), error.hint().get(lang));
            return self.with_left_out(error);
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

    pub fn storage_error(&self, error: &StorageError) -> CommandError {
        storage_command_error(error, self.context)
    }

    /// The folder of a file, with links resolved.
    pub fn folder_of(&self, path: &Path) -> Result<PathBuf, StorageError> {
        let real = self.disk.resolve(path);
        let real = real.map_err(|error| StorageError::io(Operation::Reading, path, error))?;
        let real = real.unwrap_or_else(|| path.to_owned());
        let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(folder.map_or_else(|| self.context.environment.folder.clone(), Path::to_owned))
    }

    /// Whether anything exists at the path, including a dangling link.
    pub fn is_taken(&self, path: &Path) -> Result<bool, CommandError> {
        let path = self.context.environment.folder.join(path);
        let found = self.disk.lstat(&path);
        found
            .map(|found| found.is_some())
            .map_err(|error| self.output_error_of(&StorageError::io(Operation::Saving, &path, error)))
    }
}

fn storage_command_error(error: &StorageError, context: &Context) -> CommandError {
    let kind = if error.is_input() {
        Kind::Input
    } else {
        Kind::Environment
    };
    CommandError::from_user_error(kind, &error.one_shot_error(), context.lang)
}

/// Updates one setting in a settings file and keeps everything else as the user wrote it.
pub fn remember_setting(disk: &dyn Disk, path: &Path, name: &str, value: &str) -> Result<(), StorageError> {
    const LARGEST: usize = 256 * 1024;
    // A file that could not be read must not be overwritten.
    let before = disk.read(path, LARGEST);
    let before = before.map_err(|error| StorageError::io(Operation::Reading, path, error))?;
    let text = settings::set(&String::from_utf8_lossy(&before.unwrap_or_default()), name, value);
    output_file::write(disk, path, text.as_bytes())
}
