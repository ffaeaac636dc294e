//! Waits for the lock of an assessment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::storage::atomic;
use crate::storage::disk::Disk;
use crate::storage::error::{Operation, StorageError};
use crate::storage::lock::{Acquired, Guard};

/// Longest wait for another program.
const LONGEST: Duration = Duration::from_secs(10);
/// Time between two attempts.
const GAP: Duration = Duration::from_millis(10);

/// Locks a file for reading, merging and writing; `None` where the file system has no locks. Waits for another program, after calling
/// `on_wait`.
pub fn wait_for_lock(
    disk: &dyn Disk,
    path: &Path,
    on_wait: impl Fn(),
) -> Result<Option<Box<dyn Guard>>, StorageError> {
    let mut waited = Duration::ZERO;
    loop {
        match try_lock(disk, path)? {
            Acquired::Ours(lock) => return Ok(Some(lock)),
            Acquired::Unsupported => return Ok(None),
            Acquired::Unreadable(source) => {
                let path = lock_path(path);
                return Err(StorageError::LockUnreadable { path, source });
            }
            Acquired::Taken if waited >= LONGEST => {
                return Err(StorageError::Locked {
                    path: path.to_owned(),
                });
            }
            Acquired::Taken => {
                if waited.is_zero() {
                    on_wait();
                }
                disk.pause(GAP);
                waited += GAP;
            }
        }
    }
}

pub(super) fn try_lock(disk: &dyn Disk, path: &Path) -> Result<Acquired, StorageError> {
    let locking = |error| StorageError::io(Operation::Locking, path, error);
    let like = disk.stat(path).map_err(locking)?;
    disk.lock(&lock_path(path), like.as_ref()).map_err(locking)
}

/// The hidden file beside an assessment that is locked where its folder cannot be.
pub fn lock_path(path: &Path) -> PathBuf {
    const LONGEST: usize = 240;
    let name = path.file_name().unwrap_or_default();
    if name.len() > LONGEST {
        let short = &atomic::digest(name.as_encoded_bytes())[..12];
        return path.with_file_name(format!(".selfcheck-{short}.lock"));
    }
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".lock");
    path.with_file_name(hidden)
}
