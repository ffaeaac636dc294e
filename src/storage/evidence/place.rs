//! Where a piece of evidence is: paths relative to the assessment's folder, found again whatever form its letters take.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::domain::assessment::Assessment;
use crate::domain::evidence::Location;
use crate::storage::error::StorageError;
use crate::storage::open::names;
use crate::storage::spelling::{self, letters};

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

/// Finds a file by its path in the assessment. Where nothing has just this name, one that differs only in how its letters are
/// composed is taken: Korean names from macOS come apart into single letters.
pub(super) fn find(folder: &Path, path: &str) -> Option<Found> {
    let direct = folder.join(path);
    let there = if exists(&direct) {
        direct
    } else {
        composed(folder, path)?
    };
    let real = there.canonicalize().ok()?;
    let folder = folder.canonicalize().ok()?;
    let is_outside = !real.starts_with(&folder);
    let plain = spelling::plain(&folder.join(path)); // against the real folder: a link above it is no link of the file
    let is_link = letters(&plain) != letters(&real);
    let target = is_link.then(|| relative_path(&real, &folder));
    Some(Found {
        real,
        target,
        is_outside,
    })
}

/// Even a link that leads nowhere is there; following it then says that its target is missing.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn composed(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut here = folder.to_owned();
    for part in Path::new(path).components() {
        let Component::Normal(name) = part else {
            here.push(part);
            continue;
        };
        if exists(&here.join(name)) {
            here.push(name);
            continue;
        }
        let wanted: String = name.to_str()?.nfc().collect();
        let names = names(&here).ok()?;
        let is_it = |found: &OsString| found.to_str().is_some_and(|found| found.nfc().eq(wanted.chars()));
        let found = names.into_iter().find(is_it)?;
        here.push(found);
    }
    Some(here)
}

/// The path of a file as an assessment keeps it: relative to the assessment's folder, with `/` between its parts. `path` is taken
/// against `current`, the folder the user is in; no file needs to be there.
pub fn relative(path: &Path, current: &Path, folder: &Path) -> Result<Location, StorageError> {
    let whole = spelling::plain(&current.join(path));
    // The folder part may go through links; the file's own name stays as it is.
    let name = whole.file_name().map(OsString::from);
    let parent = whole
        .parent()
        .map(|parent| parent.canonicalize().unwrap_or_else(|_| parent.to_owned()));
    let whole = match (parent, name) {
        (Some(parent), Some(name)) => parent.join(name),
        _ => whole,
    };
    let folder = folder
        .canonicalize()
        .unwrap_or_else(|_| spelling::plain(&current.join(folder)));
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

/// Rewrites the paths of all evidence for an assessment that moves from one folder to another.
pub fn rebase(assessment: &mut Assessment, from: &Path, to: &Path) {
    for answer in assessment.answers.values_mut() {
        for piece in &mut answer.evidence {
            if let Location::File(path) = &piece.location
                && let Ok(moved) = relative(Path::new(path), from, to)
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
    let Ok(entries) = names(&here) else {
        return Vec::new();
    };
    let mut found: Vec<String> = entries
        .into_iter()
        .filter_map(|entry| {
            let name: String = entry.to_str()?.nfc().collect();
            let is_wanted = name.starts_with(&start) && (start.starts_with('.') || !name.starts_with('.'));
            let slash = if here.join(&entry).is_dir() { "/" } else { "" };
            is_wanted.then(|| format!("{head}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.truncate(MOST);
    found
}
