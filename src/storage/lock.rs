//! Keeps a second session from writing. The lock is the operating system's and ends with the process; the hidden file beside the
//! assessment says who holds it, as information only, so a stale one never asks anything.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::lookup::{IntoLookup as _, Lookup};
use crate::domain::clean::clean_line;

/// Who holds a lock. What is read from a lock file is shown and never relied on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Process number; 0 where it is not known.
    pub pid: u32,
    /// Machine.
    pub host: String,
    /// User.
    pub user: String,
    /// Since when: `2026-11-24 14:02`.
    pub since: String,
}

/// The outcome of asking for a lock.
#[derive(Debug)]
pub enum Acquired {
    /// It is ours until it is dropped.
    Ours(Box<dyn Guard>),
    /// Another session has it.
    Theirs(Holder),
}

/// A lock that is held.
pub trait Guard: std::fmt::Debug + Send {
    /// Whether the lock is still the one others ask for: its file may have been removed or exchanged.
    fn is_in_place(&self) -> bool;
}

#[derive(Debug)]
struct FileLock {
    file: File,
    path: PathBuf,
}

/// How often a lock file may vanish between opening and locking before it counts as trouble.
const ROUNDS: usize = 16;

/// Takes the lock at a path, without waiting.
pub(super) fn acquire(path: &Path, holder: &Holder) -> io::Result<Acquired> {
    for _ in 0..ROUNDS {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true);
        super::open::private(&mut options);
        let mut file = options.open(path)?;
        super::open::check(&file.metadata()?)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Acquired::Theirs(read_holder(&mut file))),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let lock = FileLock {
            file,
            path: path.to_owned(),
        };
        // Whoever held it may have removed the file before letting go; then this lock guards nothing.
        if lock.is_in_place() {
            // The words are information only: a full disk does not make the lock weaker.
            let _ = write_holder(&lock.file, holder);
            return Ok(Acquired::Ours(Box::new(lock)));
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Who holds the lock at a path now; nothing is taken and nothing made. The lock is asked for shared and let go at once, so two
/// that look do not keep each other out.
pub(super) fn held(path: &Path) -> Lookup<Holder> {
    let mut options = OpenOptions::new();
    options.read(true);
    super::open::private(&mut options);
    let Some(mut file) = options.open(path).lookup()? else {
        return Ok(None);
    };
    super::open::check(&file.metadata()?)?;
    match file.try_lock_shared() {
        Ok(()) => Ok(None),
        Err(TryLockError::WouldBlock) => Ok(Some(read_holder(&mut file))),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Guard for FileLock {
    #[cfg(unix)]
    fn is_in_place(&self) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        let here = std::fs::symlink_metadata(&self.path);
        match (self.file.metadata(), here) {
            (Ok(ours), Ok(here)) => (ours.dev(), ours.ino()) == (here.dev(), here.ino()),
            _ => false,
        }
    }

    #[cfg(not(unix))]
    fn is_in_place(&self) -> bool {
        true
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Removed while still held, so nobody else's lock is taken away.
        if self.is_in_place() {
            let _ = std::fs::remove_file(&self.path);
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

fn read_holder(file: &mut File) -> Holder {
    const LONGEST: u64 = 1024;
    let mut bytes = Vec::new();
    let _ = file.take(LONGEST).read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    let field = |name: &str| {
        let found = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        clean_line(found.unwrap_or_default())
    };
    Holder {
        pid: field("pid").parse().unwrap_or(0),
        host: field("host"),
        user: field("user"),
        since: field("since"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder() -> Holder {
        Holder {
            pid: 77,
            host: "desk".into(),
            user: "kim".into(),
            since: "2026-11-24 14:02".into(),
        }
    }

    #[test]
    fn the_second_is_told_who_holds_it_and_gets_it_when_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let Acquired::Ours(first) = acquire(&path, &holder()).unwrap() else {
            panic!("free");
        };
        assert!(
            matches!(acquire(&path, &Holder::default()).unwrap(), Acquired::Theirs(by) if by == holder())
        );
        assert_eq!(held(&path).unwrap(), Some(holder()));
        drop(first);
        assert!(!path.exists(), "no litter");
        assert_eq!(held(&path).unwrap(), None);
        assert!(!path.exists(), "looking makes nothing");
        assert!(matches!(acquire(&path, &holder()).unwrap(), Acquired::Ours(_)));
    }

    #[test]
    fn a_stale_file_asks_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        std::fs::write(&path, "pid: 1\nhost: gone\n").unwrap();
        assert!(matches!(acquire(&path, &holder()).unwrap(), Acquired::Ours(_)));
    }

    #[test]
    fn a_lock_whose_file_was_taken_away_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let Acquired::Ours(lock) = acquire(&path, &holder()).unwrap() else {
            panic!("free");
        };
        assert!(lock.is_in_place());
        std::fs::remove_file(&path).unwrap();
        assert!(!lock.is_in_place());
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
        assert!(acquire(&path, &holder()).is_err());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "dear");
        std::fs::remove_file(&path).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RUSR).unwrap();
        assert!(acquire(&path, &holder()).is_err());
    }

    #[test]
    fn what_a_stranger_wrote_into_it_cannot_steer_the_terminal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".a.lock");
        let evil = Holder {
            host: "\u{1b}[2Jx".into(),
            ..holder()
        };
        let _first = acquire(&path, &evil).unwrap();
        let Acquired::Theirs(by) = acquire(&path, &holder()).unwrap() else {
            panic!("held");
        };
        assert_eq!(by.host, "<U+001B>[2Jx");
    }
}
