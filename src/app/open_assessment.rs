//! The assessment that is open in an interactive mode: path, checklist, writer and the history of earlier sessions.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::recovery::{self, RecoveryStore};
use super::services::Services;
use super::signals::Shutdown;
use super::user_error;
use crate::domain::checklist::Checklist;
use crate::domain::history::History;
use crate::domain::user_error::UserError;
use crate::storage::disk::Disk;
use crate::storage::error::StorageError;
use crate::storage::file::AssessmentFile;
use crate::storage::history;
use crate::storage::paths::Folders;
use crate::storage::record::RecordSchema;
use crate::storage::writer::{self, Writer};

pub(super) struct OpenAssessment {
    pub(super) path: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) checklist: Arc<Checklist>,
    /// `None` if it is open read-only.
    pub(super) writer: Option<Writer>,
    /// Digest of the file as last read, if it is open read-only.
    pub(super) seen: Option<String>,
    /// The history of earlier sessions; `None` until it is loaded.
    pub(super) earlier: Option<History>,
}

impl OpenAssessment {
    /// Saves pending changes. Changes that cannot be saved go to the recovery folder, which the error names.
    pub(super) fn close(&mut self, services: &Services<'_>) -> Result<(), Box<UserError>> {
        let Some(writer) = self.writer.take() else {
            return Ok(());
        };
        Shutdown::clear_last_resort();
        let newest = writer.newest().cloned();
        match (writer.close(), newest) {
            (Err(error), Some(newest)) => {
                let error = RecoveryStore::of(services, &self.path, &self.checklist).keep(error, &newest);
                Shutdown::set_last_resort(recovery::error_printer(&error, services.context.lang));
                Err(error)
            }
            (closed, _) => closed,
        }
    }

    /// The history of earlier sessions, loaded on first use. A read error is returned once and leaves an empty history.
    pub(super) fn earlier(
        &mut self,
        disk: &dyn Disk,
        folders: &Folders,
    ) -> (&mut History, Option<StorageError>) {
        let Self {
            path,
            checklist,
            earlier,
            ..
        } = self;
        let mut error = None;
        let earlier = earlier.get_or_insert_with(|| {
            let read = history::read(disk, folders, path, &RecordSchema::of(checklist));
            read.unwrap_or_else(|failed| {
                error = Some(failed);
                History::default()
            })
        });
        (earlier, error)
    }
}

/// Starts the writer of a file and installs the last-resort handler for unsaved changes.
pub(super) fn start_writer(
    services: &Services<'_>,
    file: AssessmentFile,
    path: &Path,
    checklist: &Arc<Checklist>,
) -> Result<Writer, Box<UserError>> {
    let environment = services.context.environment.clone();
    let clock = Arc::new(move || environment.now().get(11..19).unwrap_or_default().to_owned());
    let writer =
        Writer::start(file, clock, writer::RETRY).map_err(|error| user_error::system(path, &error))?;
    Shutdown::set_last_resort(
        RecoveryStore::of(services, path, checklist).last_resort(writer.unsaved_view()),
    );
    Ok(writer)
}
