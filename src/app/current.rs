//! The assessment that an interactive mode has open: where it is, its checklist, its writer and what earlier sessions changed.

use std::path::PathBuf;
use std::sync::Arc;

use super::desk::Desk;
use super::rescued;
use crate::domain::checklist::Checklist;
use crate::domain::history::History;
use crate::domain::port::Trouble;
use crate::storage::disk::Disk;
use crate::storage::history;
use crate::storage::paths::Folders;
use crate::storage::record::Shape;
use crate::storage::writer::Writer;

/// The open assessment.
pub(super) struct Current {
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

impl Current {
    /// Saves what waits and frees the lock. What cannot be saved is kept elsewhere, and the trouble says where.
    pub(super) fn close(&mut self, desk: &Desk<'_>) -> Result<(), Box<Trouble>> {
        let Some(writer) = self.writer.take() else {
            return Ok(());
        };
        let newest = writer.newest().cloned();
        match (writer.close(), newest) {
            (Err(trouble), Some(newest)) => {
                Err(rescued::keep(desk, trouble, &self.path, &self.checklist, &newest))
            }
            (closed, _) => closed,
        }
    }

    /// What earlier sessions changed, read when first asked for.
    pub(super) fn earlier(&mut self, disk: &dyn Disk, folders: &Folders) -> &mut History {
        let Self {
            path,
            checklist,
            earlier,
            ..
        } = self;
        earlier.get_or_insert_with(|| history::read(disk, folders, path, &Shape::of(checklist)))
    }
}
