//! Lists the assessments of earlier sessions, and those below a folder, without reading them.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::services::Services;
use super::zone;
use crate::domain::listed_assessment::ListedAssessment;
use crate::domain::localized::Localized;
use crate::domain::text::Text;
use crate::storage::find_files::{self, FoundFiles};
use crate::storage::recent_files::{self, RecentFile, RecentFiles};
use crate::storage::record::SUFFIX;
use crate::words::app as words;

/// Number of assessments on the first screen, so that it appears at once however many there are.
const FIRST_SCREEN: usize = 500;

/// The assessments changed last, for the first screen, with read errors and the number of those left out.
pub fn latest(services: &Services<'_>) -> (Vec<ListedAssessment>, Vec<Localized>) {
    let (mut all, mut notices) = known(services);
    let total = all.len();
    if total > FIRST_SCREEN {
        let (shown, total) = (FIRST_SCREEN.to_string(), total.to_string());
        notices.push(words::MORE_RECENT.localized(&[("shown", &shown), ("count", &total)]));
        all.truncate(FIRST_SCREEN);
    }
    (all, notices)
}

/// All recent assessments, the last changed first, and read errors: the list is complete only without errors.
pub fn known(services: &Services<'_>) -> (Vec<ListedAssessment>, Vec<Localized>) {
    let found = recent_files::list(services.disk.as_ref(), &services.context.preferences.folders);
    entries(found)
}

/// All assessments below a folder, the last changed first, with the checklist files there and read errors.
pub fn below(services: &Services<'_>, folder: &Path) -> (Vec<ListedAssessment>, FoundFiles, Vec<Localized>) {
    let mut found = find_files::below(services.disk.as_ref(), folder);
    let (all, errors) = entries(std::mem::take(&mut found.assessments));
    (all, found, errors)
}

fn entries(found: RecentFiles) -> (Vec<ListedAssessment>, Vec<Localized>) {
    let errors = found.errors.iter().map(|error| error.user_error().what).collect();
    if found.files.is_empty() {
        return (Vec::new(), errors);
    }
    let zone = zone::current();
    let files = found.files.into_iter();
    (files.map(|file| named(file, &zone)).collect(), errors)
}

/// An entry from the file name and time alone.
fn named(file: RecentFile, zone: &TimeZone) -> ListedAssessment {
    let stem = file.path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(SUFFIX).unwrap_or(&stem).to_owned();
    let changed = Timestamp::try_from(file.modified).map(|moment| {
        let local = moment.to_zoned_datetime(zone.clone());
        local.strftime("%Y-%m-%d %H:%M").to_string()
    });
    ListedAssessment {
        name: stem,
        checklist: Text::default(),
        standing: None,
        changed: changed.unwrap_or_default(),
        has_rescued: false,
        is_read: false,
        problem: None,
        path: file.path,
    }
}
