//! Finds the edition of a checklist that an assessment was made with, and the one that is available now. An assessment never goes
//! from one to the other by itself.

use std::path::{Path, PathBuf};

use super::own_checklist;
use super::services::Services;
use crate::checklist::{Catalog, CatalogError, resolved};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::edition::Edition;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::storage::atomic;
use crate::storage::error::{Operation, StorageError};
use crate::words::app as words;
use crate::yaml::budget::Budget;

/// The checklist of an assessment, and another edition that it may go to.
#[derive(Debug)]
pub struct Editions {
    pub recorded: Checklist,
    pub offered: Option<Checklist>,
    /// Why it is not known whether there is another edition.
    pub unread: Option<Localized>,
}

impl Services<'_> {
    /// The edition that an assessment records: the file that it names, a released or kept text with that digest. Fails where only
    /// another edition is available. An assessment without a digest is of the edition that is available.
    pub fn checklist_of(&self, assessment: &Assessment, folder: &Path) -> Result<Checklist, CatalogError> {
        self.editions_of(assessment, folder).map(|found| found.recorded)
    }

    /// As [`Self::checklist_of`], with the edition that is available now where it is another one.
    pub fn editions_of(&self, assessment: &Assessment, folder: &Path) -> Result<Editions, CatalogError> {
        let stamp = &assessment.checklist;
        let now = self.checklist_now(assessment, folder);
        match now {
            Ok(now) if stamp.digest.is_empty() || stamp.digest == now.digest => Ok(Editions {
                recorded: now,
                offered: None,
                unread: None,
            }),
            // A path that is gone or holds another list is never replaced by a text from elsewhere.
            Err(error @ (CatalogError::Absent { .. } | CatalogError::Other { .. })) => Err(error),
            now => match self.recorded(&stamp.digest)? {
                Some(recorded) => Ok(Editions {
                    recorded,
                    unread: now.as_ref().err().and_then(unread),
                    offered: now.ok(),
                }),
                None => Err(CatalogError::EditionAway {
                    found: now?.edition(),
                    expected: edition(assessment),
                }),
            },
        }
    }

    /// The edition that is available: the file that the assessment names, else the list with its id, else a file beside it.
    pub fn checklist_now(&self, assessment: &Assessment, folder: &Path) -> Result<Checklist, CatalogError> {
        let id = &assessment.checklist.id;
        let Some(path) = own_checklist::path_of(assessment).map(|path| folder.join(path)) else {
            return match self.catalog.load(id.as_str()) {
                Err(unknown @ CatalogError::Unknown { .. }) => self.beside(assessment, folder, unknown),
                // The answers may belong to a checklist of this id that could not be read.
                Ok(checklist) if checklist.digest != assessment.checklist.digest => {
                    self.catalog.may_hide(id.as_str()).map_or(Ok(checklist), Err)
                }
                other => other,
            };
        };
        let found = self.disk.stat(&path);
        let found = found.map_err(|error| CatalogError::unreadable(&path, &error))?;
        if !found.is_some_and(|found| found.is_regular()) {
            let expected = edition(assessment);
            return self.same_beside(assessment, folder, CatalogError::Absent { path, expected });
        }
        let checklist = self.catalog.load(&path.to_string_lossy())?;
        if checklist.header.id == *id {
            return Ok(checklist);
        }
        Err(CatalogError::Other {
            path,
            found: checklist.edition(),
            expected: edition(assessment),
        })
    }

    /// The text with a digest: a released edition, or one that was kept.
    pub fn recorded(&self, digest: &str) -> Result<Option<Checklist>, CatalogError> {
        if digest.is_empty() {
            return Ok(None);
        }
        let released = self.catalog.edition_with_digest(digest);
        released.map_or_else(|| self.kept(digest), |released| Ok(Some(released)))
    }

    /// Keeps the text of an edition that is not released, so that a later change of the file does not take it away. Returns a notice
    /// where it cannot be kept.
    pub fn keep_edition(&self, checklist: &Checklist) -> Option<Localized> {
        if self.catalog.is_released(&checklist.digest) {
            return None;
        }
        let error = self.write_kept(checklist).err()?;
        let what = error.user_error().what;
        let notice = |lang: Lang| words::EDITION_NOT_KEPT.fill(lang, &[("detail", what.get(lang))]);
        Some(Localized::each(notice))
    }

    fn write_kept(&self, checklist: &Checklist) -> Result<(), StorageError> {
        let path = self.kept_path(&checklist.digest);
        let found = self.disk.stat(&path);
        let found = found.map_err(|error| StorageError::io(Operation::Saving, &path, error))?;
        if found.is_some() {
            return Ok(());
        }
        let folder = atomic::folder_of(&path);
        let made = self.disk.make_folder(folder);
        made.map_err(|error| StorageError::io(Operation::MakingFolder, folder, error))?;
        let text = resolved::to_yaml(checklist);
        match atomic::create(self.disk.as_ref(), &path, text.as_bytes(), None) {
            // Another process kept it meanwhile.
            Err(StorageError::Exists { .. }) => Ok(()),
            created => created,
        }
    }

    /// A kept text that is damaged is not the edition.
    fn kept(&self, digest: &str) -> Result<Option<Checklist>, CatalogError> {
        if digest.len() != 64 || !digest.bytes().all(|each| each.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let path = self.kept_path(digest);
        let read = self.disk.read(&path, Budget::CHECKLIST.bytes);
        let read = read.map_err(|error| CatalogError::unreadable(&path, &error))?;
        let text = read.and_then(|bytes| String::from_utf8(bytes).ok());
        let checklist = text.and_then(|text| Catalog::load_resolved(digest, &text).ok());
        Ok(checklist.filter(|checklist| checklist.digest == digest))
    }

    fn kept_path(&self, digest: &str) -> PathBuf {
        let folder = &self.context.preferences.folders.data;
        folder.join("editions").join(format!("{digest}.yaml"))
    }

    /// A checklist beside an assessment with its id.
    fn beside(
        &self,
        assessment: &Assessment,
        folder: &Path,
        unknown: CatalogError,
    ) -> Result<Checklist, CatalogError> {
        let mut refused = None;
        for path in own_checklist::candidates(self.disk.as_ref(), folder)? {
            match self.catalog.load(&path.to_string_lossy()) {
                Ok(checklist) if checklist.header.id == assessment.checklist.id => return Ok(checklist),
                Ok(_) => {}
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        Err(refused.unwrap_or(unknown))
    }

    /// The same text under another name beside the assessment.
    fn same_beside(
        &self,
        assessment: &Assessment,
        folder: &Path,
        absent: CatalogError,
    ) -> Result<Checklist, CatalogError> {
        let mut refused = None;
        for path in own_checklist::candidates(self.disk.as_ref(), folder)? {
            match self.catalog.load(&path.to_string_lossy()) {
                Ok(checklist) if checklist.digest == assessment.checklist.digest => return Ok(checklist),
                // It may be the same text.
                Err(error @ CatalogError::Unreadable { .. }) => refused = refused.or(Some(error)),
                _ => {}
            }
        }
        Err(refused.unwrap_or(absent))
    }
}

fn edition(assessment: &Assessment) -> Edition {
    Edition {
        id: assessment.checklist.id.clone(),
        version: assessment.checklist.version.clone(),
    }
}

fn unread(error: &CatalogError) -> Option<Localized> {
    if matches!(error, CatalogError::Unknown { .. }) {
        return None;
    }
    let detail = error.message();
    let notice = |lang: Lang| words::OFFER_UNKNOWN.fill(lang, &[("detail", detail.get(lang))]);
    Some(Localized::each(notice))
}

/// Reports that another edition is available.
pub fn offer(recorded: &Checklist, offered: &Checklist) -> Localized {
    let [recorded, offered] = [recorded, offered].map(|each| each.edition().to_string());
    words::OFFERED.localized(&[("recorded", &recorded), ("offered", &offered)])
}
