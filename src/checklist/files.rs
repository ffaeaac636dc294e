//! Reads checklist files: regular files only, within the budget, without blocking on a pipe or device.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::domain::clean::clean_path;
use crate::domain::issue::{Issue, Place};
use crate::yaml::budget::Budget;
use crate::yaml::codes;

/// Bytes read for the head of a file.
const TOP: u64 = 64 * 1024;

/// Reads a whole file.
pub fn read_text(path: &Path) -> Result<String, Box<Issue>> {
    let file = open(path)?;
    let most = Budget::CHECKLIST.bytes as u64;
    let length = file.metadata().map_or(0, |about| about.len());
    if length > most {
        return Err(Box::new(too_large(path)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Box::new(unreadable(path, &error.to_string())))?;
    if bytes.len() as u64 > most {
        return Err(Box::new(too_large(path)));
    }
    decode(path, bytes)
}

/// Reads the first part of a file, cut at a line end.
pub(super) fn read_top(path: &Path) -> Result<String, Box<Issue>> {
    let mut bytes = Vec::new();
    let read = open(path)?.take(TOP).read_to_end(&mut bytes);
    read.map_err(|error| Box::new(unreadable(path, &error.to_string())))?;
    if bytes.len() as u64 == TOP {
        let end = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        bytes.truncate(end);
    }
    decode(path, bytes)
}

/// Opens a regular file. A pipe is opened in non-blocking mode and then rejected.
fn open(path: &Path) -> Result<File, Box<Issue>> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let refused = |error: &io::Error| {
        if path.is_dir() {
            Box::new(codes::NOT_A_FILE.in_place(place(path), &[], None))
        } else {
            Box::new(unreadable(path, &error.to_string()))
        }
    };
    let file = options.open(path).map_err(|error| refused(&error))?;
    let about = file.metadata().map_err(|error| refused(&error))?;
    if about.is_file() {
        Ok(file)
    } else {
        Err(Box::new(codes::NOT_A_FILE.in_place(place(path), &[], None)))
    }
}

fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, Box<Issue>> {
    String::from_utf8(bytes).map_err(|_| Box::new(codes::NOT_UTF8.in_place(place(path), &[], None)))
}

fn too_large(path: &Path) -> Issue {
    let size = (Budget::CHECKLIST.bytes / 1024 / 1024).to_string();
    codes::TOO_LARGE.in_place(place(path), &[("size", &size)], None)
}

pub(super) fn unreadable(path: &Path, detail: &str) -> Issue {
    codes::UNREADABLE.in_place(place(path), &[("detail", detail)], None)
}

fn place(path: &Path) -> Place {
    Place {
        file: clean_path(path),
        ..Place::default()
    }
}

/// Whether an error means that the file does not exist; any other leaves that open.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// The checklist files directly in a folder, in order of name, without assessments.
pub(super) fn yaml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_checklist = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let is_yaml = [".yaml", ".yml"].iter().any(|suffix| name.ends_with(suffix));
        is_yaml && !name.starts_with('.') && !name.ends_with(".selfcheck.yaml") && name != "references.yaml"
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(is_checklist);
    paths.sort();
    Ok(paths)
}
