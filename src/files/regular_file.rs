//! Opens untrusted files without waiting: pipes, devices and folders are rejected.

use std::ffi::OsString;
use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::stat::{FileType, file_type};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a regular file: {}", .0)]
pub struct NotRegular(pub &'static str);

/// Opens a regular file for reading and follows links. Anything else is an error with [`NotRegular`] inside.
pub fn open(path: &Path) -> io::Result<File> {
    // Checked before opening, because that may trigger a device, and after, because it may have been replaced.
    check(&std::fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    without_waiting(&mut options);
    let file = options.open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// The names in a folder. `std::fs::read_dir` panics when closing fails, so it is not used on Unix.
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

#[cfg(not(unix))]
pub fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect()
}

/// New files get mode 0600; links are not followed.
pub fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
        options.custom_flags(flags(rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK));
    }
}

/// New files get the mode of the umask; links are not followed.
pub fn by_umask(options: &mut OpenOptions) {
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

pub fn check(found: &Metadata) -> io::Result<()> {
    refuse_special(file_type(found.file_type()))
}

pub fn refuse_special(file_type: FileType) -> io::Result<()> {
    let word = match file_type {
        FileType::Regular => return Ok(()),
        FileType::Folder => "folder",
        FileType::Pipe => "pipe",
        FileType::Socket => "socket",
        FileType::Link | FileType::Device => "device",
    };
    Err(io::Error::other(NotRegular(word)))
}

/// The word of a [`NotRegular`] error.
pub fn refused_kind(error: &io::Error) -> Option<&'static str> {
    let inner = error.get_ref()?.downcast_ref::<NotRegular>()?;
    Some(inner.0)
}
