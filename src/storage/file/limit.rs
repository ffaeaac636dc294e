//! Enforces the limits of reading when writing, so that no file is saved that cannot be opened again.

use std::path::Path;

use crate::storage::error::StorageError;
use crate::storage::record;
use crate::yaml::budget::Budget;

/// A shorter text cannot exceed any limit but depth, and depth does not grow after reading.
const HARMLESS: usize = min(
    Budget::ASSESSMENT.scalar_bytes,
    // The shortest value takes two bytes: itself and what separates it from the next.
    Budget::ASSESSMENT.nodes * 2,
);

pub(super) fn check(path: &Path, text: &str) -> Result<(), StorageError> {
    let too_large = |issues| StorageError::TooLarge {
        path: path.to_owned(),
        size: text.len(),
        issues,
    };
    if text.len() > Budget::ASSESSMENT.bytes {
        return Err(too_large(Vec::new()));
    }
    if text.len() <= HARMLESS {
        return Ok(());
    }
    match record::read(&super::name_of(path), text.as_bytes()) {
        Ok(reading) if !reading.is_lossy() => Ok(()),
        Ok(reading) => Err(too_large(reading.issues().to_owned())),
        Err(issues) => Err(too_large(issues)),
    }
}

const fn min(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_reading_would_refuse_is_refused() {
        let path = Path::new("a.selfcheck.yaml");
        let head = "format: 1\nchecklist: {id: a, version: '1', digest: x}\nanswers:\n  Q-1:\n    note: ";
        let with_note = |size: usize| check(path, &format!("{head}{}\n", "x".repeat(size)));
        assert!(with_note(1000).is_ok());
        assert!(with_note(Budget::ASSESSMENT.scalar_bytes - 1000).is_ok());
        assert!(with_note(Budget::ASSESSMENT.scalar_bytes + 1).is_err());
        assert!(with_note(Budget::ASSESSMENT.bytes).is_err());
    }
}
