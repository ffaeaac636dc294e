//! A checklist that was read for one thing and serves for the next, so that it is not read twice: before the screen is taken, to see that it
//! can be; for one assessment of the list and the next.

use std::path::{Path, PathBuf};

use super::own_checklist;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;

/// The checklist of an assessment, or that it cannot be had, with what it was looked for by.
#[derive(Debug)]
pub struct CachedChecklist {
    id: Id,
    path: Option<PathBuf>,
    folder: PathBuf,
    checklist: Option<Checklist>,
}

impl CachedChecklist {
    /// What was found for an assessment in a folder.
    pub fn of(assessment: &Assessment, folder: &Path, checklist: Option<Checklist>) -> Self {
        Self {
            id: assessment.checklist.id.clone(),
            path: own_checklist::path_of(assessment),
            folder: folder.to_owned(),
            checklist,
        }
    }

    /// Whether an assessment in a folder would be given the same.
    pub fn fits(&self, assessment: &Assessment, folder: &Path) -> bool {
        self.id == assessment.checklist.id
            && self.folder == folder
            && self.path == own_checklist::path_of(assessment)
    }

    /// The checklist, if there is one.
    pub fn checklist(&self) -> Option<&Checklist> {
        self.checklist.as_ref()
    }

    /// The checklist, if there is one and an assessment in a folder would be given the same.
    pub fn fitting(self, assessment: &Assessment, folder: &Path) -> Option<Checklist> {
        if self.fits(assessment, folder) {
            self.checklist
        } else {
            None
        }
    }
}
