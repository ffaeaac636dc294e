//! Hashes a file as a stream, with progress and cancellation.

use std::io::{self, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::files::lookup::IntoLookup as _;
use crate::files::regular_file;

/// 64 GiB. Hours of video belong into a summary or an archive with an address.
pub const LIMIT: u64 = 64 * 1024 * 1024 * 1024;

/// In bytes; larger is not faster.
const BLOCK: usize = 64 * 1024;

/// Bytes at the start that are searched for secrets.
const HEAD: usize = 4096;

/// Progress callback and cancellation flag for hashing.
pub struct Watch<'a> {
    /// Called after every block: bytes done, bytes in all.
    pub progress: Option<&'a mut dyn FnMut(u64, u64)>,
    /// Checked before every block.
    pub stop: Option<&'a AtomicBool>,
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Watch")
            .field("stop", &self.stop)
            .finish_non_exhaustive()
    }
}

impl Watch<'_> {
    pub fn none() -> Self {
        Self {
            progress: None,
            stop: None,
        }
    }

    fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}

/// How a pointer file of git LFS begins; its specification limits it to 1024 bytes.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";
const LARGEST_POINTER: u64 = 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) sha256: String,
    /// In bytes.
    pub(super) size: u64,
    pub(super) is_secret: bool,
    /// A pointer of git LFS stands in place of the file.
    pub(super) is_pointer: bool,
}

#[derive(Debug)]
pub(super) enum Failed {
    /// Not a regular file, or too large; a short word.
    Refused(&'static str),
    Missing,
    Unreadable(io::Error),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        regular_file::refused_kind(&error).map_or(Self::Unreadable(error), Self::Refused)
    }
}

/// `None` if it was stopped.
pub(super) fn hash(path: &Path, watch: &mut Watch<'_>) -> Result<Option<Read>, Failed> {
    let mut hasher = Sha256::new();
    let mut head = Vec::new();
    let size = each_block(path, watch, |block| {
        hasher.update(block);
        if head.len() < HEAD {
            head.extend(&block[..block.len().min(HEAD - head.len())]);
        }
    })?;
    let Some(size) = size else { return Ok(None) };
    let sha256 = HEXLOWER.encode(&hasher.finalize());
    Ok(Some(Read {
        sha256,
        size,
        is_secret: super::secret::is_secret_head(&head),
        is_pointer: size <= LARGEST_POINTER && head.starts_with(POINTER),
    }))
}

/// Reads a file block by block and returns its size; `None` if it was stopped.
pub(super) fn each_block(
    path: &Path,
    watch: &mut Watch<'_>,
    mut then: impl FnMut(&[u8]),
) -> Result<Option<u64>, Failed> {
    let mut file = regular_file::open(path).lookup()?.ok_or(Failed::Missing)?;
    let whole = file.metadata()?.len();
    if whole > LIMIT {
        return Err(Failed::Refused("too-large"));
    }
    let mut size = 0_u64;
    let mut block = vec![0; BLOCK];
    loop {
        if watch.is_stopped() {
            return Ok(None);
        }
        let read = match file.read(&mut block) {
            Ok(0) => return Ok(Some(size)),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        then(&block[..read]);
        size += read as u64;
        // A file can grow while it is read.
        if size > LIMIT {
            return Err(Failed::Refused("too-large"));
        }
        if let Some(progress) = &mut watch.progress {
            progress(size, whole.max(size));
        }
    }
}
