//! Copies of what would be lost, beside the file or rescued to another folder. Existing files are never overwritten.

use std::path::{Path, PathBuf};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::storage::atomic;
use crate::storage::disk::{Disk, Stat};
use crate::storage::error::{Operation, StorageError};
use crate::storage::record::{self, RecordSchema};

/// Names a copy of the file as another program left it.
pub(super) const OUTSIDE: &str = "outside";
/// Names a copy of what the session held before a change from outside removed some of it.
pub(super) const BEFORE_OUTSIDE: &str = "before-outside";

/// Most copies with the same beginning of their digest.
const MOST: usize = 1000;

/// Writes `NAME.WORD-DIGEST` beside a file, with its mode and group. Returns the path.
pub(super) fn keep(
    disk: &dyn Disk,
    path: &Path,
    word: &str,
    bytes: &[u8],
    like: Option<&Stat>,
) -> Result<PathBuf, StorageError> {
    let name = path.file_name().unwrap_or_default();
    let short = &atomic::digest(bytes)[..8];
    let numbered = |number: &str| {
        let mut name = name.to_owned();
        name.push(format!(".{word}-{short}{number}"));
        path.with_file_name(name)
    };
    create_or_reuse(disk, numbered, bytes, like)
}

/// Creates the first free name, or reuses a file of the same content.
fn create_or_reuse(
    disk: &dyn Disk,
    numbered: impl Fn(&str) -> PathBuf,
    bytes: &[u8],
    like: Option<&Stat>,
) -> Result<PathBuf, StorageError> {
    for number in 1..MOST {
        let suffix = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let copy = numbered(&suffix);
        let reading = |error| StorageError::io(Operation::Saving, &copy, error);
        match disk.lstat(&copy).map_err(reading)? {
            None => match atomic::create(disk, &copy, bytes, like) {
                // It appeared meanwhile.
                Err(StorageError::Exists { .. }) => {}
                created => return created.map(|()| copy),
            },
            // A file that cannot be read counts as different.
            Some(found) if found.is_regular() && found.size == bytes.len() as u64 => {
                if matches!(disk.read(&copy, bytes.len()), Ok(Some(there)) if there == bytes) {
                    return Ok(copy);
                }
            }
            Some(_) => {}
        }
    }
    let last = numbered("");
    Err(StorageError::Exists { path: last })
}

/// Writes what could not be saved to a new file in another folder.
pub fn rescue(
    disk: &dyn Disk,
    folder: &Path,
    from: &Path,
    assessment: &Assessment,
    checklist: &Checklist,
) -> Result<PathBuf, StorageError> {
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Operation::MakingFolder, folder, error))?;
    let text = record::write(assessment, &RecordSchema::of(checklist));
    let short = &atomic::digest(text.as_bytes())[..8];
    let beginning = beginning(from);
    let numbered = |number: &str| folder.join(format!("{beginning}{short}{number}{}", record::SUFFIX));
    create_or_reuse(disk, numbered, text.as_bytes(), None)
}

/// Files written by [`rescue`] for an assessment, by name.
pub fn rescues(disk: &dyn Disk, folder: &Path, from: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let beginning = beginning(from);
    let names = disk
        .names(folder)
        .map_err(|error| StorageError::io(Operation::Reading, folder, error))?
        .unwrap_or_default();
    let is_one = |name: &str| name.starts_with(&beginning) && name.ends_with(record::SUFFIX);
    let mut found: Vec<PathBuf> = names
        .iter()
        .filter(|name| name.to_str().is_some_and(is_one))
        .map(|name| folder.join(name))
        .collect();
    found.sort();
    Ok(found)
}

/// The prefix of rescued names: the file's name and a digest of its path, because names are not unique.
fn beginning(from: &Path) -> String {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(record::SUFFIX).unwrap_or(&name);
    let place = &atomic::digest(from.as_os_str().as_encoded_bytes())[..8];
    format!("{stem}.rescued-{place}-")
}
