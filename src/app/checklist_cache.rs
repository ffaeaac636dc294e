//! Caches the last checklist loaded, so that checking a file before opening the interface, or listing several assessments of one
//! checklist, parses it once.

use std::path::{Path, PathBuf};

use super::own_checklist;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;

/// The checklist of an assessment, or `None` if it could not be loaded, with its cache key.
#[derive(Debug)]
pub struct CachedChecklist {
    id: Id,
    path: Option<PathBuf>,
    folder: PathBuf,
    checklist: Option<Checklist>,
}

impl CachedChecklist {
    pub fn of(assessment: &Assessment, folder: &Path, checklist: Option<Checklist>) -> Self {
        Self {
            id: assessment.checklist.id.clone(),
            path: own_checklist::path_of(assessment),
            folder: folder.to_owned(),
            checklist,
        }
    }

    /// Whether the key is that of an assessment in a folder.
    pub fn fits(&self, assessment: &Assessment, folder: &Path) -> bool {
        self.id == assessment.checklist.id
            && self.folder == folder
            && self.path == own_checklist::path_of(assessment)
    }

    pub fn checklist(&self) -> Option<&Checklist> {
        self.checklist.as_ref()
    }

    /// The checklist, if the key is that of an assessment in a folder.
    pub fn fitting(self, assessment: &Assessment, folder: &Path) -> Option<Checklist> {
        if self.fits(assessment, folder) {
            self.checklist
        } else {
            None
        }
    }
}
