//! Stores the undo history of an assessment in the state folder, private to the user and bounded. Losing it costs undo and nothing
//! else.
//!
//! The file is an append-only YAML list; a torn end is dropped when it is read.

use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::Disk;
use super::error::{Operation, StorageError};
use super::paths::Folders;
use super::record::{RecordSchema, step};
use crate::domain::history::{History, Record};
use crate::domain::unknown_fields::Tree;
use crate::files::lookup::Required as _;
use crate::yaml::budget::Budget;
use crate::yaml::emit;
use crate::yaml::node;
use crate::yaml::source::Source;

/// Most steps kept when the file is shortened.
pub const MOST_STEPS: usize = 1000;
/// The file is shortened above this size, in bytes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// A larger step, in bytes, is not kept; undo cannot go past it.
const LARGEST_STEP: usize = MOST_BYTES / 4;

/// Begins an entry; nothing inside an entry is indented this little.
const ENTRY: &str = "  - ";
const HEAD: &str = "steps:\n";

/// Empty if there is none or it is damaged. `path` must be resolved.
pub fn read(
    disk: &dyn Disk,
    folders: &Folders,
    path: &Path,
    schema: &RecordSchema,
) -> Result<History, StorageError> {
    let place = file_of(folders, path);
    let found = disk.read(&place, MOST_BYTES * 2);
    let Some(bytes) = found.map_err(|error| StorageError::io(Operation::Reading, &place, error))? else {
        return Ok(History::default());
    };
    let text = String::from_utf8_lossy(&bytes);
    let entries = entries_of(&text);
    // A kill while appending leaves half an entry; without it the rest is valid.
    for kept in (entries.len().saturating_sub(2)..=entries.len()).rev() {
        let text = format!("{HEAD}{}", entries[..kept].concat());
        let source = Source::new("history", &text);
        if let Ok(root) = node::read(&source, &Budget::ASSESSMENT) {
            let items = root.get("steps").and_then(node::Node::list).unwrap_or_default();
            return Ok(History::of(
                items.iter().map(|item| step::read(&source, item, schema)),
            ));
        }
    }
    Ok(History::default())
}

/// Renders records for [`add`].
pub fn written(records: &[Record]) -> String {
    let mut text = String::new();
    for record in records {
        let mut entry = entry(record);
        if entry.len() > LARGEST_STEP {
            entry = self::entry(&Record::Lost);
        }
        text.push_str(&entry);
    }
    text
}

fn entry(record: &Record) -> String {
    let list = Tree::List(vec![step::tree(record)]);
    let text = emit::document(&[], &[("steps".to_owned(), list)]);
    text.strip_prefix(HEAD).unwrap_or_default().to_owned()
}

/// Appends to the history and shortens it if needed. Not flushed: the assessment itself is safe.
pub fn add(disk: &dyn Disk, folders: &Folders, path: &Path, text: &str) -> Result<(), StorageError> {
    let place = file_of(folders, path);
    let folder = atomic::folder_of(&place);
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Operation::MakingFolder, folder, error))?;
    // A fresh start discards everything before it.
    let fresh = entry(&Record::Restart);
    if let Some((_, after)) = text.rsplit_once(&fresh) {
        return atomic::replace(disk, &place, format!("{HEAD}{after}").as_bytes());
    }
    let size = disk.append(&place, HEAD.as_bytes(), text.as_bytes());
    let size = size.map_err(|error| StorageError::io(Operation::Saving, &place, error))?;
    if size <= MOST_BYTES as u64 {
        return Ok(());
    }
    let bytes = disk.read(&place, MOST_BYTES * 2).required();
    let bytes = bytes.map_err(|error| StorageError::io(Operation::Reading, &place, error))?;
    let text = shortened(&String::from_utf8_lossy(&bytes));
    atomic::replace(disk, &place, text.as_bytes())
}

/// The newest entries, at most half of [`MOST_BYTES`].
fn shortened(text: &str) -> String {
    let entries = entries_of(text);
    let mut size = 0;
    let newest = entries.iter().rev().take(MOST_STEPS).take_while(|entry| {
        size += entry.len();
        size <= MOST_BYTES / 2
    });
    let from = entries.len() - newest.count();
    format!("{HEAD}{}", entries[from..].concat())
}

/// Each with its line ends.
fn entries_of(text: &str) -> Vec<&str> {
    let list = text.strip_prefix(HEAD).unwrap_or_default();
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in list.split_inclusive('\n') {
        if line.starts_with(ENTRY) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([list.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(from, to)| &list[*from..to])
        .collect()
}

/// Removes the history of a file. Returns its size in bytes; `None` if there was none.
pub fn clear(disk: &dyn Disk, folders: &Folders, path: &Path) -> Result<Option<u64>, StorageError> {
    let file = file_of(folders, path);
    let saving = |error| StorageError::io(Operation::Saving, &file, error);
    let Some(found) = disk.lstat(&file).map_err(saving)? else {
        return Ok(None);
    };
    disk.remove(&file).map_err(saving)?;
    let synced = disk.sync_folder(atomic::folder_of(&file));
    synced.map_err(|source| StorageError::Unconfirmed {
        path: file.clone(),
        source,
    })?;
    Ok(Some(found.size))
}

/// The history's path. `path` must be resolved.
pub fn file_of(folders: &Folders, path: &Path) -> PathBuf {
    let digest = atomic::digest(path.as_os_str().as_encoded_bytes());
    folders.histories().join(format!("{}.yaml", &digest[..16]))
}
