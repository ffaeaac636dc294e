//! Keeps changes that could not be saved in the recovery folder, and reports them until they are in the assessment or deleted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, own_checklist};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_path;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::storage::disk::Disk;
use crate::storage::writer::UnsavedView;
use crate::storage::{atomic, evidence, file};
use crate::words::app as words;

/// Writes recovery copies of one assessment. Independent of the session, so that the signal thread can use it.
#[derive(Clone, Debug)]
pub(super) struct RecoveryStore {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    path: PathBuf,
    checklist: Arc<Checklist>,
    lang: Lang,
}

impl RecoveryStore {
    pub(super) fn of(services: &Services<'_>, path: &Path, checklist: &Arc<Checklist>) -> Self {
        Self {
            disk: Arc::clone(&services.disk),
            folder: services.context.preferences.folders.rescued(),
            path: path.to_owned(),
            checklist: Arc::clone(checklist),
            lang: services.context.lang,
        }
    }

    /// Writes a recovery copy and adds its path to the error of the failed save.
    pub(super) fn keep(&self, mut error: Box<UserError>, newest: &Assessment) -> Box<UserError> {
        let from = atomic::folder_of(&self.path);
        let mut moved = newest.clone();
        // Relative paths must still lead to the files next to the assessment.
        evidence::rebase(&mut moved, from, &self.folder);
        own_checklist::rebase(&mut moved, from);
        match file::rescue(
            self.disk.as_ref(),
            &self.folder,
            &self.path,
            &moved,
            &self.checklist,
        ) {
            Ok(kept) => {
                let kept = clean_path(&kept);
                error.safe = words::RESCUED.localized(&[("path", &kept)]);
                error.next = words::RESCUED_NEXT.localized(&[]);
            }
            Err(failed) => {
                let reason = failed.user_error().what;
                error.safe = Localized::new(
                    format!("{} {}", words::NOT_RESCUED.ko, reason.ko),
                    format!("{} {}", words::NOT_RESCUED.en, reason.en),
                );
                error.next = words::TRY_AGAIN.localized(&[]);
            }
        }
        error
    }

    /// Last-resort handler: writes and reports unsaved changes, and returns the exit code if there were any.
    pub(super) fn last_resort(self, outlook: UnsavedView) -> impl FnOnce() -> Option<u8> + Send + 'static {
        move || {
            let (newest, error) = outlook.failed()?;
            let error = self.keep(error, &newest);
            error_printer(&error, self.lang)()
        }
    }
}

/// Last-resort handler after a recovery copy was written: prints the error.
pub(super) fn error_printer(error: &UserError, lang: Lang) -> impl FnOnce() -> Option<u8> + Send + 'static {
    let command_error = CommandError::from_user_error(Kind::Environment, error, lang);
    move || {
        output::print_error(&command_error, lang);
        Some(command_error.kind.code())
    }
}

/// Notices about recovery copies whose changes are not in the assessment.
pub(super) fn notices(
    services: &Services<'_>,
    path: &Path,
    checklist: &Checklist,
    assessment: &Assessment,
) -> Vec<Localized> {
    let (disk, folder) = (
        services.disk.as_ref(),
        services.context.preferences.folders.rescued(),
    );
    let to = match services.folder_of(path) {
        Ok(to) => to,
        Err(error) => return vec![error.user_error().what],
    };
    let is_in = |kept: &Path| {
        let Ok(reading) = file::peek(disk, kept) else {
            return false;
        };
        let mut kept = reading.resolve(checklist).assessment;
        evidence::rebase(&mut kept, &folder, &to);
        kept.answers == assessment.answers
            && kept.profile == assessment.profile
            && kept.subject == assessment.subject
    };
    let rescues = match file::rescues(disk, &folder, path) {
        Ok(rescues) => rescues,
        Err(error) => return vec![error.user_error().what],
    };
    rescues
        .iter()
        .filter(|kept| !is_in(kept))
        .map(|kept| words::RESCUED_BEFORE.localized(&[("path", &clean_path(kept))]))
        .collect()
}
