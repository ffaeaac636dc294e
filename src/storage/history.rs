//! The changes of earlier sessions, one file for each assessment in the state folder: a convenience beside the assessment, for this
//! user alone, bounded, and never part of what is handed over. Losing it costs undo and nothing else.
//!
//! The file is a YAML list that is only ever added to at its end; a torn end is cut off when it is read.

use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::Disk;
use super::error::{Operation, StorageError};
use super::lookup::Required as _;
use super::paths::Folders;
use super::record::{RecordSchema, step};
use crate::domain::history::{History, Record};
use crate::domain::unknown_fields::Tree;
use crate::yaml::budget::Budget;
use crate::yaml::emit;
use crate::yaml::node;
use crate::yaml::source::Source;

/// Most steps that are kept when the file is made shorter.
pub const MOST_STEPS: usize = 1000;
/// Size of the file, in bytes, from which it is made shorter.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// A step of more bytes is not kept; what came before it cannot be reached any more.
const LARGEST_STEP: usize = MOST_BYTES / 4;

/// How an entry of the list begins; nothing inside an entry stands this far left.
const ENTRY: &str = "  - ";
/// What stands above the list.
const HEAD: &str = "steps:\n";

/// What earlier sessions with a file did; empty where there is nothing or it is damaged. `path` is where the file really is.
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
    // A kill in the middle of adding leaves half an entry; without it the rest is whole.
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

/// Records as they are added to the file.
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

/// Adds to the file of an assessment, and makes it shorter where it grew too long. Nothing is flushed: the assessment itself is safe.
pub fn add(disk: &dyn Disk, folders: &Folders, path: &Path, text: &str) -> std::io::Result<()> {
    let place = file_of(folders, path);
    disk.make_folder(atomic::folder_of(&place))?;
    // Everything before a fresh start is void.
    let fresh = entry(&Record::Restart);
    if let Some((_, after)) = text.rsplit_once(&fresh) {
        return replaced(disk, &place, &format!("{HEAD}{after}"));
    }
    let size = disk.append(&place, HEAD.as_bytes(), text.as_bytes())?;
    if size <= MOST_BYTES as u64 {
        return Ok(());
    }
    let bytes = disk.read(&place, MOST_BYTES * 2).required()?;
    replaced(disk, &place, &shortened(&String::from_utf8_lossy(&bytes)))
}

fn replaced(disk: &dyn Disk, place: &Path, text: &str) -> std::io::Result<()> {
    atomic::replace(disk, place, text.as_bytes()).map_err(std::io::Error::other)
}

/// The newest entries: at most half the size and no more than so many.
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

/// The entries of the list, each with its line ends.
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

/// Removes the history of a file and gives its size in bytes; `None` where there is none.
pub fn clear(disk: &dyn Disk, folders: &Folders, path: &Path) -> Result<Option<u64>, StorageError> {
    let file = file_of(folders, path);
    let saving = |error| StorageError::io(Operation::Saving, &file, error);
    let Some(found) = disk.lstat(&file).map_err(saving)? else {
        return Ok(None);
    };
    disk.remove(&file).map_err(saving)?;
    disk.sync_folder(atomic::folder_of(&file)).map_err(saving)?;
    Ok(Some(found.size))
}

/// Where the history of a file lies. `path` is where the file really is.
pub fn file_of(folders: &Folders, path: &Path) -> PathBuf {
    let digest = atomic::digest(path.as_os_str().as_encoded_bytes());
    folders.histories().join(format!("{}.yaml", &digest[..16]))
}
