//! The assessment that an interactive mode has open: where it is, its checklist, its writer and what earlier sessions changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::recovery::{self, RecoveryStore};
use super::services::Services;
use super::signals::Ending;
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

/// The open assessment.
pub(super) struct OpenAssessment {
    pub(super) path: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) checklist: Arc<Checklist>,
    /// `None` where it may only be read.
    pub(super) writer: Option<Writer>,
    /// The digest of the file as it was last read, where it may only be read.
    pub(super) seen: Option<String>,
    /// What earlier sessions changed; `None` until it is read.
    pub(super) earlier: Option<History>,
}

impl OpenAssessment {
    /// Saves what waits and frees the lock. What cannot be saved is kept elsewhere, and the trouble says where.
    pub(super) fn close(&mut self, services: &Services<'_>) -> Result<(), Box<UserError>> {
        let Some(writer) = self.writer.take() else {
            return Ok(());
        };
        Ending::forget();
        let newest = writer.newest().cloned();
        match (writer.close(), newest) {
            (Err(trouble), Some(newest)) => {
                let trouble = RecoveryStore::of(services, &self.path, &self.checklist).keep(trouble, &newest);
                Ending::at_last(recovery::told(&trouble, services.context.lang));
                Err(trouble)
            }
            (closed, _) => closed,
        }
    }

    /// What earlier sessions changed, read when first asked for; an error is returned once, and nothing can be undone then.
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

/// Starts the writer of a file, and says what is to be done with what it could not save where nobody else comes to it.
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
    Ending::at_last(RecoveryStore::of(services, path, checklist).last_resort(writer.unsaved_view()));
    Ok(writer)
}
