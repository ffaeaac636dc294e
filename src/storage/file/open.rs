//! Opens or creates an assessment file: lock, access, notices, copies to keep before the first save.

use std::path::Path;
use std::sync::Arc;

use super::{AssessmentFile, Known, Opening, conflicted, lock_path, name_of, parse, read_bytes};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::localized::Localized;
use crate::files::lookup::Required as _;
use crate::storage::atomic::{self, folder_of};
use crate::storage::disk::{Disk, Stat};
use crate::storage::error::{Operation, StorageError, held, with_reason};
use crate::storage::lock::{Acquired, Guard, Holder};
use crate::storage::record::{Reading, RecordSchema};
use crate::words::storage as words;

/// Most issues listed as notices; all are in the reading.
const MOST_LINES: usize = 20;

/// Names the copy of a file with conflict marks.
const CONFLICTED: &str = "conflict";

/// Opens an assessment: read-only if another session holds it, it cannot be written, or its format is newer.
pub fn open(disk: &Arc<dyn Disk>, path: &Path, holder: &Holder) -> Result<Opening, StorageError> {
    let reading = |error| StorageError::io(Operation::Reading, path, error);
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
    // Lock first, then read, so that nothing changes in between.
    let (lock, mut access) = access(disk.as_ref(), &real, holder, &mut notices);
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
    let lock = lock.filter(|_| access == Access::Writable);
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
    let mut file = AssessmentFile::new(disk, real, holder, reading.own_schema());
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

/// Creates the file of a new assessment. An existing file is never touched.
pub fn create(
    disk: &Arc<dyn Disk>,
    path: &Path,
    assessment: &Assessment,
    checklist: &Checklist,
    holder: &Holder,
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
    let lock = take_lock(disk.as_ref(), &real, holder, None)?;
    if is_there()? {
        return Err(exists());
    }
    atomic::try_sweep(disk.as_ref(), &real);
    let mut file = AssessmentFile::new(disk, real, holder, RecordSchema::of(checklist));
    (file.lock, file.is_new) = (lock, true);
    file.save(assessment)?;
    file.is_new = false;
    Ok(file)
}

/// Locks a file for writing; `None` where the file system has no locks.
pub(super) fn take_lock(
    disk: &dyn Disk,
    path: &Path,
    holder: &Holder,
    like: Option<&Stat>,
) -> Result<Option<Box<dyn Guard>>, StorageError> {
    let lock_path = lock_path(path);
    let acquired = disk.lock(&lock_path, holder, like);
    match acquired.map_err(|error| StorageError::io(Operation::Locking, path, error))? {
        Acquired::Ours(lock) => Ok(Some(lock)),
        Acquired::Unsupported => Ok(None),
        Acquired::Theirs(holder) => Err(StorageError::Locked {
            path: path.to_owned(),
            holder: Box::new(holder),
        }),
        Acquired::Unreadable(source) => Err(StorageError::LockUnreadable {
            path: lock_path,
            source,
        }),
    }
}

/// Locks a writable file. Where the file system has no locks, the file stays writable: changes of other programs are merged
/// anyway.
fn access(
    disk: &dyn Disk,
    real: &Path,
    holder: &Holder,
    notices: &mut Vec<Localized>,
) -> (Option<Box<dyn Guard>>, Access) {
    let place = name_of(real);
    let read_only = |why| (None, Access::ReadOnly(why));
    match disk.is_writable(real) {
        Ok(true) => {}
        Ok(false) => return read_only(words::READ_ONLY_FILE.localized(&[("path", &place)])),
        Err(error) => return read_only(with_reason(words::READ_ONLY_UNKNOWN, &place, &error)),
    }
    let lock_path = lock_path(real);
    let like = match disk.stat(real) {
        Ok(like) => like,
        Err(error) => return read_only(with_reason(words::READ_ONLY_UNKNOWN, &place, &error)),
    };
    match disk.lock(&lock_path, holder, like.as_ref()) {
        Ok(Acquired::Ours(lock)) => (Some(lock), Access::Writable),
        Ok(Acquired::Unsupported) => {
            notices.push(words::NO_LOCKS.localized(&[("path", &place)]));
            (None, Access::Writable)
        }
        Ok(Acquired::Theirs(holder)) => read_only(held(&place, &holder)),
        Ok(Acquired::Unreadable(error)) => {
            let lock = name_of(&lock_path);
            read_only(with_reason(words::READ_ONLY_LOCK_UNREADABLE, &lock, &error))
        }
        Err(error) if is_permission_denied(&error) => {
            let folder = name_of(folder_of(real));
            read_only(words::READ_ONLY_FOLDER.localized(&[("path", &folder)]))
        }
        Err(error) => read_only(with_reason(words::READ_ONLY_NO_LOCK, &place, &error)),
    }
}

fn is_permission_denied(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
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
