//! Finds evidence files by paths relative to the assessment's folder, in any Unicode normalisation form.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::domain::assessment::Assessment;
use crate::domain::evidence::Location;
use crate::files::lookup::{Lookup, Required as _};
use crate::storage::disk::{Disk as _, RealDisk};
use crate::storage::error::{Operation, StorageError};
use crate::storage::path_norm::{self, nfc_key};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// With links resolved.
    pub(super) real: PathBuf,
    /// The target, if a link led there.
    pub(super) target: Option<PathBuf>,
    pub(super) is_outside: bool,
}

/// Whether a path leads out of the folder by its names alone, so that nothing outside is accessed to learn it.
pub(super) fn climbs_out(path: &str) -> bool {
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
    false
}

/// Finds a file by its path in the assessment. Without an exact match, a name that differs only in normalisation is accepted:
/// macOS decomposes Korean names.
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

/// A link that leads nowhere exists; following it reports its target as missing.
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

/// The path as an assessment stores it: relative to the assessment's folder, with `/`. `path` is relative to `current`, the
/// user's folder; no file needs to exist.
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
    // Links are resolved in the folder part only.
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

/// Rewrites the paths of all evidence of an assessment that moves to another folder. Where a link cannot be resolved, the
/// lexical path leads to the same file.
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

/// Completions of a typed path, relative to the assessment's folder; folders end in a slash. Hidden names need a typed dot;
/// names that are not UTF-8 are omitted.
pub fn complete(typed: &str, folder: &Path) -> Result<Vec<String>, StorageError> {
    const MOST: usize = 200;
    let (head, start) = typed.rfind('/').map_or(("", typed), |at| typed.split_at(at + 1));
    let start: String = start.nfc().collect();
    let here = folder.join(head);
    let entries = RealDisk.names(&here);
    let entries = entries.map_err(|error| StorageError::io(Operation::Reading, &here, error))?;
    let mut found: Vec<String> = entries
        .unwrap_or_default()
        .into_iter()
        .filter_map(|entry| {
            let name: String = entry.to_str()?.nfc().collect();
            let is_wanted = name.starts_with(&start) && (start.starts_with('.') || !name.starts_with('.'));
            // A name that cannot be examined is offered without the slash.
            let is_folder =
                || matches!(RealDisk.stat(&here.join(&entry)), Ok(Some(found)) if found.is_folder());
            let slash = if is_wanted && is_folder() { "/" } else { "" };
            is_wanted.then(|| format!("{head}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.truncate(MOST);
    Ok(found)
}
