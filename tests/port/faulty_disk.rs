//! The real disk, where one question chosen beforehand is answered by an error of the system.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};

use selfcheck::files::lookup::Lookup;
use selfcheck::storage::disk::{Disk, NewFile, RealDisk, Stat};
use selfcheck::storage::lock::Acquired;

#[derive(Debug, Default)]
pub struct FaultyDisk {
    /// The question that fails, counted from 1; 0 for none.
    fails_at: AtomicUsize,
    asked: AtomicUsize,
    errno: AtomicI32,
    pub fails_to_flush: AtomicBool,
}

impl FaultyDisk {
    /// The question with this number from now on fails, counted from 1.
    pub fn arm(&self, question: usize, errno: i32) {
        self.asked.store(0, Ordering::SeqCst);
        self.errno.store(errno, Ordering::SeqCst);
        self.fails_at.store(question, Ordering::SeqCst);
    }

    /// Answers everything again, and gives whether the question was reached.
    pub fn disarm(&self) -> bool {
        let at = self.fails_at.swap(0, Ordering::SeqCst);
        self.asked.load(Ordering::SeqCst) >= at
    }

    fn ask(&self) -> io::Result<()> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        if number == self.fails_at.load(Ordering::SeqCst) {
            return Err(io::Error::from_raw_os_error(self.errno.load(Ordering::SeqCst)));
        }
        Ok(())
    }
}

impl Disk for FaultyDisk {
    fn resolve(&self, path: &Path) -> Lookup<PathBuf> {
        self.ask()?;
        RealDisk.resolve(path)
    }

    fn stat(&self, path: &Path) -> Lookup<Stat> {
        self.ask()?;
        RealDisk.stat(path)
    }

    fn lstat(&self, path: &Path) -> Lookup<Stat> {
        self.ask()?;
        RealDisk.lstat(path)
    }

    fn read(&self, path: &Path, limit: usize) -> Lookup<Vec<u8>> {
        self.ask()?;
        RealDisk.read(path, limit)
    }

    fn names(&self, folder: &Path) -> Lookup<Vec<OsString>> {
        self.ask()?;
        RealDisk.names(folder)
    }

    fn is_writable(&self, path: &Path) -> io::Result<bool> {
        self.ask()?;
        RealDisk.is_writable(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        RealDisk.create_new(path)
    }

    fn create_document(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        RealDisk.create_document(path)
    }

    fn append(&self, path: &Path, head: &[u8], bytes: &[u8]) -> io::Result<u64> {
        RealDisk.append(path, head, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename_new(from, to)
    }

    fn remove_unused(&self, path: &Path) -> io::Result<bool> {
        RealDisk.remove_unused(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.fails_to_flush.load(Ordering::SeqCst) {
            return Err(io::Error::from_raw_os_error(5));
        }
        RealDisk.sync_folder(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn lock(&self, path: &Path, like: Option<&Stat>) -> io::Result<Acquired> {
        RealDisk.lock(path, like)
    }

    fn network(&self, path: &Path) -> Lookup<&'static str> {
        self.ask()?;
        RealDisk.network(path)
    }
}
