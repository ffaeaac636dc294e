//! Lists recent assessments: their files at once, their progress when each is read.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::checklist_cache::CachedChecklist;
use super::services::Services;
use super::{recovery, zone};
use crate::checklist::CatalogError;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::localized::Localized;
use crate::domain::subject::SubjectField;
use crate::domain::text::Text;
use crate::session::port::RecentAssessment;
use crate::storage::file;
use crate::storage::recent_files::{self, RecentFile, RecentFiles};
use crate::storage::record::SUFFIX;
use crate::words::app as words;

/// Number of assessments on the first screen, so that it appears at once however many there are.
const FIRST_SCREEN: usize = 30;

/// The assessments changed last, for the first screen, with read errors and the number of those left out. The files themselves are not
/// read.
pub fn latest(services: &Services<'_>) -> (Vec<RecentAssessment>, Vec<Localized>) {
    let found = files(services);
    let mut notices = errors_of(&found);
    let total = found.files.len();
    if total > FIRST_SCREEN {
        let (shown, total) = (FIRST_SCREEN.to_string(), total.to_string());
        notices.push(words::MORE_RECENT.localized(&[("shown", &shown), ("count", &total)]));
    }
    (entries(found.files, FIRST_SCREEN), notices)
}

/// All recent assessments with their progress, the last changed first, and read errors: the list is complete only without errors.
pub fn read_all(services: &Services<'_>) -> (Vec<RecentAssessment>, Vec<Localized>) {
    let found = files(services);
    let mut errors = errors_of(&found);
    let mut all = entries(found.files, usize::MAX);
    let mut last = None;
    for known in &mut all {
        let (read, error) = read(services, known, &mut last);
        *known = read;
        errors.extend(error);
    }
    (all, errors)
}

fn files(services: &Services<'_>) -> RecentFiles {
    recent_files::list(services.disk.as_ref(), &services.context.preferences.folders)
}

fn errors_of(found: &RecentFiles) -> Vec<Localized> {
    found.errors.iter().map(|error| error.user_error().what).collect()
}

fn entries(files: Vec<RecentFile>, most: usize) -> Vec<RecentAssessment> {
    if files.is_empty() {
        return Vec::new();
    }
    let zone = zone::current();
    files
        .into_iter()
        .take(most)
        .map(|file| named(file, &zone))
        .collect()
}

/// An entry from the file name and time alone.
fn named(file: RecentFile, zone: &TimeZone) -> RecentAssessment {
    let stem = file.path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(SUFFIX).unwrap_or(&stem).to_owned();
    let changed = Timestamp::try_from(file.modified).map(|moment| {
        let local = moment.to_zoned_datetime(zone.clone());
        local.strftime("%Y-%m-%d %H:%M").to_string()
    });
    RecentAssessment {
        name: stem,
        checklist: Text::default(),
        progress: None,
        changed: changed.unwrap_or_default(),
        holder: None,
        has_rescued: false,
        is_read: false,
        path: file.path,
    }
}

/// Reads one assessment. Neighbours often share a checklist, so that `last` caches the one loaded last.
pub fn details(
    services: &Services<'_>,
    known: &RecentAssessment,
    last: &mut Option<CachedChecklist>,
) -> RecentAssessment {
    read(services, known, last).0
}

/// As [`details`], with the error if the file or its checklist could not be read. A damaged file is not an error.
fn read(
    services: &Services<'_>,
    known: &RecentAssessment,
    last: &mut Option<CachedChecklist>,
) -> (RecentAssessment, Option<Localized>) {
    let mut known = known.clone();
    known.is_read = true;
    known.holder = file::holder(services.disk.as_ref(), &known.path);
    let peeked = file::peek(services.disk.as_ref(), &known.path);
    let peeked = peeked.and_then(|reading| Ok((reading, services.folder_of(&known.path)?)));
    let (reading, folder) = match peeked {
        Ok(peeked) => peeked,
        Err(error) => {
            let unreadable = (!error.is_input()).then(|| error.user_error().what);
            return (known, unreadable);
        }
    };
    let mut unreadable = None;
    known.checklist = Text::single("en", reading.draft().checklist.id.as_str());
    let name = reading.draft().subject.get(SubjectField::Name);
    if !name.is_empty() {
        name.clone_into(&mut known.name);
    }
    let is_there = last
        .as_ref()
        .is_some_and(|last| last.fits(reading.draft(), &folder));
    if !is_there {
        // Dropped before the next is loaded, so that only one is in memory.
        *last = None;
        let found = services.editions_of(reading.draft(), &folder);
        if let Err(error @ CatalogError::Unreadable { .. }) = &found {
            unreadable = Some(error.message());
        }
        *last = Some(CachedChecklist::of(reading.draft(), &folder, found.ok()));
    }
    if let Some(checklist) = last.as_ref().and_then(CachedChecklist::checklist) {
        let assessment = reading.resolve(checklist).assessment;
        known.checklist = checklist.header.title.clone();
        let real = services.disk.resolve(&known.path);
        // If the system does not answer, recovered changes may exist.
        known.has_rescued = real.map_or(true, |real| {
            let real = real.unwrap_or_else(|| known.path.clone());
            !recovery::notices(services, &real, checklist, &assessment).is_empty()
        });
        let today = services.context.environment.today();
        let review = Evaluation::of(checklist, &assessment, &Inspection::default(), today);
        known.progress = Some((review.counts.done(), review.counts.asked()));
    }
    (known, unreadable)
}
