//! Opens a file in which git left conflict marks: our side is the assessment, the other one becomes conflicts.

use std::path::Path;

use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_path;
use crate::domain::merge::{Conflict, merge, unknown_base};
use crate::storage::record;
use crate::storage::record::conflict_marks::{Sides, split};
use crate::storage::record::{RecordSchema, Unresolved};

/// The other side of a file with conflict marks.
#[derive(Debug)]
pub(super) struct Other {
    base: Option<Unresolved>,
    theirs: Unresolved,
}

/// Parses both sides. `None` where the marks do not belong together or a side is no whole assessment of the same checklist.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Option<(Unresolved, Other)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let Sides { base, ours, theirs } = split(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let side = |text: &str| {
        let side = record::read(&clean_path(path), text.as_bytes()).ok()?;
        (!side.is_lossy() && !side.as_read().is_newer()).then_some(side)
    };
    let (ours, theirs) = (side(&ours)?, side(&theirs)?);
    let base = base.and_then(|base| side(&base));
    let is_same_list = ours.draft().checklist.id == theirs.draft().checklist.id;
    is_same_list.then_some((ours, Other { base, theirs }))
}

impl Other {
    /// Merges what only the other side changed. Returns what both changed.
    pub(super) fn merge_into(self, ours: &mut Assessment, schema: &RecordSchema) -> Vec<Conflict> {
        let theirs = self.theirs.resolve_with(schema).assessment;
        let base = self.base.map(|base| base.resolve_with(schema).assessment);
        let base = base.unwrap_or_else(|| unknown_base(&theirs));
        let merged = merge(&base, ours, &theirs);
        *ours = merged.assessment;
        merged.conflicts
    }
}
