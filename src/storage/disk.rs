//! The few things storage asks of a file system, as a trait, so that a simulated disk can fail and crash at each of them.

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::lock::{Acquired, Holder};
use super::lookup::{IntoLookup as _, Lookup};

/// The type of a directory entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileType {
    #[default]
    Regular,
    Folder,
    /// Only from [`Disk::lstat`].
    Link,
    Pipe,
    Socket,
    Device,
}

/// Metadata of a directory entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stat {
    pub file_type: FileType,
    /// Access rights, as in `0o600`.
    pub mode: u32,
    pub uid: u32,
    pub gid: u32,
    /// In bytes.
    pub size: u64,
    /// `None` where the platform does not keep it.
    pub modified: Option<SystemTime>,
}

impl Stat {
    pub fn is_regular(&self) -> bool {
        self.file_type == FileType::Regular
    }

    pub fn is_folder(&self) -> bool {
        self.file_type == FileType::Folder
    }
}

/// A new file that is being written.
pub trait NewFile {
    /// Writes some of the bytes and says how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Gives the file the rights of another.
    fn make_like(&mut self, other: &Stat) -> io::Result<()>;
    /// Waits until everything written is on disk.
    fn sync(&mut self) -> io::Result<()>;
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
    /// Adds to the end of a file for this user alone, made with `head` at its start where there is none, and says how large it is.
    fn append(&self, _path: &Path, _head: &[u8], _bytes: &[u8]) -> io::Result<u64> {
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Puts a file in the place of another, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// The names in a folder.
    fn names(&self, folder: &Path) -> Lookup<Vec<OsString>>;
    /// Makes a folder and those above it, for this user alone, durably.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes the lock at a path without waiting.
    fn lock(&self, path: &Path, holder: &Holder) -> io::Result<Acquired>;
    /// Who holds the lock at a path, without taking it.
    fn held(&self, _path: &Path) -> Lookup<Holder> {
        Ok(None)
    }
    /// The kind of file system, where it is a network or user-space one.
    fn network(&self, path: &Path) -> Lookup<&'static str>;
}

/// The file system of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn resolve(&self, path: &Path) -> Lookup<PathBuf> {
        path.canonicalize().lookup()
    }

    fn stat(&self, path: &Path) -> Lookup<Stat> {
        Ok(std::fs::metadata(path).lookup()?.map(|found| stat_of(&found)))
    }

    fn lstat(&self, path: &Path) -> Lookup<Stat> {
        Ok(std::fs::symlink_metadata(path)
            .lookup()?
            .map(|found| stat_of(&found)))
    }

    fn read(&self, path: &Path, limit: usize) -> Lookup<Vec<u8>> {
        use std::io::Read as _;
        let Some(file) = super::open::regular(path).lookup()? else {
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
        Ok(!std::fs::metadata(path)?.permissions().readonly())
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        super::open::private(&mut options);
        Ok(Box::new(RealFile(options.open(path)?)))
    }

    fn append(&self, path: &Path, head: &[u8], bytes: &[u8]) -> io::Result<u64> {
        use std::io::Write as _;
        let mut options = std::fs::OpenOptions::new();
        options.append(true).create(true);
        super::open::private(&mut options);
        let mut file = options.open(path)?;
        let found = file.metadata()?;
        super::open::check(&found)?;
        let mut all = Vec::new();
        if found.len() == 0 {
            all.extend_from_slice(head);
        }
        // One write, so that a kill tears at most this end.
        all.extend_from_slice(bytes);
        file.write_all(&all)?;
        Ok(found.len() + all.len() as u64)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
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
        super::open::names(folder).lookup()
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

    fn lock(&self, path: &Path, holder: &Holder) -> io::Result<Acquired> {
        super::lock::acquire(path, holder)
    }

    fn held(&self, path: &Path) -> Lookup<Holder> {
        super::lock::held(path)
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

/// The network and user-space file systems by the magic number the kernel gives them.
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

fn stat_of(found: &std::fs::Metadata) -> Stat {
    let stat = Stat {
        file_type: super::open::file_type(found.file_type()),
        size: found.len(),
        modified: found.modified().ok(),
        ..Stat::default()
    };
    with_owner(stat, found)
}

#[cfg(unix)]
fn with_owner(stat: Stat, found: &std::fs::Metadata) -> Stat {
    use std::os::unix::fs::MetadataExt as _;
    Stat {
        mode: found.mode() & 0o7777,
        uid: found.uid(),
        gid: found.gid(),
        ..stat
    }
}

#[cfg(not(unix))]
fn with_owner(stat: Stat, _found: &std::fs::Metadata) -> Stat {
    stat
}

struct RealFile(std::fs::File);

impl NewFile for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::Write::write(&mut self.0, bytes)
    }

    /// Owner and group are kept where the system lets us; the rights are never wider than they were.
    #[cfg(unix)]
    fn make_like(&mut self, other: &Stat) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        let mine = stat_of(&self.0.metadata()?);
        let mut mode = other.mode & 0o777;
        if (mine.uid, mine.gid) != (other.uid, other.gid)
            && std::os::unix::fs::fchown(&self.0, Some(other.uid), Some(other.gid)).is_err()
            && std::os::unix::fs::fchown(&self.0, None, Some(other.gid)).is_err()
        {
            mode &= 0o707;
        }
        self.0.set_permissions(std::fs::Permissions::from_mode(mode))
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
    fn knows_network_file_systems_and_takes_a_local_folder_for_none() {
        assert_eq!(network_name(0x6969), Some("NFS"));
        assert_eq!(network_name(0xFF53_4D42), Some("SMB"));
        assert_eq!(network_name(0x6573_5546), Some("FUSE"));
        assert_eq!(network_name(0xEF53), None);
        assert_eq!(RealDisk.network(Path::new("/proc")).unwrap(), None);
    }
}
