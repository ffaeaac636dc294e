//! An open assessment file: its known state on disk, and saves that merge changes of other programs.

mod conflicted;
mod copies;
mod limit;
mod locking;
mod open;
mod outside;
mod save;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

pub use copies::{rescue, rescues};
pub use locking::{lock_path, wait_for_lock};
pub use open::{create, open, open_locked};

use super::atomic::folder_of;
use super::disk::{Disk, OpenFile, Stat};
use super::error::{Operation, StorageError};
use super::lock::Guard;
use super::record::{self, Reading, RecordSchema, Unresolved};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_path;
use crate::domain::localized::Localized;
use crate::domain::merge::{Conflict, Merged};
use crate::domain::takeover::Takeover;
use crate::files::lookup::Required as _;
use crate::yaml::budget::Budget;

#[derive(Debug)]
pub struct AssessmentFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    access: Access,
    /// Held from opening to the first save, for a command.
    lock: Option<Box<dyn Guard>>,
    schema: RecordSchema,
    /// The file as last read or written; `None` before the first save.
    known: Option<Known>,
    /// A failed attempt, which may have reached the disk.
    tried: Option<Tried>,
    /// Copies to keep before the next write, each with the word for its name.
    aside: Vec<(String, Vec<u8>)>,
    /// Copies kept for a takeover that is not written yet.
    kept: Kept,
    /// Whether the file is not created yet.
    is_new: bool,
    replaced: Option<Replaced>,
    /// Delivered with the next save.
    notices: Vec<Localized>,
    on_wait: Option<OnWait>,
}

/// Called when a save begins to wait for another program.
#[derive(Clone)]
pub struct OnWait(pub Arc<dyn Fn() + Send + Sync>);

impl std::fmt::Debug for OnWait {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("OnWait")
    }
}

#[derive(Clone, Debug)]
struct Known {
    digest: String,
    assessment: Assessment,
}

#[derive(Clone, Debug)]
struct Tried {
    digest: String,
    ours: Assessment,
    written: Merged,
}

#[derive(Debug, Default)]
struct Kept {
    ours: Option<PathBuf>,
    theirs: Option<PathBuf>,
}

impl Kept {
    fn into_paths(self) -> Vec<PathBuf> {
        self.ours.into_iter().chain(self.theirs).collect()
    }
}

/// A file replaced after a takeover, kept open: another program may still write to it.
#[derive(Debug)]
struct Replaced {
    file: Box<dyn OpenFile>,
    digest: String,
    assessment: Assessment,
    since: Instant,
}

/// An opened assessment whose checklist is not known yet.
#[derive(Debug)]
pub struct Opening {
    file: AssessmentFile,
    unresolved: Unresolved,
    /// The other side of a file with conflict marks.
    other: Option<conflicted::Other>,
    notices: Vec<Localized>,
}

impl Opening {
    /// Paths of evidence are relative to this folder.
    pub fn folder(&self) -> &Path {
        self.file.folder()
    }

    /// Whether git left conflict marks in the file.
    pub fn is_conflicted(&self) -> bool {
        self.other.is_some()
    }

    pub fn unresolved(&self) -> &Unresolved {
        &self.unresolved
    }

    /// Resolves the values by the checklist.
    pub fn resolve(self, checklist: &Checklist) -> Loaded {
        let schema = RecordSchema::of(checklist);
        let mut reading = self.unresolved.resolve_with(&schema);
        let conflicts = self
            .other
            .map(|other| other.merge_into(&mut reading.assessment, &schema));
        let mut file = self.file;
        file.schema = schema;
        if let Some(known) = &mut file.known {
            known.assessment.clone_from(&reading.assessment);
        }
        Loaded {
            file,
            reading,
            conflicts: conflicts.unwrap_or_default(),
            notices: self.notices,
        }
    }
}

#[derive(Debug)]
pub struct Loaded {
    pub file: AssessmentFile,
    pub reading: Reading,
    /// What git left as conflicts in the file; the assessment has our side.
    pub conflicts: Vec<Conflict>,
    pub notices: Vec<Localized>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// Set if the file had been changed from outside; the merge was written.
    pub takeover: Option<Takeover>,
    pub notices: Vec<Localized>,
}

/// Reads an assessment without locking or changing anything.
pub fn peek(disk: &dyn Disk, path: &Path) -> Result<Unresolved, StorageError> {
    read(disk, path).map(|(reading, _)| reading)
}

/// As [`peek`], with our side of a file in which git left conflict marks.
pub fn peek_ours(disk: &dyn Disk, path: &Path) -> Result<Unresolved, StorageError> {
    let bytes = read_bytes(disk, path)?;
    parse(path, &bytes).or_else(|error| {
        let (ours, _) = conflicted::read(path, &bytes).ok_or(error)?;
        Ok(ours)
    })
}

pub fn read_bytes(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, StorageError> {
    disk.read(path, Budget::ASSESSMENT.bytes)
        .required()
        .map_err(|error| StorageError::io(Operation::Reading, path, error))
}

/// Parses the bytes of an assessment file.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<Unresolved, StorageError> {
    record::read(&name_of(path), bytes).map_err(|issues| StorageError::Unreadable {
        path: path.to_owned(),
        issues,
    })
}

impl AssessmentFile {
    fn new(disk: &Arc<dyn Disk>, path: PathBuf, schema: RecordSchema) -> Self {
        Self {
            disk: Arc::clone(disk),
            path,
            access: Access::Writable,
            lock: None,
            schema,
            known: None,
            tried: None,
            aside: Vec::new(),
            kept: Kept::default(),
            is_new: false,
            replaced: None,
            notices: Vec::new(),
            on_wait: None,
        }
    }

    /// The path with links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Paths of evidence are relative to this folder.
    pub fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// Digest of the file as last read or written.
    pub fn digest(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.digest.as_str())
    }

    /// The assessment as last read or written.
    pub(super) fn assessment(&self) -> Option<&Assessment> {
        self.known.as_ref().map(|known| &known.assessment)
    }

    /// The file as it is now; `None` where it is gone or the system does not answer.
    pub(super) fn stat(&self) -> Option<Stat> {
        self.disk.lstat(&self.path).ok().flatten()
    }

    pub(super) fn on_wait(&mut self, notify: Arc<dyn Fn() + Send + Sync>) {
        self.on_wait = Some(OnWait(notify));
    }

    /// Writes answers in the order of another checklist from now on.
    pub fn use_checklist(&mut self, checklist: &Checklist) {
        self.schema = RecordSchema::of(checklist);
    }

    /// Keeps bytes in a copy beside the file before the next write.
    pub fn keep_aside(&mut self, word: &str, bytes: Vec<u8>) {
        self.put_aside(word, bytes);
    }

    pub fn access(&self) -> &Access {
        &self.access
    }
}

fn read(disk: &dyn Disk, path: &Path) -> Result<(Unresolved, Vec<u8>), StorageError> {
    let bytes = read_bytes(disk, path)?;
    Ok((parse(path, &bytes)?, bytes))
}

fn name_of(path: &Path) -> String {
    clean_path(path)
}
