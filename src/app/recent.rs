//! The assessments known from earlier sessions: which there are at once, how far each is when it is looked into.

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
use crate::session::port::KnownAssessment;
use crate::storage::file;
use crate::storage::recent_files::{self, RecentFile};
use crate::storage::record::SUFFIX;

/// How many the first screen shows, so that it is there at once however many assessments there are.
const FIRST_SCREEN: usize = 30;

/// The assessments changed last, for the first screen; only their files are known, nothing in them is read.
pub fn latest(services: &Services<'_>) -> Vec<KnownAssessment> {
    list(services, FIRST_SCREEN)
}

/// All known assessments, the last changed first, each of them read, and what could not be read on the way: the list is complete
/// only without errors.
pub fn read_all(services: &Services<'_>) -> (Vec<KnownAssessment>, Vec<Localized>) {
    let found = recent_files::list(services.disk.as_ref(), &services.context.preferences.folders);
    let mut errors: Vec<Localized> = found.errors.iter().map(|error| error.user_error().what).collect();
    let mut last = None;
    let all = from_files(found.files, usize::MAX);
    let read = all.iter().map(|known| {
        let (known, error) = read(services, known, &mut last);
        errors.extend(error);
        known
    });
    (read.collect(), errors)
}

fn list(services: &Services<'_>, most: usize) -> Vec<KnownAssessment> {
    let files = recent_files::list(services.disk.as_ref(), &services.context.preferences.folders).files;
    from_files(files, most)
}

fn from_files(files: Vec<RecentFile>, most: usize) -> Vec<KnownAssessment> {
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

/// What the file alone tells.
fn named(file: RecentFile, zone: &TimeZone) -> KnownAssessment {
    let stem = file.path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(SUFFIX).unwrap_or(&stem).to_owned();
    let changed = Timestamp::try_from(file.modified).map(|moment| {
        let local = moment.to_zoned_datetime(zone.clone());
        local.strftime("%Y-%m-%d %H:%M").to_string()
    });
    KnownAssessment {
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

/// One assessment in full. Assessments of one checklist often stand together: `last` keeps the one that was read last.
pub fn look_into(
    services: &Services<'_>,
    known: &KnownAssessment,
    last: &mut Option<CachedChecklist>,
) -> KnownAssessment {
    read(services, known, last).0
}

/// As [`look_into`], with the error of the system where the file or its checklist could not be read. A file that is read and broken
/// is none.
fn read(
    services: &Services<'_>,
    known: &KnownAssessment,
    last: &mut Option<CachedChecklist>,
) -> (KnownAssessment, Option<Localized>) {
    let mut known = known.clone();
    known.is_read = true;
    known.holder = file::holder(services.disk.as_ref(), &known.path);
    let reading = match file::peek(services.disk.as_ref(), &known.path) {
        Ok(reading) => reading,
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
    let folder = services.folder_of(&known.path);
    let is_there = last
        .as_ref()
        .is_some_and(|last| last.fits(reading.draft(), &folder));
    if !is_there {
        // The last one goes before the next is read: two at once are room that nothing else needs.
        *last = None;
        let found = services.checklist_of(reading.draft(), &folder);
        if let Err(error @ CatalogError::Unreadable { .. }) = &found {
            unreadable = Some(error.message());
        }
        *last = Some(CachedChecklist::of(reading.draft(), &folder, found.ok()));
    }
    if let Some(checklist) = last.as_ref().and_then(CachedChecklist::checklist) {
        let assessment = reading.resolve(checklist).assessment;
        known.checklist = checklist.header.title.clone();
        let real = services
            .disk
            .resolve(&known.path)
            .unwrap_or_default()
            .unwrap_or_else(|| known.path.clone());
        known.has_rescued = !recovery::notices(services, &real, checklist, &assessment).is_empty();
        let today = services.context.environment.today();
        let review = Evaluation::of(checklist, &assessment, &Inspection::default(), today);
        known.progress = Some((review.counts.done(), review.counts.asked()));
    }
    (known, unreadable)
}
