//! The file system of the machine.

use std::ffi::OsString;
use std::fs::TryLockError;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::lock_file;
use super::support::{is_in_place, is_unsupported};
use super::{Disk, NewFile, OpenFile, Stat};
use crate::files::lookup::{IntoLookup as _, Lookup};
use crate::files::regular_file;
use crate::files::stat::{self, stat_of};
use crate::storage::lock::Acquired;

#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn resolve(&self, path: &Path) -> Lookup<PathBuf> {
        path.canonicalize().lookup()
    }

    fn stat(&self, path: &Path) -> Lookup<Stat> {
        stat::stat(path)
    }

    fn lstat(&self, path: &Path) -> Lookup<Stat> {
        Ok(std::fs::symlink_metadata(path)
            .lookup()?
            .map(|found| stat_of(&found)))
    }

    fn read(&self, path: &Path, limit: usize) -> Lookup<Vec<u8>> {
        use std::io::Read as _;
        let Some(file) = regular_file::open(path).lookup()? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    #[cfg(unix)]
    fn is_writable(&self, path: &Path) -> io::Result<bool> {
        match rustix::fs::access(path, rustix::fs::Access::WRITE_OK).map_err(io::Error::from) {
            Ok(()) => Ok(true),
            Err(error) => match error.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Ok(false),
                _ => Err(error),
            },
        }
    }

    #[cfg(not(unix))]
    fn is_writable(&self, path: &Path) -> io::Result<bool> {
        let found = std::fs::metadata(path)?;
        // The attribute says nothing about a folder.
        Ok(found.is_dir() || !found.permissions().readonly())
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut options = std::fs::OpenOptions::new();
        regular_file::private(&mut options);
        create(options, path)
    }

    fn create_document(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut options = std::fs::OpenOptions::new();
        regular_file::by_umask(&mut options);
        create(options, path)
    }

    fn append(&self, path: &Path, head: &[u8], bytes: &[u8]) -> io::Result<u64> {
        use std::io::Write as _;
        let mut options = std::fs::OpenOptions::new();
        options.append(true).create(true);
        regular_file::private(&mut options);
        let mut file = options.open(path)?;
        let found = file.metadata()?;
        regular_file::check(&found)?;
        let mut all = Vec::new();
        if found.len() == 0 {
            all.extend_from_slice(head);
        }
        // A single write, so that a kill can only tear the end.
        all.extend_from_slice(bytes);
        if let Err(error) = file.write_all(&all) {
            // Later appends must not follow a torn one.
            drop(file.set_len(found.len()));
            return Err(error);
        }
        Ok(found.len() + all.len() as u64)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
            Err(error) if is_unsupported(&error) || error.kind() == io::ErrorKind::InvalidInput => {
                link_new(from, to)
            }
            renamed => renamed,
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        link_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn remove_unused(&self, path: &Path) -> io::Result<bool> {
        let mut options = std::fs::OpenOptions::new();
        options.read(true);
        regular_file::private(&mut options);
        let Some(file) = options.open(path).lookup()? else {
            return Ok(false);
        };
        regular_file::check(&file.metadata()?)?;
        let is_unused = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            // Without locks, age decides.
            Err(TryLockError::Error(_)) => is_old(&file.metadata()?),
        };
        if is_unused {
            std::fs::remove_file(path)?;
        }
        Ok(is_unused)
    }

    #[cfg(unix)]
    fn hold(&self, path: &Path) -> Lookup<Box<dyn OpenFile>> {
        let file = regular_file::open(path).lookup()?;
        Ok(file.map(|file| Box::new(file) as Box<dyn OpenFile>))
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        std::fs::File::open(folder)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn names(&self, folder: &Path) -> Lookup<Vec<OsString>> {
        regular_file::names(folder).lookup()
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        // Anything else there makes the call below fail, with its reason.
        if self.stat(folder)?.is_some_and(|found| found.is_folder()) {
            return Ok(());
        }
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(parent) = parent {
            self.make_folder(parent)?;
        }
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => self.sync_folder(parent.unwrap_or(Path::new("."))),
        }
    }

    fn lock(&self, path: &Path, like: Option<&Stat>) -> io::Result<Acquired> {
        lock_file::acquire(path, like)
    }

    #[cfg(target_os = "linux")]
    fn network(&self, path: &Path) -> Lookup<&'static str> {
        let magic = rustix::fs::statfs(path)?.f_type & 0xFFFF_FFFF;
        Ok(u32::try_from(magic).ok().and_then(network_name))
    }

    #[cfg(not(target_os = "linux"))]
    fn network(&self, _path: &Path) -> Lookup<&'static str> {
        Ok(None)
    }
}

impl OpenFile for std::fs::File {
    fn content(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        use std::io::{Read as _, Seek as _};
        self.rewind()?;
        let mut bytes = Vec::new();
        self.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Renames without replacing where the system call is missing: by a hard link, else by reserving the name with an empty file.
fn link_new(from: &Path, to: &Path) -> io::Result<()> {
    use io::ErrorKind::{PermissionDenied, TooManyLinks, Unsupported};
    match std::fs::hard_link(from, to) {
        Ok(()) => {
            // The new name exists; the old one is swept later if it cannot be removed now.
            drop(std::fs::remove_file(from));
            Ok(())
        }
        Err(error) if matches!(error.kind(), PermissionDenied | TooManyLinks | Unsupported) => {
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            regular_file::private(&mut options);
            drop(options.open(to)?);
            std::fs::rename(from, to).inspect_err(|_| drop(std::fs::remove_file(to)))
        }
        Err(error) => Err(error),
    }
}

fn is_old(found: &std::fs::Metadata) -> bool {
    const OLD: Duration = Duration::from_hours(1);
    let age = found.modified().ok().and_then(|modified| modified.elapsed().ok());
    age.is_some_and(|age| age > OLD)
}

/// Network and user-space file systems by their magic number in the kernel.
#[cfg(target_os = "linux")]
fn network_name(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x0000_6969 => "NFS",
        0xFF53_4D42 | 0xFE53_4D42 | 0x0000_517B => "SMB",
        0x6573_5546 => "FUSE",
        0x0102_1997 => "9P",
        0x5346_414F => "AFS",
        0x00C3_6400 => "Ceph",
        0x7375_7245 => "Coda",
        _ => return None,
    })
}

fn create(mut options: std::fs::OpenOptions, path: &Path) -> io::Result<Box<dyn NewFile>> {
    let file = options.write(true).create_new(true).open(path)?;
    // Locked while it is written, so that a sweep can distinguish a file in use from a leftover.
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    match is_in_place(&file, path) {
        Ok(true) => Ok(Box::new(RealFile(file))),
        Ok(false) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) => {
            drop(std::fs::remove_file(path));
            Err(error)
        }
    }
}

struct RealFile(std::fs::File);

impl NewFile for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::Write::write(&mut self.0, bytes)
    }

    /// The rights never get wider than they were.
    #[cfg(unix)]
    fn make_like(&mut self, other: &Stat) -> io::Result<()> {
        super::support::make_like(&self.0, other, other.mode & 0o777)
    }

    #[cfg(not(unix))]
    fn make_like(&mut self, _other: &Stat) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_named_and_local_ones_are_not() {
        assert_eq!(network_name(0x6969), Some("NFS"));
        assert_eq!(network_name(0xFF53_4D42), Some("SMB"));
        assert_eq!(network_name(0x6573_5546), Some("FUSE"));
        assert_eq!(network_name(0xEF53), None);
        assert_eq!(RealDisk.network(Path::new("/proc")).unwrap(), None);
    }
}
