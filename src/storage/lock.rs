//! Keeps two programs from changing an assessment at the same moment. A lock is held only while the file is read, merged and written; it
//! belongs to the operating system and ends with the process.

use std::io;

#[derive(Debug)]
pub enum Acquired {
    /// Held until it is dropped.
    Ours(Box<dyn Guard>),
    /// Another program holds it.
    Taken,
    /// The file system has no locks.
    Unsupported,
    /// The lock file exists and cannot be opened, so whether it is held is not known.
    Unreadable(io::Error),
}

pub trait Guard: std::fmt::Debug + Send {}
