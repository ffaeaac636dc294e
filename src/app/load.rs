//! Loads assessments for commands: file, checklist, evidence and evaluation.

use std::path::{Path, PathBuf};

use super::checklist_cache::CachedChecklist;
use super::command_error::{CommandError, Kind};
use super::edition::{self, Editions};
use super::services::Services;
use super::{evidence, output, user_error};
use crate::checklist::CatalogError;
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::checklist::Checklist;
use crate::domain::due::{DueDate, due_dates};
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::origin::ChecklistOrigin;
use crate::domain::upgrade::adopt;
use crate::storage::error::StorageError;
use crate::storage::file::{self, Loaded, Opening};
use crate::storage::record::Reading;

/// A loaded assessment with its checklist, inspected evidence and evaluation.
pub struct Work {
    /// As the user named it.
    pub path: PathBuf,
    /// The folder against which paths of evidence are relative.
    pub folder: PathBuf,
    pub checklist: Checklist,
    pub origin: ChecklistOrigin,
    pub assessment: Assessment,
    pub inspection: Inspection,
    pub review: Evaluation,
    /// The edition that the file records.
    pub made_with: ChecklistStamp,
    /// Notices to print.
    pub notices: Vec<Localized>,
    /// Set if part of the file could not be parsed.
    pub damage: Option<StorageError>,
}

impl Work {
    pub fn due_dates(&self) -> Vec<DueDate> {
        due_dates(&self.checklist, &self.assessment, &self.review.states)
    }
}

impl Services<'_> {
    /// Loads the checklist of an assessment without reading evidence, which may be large.
    pub fn load_checklist(&self, path: &Path) -> Result<CachedChecklist, CommandError> {
        let reading =
            file::peek_ours(self.disk.as_ref(), path).map_err(|error| self.storage_error(&error))?;
        let folder = self.folder_of(path).map_err(|error| self.storage_error(&error))?;
        let editions = self
            .editions_of(reading.draft(), &folder)
            .map_err(|error| self.missing_checklist(reading.draft(), path, &error))?;
        Ok(CachedChecklist::of(reading.draft(), &folder, Some(editions)))
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
        self.load_or_with(path, None)
    }

    /// As [`Self::load_complete`], for a comparison, which changes nothing: a copy of the file elsewhere may be compared, and where
    /// its edition is not available, its answers are read with another one.
    pub fn load_earlier(&self, path: &Path, other: &Checklist) -> Result<Work, CommandError> {
        complete(self, self.load_or_with(path, Some(other))?)
    }

    fn load_or_with(&self, path: &Path, other: Option<&Checklist>) -> Result<Work, CommandError> {
        let folder = self.folder_of(path).map_err(|error| self.storage_error(&error))?;
        let reading = file::peek(self.disk.as_ref(), path).map_err(|error| self.storage_error(&error))?;
        let editions = match (self.editions_of(reading.draft(), &folder), other) {
            (Ok(editions), _) => editions,
            (Err(error), Some(other)) if is_elsewhere(&error, reading.draft(), other) => Editions {
                recorded: self.text_of(reading.draft()).unwrap_or_else(|| other.clone()),
                offered: None,
                unread: None,
            },
            (Err(error), _) => return Err(self.missing_checklist(reading.draft(), path, &error)),
        };
        let checklist = editions.recorded;
        let reading = reading.resolve(&checklist);
        let damage = reading.is_lossy.then(|| damage(&reading.issues, path));
        let Reading {
            mut assessment,
            issues,
            ..
        } = reading;
        let mut notices: Vec<Localized> = issues.iter().map(located).collect();
        notices.extend(editions.unread);
        notices.extend(
            editions
                .offered
                .iter()
                .map(|other| edition::offer(&checklist, other)),
        );
        let made_with = assessment.checklist.clone();
        // A comparison needs the answers as they stand in the file.
        if other.is_none() {
            adopt(&checklist, &mut assessment);
        }
        let today = self.context.environment.today();
        let inspection = self.inspect_all(&assessment, &folder);
        notices.extend(self.catalog.left_out());
        notices.extend(evidence::unreadable(&assessment, &inspection));
        notices.extend(evidence::line_ends(&assessment, &inspection));
        let review = Evaluation::of(&checklist, &assessment, &inspection, today);
        Ok(Work {
            path: path.to_owned(),
            folder,
            origin: self.catalog.origin(&checklist),
            checklist,
            assessment,
            inspection,
            review,
            made_with,
            notices,
            damage,
        })
    }

    /// The released or kept text of the edition that an assessment records.
    fn text_of(&self, assessment: &Assessment) -> Option<Checklist> {
        self.recorded(&assessment.checklist.digest).ok().flatten()
    }

    /// As [`Self::load`], but a damaged file is an error: counts, scores and reports must not silently cover only a part of it.
    pub fn load_complete(&self, path: &Path) -> Result<Work, CommandError> {
        complete(self, self.load(path)?)
    }

    /// Opens an assessment with its checklist, locked until it is saved.
    pub fn open(&self, path: &Path) -> Result<(Loaded, Checklist), CommandError> {
        let opening = self.opening(path)?;
        let unresolved = opening.unresolved();
        let checklist = self
            .checklist_of(unresolved.draft(), opening.folder())
            .map_err(|error| self.missing_checklist(unresolved.draft(), path, &error))?;
        output::print_notices(self.keep_edition(&checklist).as_slice(), self.context.lang);
        let mut loaded = opening.resolve(&checklist);
        loaded.notices.extend(self.catalog.left_out());
        Ok((loaded, checklist))
    }

    /// As [`Self::open`], read with a given edition.
    pub fn open_with(&self, path: &Path, checklist: &Checklist) -> Result<Loaded, CommandError> {
        Ok(self.opening(path)?.resolve(checklist))
    }

    fn opening(&self, path: &Path) -> Result<Opening, CommandError> {
        let opening = file::open_locked(&self.disk, path).map_err(|error| self.storage_error(&error))?;
        if opening.is_conflicted() {
            // A command that shows no conflicts must not settle them.
            file::peek(self.disk.as_ref(), path).map_err(|error| self.storage_error(&error))?;
        }
        if opening.unresolved().is_lossy() {
            return Err(self.storage_error(&damage(opening.unresolved().issues(), path)));
        }
        Ok(opening)
    }
}

fn complete(services: &Services<'_>, mut work: Work) -> Result<Work, CommandError> {
    match work.damage.take() {
        Some(error) => Err(services.storage_error(&error)),
        None => Ok(work),
    }
}

pub(super) fn damage(issues: &[Issue], path: &Path) -> StorageError {
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

/// Whether only the checklist file of an assessment is not where the assessment is, or is of another edition than it records.
fn is_elsewhere(error: &CatalogError, assessment: &Assessment, other: &Checklist) -> bool {
    let is_away = matches!(
        error,
        CatalogError::EditionAway { .. }
            | CatalogError::Absent { .. }
            | CatalogError::Other { .. }
            | CatalogError::Unknown { .. }
    );
    is_away && assessment.checklist.id == other.header.id
}
