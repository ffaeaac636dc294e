//! Normalises paths lexically, without file access.

use std::path::{Component, Path, PathBuf};

use crate::domain::clean::nfc;

/// Removes `.` and `..`.
pub fn normalize(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A key for comparing paths: macOS decomposes Korean names.
pub fn nfc_key(path: &Path) -> String {
    nfc(&path.to_string_lossy()).into_owned()
}
