//! Where a piece of evidence is: paths relative to the assessment's folder, found again whatever form its letters take.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::domain::assessment::Assessment;
use crate::domain::evidence::Location;
use crate::storage::disk::{Disk as _, RealDisk};
use crate::storage::error::{Operation, StorageError};
use crate::storage::lookup::{Lookup, Required as _};
use crate::storage::path_norm::{self, nfc_key};

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it really is.
    pub(super) real: PathBuf,
    /// Where a link on the way led.
    pub(super) target: Option<PathBuf>,
    /// Whether it lies outside the folder.
    pub(super) is_outside: bool,
}

/// Whether a path leads out of the folder, by its letters or by a link. The letters decide first, so that nothing outside is asked for.
pub(super) fn is_outside(folder: &Path, path: &str) -> bool {
    let mut depth = 0_usize;
    for part in Path::new(path).components() {
        match part {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => match depth.checked_sub(1) {
                Some(up) => depth = up,
                None => return true,
            },
            Component::RootDir | Component::Prefix(_) => return true,
        }
    }
    matches!(find(folder, path), Ok(Some(found)) if found.is_outside)
}

/// Finds a file by its path in the assessment. Where nothing has just this name, one that differs only in how its letters are
/// composed is taken: Korean names from macOS come apart into single letters.
pub(super) fn find(folder: &Path, path: &str) -> Lookup<Found> {
    let direct = folder.join(path);
    let there = if is_there(&direct)? {
        Some(direct)
    } else {
        composed(folder, path)?
    };
    let Some(there) = there else { return Ok(None) };
    let Some(real) = RealDisk.resolve(&there)? else {
        return Ok(None);
    };
    let folder = RealDisk.resolve(folder).required()?;
    let is_outside = !real.starts_with(&folder);
    let plain = path_norm::normalize(&folder.join(path)); // against the real folder: a link above it is no link of the file
    let is_link = nfc_key(&plain) != nfc_key(&real);
    let target = is_link.then(|| relative_path(&real, &folder));
    Ok(Some(Found {
        real,
        target,
        is_outside,
    }))
}

/// Even a link that leads nowhere is there; following it then says that its target is missing.
fn is_there(path: &Path) -> io::Result<bool> {
    Ok(RealDisk.lstat(path)?.is_some())
}

fn composed(folder: &Path, path: &str) -> Lookup<PathBuf> {
    let mut here = folder.to_owned();
    for part in Path::new(path).components() {
        let Component::Normal(name) = part else {
            here.push(part);
            continue;
        };
        if is_there(&here.join(name))? {
            here.push(name);
            continue;
        }
        let Some(wanted) = name.to_str() else {
            return Ok(None);
        };
        let wanted: String = wanted.nfc().collect();
        let names = RealDisk.names(&here)?.unwrap_or_default();
        let is_it = |found: &OsString| found.to_str().is_some_and(|found| found.nfc().eq(wanted.chars()));
        let Some(found) = names.into_iter().find(is_it) else {
            return Ok(None);
        };
        here.push(found);
    }
    Ok(Some(here))
}

/// The path of a file as an assessment keeps it: relative to the assessment's folder, with `/` between its parts. `path` is taken
/// against `current`, the folder the user is in; no file needs to be there.
pub fn relative(path: &Path, current: &Path, folder: &Path) -> Result<Location, StorageError> {
    let resolve = |path: &Path| {
        let real = RealDisk.resolve(path);
        real.map_err(|error| StorageError::io(Operation::Reading, path, error))
    };
    relative_by(path, current, folder, resolve)
}

fn relative_by(
    path: &Path,
    current: &Path,
    folder: &Path,
    resolve: impl Fn(&Path) -> Result<Option<PathBuf>, StorageError>,
) -> Result<Location, StorageError> {
    let whole = path_norm::normalize(&current.join(path));
    // The folder part may go through links; the file's own name stays as it is.
    let whole = match (whole.parent(), whole.file_name()) {
        (Some(parent), Some(name)) => resolve(parent)?.unwrap_or_else(|| parent.to_owned()).join(name),
        _ => whole,
    };
    let folder = resolve(folder)?.unwrap_or_else(|| path_norm::normalize(&current.join(folder)));
    let text = relative_path(&whole, &folder);
    let parts: Option<Vec<&str>> = text.components().map(|part| part.as_os_str().to_str()).collect();
    let parts = parts.ok_or_else(|| StorageError::NotUtf8 {
        path: path.to_owned(),
    })?;
    if parts.iter().any(|part| part.contains(char::is_control)) {
        return Err(StorageError::NotUtf8 {
            path: path.to_owned(),
        });
    }
    Ok(Location::File(parts.join("/").replace("//", "/").nfc().collect()))
}

fn relative_path(path: &Path, folder: &Path) -> PathBuf {
    let (path_parts, folder_parts): (Vec<_>, Vec<_>) =
        (path.components().collect(), folder.components().collect());
    let common = path_parts
        .iter()
        .zip(&folder_parts)
        .take_while(|(one, other)| one == other)
        .count();
    if common == 0 {
        return path.to_owned();
    }
    let up = folder_parts[common..].iter().map(|_| Component::ParentDir);
    up.chain(path_parts[common..].iter().copied()).collect()
}

/// Rewrites the paths of all evidence for an assessment that moves from one folder to another. Where a link cannot be followed, the
/// path is rewritten by its letters, which leads to the same file.
pub fn rebase(assessment: &mut Assessment, from: &Path, to: &Path) {
    let resolve = |path: &Path| Ok(RealDisk.resolve(path).unwrap_or_default());
    for answer in assessment.answers.values_mut() {
        for piece in &mut answer.evidence {
            if let Location::File(path) = &piece.location
                && let Ok(moved) = relative_by(Path::new(path), from, to, resolve)
            {
                piece.location = moved;
            }
        }
    }
}

/// Paths that complete what was typed, against the assessment's folder; folders with a slash at the end. Hidden names come only
/// where a dot was typed. Names that are not UTF-8 are left out.
pub fn complete(typed: &str, folder: &Path) -> Vec<String> {
    const MOST: usize = 200;
    let (head, start) = typed.rfind('/').map_or(("", typed), |at| typed.split_at(at + 1));
    let start: String = start.nfc().collect();
    let here = folder.join(head);
    // A folder that cannot be read has nothing to offer; the path can still be typed.
    let Ok(Some(entries)) = RealDisk.names(&here) else {
        return Vec::new();
    };
    let mut found: Vec<String> = entries
        .into_iter()
        .filter_map(|entry| {
            let name: String = entry.to_str()?.nfc().collect();
            let is_wanted = name.starts_with(&start) && (start.starts_with('.') || !name.starts_with('.'));
            let is_folder =
                || matches!(RealDisk.stat(&here.join(&entry)), Ok(Some(found)) if found.is_folder());
            let slash = if is_wanted && is_folder() { "/" } else { "" };
            is_wanted.then(|| format!("{head}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.truncate(MOST);
    found
}
