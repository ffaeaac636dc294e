//! What can go wrong with files: what happened, what is safe, what to do next. No message is put together elsewhere.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::lock::Holder;
use crate::domain::clean::{clean_line, clean_path};
use crate::domain::issue::Issue;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::words::Message;
use crate::words::storage as words;

/// What was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
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
        doing: Doing,
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
    /// A name that cannot be kept in a text file.
    #[error("{}: the name is not UTF-8", .path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
}

impl StorageError {
    /// The system refused something.
    pub fn io(doing: Doing, path: &Path, source: io::Error) -> Self {
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
            Self::Unreadable { issues, .. } | Self::Outside { issues, .. } => issues,
            _ => &[],
        }
    }

    /// Stable code: `E-IO-` with the system's number, or a word.
    pub fn code(&self) -> String {
        match self {
            Self::Io { source, .. } => format!("E-IO-{}", source.raw_os_error().unwrap_or(0)),
            Self::Locked { .. } => "E-LOCK".into(),
            Self::Unreadable { .. } => "E-FILE".into(),
            Self::Outside { .. } => "E-OUTSIDE".into(),
            Self::ReadOnly { .. } => "E-READONLY".into(),
            Self::Broken { .. } => "E-BROKEN".into(),
            Self::Exists { .. } => "E-EXISTS".into(),
            Self::NotUtf8 { .. } => "E-NAME".into(),
        }
    }

    /// The whole message in both languages.
    pub fn user_error(&self) -> UserError {
        let path = clean_path(self.path());
        let (what, safe, next) = match self {
            Self::Io { doing, source, .. } => io_words(*doing, &path, source),
            Self::Locked { holder, .. } => (
                held(&path, holder),
                words::SAFE_NOTHING.localized(&[]),
                words::NEXT_LOCKED.localized(&[]),
            ),
            Self::Unreadable { issues, .. } => (
                with_issue(words::UNREADABLE, &path, issues),
                words::SAFE_NOTHING.localized(&[]),
                words::NEXT_UNREADABLE.localized(&[]),
            ),
            Self::Outside { issues, .. } => {
                let word = if issues.is_empty() {
                    words::FOREIGN
                } else {
                    words::OUTSIDE
                };
                (
                    with_issue(word, &path, issues),
                    words::SAFE_BOTH.localized(&[]),
                    words::NEXT_OUTSIDE.localized(&[]),
                )
            }
            Self::ReadOnly { why, .. } => (
                why.clone(),
                words::SAFE_NOTHING.localized(&[]),
                words::NEXT_SAVE_AS.localized(&[]),
            ),
            Self::Broken { what, .. } => (
                words::BROKEN.localized(&[("path", &path), ("what", &clean_line(what))]),
                words::SAFE_MEMORY.localized(&[]),
                words::NEXT_SAVE_AS.localized(&[]),
            ),
            Self::Exists { .. } => (
                words::EXISTS.localized(&[("path", &path)]),
                words::SAFE_NOTHING.localized(&[]),
                words::NEXT_EXISTS.localized(&[]),
            ),
            Self::NotUtf8 { .. } => (
                words::NOT_UTF8.localized(&[("path", &path)]),
                words::SAFE_NOTHING.localized(&[]),
                words::NEXT_NOT_UTF8.localized(&[]),
            ),
        };
        UserError {
            code: self.code(),
            what,
            safe,
            next,
        }
    }
}

impl StorageError {
    /// As [`Self::user_error`], for a file that is made once, such as a report: nothing of it is held here, and nobody tries again.
    pub fn output_error(&self) -> UserError {
        let mut trouble = self.user_error();
        if let Self::Io {
            doing, path, source, ..
        } = self
        {
            let number = source.raw_os_error().unwrap_or(0).to_string();
            let (reason, next) = reason(source);
            let reason = reason.localized(&[("number", &number)]);
            let path = clean_path(path);
            if *doing == Doing::Saving {
                let said =
                    |lang, reason| words::CANNOT_WRITE.fill(lang, &[("path", &path), ("reason", reason)]);
                trouble.what = Localized::new(said(Lang::Ko, &reason.ko), said(Lang::En, &reason.en));
            }
            trouble.safe = words::SAFE_NOTHING.localized(&[]);
            trouble.next = match (super::open::refused_kind(source), next) {
                (Some("folder"), _) => words::NEXT_WRITE_NAME,
                (_, words::NEXT_FREE) => words::NEXT_WRITE_FREE,
                _ => words::NEXT_WRITE_ELSEWHERE,
            }
            .localized(&[]);
        }
        trouble
    }
}

impl From<&StorageError> for Box<UserError> {
    fn from(error: &StorageError) -> Self {
        Self::new(error.user_error())
    }
}

/// Who holds a lock, in a sentence.
pub(super) fn held(path: &str, holder: &Holder) -> Localized {
    let pid = holder.pid.to_string();
    let places = [
        ("path", path),
        ("user", holder.user.as_str()),
        ("host", holder.host.as_str()),
        ("pid", pid.as_str()),
        ("since", holder.since.as_str()),
    ];
    if holder.pid == 0 {
        words::LOCKED_BY_SOMEBODY.localized(&places)
    } else {
        words::LOCKED.localized(&places)
    }
}

/// Who holds a lock, in a few words.
pub(super) fn held_by(holder: &Holder) -> Localized {
    let places = [
        ("user", holder.user.as_str()),
        ("host", holder.host.as_str()),
        ("since", holder.since.as_str()),
    ];
    if holder.pid == 0 {
        words::HELD_BY_SOMEBODY.localized(&places)
    } else {
        words::HELD_BY.localized(&places)
    }
}

/// A sentence with `{path}` and the `{reason}` of the system.
pub(super) fn with_reason(message: Message, path: &str, source: &io::Error) -> Localized {
    let number = source.raw_os_error().unwrap_or(0).to_string();
    let reason = reason(source).0.localized(&[("number", &number)]);
    Localized::new(
        message.fill(Lang::Ko, &[("path", path), ("reason", &reason.ko)]),
        message.fill(Lang::En, &[("path", path), ("reason", &reason.en)]),
    )
}

fn with_issue(word: Message, path: &str, issues: &[Issue]) -> Localized {
    let mut both = word.localized(&[("path", path)]);
    if let Some(issue) = issues.first() {
        let place = if issue.place.line > 0 {
            format!("{}:{}: ", issue.place.line, issue.place.column)
        } else {
            String::new()
        };
        both.ko = format!("{} {place}{}.", both.ko, issue.message.ko);
        both.en = format!("{} {place}{}.", both.en, issue.message.en);
    }
    both
}

fn io_words(doing: Doing, path: &str, source: &io::Error) -> (Localized, Localized, Localized) {
    let (reason, next) = reason(source);
    let number = source.raw_os_error().unwrap_or(0).to_string();
    let reason = reason.localized(&[("number", &number)]);
    let word = match doing {
        Doing::Reading => words::CANNOT_READ,
        Doing::Saving => words::CANNOT_SAVE,
        Doing::MakingFolder => words::CANNOT_MAKE_FOLDER,
        Doing::Locking => words::CANNOT_LOCK,
    };
    let what = Localized::new(
        word.fill(Lang::Ko, &[("path", path), ("reason", &reason.ko)]),
        word.fill(Lang::En, &[("path", path), ("reason", &reason.en)]),
    );
    let safe = match doing {
        Doing::Saving => words::SAFE_MEMORY,
        _ => words::SAFE_NOTHING,
    };
    let next = if doing == Doing::Reading {
        words::NEXT_READ
    } else {
        next
    };
    (what, safe.localized(&[]), next.localized(&[]))
}

/// A short stable word for an error of the system, for [`words::unreadable`].
pub(super) fn reason_word(source: &io::Error) -> String {
    let word = match source.kind() {
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::OutOfMemory => "memory",
        ErrorKind::StaleNetworkFileHandle => "stale",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "name",
        _ => return by_number(source),
    };
    word.to_owned()
}

#[cfg(unix)]
fn by_number(source: &io::Error) -> String {
    use rustix::io::Errno;
    match Errno::from_io_error(source) {
        Some(Errno::IO) => "io".to_owned(),
        Some(Errno::MFILE | Errno::NFILE) => "open-files".to_owned(),
        Some(Errno::LOOP) => "loop".to_owned(),
        found => format!("os-{}", found.map_or(0, Errno::raw_os_error)),
    }
}

#[cfg(not(unix))]
fn by_number(source: &io::Error) -> String {
    format!("os-{}", source.raw_os_error().unwrap_or(0))
}

/// Why the system refused, and what helps.
fn reason(source: &io::Error) -> (Message, Message) {
    match super::open::refused_kind(source) {
        Some("folder") => return (words::IS_FOLDER, words::NEXT_SAVE_AS),
        Some(_) => return (words::NO_FILE, words::NEXT_SAVE_AS),
        None => {}
    }
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (words::FULL, words::NEXT_FREE),
        ErrorKind::FileTooLarge => (words::FILE_LIMIT, words::NEXT_SAVE_AS),
        ErrorKind::ReadOnlyFilesystem => (words::READ_ONLY_DISK, words::NEXT_SAVE_AS),
        ErrorKind::PermissionDenied => (words::NOT_ALLOWED, words::NEXT_SAVE_AS),
        ErrorKind::ResourceBusy => (words::BUSY, words::NEXT_BUSY),
        ErrorKind::CrossesDevices => (words::CROSSES, words::NEXT_BUSY),
        ErrorKind::NotFound | ErrorKind::NotADirectory => (words::GONE, words::NEXT_GONE),
        ErrorKind::IsADirectory => (words::IS_FOLDER, words::NEXT_SAVE_AS),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => (words::BAD_NAME, words::NEXT_SAVE_AS),
        _ => (words::OTHER, words::NEXT_RETRY),
    }
}
