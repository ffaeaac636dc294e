//! The assessment as the screen and the disk agree on it: what others changed in the file meanwhile is taken over before it is reported.

use std::borrow::Cow;

use super::open_assessment::OpenAssessment;
use super::services::Services;
use crate::domain::assessment::Assessment;
use crate::domain::event::Event;
use crate::domain::merge::merge;
use crate::domain::reconcile::reconcile;
use crate::domain::takeover::Takeover;
use crate::domain::user_error::UserError;
use crate::storage::error::StorageError;
use crate::storage::{atomic, file};

/// Everything on screen that both agree on, and what the screen is to be told where the file is only read. A writer tells of a merge
/// itself.
pub(super) fn sync_with_disk<'a>(
    services: &Services<'_>,
    current: &mut OpenAssessment,
    assessment: &'a Assessment,
) -> Result<(Cow<'a, Assessment>, Option<Event>), Box<UserError>> {
    // A file that went away or cannot be read differs from what was left there, and saving tells of it.
    let stands = file::read_bytes(services.disk.as_ref(), &current.path).map(|bytes| atomic::digest(&bytes));
    let Some(writer) = &mut current.writer else {
        let stands = stands.map_err(|error| Box::<UserError>::from(&error))?;
        return if current.seen.as_ref() == Some(&stands) {
            Ok((Cow::Borrowed(assessment), None))
        } else {
            reread(services, current, assessment, stands)
        };
    };
    let is_handed_over = writer.newest().is_none_or(|newest| newest == assessment);
    if stands.ok() != writer.digest() || !is_handed_over {
        writer.save(assessment);
        writer.flush()?;
    }
    Ok((writer.with_merges(assessment), None))
}

/// A file that is only read and was changed: the screen follows it.
fn reread<'a>(
    services: &Services<'_>,
    current: &mut OpenAssessment,
    assessment: &Assessment,
    stands: String,
) -> Result<(Cow<'a, Assessment>, Option<Event>), Box<UserError>> {
    let path = &current.path;
    let reading = file::peek(services.disk.as_ref(), path).map_err(|error| Box::<UserError>::from(&error))?;
    let reading = reading.resolve(&current.checklist);
    if reading.is_lossy || reading.assessment.checklist.id != assessment.checklist.id {
        let issues = reading.issues.into_iter().filter(|_| reading.is_lossy).collect();
        let path = path.clone();
        return Err((&StorageError::Outside { path, issues }).into());
    }
    let mut theirs = reading.assessment;
    reconcile(&current.checklist, &mut theirs);
    current.seen = Some(stands);
    let taken = merge(assessment, assessment, &theirs).taken;
    let takeover = Takeover::new(assessment.clone(), theirs.clone(), taken, Vec::new());
    let event = Event::Merged(Box::new(takeover));
    Ok((Cow::Owned(theirs), Some(event)))
}
