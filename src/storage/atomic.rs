//! Replaces a file as a whole: a new file beside it, written and flushed, renamed over it, the folder flushed. At every moment the
//! old or the new text stands there, and once this returns the new one survives a crash.

use std::ffi::OsStr;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::disk::{Disk, NewFile, Stat};
use super::error::{Operation, StorageError};

/// How the name of an unfinished new file ends.
const UNFINISHED: &str = ".part";

/// How much is held back before it is written, in bytes.
const BUFFER: usize = 64 * 1024;

/// How many names are tried for the new file.
const ROUNDS: u64 = 16;

/// Who may read a new file. A file that is replaced keeps its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    Owner,
    /// Whoever the umask allows.
    Umask,
}

/// Writes a file whole and durably. `path` is where it really is, with no link left to follow.
///
/// Whatever fails, the file that stood there stays as it was and the unfinished one is removed; the next attempt writes everything
/// to a new file, for after a failed flush nobody knows what of the old attempt is on disk.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    replace_with(disk, path, Readers::Owner, |out| out.write_all(bytes))?
        .map_err(|error| StorageError::io(Operation::Saving, path, error))
}

/// As [`replace`], with what `fill` writes. The inner error is that of `fill`: nothing was wrong with the file, which stays as it was.
pub fn replace_with<T, E>(
    disk: &dyn Disk,
    path: &Path,
    readers: Readers,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, StorageError> {
    let saving = |error| StorageError::io(Operation::Saving, path, error);
    let like = persistently(|| disk.lstat(path)).map_err(saving)?;
    if let Some(like) = &like {
        // A device, pipe or folder is no file that a new one may be renamed over.
        super::regular_file::refuse_special(like.file_type).map_err(saving)?;
    }
    let new = create_beside(disk, path, readers).map_err(saving)?;
    put(disk, path, new, like.as_ref(), fill, |new| disk.rename(new, path))
}

/// Writes a new file whole and durably, with the mode and group of `like`. Where anything has that name, even since a moment ago, it
/// is [`StorageError::Exists`], and what stands there stays as it is.
pub fn create(disk: &dyn Disk, path: &Path, bytes: &[u8], like: Option<&Stat>) -> Result<(), StorageError> {
    create_as(disk, path, Readers::Owner, like, |out| out.write_all(bytes))?
        .map_err(|error| StorageError::io(Operation::Saving, path, error))
}

/// As [`create`], with what `fill` writes; the inner error is its own.
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
    // From here on the new file stands there, whatever goes wrong.
    let unconfirmed = |source| StorageError::Unconfirmed {
        path: path.to_owned(),
        source,
    };
    disk.sync_folder(folder_of(path)).map_err(unconfirmed)?;
    // XFS answers the flush of a folder with success even when it shut itself down after an I/O error in between; the flush of a
    // file tells.
    file.sync().map_err(unconfirmed)?;
    Ok(Ok(filled))
}

/// What cannot be removed now is swept later; the error that led here is the one to report.
fn remove_unfinished(disk: &dyn Disk, new: &Path) {
    drop(disk.remove(new));
}

/// As [`sweep`], where nothing depends on it: what is left unfinished costs space and nothing else.
pub fn try_sweep(disk: &dyn Disk, path: &Path) {
    drop(sweep(disk, path));
}

/// Removes what killed processes left unfinished of this file. What another process is writing stays.
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

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Fills a new file and waits until all of it is on disk. The outer error is that of the file, whatever `fill` made of it.
fn filled<T, E>(
    file: &mut dyn NewFile,
    like: Option<&Stat>,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> io::Result<Result<T, E>> {
    let watched = Watched { file, failed: None };
    let mut out = BufWriter::with_capacity(BUFFER, watched);
    let filled = fill(&mut out);
    let flushed = out.flush();
    // Taken apart, for dropped whole it would try to write once more.
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

/// A new file as a writer that keeps what went wrong.
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

/// The names hold no part of the file's own name, so that they are never too long, and cannot be guessed.
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

/// Does something again when a signal came in between.
fn persistently<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match action() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
