//! Opens or creates an assessment file: access, notices, copies to keep before the first save.

use std::path::Path;
use std::sync::Arc;

use super::locking::{self, wait_for_lock};
use super::{AssessmentFile, Known, Opening, conflicted, name_of, parse, read_bytes};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::localized::Localized;
use crate::files::lookup::Required as _;
use crate::storage::atomic::{self, folder_of};
use crate::storage::disk::Disk;
use crate::storage::error::{Operation, StorageError, with_reason};
use crate::storage::lock::{Acquired, Guard};
use crate::storage::record::{Reading, RecordSchema};
use crate::words::storage as words;

/// Most issues listed as notices; all are in the reading.
const MOST_LINES: usize = 20;

/// Names the copy of a file with conflict marks.
const CONFLICTED: &str = "conflict";

/// Opens an assessment: read-only if it cannot be written or its format is newer. Nothing stays locked: a save merges what others
/// wrote meanwhile.
pub fn open(disk: &Arc<dyn Disk>, path: &Path) -> Result<Opening, StorageError> {
    opened(disk, path, false)
}

/// As [`open`], locked until the first save, for a command that reads, changes and saves at once.
pub fn open_locked(disk: &Arc<dyn Disk>, path: &Path) -> Result<Opening, StorageError> {
    opened(disk, path, true)
}

fn opened(disk: &Arc<dyn Disk>, path: &Path, is_locked: bool) -> Result<Opening, StorageError> {
    let reading = |error| StorageError::io(Operation::Reading, path, error);
    let real = disk.resolve(path).required().map_err(reading)?;
    let mut notices = place_notices(disk.as_ref(), path, &real).map_err(reading)?;
    let mut access = access(disk.as_ref(), &real);
    // Lock first, then read, so that nothing changes in between.
    let lock = match access {
        Access::ReadOnly(_) => None,
        Access::Writable => match lock(disk.as_ref(), &real, is_locked, &mut notices)? {
            Ok(lock) => lock,
            Err(why) => {
                access = Access::ReadOnly(why);
                None
            }
        },
    };
    let bytes = read_bytes(disk.as_ref(), &real)?;
    let (unresolved, other) = match parse(&real, &bytes) {
        Ok(unresolved) => (unresolved, None),
        Err(error) => {
            let (ours, other) = conflicted::read(&real, &bytes).ok_or(error)?;
            notices.push(words::CONFLICT_MARKERS_READ.localized(&[]));
            (ours, Some(other))
        }
    };
    let reading = unresolved.as_read();
    if reading.is_newer() {
        let message = reading.issues.iter().find(|issue| issue.code == "E306");
        access = Access::ReadOnly(message.map(|issue| issue.message.clone()).unwrap_or_default());
    }
    let lock = lock.filter(|_| is_locked && access == Access::Writable);
    if access == Access::Writable {
        atomic::try_sweep(disk.as_ref(), &real);
    }
    if reading.is_migrated() {
        notices.push(words::WILL_MIGRATE.localized(&[("format", &reading.format.to_string())]));
    }
    if reading.is_lossy {
        notices.push(words::DAMAGED.localized(&[]));
    }
    let issues = reading.issues.iter().filter(|issue| issue.code != "E306");
    notices.extend(issues.take(MOST_LINES).map(line));
    let mut file = AssessmentFile::new(disk, real, reading.own_schema());
    (file.access, file.lock) = (access, lock);
    file.known = Some(Known {
        digest: atomic::digest(&bytes),
        assessment: reading.assessment.clone(),
    });
    let conflicted = other.is_some().then(|| CONFLICTED.to_owned());
    let word = conflicted.or_else(|| aside_word(reading));
    file.aside.extend(word.map(|word| (word, bytes)));
    Ok(Opening {
        file,
        unresolved,
        other,
        notices,
    })
}

/// What to know about the place of a file: a link that leads elsewhere, a network file system.
fn place_notices(disk: &dyn Disk, path: &Path, real: &Path) -> std::io::Result<Vec<Localized>> {
    let mut notices = Vec::new();
    let folder = disk.resolve(folder_of(path)).required()?;
    if folder.join(path.file_name().unwrap_or_default()) != real {
        notices.push(words::REAL_PATH.localized(&[("path", &name_of(real))]));
    }
    match disk.network(real) {
        Ok(Some(kind)) => notices.push(words::NETWORK.localized(&[("kind", kind)])),
        Ok(None) => {}
        Err(error) => notices.push(with_reason(words::NETWORK_UNKNOWN, "", &error)),
    }
    Ok(notices)
}

/// Creates the file of a new assessment. An existing file is never touched.
pub fn create(
    disk: &Arc<dyn Disk>,
    path: &Path,
    assessment: &Assessment,
    checklist: &Checklist,
) -> Result<AssessmentFile, StorageError> {
    let folder = folder_of(path);
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Operation::MakingFolder, folder, error))?;
    let folder = disk
        .resolve(folder)
        .required()
        .map_err(|error| StorageError::io(Operation::Saving, folder, error))?;
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
            .map_err(|error| StorageError::io(Operation::Saving, &real, error))
    };
    if is_there()? {
        return Err(exists());
    }
    let lock = wait_for_lock(disk.as_ref(), &real, || ())?;
    if is_there()? {
        return Err(exists());
    }
    atomic::try_sweep(disk.as_ref(), &real);
    let mut file = AssessmentFile::new(disk, real, RecordSchema::of(checklist));
    (file.lock, file.is_new) = (lock, true);
    file.save(assessment)?;
    file.is_new = false;
    Ok(file)
}

/// Locks a file for a change, or only tries to for a session that locks when it saves. The inner error is why it can only be read.
fn lock(
    disk: &dyn Disk,
    real: &Path,
    is_waiting: bool,
    notices: &mut Vec<Localized>,
) -> Result<Result<Option<Box<dyn Guard>>, Localized>, StorageError> {
    let place = name_of(real);
    let acquired = if is_waiting {
        wait_for_lock(disk, real, || ()).map(|lock| lock.map_or(Acquired::Unsupported, Acquired::Ours))
    } else {
        locking::try_lock(disk, real)
    };
    match acquired {
        Ok(Acquired::Ours(lock)) => Ok(Ok(Some(lock))),
        Ok(Acquired::Unsupported) => {
            notices.push(words::NO_LOCKS.localized(&[("path", &place)]));
            Ok(Ok(None))
        }
        // Its holder is done by the time of a save.
        Ok(Acquired::Taken) => Ok(Ok(None)),
        Ok(Acquired::Unreadable(error)) | Err(StorageError::LockUnreadable { source: error, .. }) => {
            let lock = name_of(&locking::lock_path(real));
            Ok(Err(with_reason(words::READ_ONLY_LOCK_UNREADABLE, &lock, &error)))
        }
        Err(StorageError::Io { source, .. }) => {
            Ok(Err(with_reason(words::READ_ONLY_NO_LOCK, &place, &source)))
        }
        Err(error) => Err(error),
    }
}

/// Whether the file can be replaced: it and its folder can be written.
fn access(disk: &dyn Disk, real: &Path) -> Access {
    for (path, message) in [
        (real, words::READ_ONLY_FILE),
        (folder_of(real), words::READ_ONLY_FOLDER),
    ] {
        let place = name_of(path);
        match disk.is_writable(path) {
            Ok(true) => {}
            Ok(false) => return Access::ReadOnly(message.localized(&[("path", &place)])),
            Err(error) => return Access::ReadOnly(with_reason(words::READ_ONLY_UNKNOWN, &place, &error)),
        }
    }
    Access::Writable
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
    Localized::each(fill)
}
