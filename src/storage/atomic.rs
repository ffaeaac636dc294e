//! Replaces files atomically and durably: write and flush a new file beside the old one, rename it, flush the folder. At every
//! moment the old or the new content is there; once this returns, the new one survives a crash.

use std::ffi::OsStr;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::disk::{Disk, NewFile, Stat};
use super::error::{Operation, StorageError};

const UNFINISHED: &str = ".part";

/// In bytes.
const BUFFER: usize = 64 * 1024;

const ROUNDS: u64 = 16;

/// Who may read a new file. A replaced file keeps its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    Owner,
    /// Everyone the umask allows.
    Umask,
}

/// Replaces or creates a file. `path` must have no link left to follow.
///
/// On any error the old file stays as it was. The next attempt writes to a new file: after a failed flush the state of the old
/// attempt on disk is unknown.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    replace_with(disk, path, Readers::Owner, |out| out.write_all(bytes))?
        .map_err(|error| StorageError::io(Operation::Saving, path, error))
}

/// As [`replace`] with the output of `fill`. The inner error is its own; the file stays as it was.
pub fn replace_with<T, E>(
    disk: &dyn Disk,
    path: &Path,
    readers: Readers,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, StorageError> {
    let saving = |error| StorageError::io(Operation::Saving, path, error);
    let like = persistently(|| disk.lstat(path)).map_err(saving)?;
    if let Some(like) = &like {
        // A device, pipe or folder is never replaced by a file.
        crate::files::regular_file::refuse_special(like.file_type).map_err(saving)?;
    }
    let new = create_beside(disk, path, readers).map_err(saving)?;
    put(disk, path, new, like.as_ref(), fill, |new| disk.rename(new, path))
}

/// Creates a file with the mode and group of `like`. If the name is taken, even by a file that appeared meanwhile, nothing
/// changes and the error is [`StorageError::Exists`].
pub fn create(disk: &dyn Disk, path: &Path, bytes: &[u8], like: Option<&Stat>) -> Result<(), StorageError> {
    create_as(disk, path, Readers::Owner, like, |out| out.write_all(bytes))?
        .map_err(|error| StorageError::io(Operation::Saving, path, error))
}

/// As [`create`] with the output of `fill`; the inner error is its own.
pub fn create_with<T, E>(
    disk: &dyn Disk,
    path: &Path,
    readers: Readers,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, StorageError> {
    create_as(disk, path, readers, None, fill)
}

fn create_as<T, E>(
    disk: &dyn Disk,
    path: &Path,
    readers: Readers,
    like: Option<&Stat>,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, StorageError> {
    let new = create_beside(disk, path, readers)
        .map_err(|error| StorageError::io(Operation::Saving, path, error))?;
    match put(disk, path, new, like, fill, |new| disk.rename_new(new, path)) {
        Err(StorageError::Io { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {
            Err(StorageError::Exists {
                path: path.to_owned(),
            })
        }
        put => put,
    }
}

fn put<T, E>(
    disk: &dyn Disk,
    path: &Path,
    (new, mut file): (PathBuf, Box<dyn NewFile>),
    like: Option<&Stat>,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    rename: impl Fn(&Path) -> io::Result<()>,
) -> Result<Result<T, E>, StorageError> {
    let saving = |error| StorageError::io(Operation::Saving, path, error);
    let filled = match filled(file.as_mut(), like, fill) {
        Ok(Ok(filled)) => filled,
        refused => {
            drop(file);
            remove_unfinished(disk, &new);
            return refused.map_err(saving);
        }
    };
    if let Err(error) = persistently(|| rename(&new)) {
        drop(file);
        remove_unfinished(disk, &new);
        return Err(saving(error));
    }
    // From here on the new file is in place, whatever fails.
    let unconfirmed = |source| StorageError::Unconfirmed {
        path: path.to_owned(),
        source,
    };
    disk.sync_folder(folder_of(path)).map_err(unconfirmed)?;
    // XFS reports success for the flush of a folder even after it shut down because of an I/O error; the flush of a file
    // reports the error.
    file.sync().map_err(unconfirmed)?;
    Ok(Ok(filled))
}

/// A leftover is swept later; the first error is the one to report.
fn remove_unfinished(disk: &dyn Disk, new: &Path) {
    drop(disk.remove(new));
}

/// As [`sweep`], ignoring errors: leftovers only cost space.
pub fn try_sweep(disk: &dyn Disk, path: &Path) {
    drop(sweep(disk, path));
}

/// Removes unfinished copies of a file that killed processes left. A copy that is being written stays.
pub fn sweep(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let prefix = unfinished_prefix(path);
    let folder = folder_of(path);
    for name in disk.names(folder)?.unwrap_or_default() {
        let text = name.to_string_lossy();
        if text.starts_with(&prefix) && text.ends_with(UNFINISHED) {
            disk.remove_unused(&folder.join(&name))?;
        }
    }
    Ok(())
}

pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Fills and flushes a new file. The outer error is an error of the file.
fn filled<T, E>(
    file: &mut dyn NewFile,
    like: Option<&Stat>,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> io::Result<Result<T, E>> {
    let watched = Watched { file, failed: None };
    let mut out = BufWriter::with_capacity(BUFFER, watched);
    let filled = fill(&mut out);
    let flushed = out.flush();
    // Dropping the buffer would write once more.
    let (watched, _) = out.into_parts();
    if let Some(failed) = watched.failed {
        return Err(failed);
    }
    flushed?;
    let Ok(filled) = filled else {
        return Ok(filled);
    };
    if let Some(like) = like {
        file.make_like(like)?;
    }
    file.sync()?;
    Ok(Ok(filled))
}

/// A writer to a new file that remembers its first error.
struct Watched<'a> {
    file: &'a mut dyn NewFile,
    failed: Option<io::Error>,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match persistently(|| self.file.write(bytes)) {
            Ok(0) => Err(io::ErrorKind::WriteZero.into()),
            other => other,
        };
        written.map(|count| count.min(bytes.len())).map_err(|error| {
            let kind = error.kind();
            self.failed = Some(error);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The names contain no part of the file's own name, so that they are never too long, and are random.
fn create_beside(disk: &dyn Disk, path: &Path, readers: Readers) -> io::Result<(PathBuf, Box<dyn NewFile>)> {
    let (prefix, random) = (unfinished_prefix(path), RandomState::new());
    for round in 0..ROUNDS {
        let name = format!("{prefix}{:016x}{UNFINISHED}", random.hash_one(round));
        let new = folder_of(path).join(name);
        let created = persistently(|| match readers {
            Readers::Owner => disk.create_new(&new),
            Readers::Umask => disk.create_document(&new),
        });
        match created {
            Ok(file) => return Ok((new, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("no free name"))
}

fn unfinished_prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or(OsStr::new("")).as_encoded_bytes();
    format!(".selfcheck-{}-", &digest(name)[..12])
}

/// Retries after a signal (`EINTR`).
fn persistently<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match action() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
