//! Loads assessments for commands: file, checklist, evidence and evaluation.

use std::path::{Path, PathBuf};

use super::checklist_cache::CachedChecklist;
use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{evidence, own_checklist, user_error};
use crate::checklist::CatalogError;
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::carried::Carried;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::origin::ChecklistOrigin;
use crate::domain::reconcile::reconcile;
use crate::storage::error::StorageError;
use crate::storage::file::{self, Loaded};
use crate::storage::record::Reading;

/// A loaded assessment with its checklist, inspected evidence and evaluation.
pub struct Work {
    /// As the user named it.
    pub path: PathBuf,
    /// The folder against which paths of evidence are relative.
    pub folder: PathBuf,
    pub checklist: Checklist,
    pub origin: ChecklistOrigin,
    /// The checklist recorded in the file, before answers were carried over to the current one.
    pub made_with: ChecklistStamp,
    pub assessment: Assessment,
    pub inspection: Inspection,
    pub review: Evaluation,
    /// Answers carried over from an older version of the checklist.
    pub carried: Vec<Carried>,
    /// Notices to print.
    pub notices: Vec<Localized>,
    /// Set if part of the file could not be parsed.
    pub damage: Option<StorageError>,
}

impl Services<'_> {
    /// Loads the checklist of an assessment: the recorded file, else by id, else a file next to the assessment.
    pub fn checklist_of(&self, assessment: &Assessment, folder: &Path) -> Result<Checklist, CatalogError> {
        let id = assessment.checklist.id.as_str();
        if let Some(path) = own_checklist::path_of(assessment).map(|path| folder.join(path)) {
            let found = self.disk.stat(&path);
            let found = found.map_err(|error| CatalogError::unreadable(&path, &error))?;
            if found.is_some_and(|found| found.is_regular()) {
                return self.catalog.load(&path.to_string_lossy());
            }
        }
        let unknown = match self.catalog.load(id) {
            Err(unknown @ CatalogError::Unknown { .. }) => unknown,
            // The answers may belong to a checklist of this id that could not be read.
            Ok(checklist) if checklist.digest != assessment.checklist.digest => {
                return self.catalog.may_hide(id).map_or(Ok(checklist), Err);
            }
            other => return other,
        };
        let beside = own_checklist::candidates(self.disk.as_ref(), folder)?
            .into_iter()
            .map(|path| self.catalog.load(&path.to_string_lossy()));
        let mut refused = None;
        for found in beside {
            match found {
                Ok(checklist) if checklist.header.id == *id => return Ok(checklist),
                Ok(_) => {}
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        Err(refused.unwrap_or(unknown))
    }

    /// Loads the checklist of an assessment without reading evidence, which may be large.
    pub fn load_checklist(&self, path: &Path) -> Result<CachedChecklist, CommandError> {
        let reading =
            file::peek_ours(self.disk.as_ref(), path).map_err(|error| self.storage_error(&error))?;
        let folder = self.folder_of(path).map_err(|error| self.storage_error(&error))?;
        let checklist = self
            .checklist_of(reading.draft(), &folder)
            .map_err(|error| self.missing_checklist(reading.draft(), path, &error))?;
        Ok(CachedChecklist::of(reading.draft(), &folder, Some(checklist)))
    }

    /// A checklist that is missing for an assessment is an input error, not a usage error.
    fn missing_checklist(&self, assessment: &Assessment, path: &Path, error: &CatalogError) -> CommandError {
        if matches!(error, CatalogError::Unknown { .. }) {
            let lang = self.context.lang;
            let error = user_error::checklist_not_found(assessment, path);
            return self.with_left_out(CommandError::from_user_error(Kind::Input, &error, lang));
        }
        self.catalog_error(error)
    }

    /// Loads an assessment without locking or changing anything.
    pub fn load(&self, path: &Path) -> Result<Work, CommandError> {
        let folder = self.folder_of(path).map_err(|error| self.storage_error(&error))?;
        let reading = file::peek(self.disk.as_ref(), path).map_err(|error| self.storage_error(&error))?;
        let checklist = self
            .checklist_of(reading.draft(), &folder)
            .map_err(|error| self.missing_checklist(reading.draft(), path, &error))?;
        let reading = reading.resolve(&checklist);
        let damage = reading.is_lossy.then(|| damage(&reading.issues, path));
        let Reading {
            mut assessment,
            issues,
            ..
        } = reading;
        let mut notices: Vec<Localized> = issues.iter().map(located).collect();
        let made_with = assessment.checklist.clone();
        let carried = reconcile(&checklist, &mut assessment);
        let today = self.context.environment.today();
        let inspection = self.inspect_all(&assessment, &folder);
        notices.extend(self.catalog.left_out());
        notices.extend(evidence::unreadable(&assessment, &inspection));
        let review = Evaluation::of(&checklist, &assessment, &inspection, today);
        Ok(Work {
            path: path.to_owned(),
            folder,
            origin: self.catalog.origin(&checklist),
            checklist,
            made_with,
            assessment,
            inspection,
            review,
            carried,
            notices,
            damage,
        })
    }

    /// As [`Self::load`], but a damaged file is an error: counts, scores and reports must not silently cover only a part of it.
    pub fn load_complete(&self, path: &Path) -> Result<Work, CommandError> {
        let mut work = self.load(path)?;
        match work.damage.take() {
            Some(error) => Err(self.storage_error(&error)),
            None => Ok(work),
        }
    }

    /// Opens and locks an assessment for a change, with its checklist.
    pub fn open(&self, path: &Path) -> Result<(Loaded, Checklist), CommandError> {
        let opening =
            file::open(&self.disk, path, &self.holder()).map_err(|error| self.storage_error(&error))?;
        if opening.is_conflicted() {
            // A command that shows no conflicts must not settle them.
            file::peek(self.disk.as_ref(), path).map_err(|error| self.storage_error(&error))?;
        }
        let unresolved = opening.unresolved();
        let checklist = self
            .checklist_of(unresolved.draft(), opening.folder())
            .map_err(|error| self.missing_checklist(unresolved.draft(), path, &error))?;
        if unresolved.is_lossy() {
            return Err(self.storage_error(&damage(unresolved.issues(), path)));
        }
        let mut loaded = opening.resolve(&checklist);
        loaded.notices.extend(self.catalog.left_out());
        Ok((loaded, checklist))
    }
}

fn damage(issues: &[Issue], path: &Path) -> StorageError {
    StorageError::Unreadable {
        path: path.to_owned(),
        issues: issues.to_owned(),
    }
}

/// Formats an issue of an assessment on one line.
fn located(issue: &Issue) -> Localized {
    let place = &issue.place;
    let line = |message: &str| format!("{}:{}:{}: {message}", place.file, place.line, place.column);
    Localized::new(line(&issue.message.ko), line(&issue.message.en))
}
