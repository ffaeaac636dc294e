//! What could not be saved where it belongs: kept in the data folder, and told of until it is taken away.

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

/// All that is needed to keep what cannot be saved, also by a thread that knows nothing else.
#[derive(Clone, Debug)]
pub(super) struct RecoveryStore {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    path: PathBuf,
    checklist: Arc<Checklist>,
    lang: Lang,
}

impl RecoveryStore {
    /// For the assessment at a path.
    pub(super) fn of(services: &Services<'_>, path: &Path, checklist: &Arc<Checklist>) -> Self {
        Self {
            disk: Arc::clone(&services.disk),
            folder: services.context.preferences.folders.rescued(),
            path: path.to_owned(),
            checklist: Arc::clone(checklist),
            lang: services.context.lang,
        }
    }

    /// Keeps what could not be saved, and says where in the words of what kept it from being saved.
    pub(super) fn keep(&self, mut trouble: Box<UserError>, newest: &Assessment) -> Box<UserError> {
        let from = atomic::folder_of(&self.path);
        let mut moved = newest.clone();
        // It is to open where it lies: what it names is still beside the assessment.
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
                trouble.safe = words::RESCUED.localized(&[("path", &kept)]);
                trouble.next = words::RESCUED_NEXT.localized(&[]);
            }
            Err(error) => {
                let reason = error.user_error().what;
                trouble.safe = Localized::new(
                    format!("{} {}", words::NOT_RESCUED.ko, reason.ko),
                    format!("{} {}", words::NOT_RESCUED.en, reason.en),
                );
                trouble.next = words::TRY_AGAIN.localized(&[]);
            }
        }
        trouble
    }

    /// What is to be done where the process must end and the main thread never came to it: what failed to be saved is kept and told.
    /// Gives the exit code where there was something.
    pub(super) fn last_resort(self, outlook: UnsavedView) -> impl FnOnce() -> Option<u8> + Send + 'static {
        move || {
            let (newest, trouble) = outlook.failed()?;
            let trouble = self.keep(trouble, &newest);
            told(&trouble, self.lang)()
        }
    }
}

/// What is to be done where it was kept already and the process ends before the main thread could tell.
pub(super) fn told(trouble: &UserError, lang: Lang) -> impl FnOnce() -> Option<u8> + Send + 'static {
    let failure = CommandError::from_user_error(Kind::Environment, trouble, lang);
    move || {
        output::print_error(&failure, lang);
        Some(failure.kind.code())
    }
}

/// What earlier sessions kept of an assessment that is not in it.
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
