//! Opens files of strangers without ever waiting: a pipe, a device or a folder is refused, whatever it calls itself.

use std::ffi::OsString;
use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::stat::{FileType, file_type};

/// Why something is no regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a regular file: {}", .0)]
pub struct NotRegular(pub &'static str);

/// Opens a regular file for reading. Links are followed; anything else is refused with [`NotRegular`] inside the error.
pub fn open(path: &Path) -> io::Result<File> {
    // Looked at before it is opened, for opening alone may set a device going; and after, for it may have been exchanged.
    check(&std::fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    without_waiting(&mut options);
    let file = options.open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// The names in a folder. The library's own reading of folders panics when closing one fails, so it is not used where the system
/// offers another way.
#[cfg(unix)]
pub fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    use std::os::unix::ffi::OsStrExt as _;
    let open = rustix::fs::OFlags::RDONLY | rustix::fs::OFlags::DIRECTORY | rustix::fs::OFlags::CLOEXEC;
    let open = rustix::fs::open(folder, open, rustix::fs::Mode::empty())?;
    let mut names = Vec::new();
    for entry in rustix::fs::Dir::new(open)? {
        let entry = entry?;
        let name = std::ffi::OsStr::from_bytes(entry.file_name().to_bytes());
        if name != "." && name != ".." {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// The names in a folder.
#[cfg(not(unix))]
pub fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect()
}

/// A file made by these options is for this user alone and never a link.
pub(super) fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
        options.custom_flags(flags(rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK));
    }
}

/// A file made by these options has the rights that the umask allows, and is never a link.
pub(super) fn by_umask(options: &mut OpenOptions) {
    private(options);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o666);
}

fn without_waiting(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(flags(rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY));
    }
}

#[cfg(unix)]
fn flags(flags: rustix::fs::OFlags) -> i32 {
    flags.bits().cast_signed()
}

/// Refuses what is no regular file.
pub(super) fn check(found: &Metadata) -> io::Result<()> {
    refuse_special(file_type(found.file_type()))
}

/// Refuses what is no regular file.
pub(super) fn refuse_special(file_type: FileType) -> io::Result<()> {
    let word = match file_type {
        FileType::Regular => return Ok(()),
        FileType::Folder => "folder",
        FileType::Pipe => "pipe",
        FileType::Socket => "socket",
        FileType::Link | FileType::Device => "device",
    };
    Err(io::Error::other(NotRegular(word)))
}

/// The word for what is no regular file, where an error says so.
pub fn refused_kind(error: &io::Error) -> Option<&'static str> {
    let inner = error.get_ref()?.downcast_ref::<NotRegular>()?;
    Some(inner.0)
}
