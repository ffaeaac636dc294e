//! Typed storage errors; their messages are in `message`.

mod message;

use std::io;
use std::path::{Path, PathBuf};

pub(super) use message::{reason_word, with_reason};

use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;

/// The operation that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Inspecting, opening or reading a file.
    Reading,
    /// Writing a file; the old one stays until the new one is complete.
    Saving,
    MakingFolder,
    Locking,
}

#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// A system call failed.
    #[error("{}: {source}", .path.display())]
    Io {
        doing: Operation,
        path: PathBuf,
        source: io::Error,
    },
    /// Another program held the lock for longer than anyone waits.
    #[error("{}: locked by another program", .path.display())]
    Locked { path: PathBuf },
    /// The file is not an assessment, or is damaged beyond reading.
    #[error("{}: cannot be read as an assessment", .path.display())]
    Unreadable { path: PathBuf, issues: Vec<Issue> },
    /// The file was changed from outside into something that cannot be merged.
    #[error("{}: changed from outside and cannot be merged", .path.display())]
    Outside {
        path: PathBuf,
        /// Empty where it is a different assessment.
        issues: Vec<Issue>,
    },
    /// The assessment was opened read-only.
    #[error("{}: opened read-only", .path.display())]
    ReadOnly { path: PathBuf, why: Localized },
    /// A panic while saving.
    #[error("{}: a fault of this program: {what}", .path.display())]
    Broken {
        path: PathBuf,
        /// The panic message.
        what: String,
    },
    /// A new file was to be created where one exists.
    #[error("{}: exists", .path.display())]
    Exists { path: PathBuf },
    /// A file was written, but flushing it or its folder failed: a power loss may bring the old content back.
    #[error("{}: written, not known to be on disk: {source}", .path.display())]
    Unconfirmed { path: PathBuf, source: io::Error },
    /// The text exceeds the limits of reading, so that no command could open it again.
    #[error("{}: {size} bytes are more than can be read again", .path.display())]
    TooLarge {
        path: PathBuf,
        /// In bytes.
        size: usize,
        /// What reading would reject; empty where it is the size.
        issues: Vec<Issue>,
    },
    #[error("{}: still being written by another program", .path.display())]
    Unsettled { path: PathBuf },
    /// The lock file of another user cannot be opened.
    #[error("{}: cannot be opened: {source}", .path.display())]
    LockUnreadable { path: PathBuf, source: io::Error },
    /// The name cannot be written to a text file.
    #[error("{}: the name is not UTF-8", .path.display())]
    NotUtf8 { path: PathBuf },
}

impl StorageError {
    pub fn io(doing: Operation, path: &Path, source: io::Error) -> Self {
        Self::Io {
            doing,
            path: path.to_owned(),
            source,
        }
    }

    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::Locked { path }
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

    pub fn is_input(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::NotUtf8 { .. })
    }

    pub fn issues(&self) -> &[Issue] {
        match self {
            Self::Unreadable { issues, .. }
            | Self::Outside { issues, .. }
            | Self::TooLarge { issues, .. } => issues,
            _ => &[],
        }
    }

    /// Stable code, such as `E-LOCK`, or `E-IO-` with the system's number.
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
