//! Paths by their letters alone. No file is looked at here.

use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// A path without `.` and `..`.
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

/// A path as it is compared: Korean names from macOS come apart into single letters.
pub fn nfc_key(path: &Path) -> String {
    path.to_string_lossy().nfc().collect()
}
