//! The few things storage asks of a file system, as a trait, so that a simulated disk can fail and crash at each of them.

mod lock_file;
mod real;
mod support;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use real::RealDisk;

pub use super::stat::{FileType, Stat};

use super::lock::{Acquired, Holder};
use super::lookup::Lookup;

/// A new file that is being written.
pub trait NewFile {
    /// Writes some of the bytes and says how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Gives the file the rights of another.
    fn make_like(&mut self, other: &Stat) -> io::Result<()>;
    /// Waits until everything written is on disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file held open.
pub trait OpenFile: fmt::Debug + Send {
    /// The bytes it holds now, at most one more than the limit.
    fn content(&mut self, limit: usize) -> io::Result<Vec<u8>>;
}

/// A file system. Questions are answered by a [`Lookup`]: an error is neither yes nor no.
pub trait Disk: fmt::Debug + Send + Sync {
    /// The path with every link followed. A link that leads nowhere is nothing.
    fn resolve(&self, path: &Path) -> Lookup<PathBuf>;
    /// What the path leads to.
    fn stat(&self, path: &Path) -> Lookup<Stat>;
    /// What stands at the path itself, which may be a link.
    fn lstat(&self, path: &Path) -> Lookup<Stat>;
    /// The bytes of a regular file, at most one more than the limit. Anything else is an error; a pipe or device is never waited for.
    fn read(&self, path: &Path, limit: usize) -> Lookup<Vec<u8>>;
    /// Whether the file may be written by this user.
    fn is_writable(&self, path: &Path) -> io::Result<bool>;
    /// Makes a file that must not exist, for this user alone.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// As [`Disk::create_new`], readable by whoever the umask allows: for documents that are made to be handed on.
    fn create_document(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.create_new(path)
    }
    /// Adds to the end of a file for this user alone, made with `head` at its start where there is none, and says how large it is.
    fn append(&self, _path: &Path, _head: &[u8], _bytes: &[u8]) -> io::Result<u64> {
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Puts a file in the place of another, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a name that must not be taken: else it is [`io::ErrorKind::AlreadyExists`], and nothing changes.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file that [`Disk::create_new`] made and nobody writes to any more. Returns whether it did.
    fn remove_unused(&self, path: &Path) -> io::Result<bool>;
    /// A regular file held open, to see what is written to it even after another took its name.
    fn hold(&self, _path: &Path) -> Lookup<Box<dyn OpenFile>> {
        Ok(None)
    }
    /// Waits, while other programs may write.
    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// The names in a folder.
    fn names(&self, folder: &Path) -> Lookup<Vec<OsString>>;
    /// Makes a folder and those above it, for this user alone, durably.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes the lock at a path without waiting. Its file gets the mode and group of the file it guards, so that whoever may write
    /// that can take the lock too.
    fn lock(&self, path: &Path, holder: &Holder, like: Option<&Stat>) -> io::Result<Acquired>;
    /// Who holds the lock at a path, without taking it.
    fn held(&self, _path: &Path) -> Lookup<Holder> {
        Ok(None)
    }
    /// The kind of file system, where it is a network or user-space one.
    fn network(&self, path: &Path) -> Lookup<&'static str>;
}
