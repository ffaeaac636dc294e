//! Syncs the open assessment with its file before it is reported: changes made by others are merged first.

use std::borrow::Cow;

use super::open_assessment::OpenAssessment;
use super::services::Services;
use crate::domain::assessment::Assessment;
use crate::domain::event::Event;
use crate::domain::merge::merge;
use crate::domain::takeover::Takeover;
use crate::domain::upgrade::adopt;
use crate::domain::user_error::UserError;
use crate::storage::error::StorageError;
use crate::storage::{atomic, file};

/// The assessment as screen and file agree on it, and an event if a read-only file was reread. A writer reports a merge itself.
pub(super) fn sync_with_disk<'a>(
    services: &Services<'_>,
    current: &mut OpenAssessment,
    assessment: &'a Assessment,
) -> Result<(Cow<'a, Assessment>, Option<Event>), Box<UserError>> {
    // A file that is gone or cannot be read differs from the last saved one, and saving reports the error.
    let digest = file::read_bytes(services.disk.as_ref(), &current.path).map(|bytes| atomic::digest(&bytes));
    let Some(writer) = &mut current.writer else {
        let digest = digest.map_err(|error| Box::<UserError>::from(&error))?;
        return if current.seen.as_ref() == Some(&digest) {
            Ok((Cow::Borrowed(assessment), None))
        } else {
            reread(services, current, assessment, digest)
        };
    };
    let is_submitted = writer.newest().is_none_or(|newest| newest == assessment);
    if digest.ok() != writer.digest() || !is_submitted {
        writer.save(assessment);
        writer.flush()?;
    }
    Ok((writer.with_merges(assessment), None))
}

/// Rereads a changed file that is open read-only; the screen follows it.
fn reread<'a>(
    services: &Services<'_>,
    current: &mut OpenAssessment,
    assessment: &Assessment,
    digest: String,
) -> Result<(Cow<'a, Assessment>, Option<Event>), Box<UserError>> {
    let path = &current.path;
    let reading = file::peek(services.disk.as_ref(), path).map_err(|error| Box::<UserError>::from(&error))?;
    let reading = reading.resolve(&current.checklist);
    let stamp = &reading.assessment.checklist;
    let is_other = stamp.id != assessment.checklist.id
        || (!stamp.digest.is_empty() && stamp.digest != assessment.checklist.digest);
    if reading.is_lossy || is_other {
        let issues = reading.issues.into_iter().filter(|_| reading.is_lossy).collect();
        let path = path.clone();
        return Err((&StorageError::Outside { path, issues }).into());
    }
    let mut theirs = reading.assessment;
    adopt(&current.checklist, &mut theirs);
    current.seen = Some(digest);
    let taken = merge(assessment, assessment, &theirs).taken;
    let takeover = Takeover::new(assessment.clone(), theirs.clone(), taken, Vec::new());
    let event = Event::Merged(Box::new(takeover));
    Ok((Cow::Owned(theirs), Some(event)))
}
