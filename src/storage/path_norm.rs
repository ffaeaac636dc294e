//! Normalises paths lexically, without file access.

use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

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
    path.to_string_lossy().nfc().collect()
}
