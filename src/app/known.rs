//! The assessments known from earlier sessions, with how far each is.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::desk::Desk;
use crate::domain::checklist::Checklist;
use crate::domain::evidence::Inspection;
use crate::domain::port::KnownAssessment;
use crate::domain::review::Review;
use crate::domain::subject::SubjectField;
use crate::domain::text::Text;
use crate::storage::file;
use crate::storage::known::{self, KnownFile};
use crate::storage::record::{SUFFIX, Shape};

/// Most assessments that are looked into; the list stays quick however many there are.
const MOST: usize = 30;

/// The known assessments, the last changed first.
pub fn list(desk: &Desk<'_>) -> Vec<KnownAssessment> {
    let files = known::list(desk.disk.as_ref(), &desk.context.preferences.folders);
    let mut checklists: HashMap<String, Option<Checklist>> = HashMap::new();
    files
        .into_iter()
        .take(MOST)
        .map(|file| look(desk, file, &mut checklists))
        .collect()
}

/// One assessment. Each checklist is read once, however many assessments were made with it.
fn look(
    desk: &Desk<'_>,
    file: KnownFile,
    checklists: &mut HashMap<String, Option<Checklist>>,
) -> KnownAssessment {
    let stem = file.path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(SUFFIX).unwrap_or(&stem).to_owned();
    let changed = Timestamp::try_from(file.modified)
        .map(|moment| {
            moment
                .to_zoned_datetime(TimeZone::system())
                .strftime("%Y-%m-%d %H:%M")
                .to_string()
        })
        .unwrap_or_default();
    let mut known = KnownAssessment {
        name: stem,
        checklist: Text::single("en", "?"),
        progress: None,
        changed,
        path: file.path,
    };
    let Ok(mut reading) = file::peek(desk.disk.as_ref(), &known.path) else {
        return known;
    };
    let id = reading.assessment.checklist.id.to_string();
    known.checklist = Text::single("en", &id);
    let name = reading.assessment.subject.get(SubjectField::Name);
    if !name.is_empty() {
        name.clone_into(&mut known.name);
    }
    let folder = desk.folder_of(&known.path);
    let checklist = checklists
        .entry(id)
        .or_insert_with(|| desk.checklist_of(&reading.assessment, &folder).ok());
    if let Some(checklist) = checklist {
        reading.resolve(&Shape::of(checklist));
        known.checklist = checklist.header.title.clone();
        let today = desk.context.world.today();
        let review = Review::of(checklist, &reading.assessment, &Inspection::default(), today);
        known.progress = Some((review.counts.done(), review.counts.asked()));
    }
    known
}
