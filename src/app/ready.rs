//! A checklist that was read before the screen was taken, to see that it can be, and is handed on so that it is not read twice.

use std::path::{Path, PathBuf};

use super::own_checklist;
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::checklist::Checklist;

/// The checklist of an assessment, with what it was found by.
#[derive(Debug)]
pub struct Ready {
    checklist: Checklist,
    named: ChecklistStamp,
    path: Option<PathBuf>,
    folder: PathBuf,
}

impl Ready {
    /// The checklist found for an assessment in a folder.
    pub fn of(checklist: Checklist, assessment: &Assessment, folder: PathBuf) -> Self {
        Self {
            checklist,
            named: assessment.checklist.clone(),
            path: own_checklist::path_of(assessment),
            folder,
        }
    }

    /// The checklist, if an assessment in a folder names the same one.
    pub fn fits(self, assessment: &Assessment, folder: &Path) -> Option<Checklist> {
        let is_same = self.named == assessment.checklist
            && self.path == own_checklist::path_of(assessment)
            && self.folder == folder;
        is_same.then_some(self.checklist)
    }
}
