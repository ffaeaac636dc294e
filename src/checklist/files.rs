//! Reads checklist files: regular files only, within the budget, without blocking on a pipe or device.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::domain::clean::clean_path;
use crate::domain::issue::{Issue, Place};
use crate::files::lookup::{IntoLookup as _, Lookup};
use crate::files::regular_file;
use crate::yaml::budget::Budget;
use crate::yaml::codes;

/// Bytes read for the head of a file.
const TOP: u64 = 64 * 1024;

/// Reads a whole file.
pub fn read_text(path: &Path) -> Result<String, Box<Issue>> {
    let file = open(path)?;
    let most = Budget::CHECKLIST.bytes as u64;
    let refused = |error| Box::new(unreadable(path, &error));
    let length = file.metadata().map_err(refused)?.len();
    if length > most {
        return Err(Box::new(too_large(path)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(refused)?;
    if bytes.len() as u64 > most {
        return Err(Box::new(too_large(path)));
    }
    decode(path, bytes)
}

/// Reads the first part of a file, cut at a line end.
pub(super) fn read_top(path: &Path) -> Result<String, Box<Issue>> {
    let mut bytes = Vec::new();
    let read = open(path)?.take(TOP).read_to_end(&mut bytes);
    read.map_err(|error| Box::new(unreadable(path, &error)))?;
    if bytes.len() as u64 == TOP {
        let end = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        bytes.truncate(end);
    }
    decode(path, bytes)
}

fn open(path: &Path) -> Result<File, Box<Issue>> {
    regular_file::open(path).map_err(|error| Box::new(unreadable(path, &error)))
}

fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, Box<Issue>> {
    String::from_utf8(bytes).map_err(|_| Box::new(codes::NOT_UTF8.in_place(place(path), &[], None)))
}

fn too_large(path: &Path) -> Issue {
    let size = (Budget::CHECKLIST.bytes / 1024 / 1024).to_string();
    codes::TOO_LARGE.in_place(place(path), &[("size", &size)], None)
}

/// A file or folder that cannot be read, or is none.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Issue {
    if regular_file::refused_kind(error).is_some() {
        return codes::NOT_A_FILE.in_place(place(path), &[], None);
    }
    codes::UNREADABLE.in_place(place(path), &[("detail", &error.to_string())], None)
}

fn place(path: &Path) -> Place {
    Place {
        file: clean_path(path),
        ..Place::default()
    }
}

/// The checklist files directly in a folder, in order of name, without assessments.
pub(super) fn yaml_files(folder: &Path) -> Lookup<Vec<PathBuf>> {
    let Some(names) = regular_file::names(folder).lookup()? else {
        return Ok(None);
    };
    let is_checklist = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let is_yaml = [".yaml", ".yml"].iter().any(|suffix| name.ends_with(suffix));
        is_yaml && !name.starts_with('.') && !name.ends_with(".selfcheck.yaml") && name != "references.yaml"
    };
    let paths = names.into_iter().map(|name| folder.join(name));
    let mut paths: Vec<PathBuf> = paths.filter(is_checklist).collect();
    paths.sort();
    Ok(Some(paths))
}
