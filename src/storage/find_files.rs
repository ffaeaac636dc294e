//! Finds assessments and checklists below a folder. Hidden folders, the folders of tools and linked folders are left out, so that the search
//! ends, and it is bounded.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, FileType};
use super::error::{Operation, StorageError};
use super::recent_files::{RecentFile, RecentFiles};
use super::record::SUFFIX;

/// Folders that hold no work of the user, beside the hidden ones.
const LEFT_OUT: [&str; 2] = ["node_modules", "target"];
/// Folders below each other.
const DEEPEST: usize = 32;
/// Files and folders that are examined.
const MOST: usize = 200_000;
/// Bytes by which a checklist is recognised.
const HEAD: usize = 64 * 1024;

/// What was found below a folder.
#[derive(Debug, Default)]
pub struct FoundFiles {
    /// The last changed first, with what could not be read.
    pub assessments: RecentFiles,
    /// Sorted by path.
    pub checklists: Vec<PathBuf>,
    /// Whether there were too many files to examine all.
    pub is_cut: bool,
}

/// Assessments and checklists in a folder and below. A folder that cannot be read is an error beside the rest.
pub fn below(disk: &dyn Disk, folder: &Path) -> FoundFiles {
    let mut search = Search {
        disk,
        found: FoundFiles::default(),
        examined: 0,
    };
    search.folder(folder, 0);
    let mut found = search.found;
    found.checklists.sort();
    found.assessments.sort();
    found
}

struct Search<'a> {
    disk: &'a dyn Disk,
    found: FoundFiles,
    examined: usize,
}

impl Search<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let names = self.disk.names(folder);
        let names = self.found.assessments.or_error(folder, names).unwrap_or_default();
        for name in names {
            self.examined += 1;
            if self.examined > MOST || depth > DEEPEST {
                self.found.is_cut = true;
                return;
            }
            let shown = name.to_string_lossy();
            if shown.starts_with('.') || LEFT_OUT.contains(&&*shown) {
                continue;
            }
            let path = folder.join(&name);
            // Of a link to a folder nothing is read: it may lead back here.
            let entry = self.disk.lstat(&path);
            match self
                .found
                .assessments
                .or_error(&path, entry)
                .map(|entry| entry.file_type)
            {
                Some(FileType::Folder) => self.folder(&path, depth + 1),
                Some(FileType::Regular | FileType::Link) => self.file(path, &shown),
                _ => {}
            }
        }
    }

    fn file(&mut self, path: PathBuf, name: &str) {
        let is_yaml = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        if !is_yaml {
            return;
        }
        let stat = self.disk.stat(&path);
        let stat = self.found.assessments.or_error(&path, stat);
        let Some(stat) = stat.filter(super::disk::Stat::is_regular) else {
            return;
        };
        if name.ends_with(SUFFIX) {
            let modified = stat.modified.unwrap_or(SystemTime::UNIX_EPOCH);
            self.found.assessments.files.push(RecentFile { path, modified });
        } else if self.is_checklist(&path) {
            self.found.checklists.push(path);
        }
    }

    /// Whether a file has the keys of a checklist at its top.
    fn is_checklist(&mut self, path: &Path) -> bool {
        let bytes = match self.disk.read(path, HEAD) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(error) => {
                let error = StorageError::io(Operation::Reading, path, error);
                self.found.assessments.errors.push(error);
                return false;
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        let has = |key: &str| text.lines().any(|line| line.starts_with(key));
        has("format:") && has("id:") && has("version:") && (has("sections:") || has("extends:"))
    }
}
