//! One assessment's file while it is open: the lock, what stands on disk, and saving that merges what others changed.

mod save;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use save::{rescue, rescues};

use super::atomic::{self, folder_of};
use super::disk::Disk;
use super::error::{Doing, StorageError, held, held_by, with_reason};
use super::lock::{Acquired, Guard, Holder};
use super::lookup::Required as _;
use super::record::{self, Reading, Shape};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_path;
use crate::domain::localized::Localized;
use crate::domain::merge::Merged;
use crate::words::storage as words;
use crate::yaml::budget::Budget;

/// Most lines that are told at opening; the rest is in the reading.
const MOST_LINES: usize = 20;

/// An assessment's file that is open for writing, or only for reading.
#[derive(Debug)]
pub struct AssessmentFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    holder: Holder,
    access: Access,
    lock: Option<Box<dyn Guard>>,
    shape: Shape,
    /// What stands on disk, as far as we know; `None` where nothing does.
    known: Option<Known>,
    /// What an attempt that failed may have left on disk all the same.
    tried: Option<Tried>,
    /// Bytes to be kept aside before the file is next written, and under which word.
    aside: Vec<(String, Vec<u8>)>,
}

#[derive(Clone, Debug)]
struct Known {
    digest: String,
    assessment: Assessment,
}

/// An attempt: what was to be saved, and what was written for it.
#[derive(Clone, Debug)]
struct Tried {
    digest: String,
    ours: Assessment,
    written: Merged,
}

/// What was found at opening.
#[derive(Debug)]
pub struct Loaded {
    /// The open file.
    pub file: AssessmentFile,
    /// What was read.
    pub reading: Reading,
    /// What the user should know.
    pub notices: Vec<Localized>,
}

/// What a save did besides saving.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// Set where the file had been changed from outside: what was written is the merge.
    pub merged: Option<Merged>,
    /// What the user should know.
    pub notices: Vec<Localized>,
}

impl Loaded {
    /// Gives the words of the file the meaning the checklist gives them. To be called before anything is changed or reconciled.
    pub fn resolve(&mut self, checklist: &Checklist) {
        let shape = Shape::of(checklist);
        self.reading.resolve(&shape);
        self.file.shape = shape;
        if let Some(known) = &mut self.file.known {
            known.assessment.clone_from(&self.reading.assessment);
        }
    }
}

/// Reads an assessment without locking or changing anything, for commands that only look.
pub fn peek(disk: &dyn Disk, path: &Path) -> Result<Reading, StorageError> {
    read(disk, path).map(|(reading, _)| reading)
}

/// The bytes of an assessment's file.
pub fn bytes(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, StorageError> {
    disk.read(path, Budget::ASSESSMENT.bytes)
        .required()
        .map_err(|error| StorageError::io(Doing::Reading, path, error))
}

/// What the bytes of an assessment's file say.
pub fn understand(path: &Path, bytes: &[u8]) -> Result<Reading, StorageError> {
    record::read(&name_of(path), bytes).map_err(|issues| StorageError::Unreadable {
        path: path.to_owned(),
        issues,
    })
}

/// Who has an assessment open in another session, or why that is not known, in a few words.
pub fn holder(disk: &dyn Disk, path: &Path) -> Option<Localized> {
    let held = disk.resolve(path).and_then(|real| match real {
        Some(real) => disk.held(&lock_path(&real)),
        None => Ok(None),
    });
    match held {
        Ok(holder) => holder.map(|holder| held_by(&holder)),
        Err(error) => Some(with_reason(words::HELD_UNKNOWN, "", &error)),
    }
}

/// Opens an assessment. It is opened read-only where another session has it, it cannot be written, or its format is newer.
pub fn open(disk: &Arc<dyn Disk>, path: &Path, holder: &Holder) -> Result<Loaded, StorageError> {
    let reading = |error| StorageError::io(Doing::Reading, path, error);
    let real = disk.resolve(path).required().map_err(reading)?;
    let mut notices = Vec::new();
    let folder = disk.resolve(folder_of(path)).required().map_err(reading)?;
    if folder.join(path.file_name().unwrap_or_default()) != real {
        notices.push(words::REAL_PATH.localized(&[("path", &name_of(&real))]));
    }
    match disk.network(&real) {
        Ok(Some(kind)) => notices.push(words::NETWORK.localized(&[("kind", kind)])),
        Ok(None) => {}
        Err(error) => notices.push(with_reason(words::NETWORK_UNKNOWN, "", &error)),
    }
    // Locked first and read after, so that nothing changes in between.
    let (lock, mut access) = access(disk.as_ref(), &real, holder);
    let (reading, bytes) = read(disk.as_ref(), &real)?;
    if reading.is_newer() {
        let message = reading.issues.iter().find(|issue| issue.code == "E306");
        access = Access::ReadOnly(message.map(|issue| issue.message.clone()).unwrap_or_default());
    }
    let lock = lock.filter(|_| access == Access::Writable);
    if lock.is_some() {
        sweep(disk.as_ref(), &real);
    }
    if reading.is_migrated() {
        notices.push(words::WILL_MIGRATE.localized(&[("format", &reading.format.to_string())]));
    }
    if reading.is_lossy {
        notices.push(words::DAMAGED.localized(&[]));
    }
    let issues = reading.issues.iter().filter(|issue| issue.code != "E306");
    notices.extend(issues.take(MOST_LINES).map(line));
    let file = AssessmentFile {
        disk: Arc::clone(disk),
        path: real,
        holder: holder.clone(),
        access,
        lock,
        shape: reading.own_shape(),
        known: Some(Known {
            digest: atomic::digest(&bytes),
            assessment: reading.assessment.clone(),
        }),
        tried: None,
        aside: aside_word(&reading)
            .map(|word| (word, bytes))
            .into_iter()
            .collect(),
    };
    Ok(Loaded {
        file,
        reading,
        notices,
    })
}

/// Makes the file of a new assessment. A file that stands there already is never touched.
pub fn create(
    disk: &Arc<dyn Disk>,
    path: &Path,
    assessment: &Assessment,
    checklist: &Checklist,
    holder: &Holder,
) -> Result<AssessmentFile, StorageError> {
    let folder = folder_of(path);
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Doing::MakingFolder, folder, error))?;
    let folder = disk
        .resolve(folder)
        .required()
        .map_err(|error| StorageError::io(Doing::Saving, folder, error))?;
    let real = path
        .file_name()
        .map_or_else(|| folder.clone(), |name| folder.join(name));
    let exists = || StorageError::Exists {
        path: path.to_owned(),
    };
    let is_there = || {
        let found = disk.lstat(&real);
        found
            .map(|found| found.is_some())
            .map_err(|error| StorageError::io(Doing::Saving, &real, error))
    };
    if is_there()? {
        return Err(exists());
    }
    let acquired = disk
        .lock(&lock_path(&real), holder)
        .map_err(|error| StorageError::io(Doing::Saving, &real, error))?;
    let Acquired::Ours(lock) = acquired else {
        return Err(exists());
    };
    if is_there()? {
        return Err(exists());
    }
    sweep(disk.as_ref(), &real);
    let mut file = AssessmentFile {
        disk: Arc::clone(disk),
        path: real,
        holder: holder.clone(),
        access: Access::Writable,
        lock: Some(lock),
        shape: Shape::of(checklist),
        known: None,
        tried: None,
        aside: Vec::new(),
    };
    file.save(assessment)?;
    Ok(file)
}

impl AssessmentFile {
    /// Where the file really is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder against which the paths of evidence are relative.
    pub fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// The digest of what stands on disk as far as we know; `None` where nothing does.
    pub fn digest(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.digest.as_str())
    }

    /// Whether it may be written.
    pub fn access(&self) -> &Access {
        &self.access
    }
}

/// The hidden lock file beside an assessment.
pub fn lock_path(path: &Path) -> PathBuf {
    const LONGEST: usize = 240;
    let name = path.file_name().unwrap_or_default();
    if name.len() > LONGEST {
        let short = &atomic::digest(name.as_encoded_bytes())[..12];
        return path.with_file_name(format!(".selfcheck-{short}.lock"));
    }
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".lock");
    path.with_file_name(hidden)
}

fn access(disk: &dyn Disk, real: &Path, holder: &Holder) -> (Option<Box<dyn Guard>>, Access) {
    let place = name_of(real);
    match disk.is_writable(real) {
        Ok(true) => {}
        Ok(false) => {
            let why = words::READ_ONLY_FILE.localized(&[("path", &place)]);
            return (None, Access::ReadOnly(why));
        }
        Err(error) => {
            let why = with_reason(words::READ_ONLY_UNKNOWN, &place, &error);
            return (None, Access::ReadOnly(why));
        }
    }
    let folder = name_of(folder_of(real));
    match disk.lock(&lock_path(real), holder) {
        Ok(Acquired::Ours(lock)) => (Some(lock), Access::Writable),
        Ok(Acquired::Theirs(holder)) => (None, Access::ReadOnly(held(&place, &holder))),
        Err(_) => (
            None,
            Access::ReadOnly(words::READ_ONLY_FOLDER.localized(&[("path", &folder)])),
        ),
    }
}

/// What is left unfinished costs space and nothing else, so that it cannot be removed keeps nobody from working.
fn sweep(disk: &dyn Disk, path: &Path) {
    drop(atomic::sweep(disk, path));
}

fn read(disk: &dyn Disk, path: &Path) -> Result<(Reading, Vec<u8>), StorageError> {
    let bytes = bytes(disk, path)?;
    Ok((understand(path, &bytes)?, bytes))
}

fn name_of(path: &Path) -> String {
    clean_path(path)
}

fn aside_word(reading: &Reading) -> Option<String> {
    if reading.is_lossy {
        return Some("damaged".into());
    }
    reading
        .is_migrated()
        .then(|| format!("format-{}", reading.format))
}

fn line(issue: &crate::domain::issue::Issue) -> Localized {
    let number = issue.place.line.to_string();
    let fill =
        |lang| words::ISSUE_LINE.fill(lang, &[("line", &number), ("message", issue.message.get(lang))]);
    Localized::new(
        fill(crate::domain::lang::Lang::Ko),
        fill(crate::domain::lang::Lang::En),
    )
}
