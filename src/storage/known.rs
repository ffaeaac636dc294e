//! Which assessments there are: those in the data folder, and those elsewhere that were opened lately.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::Disk;
use super::error::{Doing, StorageError};
use super::record::SUFFIX;
use super::{atomic, paths::Folders};
use crate::domain::unknown_fields::Tree;
use crate::yaml::budget::Budget;
use crate::yaml::source::Source;
use crate::yaml::{emit, node};

/// Most paths that are remembered.
const MOST: usize = 100;

/// An assessment that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Its file.
    pub path: PathBuf,
    /// When it was last changed.
    pub modified: SystemTime,
}

/// Every assessment that is there, the last changed first. What cannot be looked at is left out.
pub fn list(disk: &dyn Disk, folders: &Folders) -> Vec<KnownFile> {
    let folder = folders.assessments();
    let names = disk.names(&folder).unwrap_or_default();
    let own = names.iter().map(|name| folder.join(name));
    let is_one = |path: &PathBuf| path.to_str().is_some_and(|path| path.ends_with(SUFFIX));
    let paths: BTreeSet<PathBuf> = own.chain(recent(disk, folders)).filter(is_one).collect();
    let mut found: Vec<KnownFile> = paths.into_iter().filter_map(known).collect();
    found.sort_by(|one, other| {
        other
            .modified
            .cmp(&one.modified)
            .then_with(|| one.path.cmp(&other.path))
    });
    found
}

fn known(path: PathBuf) -> Option<KnownFile> {
    let found = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
    let modified = found.modified().ok()?;
    Some(KnownFile { path, modified })
}

/// The paths that were opened lately, the last first; none where the list cannot be read.
pub fn recent(disk: &dyn Disk, folders: &Folders) -> Vec<PathBuf> {
    const LARGEST: usize = 1024 * 1024;
    let Ok(bytes) = disk.read(&folders.recent(), LARGEST) else {
        return Vec::new();
    };
    let source = Source::new("recent.yaml", &String::from_utf8_lossy(&bytes));
    let Ok(root) = node::read(&source, &Budget::CHECKLIST) else {
        return Vec::new();
    };
    let items = root.get("recent").and_then(node::Node::list).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| item.text().map(PathBuf::from))
        .take(MOST)
        .collect()
}

/// Puts a path first in the list. Paths in the data folder are found anyway and not written down.
pub fn remember(disk: &dyn Disk, folders: &Folders, path: &Path) -> Result<(), StorageError> {
    let before = recent(disk, folders);
    if path.parent() == Some(&folders.assessments()) || before.first().is_some_and(|first| first == path) {
        return Ok(());
    }
    let Some(text) = path.to_str() else {
        return Err(StorageError::NotUtf8 {
            path: path.to_owned(),
        });
    };
    let others = before
        .iter()
        .filter(|each| *each != path)
        .filter_map(|each| each.to_str());
    let items = std::iter::once(text)
        .chain(others)
        .take(MOST)
        .map(|each| Tree::Text(each.to_owned()));
    let entries = [("recent".to_owned(), Tree::List(items.collect()))];
    write(disk, &folders.recent(), &emit::document(&[], &entries))
}

/// Writes a small file of the state folder.
pub(super) fn write(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), StorageError> {
    let folder = atomic::folder_of(path);
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Doing::MakingFolder, folder, error))?;
    atomic::replace(disk, path, text.as_bytes())
}
