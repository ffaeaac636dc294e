//! Locks an assessment: its folder where the system can lock one, else a hidden file beside it, removed when the lock is released.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::support::{is_in_place, is_unsupported};
use crate::files::lookup::IntoLookup as _;
use crate::files::regular_file;
use crate::files::stat::Stat;
use crate::storage::lock::{Acquired, Guard};

#[derive(Debug)]
struct FileLock {
    file: File,
    path: PathBuf,
}

/// How often a lock file may vanish between opening and locking before that is an error.
const ROUNDS: usize = 16;

/// Locks without waiting. `path` names the lock file that is used where the folder cannot be locked.
pub(super) fn acquire(path: &Path, like: Option<&Stat>) -> io::Result<Acquired> {
    match lock_folder(path)? {
        Some(acquired) => Ok(acquired),
        None => acquire_file(path, like),
    }
}

/// Locks the folder that holds the assessment; `None` where that is not possible.
///
/// The lock needs no file of its own, so none is left behind or shown by git, and a new file renamed over the assessment does not free
/// it, as it would free a lock on the assessment itself. Everyone who may list the folder can lock it. NFS locks only what is open for
/// writing, which a folder never is; there, and where the folder cannot be listed, the hidden file is locked.
#[cfg(unix)]
fn lock_folder(path: &Path) -> io::Result<Option<Acquired>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = match File::open(folder.unwrap_or(Path::new("."))) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(None),
        folder => folder?,
    };
    match folder.try_lock() {
        Ok(()) => Ok(Some(Acquired::Ours(Box::new(FolderLock(folder))))),
        Err(TryLockError::WouldBlock) => Ok(Some(Acquired::Taken)),
        Err(TryLockError::Error(error)) if is_unsupported(&error) || needs_writing(&error) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(not(unix))]
fn lock_folder(_path: &Path) -> io::Result<Option<Acquired>> {
    Ok(None)
}

#[cfg(unix)]
fn needs_writing(error: &io::Error) -> bool {
    use rustix::io::Errno;
    matches!(
        Errno::from_io_error(error),
        Some(Errno::BADF | Errno::INVAL | Errno::ISDIR)
    )
}

#[cfg(unix)]
#[derive(Debug)]
struct FolderLock(File);

/// Unlocks before closing, because a close that fails may leave the lock held.
#[cfg(unix)]
impl Drop for FolderLock {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

#[cfg(unix)]
impl Guard for FolderLock {}

fn acquire_file(path: &Path, like: Option<&Stat>) -> io::Result<Acquired> {
    for _ in 0..ROUNDS {
        let opened = match open(path, like)? {
            Ok(opened) => opened,
            Err(error) => return Ok(Acquired::Unreadable(error)),
        };
        let file = opened.file;
        regular_file::check(&file.metadata()?)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Acquired::Taken),
            Err(TryLockError::Error(error)) => {
                if opened.is_new {
                    // A leftover is litter that locks no one out.
                    drop(std::fs::remove_file(path));
                }
                return if is_unsupported(&error) {
                    Ok(Acquired::Unsupported)
                } else {
                    Err(error)
                };
            }
        }
        let lock = FileLock {
            file,
            path: path.to_owned(),
        };
        // The last holder may have removed the file before releasing it; then this lock guards nothing.
        if !lock.is_in_place()? {
            continue;
        }
        // A leftover of a crash that only its owner may write is removed while locked, then created again.
        if opened.is_read_only && std::fs::remove_file(path).is_ok() {
            continue;
        }
        return Ok(Acquired::Ours(Box::new(lock)));
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

struct Opened {
    file: File,
    is_new: bool,
    is_read_only: bool,
}

/// Opens or creates the lock file. The inner error means that it exists and cannot be opened.
fn open(path: &Path, like: Option<&Stat>) -> io::Result<Result<Opened, io::Error>> {
    let options = |is_writing: bool| {
        let mut options = OpenOptions::new();
        options.read(true).write(is_writing);
        regular_file::private(&mut options);
        options
    };
    let opened = |file, is_new, is_read_only| {
        Ok(Ok(Opened {
            file,
            is_new,
            is_read_only,
        }))
    };
    for _ in 0..ROUNDS {
        match options(true).create_new(true).open(path) {
            Ok(file) => {
                // A lock that cannot be shared still locks.
                drop(share(&file, like));
                return opened(file, true, false);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        match options(true).open(path).lookup() {
            Ok(Some(file)) => return opened(file, false, false),
            Ok(None) => continue,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            Err(error) => return Err(error),
        }
        match options(false).open(path).lookup() {
            Ok(Some(file)) => return opened(file, false, true),
            Ok(None) => {}
            Err(error) => return Ok(Err(error)),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Everyone who may write the assessment may lock it.
#[cfg(unix)]
fn share(file: &File, like: Option<&Stat>) -> io::Result<()> {
    like.map_or(Ok(()), |like| {
        super::support::make_like(file, like, like.mode & 0o666 | 0o600)
    })
}

#[cfg(not(unix))]
fn share(_file: &File, _like: Option<&Stat>) -> io::Result<()> {
    Ok(())
}

impl FileLock {
    /// Whether the lock file is still the one at its path: it may have been removed or replaced.
    fn is_in_place(&self) -> io::Result<bool> {
        is_in_place(&self.file, &self.path)
    }
}

impl Guard for FileLock {}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Removed while still held, so that no other session's lock is removed. A leftover locks no one out.
        if matches!(self.is_in_place(), Ok(true)) {
            drop(std::fs::remove_file(&self.path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(acquired: io::Result<Acquired>) -> Box<dyn Guard> {
        match acquired.unwrap() {
            Acquired::Ours(lock) => lock,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_second_gets_the_lock_once_it_is_released_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let locks: [fn(&Path) -> io::Result<Acquired>; 2] =
            [|path| acquire(path, None), |path| acquire_file(path, None)];
        for lock in locks {
            let first = ours(lock(&path));
            assert!(matches!(lock(&path).unwrap(), Acquired::Taken));
            drop(first);
            drop(ours(lock(&path)));
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no litter");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_of_a_folder_needs_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let _lock = ours(acquire(&folder.path().join(".a.lock"), None));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_stale_file_locks_no_one_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        std::fs::write(&path, "pid: 1\nhost: gone\n").unwrap();
        drop(ours(acquire_file(&path, None)));
        assert!(!path.exists());
    }

    #[test]
    fn a_lock_whose_file_was_replaced_leaves_the_other_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let lock = ours(acquire_file(&path, None));
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, "another's").unwrap();
        drop(lock);
        assert!(path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_planted_link_or_pipe_is_refused_and_its_target_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join(".a.lock"), folder.path().join("target"));
        std::fs::write(&target, "dear").unwrap();
        std::os::unix::fs::symlink(&target, &path).unwrap();
        assert!(acquire_file(&path, None).is_err());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "dear");
        std::fs::remove_file(&path).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RUSR).unwrap();
        assert!(acquire_file(&path, None).is_err());
    }
}
