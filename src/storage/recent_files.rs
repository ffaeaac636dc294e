//! Lists known assessments: those in the data folder, and recently opened ones elsewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Stat};
use super::error::{Operation, StorageError};
use super::record::SUFFIX;
use super::{atomic, paths::Folders};
use crate::domain::unknown_fields::Tree;
use crate::files::lookup::Lookup;
use crate::yaml::budget::Budget;
use crate::yaml::source::Source;
use crate::yaml::{emit, node};

const MOST: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentFile {
    pub path: PathBuf,
    pub modified: SystemTime,
}

/// The list is complete only without errors.
#[derive(Debug, Default)]
pub struct RecentFiles {
    pub files: Vec<RecentFile>,
    pub errors: Vec<StorageError>,
}

/// Known assessments, the last changed first. What cannot be read is an error beside the rest.
pub fn list(disk: &dyn Disk, folders: &Folders) -> RecentFiles {
    let mut known = RecentFiles::default();
    let folder = folders.assessments();
    let names = known.or_error(&folder, disk.names(&folder)).unwrap_or_default();
    let own = names.iter().map(|name| folder.join(name));
    let recent = match recent(disk, folders) {
        Ok(recent) => recent,
        Err(error) => {
            known.errors.push(error);
            Vec::new()
        }
    };
    let is_one = |path: &PathBuf| path.to_str().is_some_and(|path| path.ends_with(SUFFIX));
    let paths: BTreeSet<PathBuf> = own.chain(recent).filter(is_one).collect();
    for path in paths {
        let stat = known.or_error(&path, disk.stat(&path));
        if let Some(stat) = stat.filter(Stat::is_regular) {
            let modified = stat.modified.unwrap_or(SystemTime::UNIX_EPOCH);
            known.files.push(RecentFile { path, modified });
        }
    }
    known.sort();
    known
}

impl RecentFiles {
    /// The last changed first.
    pub(super) fn sort(&mut self) {
        self.files.sort_by(|one, other| {
            other
                .modified
                .cmp(&one.modified)
                .then_with(|| one.path.cmp(&other.path))
        });
    }

    /// Collects an error; the rest of the list stays.
    pub(super) fn or_error<T>(&mut self, path: &Path, found: Lookup<T>) -> Option<T> {
        match found {
            Ok(found) => found,
            Err(error) => {
                self.errors
                    .push(StorageError::io(Operation::Reading, path, error));
                None
            }
        }
    }
}

/// Recently opened paths, the last first; empty if there is no list or it is damaged.
pub fn recent(disk: &dyn Disk, folders: &Folders) -> Result<Vec<PathBuf>, StorageError> {
    const LARGEST: usize = 1024 * 1024;
    let place = folders.recent();
    let found = disk.read(&place, LARGEST);
    let found = found.map_err(|error| StorageError::io(Operation::Reading, &place, error))?;
    Ok(found.map(|bytes| parse(&bytes)).unwrap_or_default())
}

fn parse(bytes: &[u8]) -> Vec<PathBuf> {
    let source = Source::new("recent.yaml", &String::from_utf8_lossy(bytes));
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

/// Puts a path first in the list. Paths in the data folder are found anyway and not listed.
pub fn remember(disk: &dyn Disk, folders: &Folders, path: &Path) -> Result<(), StorageError> {
    let before = recent(disk, folders)?;
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

pub(super) fn write(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), StorageError> {
    let folder = atomic::folder_of(path);
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Operation::MakingFolder, folder, error))?;
    atomic::replace(disk, path, text.as_bytes())
}
