//! Answers of the file system to "what is there?": yes, no, or an error with its reason.

use std::io;

/// `Ok(Some)`: it is there. `Ok(None)`: surely nothing is. `Err`: unknown, with the reason. A caller that needs a yes or no
/// must pass the error on or report it; it never counts as either answer.
pub type Lookup<T> = io::Result<Option<T>>;

/// Turns the result of a system call into a [`Lookup`].
pub trait IntoLookup<T> {
    /// Only "no such file" and "a part of the path is no folder" mean that nothing is there.
    fn lookup(self) -> Lookup<T>;
}

impl<T> IntoLookup<T> for io::Result<T> {
    fn lookup(self) -> Lookup<T> {
        match self {
            Ok(found) => Ok(Some(found)),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Turns a [`Lookup`] into the result of something that has to be there.
pub trait Required<T> {
    /// Nothing there becomes the error [`io::ErrorKind::NotFound`].
    fn required(self) -> io::Result<T>;
}

impl<T> Required<T> for Lookup<T> {
    fn required(self) -> io::Result<T> {
        self?.ok_or_else(not_found)
    }
}

/// With the number of the system, so that messages and codes are the same everywhere.
#[cfg(unix)]
fn not_found() -> io::Error {
    rustix::io::Errno::NOENT.into()
}

#[cfg(not(unix))]
fn not_found() -> io::Error {
    io::ErrorKind::NotFound.into()
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
