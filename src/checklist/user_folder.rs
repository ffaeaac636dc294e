//! Lists the checklist files in the user's folder by their heads.

use std::path::{Path, PathBuf};

use super::files;
use super::header::{self, Head};
use crate::domain::clean::clean_path;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::words::catalog as words;

/// The files; the list is complete only if there is no error.
#[derive(Debug, Default)]
pub(super) struct UserFolder {
    pub(super) files: Vec<UserFile>,
    pub(super) error: Option<Box<Issue>>,
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
        let Some(folder) = folder else {
            return Self::default();
        };
        match files::yaml_files(folder) {
            Ok(paths) => Self {
                files: paths.into_iter().map(UserFile::read).collect(),
                error: None,
            },
            Err(error) if files::is_absent(&error) => Self::default(),
            Err(error) => Self {
                files: Vec::new(),
                error: Some(Box::new(files::unreadable(folder, &error.to_string()))),
            },
        }
    }

    /// The first file with an id.
    pub(super) fn find(&self, id: &str) -> Option<&UserFile> {
        self.files
            .iter()
            .find(|file| file.id().is_some_and(|each| each == id))
    }
}

impl UserFile {
    fn read(path: PathBuf) -> Self {
        let head = match files::read_top(&path) {
            Ok(text) => {
                header::read(&clean_path(&path), &text).map_err(|issues| match issues.into_iter().next() {
                    Some(issue) => issue.message,
                    None => words::NO_HEADER.localized(&[]),
                })
            }
            Err(issue) => Err(issue.message),
        };
        Self { path, head }
    }

    pub(super) fn id(&self) -> Option<&Id> {
        self.head.as_ref().ok().map(|head| &head.id)
    }
}
