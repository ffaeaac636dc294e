//! Writes command output: replaces regular files atomically, streams to devices and pipes.

use std::io::{self, Write};
use std::path::Path;

use crate::storage::atomic::{self, Readers};
use crate::storage::disk::{Disk, FileType};
use crate::storage::error::{Operation, StorageError};

/// Writes a file for its owner alone, atomically, and creates its folder. A device or pipe is streamed to.
pub(super) fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    write_with(disk, path, Readers::Owner, |out| out.write_all(bytes))?
        .map_err(|error| StorageError::io(Operation::Saving, path, error))
}

/// As [`write()`], with the content from `fill`; the inner error is that of `fill`.
pub(super) fn write_with<T, E>(
    disk: &dyn Disk,
    path: &Path,
    readers: Readers,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, StorageError> {
    let saving = |error| StorageError::io(Operation::Saving, path, error);
    if let Some(real) = disk.resolve(path).map_err(saving)? {
        let found = disk.stat(&real).map_err(saving)?;
        if let Some(FileType::Pipe | FileType::Socket | FileType::Device) = found.map(|found| found.file_type)
        {
            return when_whole(fill, |bytes| stream(&real, bytes));
        }
        atomic::try_sweep(disk, &real);
        return atomic::replace_with(disk, &real, readers, fill);
    }
    // A dangling link: a new file would replace the link instead of its target.
    if disk.lstat(path).map_err(saving)?.is_some() {
        return Err(saving(io::ErrorKind::NotFound.into()));
    }
    let folder = atomic::folder_of(path);
    if disk.stat(folder).map_err(saving)?.is_some() {
        atomic::try_sweep(disk, path);
        return atomic::create_with(disk, path, readers, fill);
    }
    when_whole(fill, |bytes| {
        let made = disk.make_folder(folder);
        made.map_err(|error| StorageError::io(Operation::MakingFolder, folder, error))?;
        let saving = |error| StorageError::io(Operation::Saving, path, error);
        atomic::create_with(disk, path, readers, |out| out.write_all(bytes))?.map_err(saving)
    })
}

/// Buffers the output, because a failed render cannot be rolled back on a device or in a new folder.
fn when_whole<T, E>(
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    write: impl FnOnce(&[u8]) -> Result<(), StorageError>,
) -> Result<Result<T, E>, StorageError> {
    let mut bytes = Vec::new();
    match fill(&mut bytes) {
        Ok(filled) => write(&bytes).map(|()| Ok(filled)),
        refused => Ok(refused),
    }
}

fn stream(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    let write = || {
        let mut file = std::fs::OpenOptions::new().write(true).open(path)?;
        // A regular file that has replaced the device meanwhile would be partly overwritten.
        if file.metadata()?.is_file() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        file.write_all(bytes)
    };
    write().map_err(|error| StorageError::io(Operation::Saving, path, error))
}
