//! Metadata of a directory entry.

use std::path::Path;
use std::time::SystemTime;

use super::lookup::{IntoLookup as _, Lookup};

/// The type of a directory entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileType {
    #[default]
    Regular,
    Folder,
    /// Only where links are not followed.
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

/// What stands at a path; follows links.
pub fn stat(path: &Path) -> Lookup<Stat> {
    Ok(std::fs::metadata(path).lookup()?.map(|found| stat_of(&found)))
}

pub fn stat_of(found: &std::fs::Metadata) -> Stat {
    let stat = Stat {
        file_type: file_type(found.file_type()),
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

pub fn file_type(kind: std::fs::FileType) -> FileType {
    if kind.is_file() {
        FileType::Regular
    } else if kind.is_dir() {
        FileType::Folder
    } else if kind.is_symlink() {
        FileType::Link
    } else {
        special(kind)
    }
}

#[cfg(unix)]
fn special(kind: std::fs::FileType) -> FileType {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        FileType::Pipe
    } else if kind.is_socket() {
        FileType::Socket
    } else {
        FileType::Device
    }
}

#[cfg(not(unix))]
fn special(_kind: std::fs::FileType) -> FileType {
    FileType::Device
}
