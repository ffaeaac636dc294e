//! Errors of storage, typed; their messages are in [`message`].

mod message;

use std::io;
use std::path::{Path, PathBuf};

pub(super) use message::{held, held_by, reason_word, with_reason};

use super::lock::Holder;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;

/// What was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Looking at, opening or reading a file.
    Reading,
    /// Writing a file; the old one stays until the new one is whole.
    Saving,
    /// Making a folder.
    MakingFolder,
    /// Taking the lock.
    Locking,
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// What was being done.
        doing: Operation,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another session holds the assessment.
    #[error("{}: open in another session", .path.display())]
    Locked {
        /// The assessment.
        path: PathBuf,
        /// Who holds it, as far as it is told.
        holder: Box<Holder>,
    },
    /// The file is no assessment, or is damaged beyond reading.
    #[error("{}: cannot be read as an assessment", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong, at its places.
        issues: Vec<Issue>,
    },
    /// The file was changed from outside into something that cannot be merged.
    #[error("{}: changed from outside and cannot be merged", .path.display())]
    Outside {
        /// The file.
        path: PathBuf,
        /// What is wrong with it; empty where it is another assessment altogether.
        issues: Vec<Issue>,
    },
    /// The assessment was opened read-only.
    #[error("{}: opened read-only", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Localized,
    },
    /// A fault of our own while saving.
    #[error("{}: a fault of this program: {what}", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What was said of it.
        what: String,
    },
    /// A new file was to be made where one stands.
    #[error("{}: exists", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file was written, and flushing it or its folder failed: a loss of power may bring the old content back.
    #[error("{}: written, not known to be on disk: {source}", .path.display())]
    Unconfirmed { path: PathBuf, source: io::Error },
    /// What was to be saved is more than reading allows, so that no command could open it again.
    #[error("{}: {size} bytes are more than can be read again", .path.display())]
    TooLarge {
        path: PathBuf,
        /// In bytes.
        size: usize,
        /// What reading would refuse; empty where it is the size.
        issues: Vec<Issue>,
    },
    /// Another program keeps writing to the file.
    #[error("{}: still being written by another program", .path.display())]
    Unsettled { path: PathBuf },
    /// The lock file belongs to somebody else and cannot be opened; its path.
    #[error("{}: cannot be opened: {source}", .path.display())]
    LockUnreadable { path: PathBuf, source: io::Error },
    /// A name that cannot be kept in a text file.
    #[error("{}: the name is not UTF-8", .path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
}

impl StorageError {
    /// The system refused something.
    pub fn io(doing: Operation, path: &Path, source: io::Error) -> Self {
        Self::Io {
            doing,
            path: path.to_owned(),
            source,
        }
    }

    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::Locked { path, .. }
            | Self::Unreadable { path, .. }
            | Self::Outside { path, .. }
            | Self::ReadOnly { path, .. }
            | Self::Broken { path, .. }
            | Self::Unconfirmed { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Unsettled { path }
            | Self::LockUnreadable { path, .. }
            | Self::Exists { path }
            | Self::NotUtf8 { path } => path,
        }
    }

    /// Whether the file's content is wrong, not the environment.
    pub fn is_input(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::NotUtf8 { .. })
    }

    /// What is wrong with the content, at its places.
    pub fn issues(&self) -> &[Issue] {
        match self {
            Self::Unreadable { issues, .. }
            | Self::Outside { issues, .. }
            | Self::TooLarge { issues, .. } => issues,
            _ => &[],
        }
    }

    /// Stable code: `E-IO-` with the system's number, or a word.
    pub fn code(&self) -> String {
        match self {
            Self::Io { source, .. } => format!("E-IO-{}", source.raw_os_error().unwrap_or(0)),
            Self::Unconfirmed { .. } => "E-FLUSH".into(),
            Self::TooLarge { .. } => "E-SIZE".into(),
            Self::Unsettled { .. } => "E-UNSETTLED".into(),
            Self::LockUnreadable { .. } => "E-LOCKFILE".into(),
            Self::Locked { .. } => "E-LOCK".into(),
            Self::Unreadable { .. } => "E-FILE".into(),
            Self::Outside { .. } => "E-OUTSIDE".into(),
            Self::ReadOnly { .. } => "E-READONLY".into(),
            Self::Broken { .. } => "E-BROKEN".into(),
            Self::Exists { .. } => "E-EXISTS".into(),
            Self::NotUtf8 { .. } => "E-NAME".into(),
        }
    }
}

impl From<&StorageError> for Box<UserError> {
    fn from(error: &StorageError) -> Self {
        Self::new(error.user_error())
    }
}
