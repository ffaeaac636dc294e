//! Replaces a file as a whole: a new file beside it, written and flushed, renamed over it, the folder flushed. At every moment the
//! old or the new text stands there, and once this returns the new one survives a crash.

use std::ffi::OsStr;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::disk::{Disk, NewFile, Stat};
use super::error::{Doing, StorageError};

/// How the name of an unfinished new file ends.
const UNFINISHED: &str = ".part";

/// How many names are tried for the new file.
const ROUNDS: u64 = 16;

/// Writes a file whole and durably. `path` is where it really is, with no link left to follow.
///
/// Whatever fails, the file that stood there stays as it was and the unfinished one is removed; the next attempt writes everything
/// to a new file, for after a failed flush nobody knows what of the old attempt is on disk.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    let like = match persistently(|| disk.stat(path)) {
        Ok(like) => Some(like),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(StorageError::io(Doing::Saving, path, error)),
    };
    let saving = |error| StorageError::io(Doing::Saving, path, error);
    let (new, mut file) = write_beside(disk, path, bytes, like.as_ref()).map_err(saving)?;
    let renamed = persistently(|| disk.rename(&new, path));
    if let Err(error) = renamed {
        drop(file);
        let _ = disk.remove(&new);
        return Err(saving(error));
    }
    disk.sync_folder(folder_of(path)).map_err(saving)?;
    // XFS answers the flush of a folder with success even when it shut itself down after an I/O error in between; the flush of a
    // file tells.
    file.sync().map_err(saving)
}

/// Removes what killed sessions left unfinished of this file. Only whoever holds the lock may do so.
pub fn sweep(disk: &dyn Disk, path: &Path) {
    let prefix = unfinished_prefix(path);
    let folder = folder_of(path);
    for name in disk.names(folder).unwrap_or_default() {
        let text = name.to_string_lossy();
        if text.starts_with(&prefix) && text.ends_with(UNFINISHED) {
            let _ = disk.remove(&folder.join(&name));
        }
    }
}

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn write_beside(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    like: Option<&Stat>,
) -> io::Result<(PathBuf, Box<dyn NewFile>)> {
    let (new, mut file) = create_beside(disk, path)?;
    let written = write_all(file.as_mut(), bytes)
        .and_then(|()| like.map_or(Ok(()), |like| file.make_like(like)))
        .and_then(|()| file.sync());
    match written {
        Ok(()) => Ok((new, file)),
        Err(error) => {
            drop(file);
            let _ = disk.remove(&new);
            Err(error)
        }
    }
}

/// The names hold no part of the file's own name, so that they are never too long, and cannot be guessed.
fn create_beside(disk: &dyn Disk, path: &Path) -> io::Result<(PathBuf, Box<dyn NewFile>)> {
    let (prefix, random) = (unfinished_prefix(path), RandomState::new());
    for round in 0..ROUNDS {
        let name = format!("{prefix}{:016x}{UNFINISHED}", random.hash_one(round));
        let new = folder_of(path).join(name);
        match persistently(|| disk.create_new(&new)) {
            Ok(file) => return Ok((new, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn unfinished_prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or(OsStr::new("")).as_encoded_bytes();
    format!(".selfcheck-{}-", &digest(name)[..12])
}

fn write_all(file: &mut dyn NewFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match persistently(|| file.write(bytes))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => bytes = &bytes[written.min(bytes.len())..],
        }
    }
    Ok(())
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
