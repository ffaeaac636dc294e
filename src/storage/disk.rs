//! The file system as a trait, so that tests can make a simulated disk fail or crash at every call.

mod lock_file;
mod real;
mod support;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use real::RealDisk;

pub use crate::files::stat::{FileType, Stat};

use super::lock::Acquired;
use crate::files::lookup::Lookup;

/// A new file open for writing.
pub trait NewFile {
    /// Writes some of the bytes and returns how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Copies owner, group and mode of another file.
    fn make_like(&mut self, other: &Stat) -> io::Result<()>;
    /// Flushes to disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file held open.
pub trait OpenFile: fmt::Debug + Send {
    /// Reads the current content, at most one byte more than the limit.
    fn content(&mut self, limit: usize) -> io::Result<Vec<u8>>;
}

/// A file system. Questions are answered by a [`Lookup`]: an error is neither yes nor no.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Follows every link. A link that leads nowhere counts as absent.
    fn resolve(&self, path: &Path) -> Lookup<PathBuf>;
    /// Follows links.
    fn stat(&self, path: &Path) -> Lookup<Stat>;
    /// Does not follow a link in the last part of the path.
    fn lstat(&self, path: &Path) -> Lookup<Stat>;
    /// Reads a regular file, at most one byte more than the limit. Anything else is an error and is never waited for.
    fn read(&self, path: &Path, limit: usize) -> Lookup<Vec<u8>>;
    fn is_writable(&self, path: &Path) -> io::Result<bool>;
    /// Creates a file that must not exist, with mode 0600.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// As [`Disk::create_new`] with the mode of the umask: for documents meant for others.
    fn create_document(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.create_new(path)
    }
    /// Appends to a file, creating it with mode 0600 and `head` at its start. Returns its size.
    fn append(&self, _path: &Path, _head: &[u8], _bytes: &[u8]) -> io::Result<u64> {
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Renames atomically, replacing what is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames atomically without replacing: [`io::ErrorKind::AlreadyExists`] where the name is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file made by [`Disk::create_new`] unless a process still writes it. Returns whether it was removed.
    fn remove_unused(&self, path: &Path) -> io::Result<bool>;
    /// Keeps a regular file open, to see later writes to it even after it was replaced.
    fn hold(&self, _path: &Path) -> Lookup<Box<dyn OpenFile>> {
        Ok(None)
    }
    /// Sleeps while other programs may write.
    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Flushes the names in a folder to disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    fn names(&self, folder: &Path) -> Lookup<Vec<OsString>>;
    /// Creates a folder and its parents durably, with mode 0700.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Locks without waiting: the folder of the lock file, or that file where a folder cannot be locked. The file gets the mode and
    /// group of the one it guards, so that everyone who may write that can lock it.
    fn lock(&self, path: &Path, like: Option<&Stat>) -> io::Result<Acquired>;
    /// The kind of file system, where it is a network or user-space one.
    fn network(&self, path: &Path) -> Lookup<&'static str>;
}
