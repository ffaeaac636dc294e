//! Helpers shared by the real disk and its lock file.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::files::stat::Stat;
#[cfg(unix)]
use crate::files::{lookup::IntoLookup as _, stat::stat_of};

/// Whether the file system does not support a call.
#[cfg(unix)]
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let found = Errno::from_io_error(error);
    let unknown = [Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP, Errno::NOLCK];
    found.is_some_and(|found| unknown.contains(&found))
}

#[cfg(not(unix))]
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported
}

#[cfg(unix)]
pub(super) fn is_in_place(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let ours = file.metadata()?;
    let here = std::fs::symlink_metadata(path).lookup()?;
    Ok(here.is_some_and(|here| (ours.dev(), ours.ino()) == (here.dev(), here.ino())))
}

#[cfg(not(unix))]
pub(super) fn is_in_place(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Sets owner, group and mode. Where the group cannot be set, the group gets no rights.
#[cfg(unix)]
pub(super) fn make_like(file: &File, other: &Stat, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::{PermissionsExt as _, fchown};
    let mine = stat_of(&file.metadata()?);
    let is_kept = (mine.uid, mine.gid) == (other.uid, other.gid)
        || fchown(file, Some(other.uid), Some(other.gid)).is_ok()
        || mine.gid == other.gid
        || fchown(file, None, Some(other.gid)).is_ok();
    let mode = if is_kept { mode } else { mode & 0o707 };
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}
