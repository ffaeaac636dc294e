//! Lists the checklist files in the user's folder by their heads.

use std::path::{Path, PathBuf};

use super::files;
use super::header::{self, Head};
use crate::domain::clean::clean_path;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::words::catalog as words;
use crate::yaml::codes;

/// The files; the list is complete only if there is no error, of the folder or of a file in it.
#[derive(Debug, Default)]
pub(super) struct UserFolder {
    pub(super) files: Vec<UserFile>,
    pub(super) error: Option<(PathBuf, Box<Issue>)>,
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
            Ok(paths) => {
                let mut folder = Self::default();
                for path in paths {
                    folder.add(path);
                }
                folder
            }
            Err(error) if files::is_absent(&error) => Self::default(),
            Err(error) => Self {
                files: Vec::new(),
                error: Some((
                    folder.to_owned(),
                    Box::new(files::unreadable(folder, &error.to_string())),
                )),
            },
        }
    }

    fn add(&mut self, path: PathBuf) {
        let head = match files::read_top(&path) {
            Ok(text) => {
                header::read(&clean_path(&path), &text).map_err(|issues| match issues.into_iter().next() {
                    Some(issue) => issue.message,
                    None => words::NO_HEADER.localized(&[]),
                })
            }
            Err(issue) => {
                let message = issue.message.clone();
                // A file that is there and cannot be read may have any id. A link that leads nowhere has none.
                if issue.code == codes::UNREADABLE.id && !matches!(path.try_exists(), Ok(false)) {
                    self.error.get_or_insert((path.clone(), issue));
                }
                Err(message)
            }
        };
        self.files.push(UserFile { path, head });
    }

    /// The first file with an id.
    pub(super) fn find(&self, id: &str) -> Option<&UserFile> {
        self.files
            .iter()
            .find(|file| file.id().is_some_and(|each| each == id))
    }
}

impl UserFile {
    pub(super) fn id(&self) -> Option<&Id> {
        self.head.as_ref().ok().map(|head| &head.id)
    }
}
