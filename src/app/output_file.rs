//! Where what a command makes goes: a file in the place of another, a new one, a device or a pipe. What is in it is known elsewhere.

use std::io::Write;
use std::path::Path;

use crate::storage::atomic;
use crate::storage::disk::Disk;
use crate::storage::error::{Doing, StorageError};

/// Writes a file whole or not at all; its folder is made. A device or pipe is written to and stays what it is.
pub(super) fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    write_with(disk, path, |out| out.write_all(bytes))?
        .map_err(|error| StorageError::io(Doing::Saving, path, error))
}

/// As [`write()`], with what `fill` writes; the inner error is its own.
pub(super) fn write_with<T, E>(
    disk: &dyn Disk,
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, StorageError> {
    let folder = atomic::folder_of(path);
    let resolve = |path: &Path| {
        let real = disk.resolve(path);
        real.map_err(|error| StorageError::io(Doing::Saving, path, error))
    };
    match resolve(path)? {
        Some(real) if !real.is_file() && !real.is_dir() => in_one_go(fill, |bytes| pour(&real, bytes)),
        Some(real) => atomic::replace_with(disk, &real, fill),
        None if resolve(folder)?.is_some() => atomic::replace_with(disk, path, fill),
        None => in_one_go(fill, |bytes| {
            let made = disk.make_folder(folder);
            made.map_err(|error| StorageError::io(Doing::MakingFolder, folder, error))?;
            atomic::replace(disk, path, bytes)
        }),
    }
}

/// Where a beginning could not be taken back, nothing is begun before all of it is there.
fn in_one_go<T, E>(
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    write: impl FnOnce(&[u8]) -> Result<(), StorageError>,
) -> Result<Result<T, E>, StorageError> {
    let mut bytes = Vec::new();
    match fill(&mut bytes) {
        Ok(filled) => write(&bytes).map(|()| Ok(filled)),
        refused => Ok(refused),
    }
}

/// Writes to a device or pipe as it stands.
fn pour(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    let open = std::fs::OpenOptions::new().write(true).open(path);
    let written = open.and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| StorageError::io(Doing::Saving, path, error))
}
