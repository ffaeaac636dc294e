//! Lists the checklist files in the user's folder by their heads.

use std::path::{Path, PathBuf};

use super::error::CatalogError;
use super::files;
use super::header::{self, Head};
use crate::domain::clean::clean_path;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::files::stat::stat;
use crate::words::catalog as words;
use crate::yaml::codes;

#[derive(Debug, Default)]
pub(super) struct UserFolder {
    pub(super) files: Vec<UserFile>,
    /// What may be a checklist of any id: a file whose head cannot be read, or the folder that cannot be listed.
    pub(super) unknown: Vec<Unknown>,
}

#[derive(Clone, Debug)]
pub(super) struct Unknown {
    pub(super) path: PathBuf,
    pub(super) issue: Box<Issue>,
}

/// A checklist file with its head, or what is wrong with that.
#[derive(Clone, Debug)]
pub(super) struct UserFile {
    pub(super) path: PathBuf,
    pub(super) head: Result<Head, Localized>,
}

impl UserFolder {
    /// Lists a folder, which need not exist.
    pub(super) fn read(folder: Option<&Path>) -> Self {
        let mut found = Self::default();
        let Some(folder) = folder else {
            return found;
        };
        match files::yaml_files(folder) {
            Ok(paths) => {
                for path in paths.unwrap_or_default() {
                    found.add(path);
                }
            }
            Err(error) => found.unknown.push(Unknown {
                path: folder.to_owned(),
                issue: Box::new(files::unreadable(folder, &error)),
            }),
        }
        found
    }

    fn add(&mut self, path: PathBuf) {
        let head = head(&path).map_err(|issue| {
            let Some(issue) = issue else {
                return words::NO_HEADER.localized(&[]);
            };
            let message = issue.message.clone();
            // A folder, a pipe or a link that leads nowhere is no checklist of any id.
            let is_none = issue.code == codes::NOT_A_FILE.id || matches!(stat(&path), Ok(None));
            if !is_none {
                let path = path.clone();
                self.unknown.push(Unknown { path, issue });
            }
            message
        });
        self.files.push(UserFile { path, head });
    }

    /// The first file with an id.
    pub(super) fn find(&self, id: &str) -> Option<&UserFile> {
        self.files
            .iter()
            .find(|file| file.id().is_some_and(|each| each == id))
    }

    /// What the system could not read; the list is complete only without.
    pub(super) fn unreadable(&self) -> impl Iterator<Item = &Unknown> {
        let is_unreadable = |each: &&Unknown| each.issue.code == codes::UNREADABLE.id;
        self.unknown.iter().filter(is_unreadable)
    }
}

/// The head of a file; the error is `None` where a field is missing.
fn head(path: &Path) -> Result<Head, Option<Box<Issue>>> {
    let text = files::read_top(path).map_err(Some)?;
    let read = header::read(&clean_path(path), &text);
    read.map_err(|issues| issues.into_iter().next().map(Box::new))
}

impl UserFile {
    pub(super) fn id(&self) -> Option<&Id> {
        self.head.as_ref().ok().map(|head| &head.id)
    }
}

impl Unknown {
    pub(super) fn error(&self) -> CatalogError {
        CatalogError::Unreadable {
            path: self.path.clone(),
            issue: self.issue.clone(),
        }
    }
}
