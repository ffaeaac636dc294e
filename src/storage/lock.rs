//! Keeps a second session from writing. The lock belongs to the operating system and ends with the process; the hidden file beside
//! the assessment only shows who holds it, so a stale one locks nobody out.

use std::io;

/// The holder of a lock, as its file says. Shown to the user, never relied on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// 0 where it is not known.
    pub pid: u32,
    pub host: String,
    pub user: String,
    /// As `2026-11-24 14:02`.
    pub since: String,
}

#[derive(Debug)]
pub enum Acquired {
    /// Held until it is dropped.
    Ours(Box<dyn Guard>),
    /// Another session holds it.
    Theirs(Holder),
    /// The file system has no locks.
    Unsupported,
    /// The lock file exists and cannot be opened, so whether it is held is not known.
    Unreadable(io::Error),
}

pub trait Guard: std::fmt::Debug + Send {
    /// Whether the lock file is still the one at its path: it may have been removed or replaced.
    fn is_in_place(&self) -> io::Result<bool>;
}
