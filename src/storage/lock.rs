//! Keeps a second session from writing. The lock belongs to the operating system and ends with the process; the hidden file beside
//! the assessment only shows who holds it, so a stale one locks nobody out.

use std::io;

/// Who holds a lock. What is read from a lock file is shown and never relied on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Process number; 0 where it is not known.
    pub pid: u32,
    /// Machine.
    pub host: String,
    /// User.
    pub user: String,
    /// Since when: `2026-11-24 14:02`.
    pub since: String,
}

/// The outcome of asking for a lock.
#[derive(Debug)]
pub enum Acquired {
    /// It is ours until it is dropped.
    Ours(Box<dyn Guard>),
    /// Another session has it.
    Theirs(Holder),
    /// The file system knows no locks.
    Unsupported,
    /// The lock file is there and cannot be opened, so whether anybody holds it is not known.
    Unreadable(io::Error),
}

/// A lock that is held.
pub trait Guard: std::fmt::Debug + Send {
    /// Whether the lock is still the one others ask for: its file may have been removed or exchanged.
    fn is_in_place(&self) -> io::Result<bool>;
}
