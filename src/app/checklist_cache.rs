//! Caches the last checklist loaded, so that checking a file before opening the interface, or listing several assessments of one
//! checklist, parses it once.

use std::path::{Path, PathBuf};

use super::edition::Editions;
use super::own_checklist;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;

/// The checklist of an assessment, or `None` if it could not be loaded, with its cache key.
#[derive(Debug)]
pub struct CachedChecklist {
    id: Id,
    digest: String,
    path: Option<PathBuf>,
    folder: PathBuf,
    editions: Option<Editions>,
}

impl CachedChecklist {
    pub fn of(assessment: &Assessment, folder: &Path, editions: Option<Editions>) -> Self {
        Self {
            id: assessment.checklist.id.clone(),
            digest: assessment.checklist.digest.clone(),
            path: own_checklist::path_of(assessment),
            folder: folder.to_owned(),
            editions,
        }
    }

    /// Whether the key is that of an assessment in a folder.
    pub fn fits(&self, assessment: &Assessment, folder: &Path) -> bool {
        self.id == assessment.checklist.id
            && self.digest == assessment.checklist.digest
            && self.folder == folder
            && self.path == own_checklist::path_of(assessment)
    }

    pub fn checklist(&self) -> Option<&Checklist> {
        self.editions().map(|editions| &editions.recorded)
    }

    pub fn editions(&self) -> Option<&Editions> {
        self.editions.as_ref()
    }

    /// The editions, if the key is that of an assessment in a folder.
    pub fn fitting(self, assessment: &Assessment, folder: &Path) -> Option<Editions> {
        if self.fits(assessment, folder) {
            self.editions
        } else {
            None
        }
    }
}
