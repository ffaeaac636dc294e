//! What could not be saved where it belongs: kept in the data folder, and told of until it is taken away.

use std::path::Path;

use super::desk::Desk;
use super::own_checklist;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_path;
use crate::domain::issue::Both;
use crate::domain::port::Trouble;
use crate::storage::record::Shape;
use crate::storage::{evidence, file};
use crate::words::app as words;

/// Keeps what could not be saved, and says where in the words of what kept it from being saved.
pub(super) fn keep(
    desk: &Desk<'_>,
    mut trouble: Box<Trouble>,
    path: &Path,
    checklist: &Checklist,
    newest: &Assessment,
) -> Box<Trouble> {
    let folder = desk.context.preferences.folders.rescued();
    let from = desk.folder_of(path);
    let mut moved = newest.clone();
    // It is to open where it lies: what it names is still beside the assessment.
    evidence::rebase(&mut moved, &from, &folder);
    own_checklist::rebase(&mut moved, &from);
    match file::rescue(desk.disk.as_ref(), &folder, path, &moved, checklist) {
        Ok(kept) => {
            let kept = clean_path(&kept);
            trouble.safe = words::RESCUED.both(&[("path", &kept)]);
            trouble.next = words::RESCUED_NEXT.both(&[]);
        }
        Err(error) => {
            let reason = error.trouble().what;
            trouble.safe = Both::new(
                format!("{} {}", words::NOT_RESCUED.ko, reason.ko),
                format!("{} {}", words::NOT_RESCUED.en, reason.en),
            );
            trouble.next = words::TRY_AGAIN.both(&[]);
        }
    }
    trouble
}

/// What earlier sessions kept of an assessment that is not in it.
pub(super) fn notices(
    desk: &Desk<'_>,
    path: &Path,
    checklist: &Checklist,
    assessment: &Assessment,
) -> Vec<Both> {
    let (disk, folder) = (desk.disk.as_ref(), desk.context.preferences.folders.rescued());
    let to = desk.folder_of(path);
    let is_in = |kept: &Path| {
        let Ok(mut reading) = file::peek(disk, kept) else {
            return false;
        };
        reading.resolve(&Shape::of(checklist));
        let mut kept = reading.assessment;
        evidence::rebase(&mut kept, &folder, &to);
        kept.answers == assessment.answers
            && kept.profile == assessment.profile
            && kept.subject == assessment.subject
    };
    file::rescues(disk, &folder, path)
        .iter()
        .filter(|kept| !is_in(kept))
        .map(|kept| words::RESCUED_BEFORE.both(&[("path", &clean_path(kept))]))
        .collect()
}
