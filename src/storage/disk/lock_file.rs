//! The lock file beside an assessment: acquire, read its holder, remove one left by a crash.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::support::{is_in_place, is_unsupported};
use crate::domain::clean::clean_line;
use crate::files::lookup::{IntoLookup as _, Lookup};
use crate::files::regular_file;
use crate::files::stat::Stat;
use crate::storage::lock::{Acquired, Guard, Holder};

#[derive(Debug)]
struct FileLock {
    file: File,
    path: PathBuf,
}

/// How often a lock file may vanish between opening and locking before that is an error.
const ROUNDS: usize = 16;

pub(super) fn acquire(path: &Path, holder: &Holder, like: Option<&Stat>) -> io::Result<Acquired> {
    for _ in 0..ROUNDS {
        let opened = match open(path, like)? {
            Ok(opened) => opened,
            Err(error) => return Ok(Acquired::Unreadable(error)),
        };
        let mut file = opened.file;
        regular_file::check(&file.metadata()?)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Acquired::Theirs(read_holder(&mut file)?)),
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
        if !opened.is_read_only {
            // The content is information only: a full disk does not weaken the lock.
            drop(write_holder(&lock.file, holder));
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

/// The current holder. Tries a shared lock and releases it at once, so that two readers do not block each other; creates
/// nothing.
pub(super) fn held(path: &Path) -> Lookup<Holder> {
    let mut options = OpenOptions::new();
    options.read(true);
    regular_file::private(&mut options);
    let Some(mut file) = options.open(path).lookup()? else {
        return Ok(None);
    };
    regular_file::check(&file.metadata()?)?;
    match file.try_lock_shared() {
        Ok(()) => Ok(None),
        Err(TryLockError::WouldBlock) => read_holder(&mut file).map(Some),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Guard for FileLock {
    fn is_in_place(&self) -> io::Result<bool> {
        is_in_place(&self.file, &self.path)
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Removed while still held, so that no other session's lock is removed. A leftover locks no one out.
        if matches!(self.is_in_place(), Ok(true)) {
            drop(std::fs::remove_file(&self.path));
        }
    }
}

fn write_holder(mut file: &File, holder: &Holder) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    let Holder {
        pid,
        host,
        user,
        since,
    } = holder;
    file.write_all(format!("pid: {pid}\nhost: {host}\nuser: {user}\nsince: {since}\n").as_bytes())
}

fn read_holder(file: &mut File) -> io::Result<Holder> {
    const LONGEST: u64 = 1024;
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let field = |name: &str| {
        let found = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        clean_line(found.unwrap_or_default())
    };
    Ok(Holder {
        pid: field("pid").parse().unwrap_or(0),
        host: field("host"),
        user: field("user"),
        since: field("since"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder() -> Holder {
        Holder {
            pid: 77,
            host: "host-1".into(),
            user: "kim".into(),
            since: "2026-11-24 14:02".into(),
        }
    }

    #[test]
    fn the_second_gets_the_holder_and_then_the_lock_once_it_is_released() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let Acquired::Ours(first) = acquire(&path, &holder(), None).unwrap() else {
            panic!("free");
        };
        assert!(
            matches!(acquire(&path, &Holder::default(), None).unwrap(), Acquired::Theirs(by) if by == holder())
        );
        assert_eq!(held(&path).unwrap(), Some(holder()));
        drop(first);
        assert!(!path.exists(), "no litter");
        assert_eq!(held(&path).unwrap(), None);
        assert!(!path.exists(), "looking makes nothing");
        assert!(matches!(
            acquire(&path, &holder(), None).unwrap(),
            Acquired::Ours(_)
        ));
    }

    #[test]
    fn a_stale_file_locks_no_one_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        std::fs::write(&path, "pid: 1\nhost: gone\n").unwrap();
        assert!(matches!(
            acquire(&path, &holder(), None).unwrap(),
            Acquired::Ours(_)
        ));
    }

    #[test]
    fn a_lock_whose_file_was_removed_is_not_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let Acquired::Ours(lock) = acquire(&path, &holder(), None).unwrap() else {
            panic!("free");
        };
        assert!(lock.is_in_place().unwrap());
        std::fs::remove_file(&path).unwrap();
        assert!(!lock.is_in_place().unwrap());
        std::fs::write(&path, "another's").unwrap();
        drop(lock);
        assert!(path.exists(), "another's file is left alone");
    }

    #[cfg(unix)]
    #[test]
    fn a_planted_link_or_pipe_is_refused_and_its_target_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join(".a.lock"), folder.path().join("target"));
        std::fs::write(&target, "dear").unwrap();
        std::os::unix::fs::symlink(&target, &path).unwrap();
        assert!(acquire(&path, &holder(), None).is_err());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "dear");
        std::fs::remove_file(&path).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RUSR).unwrap();
        assert!(acquire(&path, &holder(), None).is_err());
    }

    #[test]
    fn its_content_cannot_control_the_terminal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let evil = Holder {
            host: "\u{1b}[2Jx".into(),
            ..holder()
        };
        let _first = acquire(&path, &evil, None).unwrap();
        let Acquired::Theirs(by) = acquire(&path, &holder(), None).unwrap() else {
            panic!("held");
        };
        assert_eq!(by.host, "<U+001B>[2Jx");
    }
}
