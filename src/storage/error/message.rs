//! Messages of storage errors: what happened, what is safe, what to do next.

use std::io::{self, ErrorKind};

use super::{Operation, StorageError};
use crate::domain::clean::{clean_line, clean_path};
use crate::domain::issue::Issue;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::files::regular_file;
use crate::words::Message;
use crate::words::storage as words;
use crate::yaml::budget::Budget;

impl StorageError {
    /// For an interactive session, which keeps changes in memory and retries.
    pub fn user_error(&self) -> UserError {
        UserError {
            code: self.code(),
            what: self.what(&clean_path(self.path())),
            safe: self.safe().localized(&[]),
            next: self.next(),
        }
    }

    fn what(&self, path: &str) -> Localized {
        match self {
            Self::Io { doing, source, .. } => with_reason(cannot(*doing), path, source),
            Self::Locked { .. } => words::LOCKED.localized(&[("path", path)]),
            Self::Unreadable { issues, .. } => with_issue(words::UNREADABLE, path, issues),
            Self::Outside { issues, .. } if issues.is_empty() => with_issue(words::FOREIGN, path, issues),
            Self::Outside { issues, .. } => with_issue(words::OUTSIDE, path, issues),
            Self::ReadOnly { why, .. } => why.clone(),
            Self::Broken { what, .. } => {
                words::BROKEN.localized(&[("path", path), ("what", &clean_line(what))])
            }
            Self::Unconfirmed { source, .. } => with_reason(words::UNCONFIRMED, path, source),
            Self::TooLarge { size, issues, .. } => too_large(path, *size, issues),
            Self::Unsettled { .. } => words::UNSETTLED.localized(&[("path", path)]),
            Self::LockUnreadable { source, .. } => with_reason(words::LOCK_UNREADABLE, path, source),
            Self::Exists { .. } => words::EXISTS.localized(&[("path", path)]),
            Self::NotUtf8 { .. } => words::NOT_UTF8.localized(&[("path", path)]),
        }
    }

    fn safe(&self) -> Message {
        match self {
            Self::Io { doing, .. } if !matches!(doing, Operation::Saving | Operation::Locking) => {
                words::SAFE_NOTHING
            }
            Self::Io { .. }
            | Self::Broken { .. }
            | Self::TooLarge { .. }
            | Self::Locked { .. }
            | Self::LockUnreadable { .. } => words::SAFE_MEMORY,
            Self::Outside { .. } | Self::Unsettled { .. } => words::SAFE_BOTH,
            Self::Unconfirmed { .. } => words::SAFE_UNCONFIRMED,
            Self::Unreadable { .. } | Self::ReadOnly { .. } | Self::Exists { .. } | Self::NotUtf8 { .. } => {
                words::SAFE_NOTHING
            }
        }
    }

    fn next(&self) -> Localized {
        let message = match self {
            Self::Io {
                doing: Operation::Reading,
                ..
            } => words::NEXT_READ,
            Self::Io { source, .. } => reason(source).1,
            Self::Locked { .. } => words::NEXT_LOCKED,
            Self::Unreadable { issues, .. } if issues.iter().any(|issue| issue.code == "E302") => {
                words::CONFLICT_MARKERS_HINT
            }
            Self::Unreadable { .. } => words::NEXT_UNREADABLE,
            Self::Outside { .. } => words::NEXT_OUTSIDE,
            Self::ReadOnly { .. } | Self::Broken { .. } => words::NEXT_SAVE_AS,
            Self::Unconfirmed { .. } => words::NEXT_UNCONFIRMED,
            Self::TooLarge { .. } => words::NEXT_TOO_LARGE,
            Self::Unsettled { .. } => words::NEXT_UNSETTLED,
            Self::LockUnreadable { path, .. } => {
                return words::NEXT_LOCK_UNREADABLE.localized(&[("path", &clean_path(path))]);
            }
            Self::Exists { .. } => words::NEXT_EXISTS,
            Self::NotUtf8 { .. } => words::NEXT_NOT_UTF8,
        };
        message.localized(&[])
    }
}

impl StorageError {
    /// What happened to a file that is not an assessment, as the `{detail}` of another message.
    pub fn inside(&self, message: Message) -> Localized {
        let what = self.output_error().what;
        Localized::each(|lang| message.fill(lang, &[("detail", what.get(lang))]))
    }

    /// For a command that changes an assessment and ends: nothing stays in memory or is retried.
    pub fn one_shot_error(&self) -> UserError {
        let mut error = self.user_error();
        match self {
            Self::Unconfirmed { .. } => {
                error.safe = words::SAFE_WRITTEN.localized(&[]);
                error.next = words::NEXT_CHECK_DISK.localized(&[]);
            }
            Self::Outside { .. } => error.safe = words::SAFE_OTHERS.localized(&[]),
            Self::Io {
                doing: Operation::Saving | Operation::Locking,
                source,
                ..
            } => {
                error.safe = words::SAFE_UNSAVED.localized(&[]);
                error.next = match reason(source).1 {
                    words::NEXT_FREE => words::NEXT_FREE_AGAIN,
                    words::NEXT_GONE => words::NEXT_GONE_AGAIN,
                    words::NEXT_BUSY => words::NEXT_BUSY_AGAIN,
                    words::NEXT_RETRY => words::NEXT_AGAIN,
                    _ => words::NEXT_RIGHTS_AGAIN,
                }
                .localized(&[]);
            }
            Self::Broken { .. } | Self::Unsettled { .. } => {
                error.safe = words::SAFE_UNSAVED.localized(&[]);
                error.next = words::NEXT_AGAIN.localized(&[]);
            }
            Self::Locked { .. } => {
                error.safe = words::SAFE_UNSAVED.localized(&[]);
                error.next = words::NEXT_LOCKED_AGAIN.localized(&[]);
            }
            Self::TooLarge { .. } | Self::LockUnreadable { .. } => {
                error.safe = words::SAFE_UNSAVED.localized(&[]);
            }
            _ => {}
        }
        error
    }

    /// For a file written once, such as a report.
    pub fn output_error(&self) -> UserError {
        let mut error = self.user_error();
        if let Self::Unconfirmed { .. } = self {
            error.safe = words::SAFE_WRITTEN.localized(&[]);
            error.next = words::NEXT_CHECK_DISK.localized(&[]);
        }
        if let Self::Io {
            doing, path, source, ..
        } = self
        {
            if *doing == Operation::Saving {
                error.what = with_reason(words::CANNOT_WRITE, &clean_path(path), source);
            }
            error.safe = words::SAFE_NOTHING.localized(&[]);
            error.next = match (regular_file::refused_kind(source), reason(source).1) {
                (Some("folder"), _) => words::NEXT_WRITE_NAME,
                (_, words::NEXT_FREE) => words::NEXT_WRITE_FREE,
                _ => words::NEXT_WRITE_ELSEWHERE,
            }
            .localized(&[]);
        }
        error
    }
}

/// Fills in `{path}` and the `{reason}` of a system error.
pub(in crate::storage) fn with_reason(message: Message, path: &str, source: &io::Error) -> Localized {
    let number = source.raw_os_error().unwrap_or(0).to_string();
    let reason = reason(source).0.localized(&[("number", &number)]);
    Localized::new(
        message.fill(Lang::Ko, &[("path", path), ("reason", &reason.ko)]),
        message.fill(Lang::En, &[("path", path), ("reason", &reason.en)]),
    )
}

fn too_large(path: &str, size: usize, issues: &[Issue]) -> Localized {
    const MIB: usize = 1024 * 1024;
    let size = format!("{}.{}", size / MIB, size % MIB * 10 / MIB);
    let limit = (Budget::ASSESSMENT.bytes / MIB).to_string();
    let mut text = words::TOO_LARGE.localized(&[("path", path), ("size", &size), ("limit", &limit)]);
    if let Some(issue) = issues.first() {
        text.ko = format!("{} {}.", text.ko, issue.message.ko);
        text.en = format!("{} {}.", text.en, issue.message.en);
    }
    text
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

fn cannot(doing: Operation) -> Message {
    match doing {
        Operation::Reading => words::CANNOT_READ,
        Operation::Saving => words::CANNOT_SAVE,
        Operation::MakingFolder => words::CANNOT_MAKE_FOLDER,
        Operation::Locking => words::CANNOT_LOCK,
    }
}

/// A stable word for a system error, for [`words::unreadable`].
pub(in crate::storage) fn reason_word(source: &io::Error) -> String {
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

/// Errors that may be gone a moment later.
fn transient(source: &io::Error) -> Option<Message> {
    match reason_word(source).as_str() {
        "io" => Some(words::IO_ERROR),
        "open-files" => Some(words::OPEN_FILES),
        "memory" => Some(words::NO_MEMORY),
        "stale" => Some(words::STALE),
        _ => None,
    }
}

/// The reason of a system error, and what to do next.
fn reason(source: &io::Error) -> (Message, Message) {
    match regular_file::refused_kind(source) {
        Some("folder") => return (words::IS_FOLDER, words::NEXT_SAVE_AS),
        Some(_) => return (words::NO_FILE, words::NEXT_SAVE_AS),
        None => {}
    }
    if let Some(reason) = transient(source) {
        return (reason, words::NEXT_RETRY);
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
