//! Reads the assessments of a list one by one, for a command and in the background of the first screen. Each is counted as `status` counts.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::checklist_cache::CachedChecklist;
use super::context::Context;
use super::services::Services;
use super::{load, recovery};
use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::listed_assessment::ListedAssessment;
use crate::domain::localized::Localized;
use crate::domain::standing::Standing;
use crate::domain::subject::SubjectField;
use crate::domain::text::Text;
use crate::domain::upgrade::adopt;
use crate::storage::disk::Disk;
use crate::storage::evidence::{self, Watch};
use crate::storage::file;

/// An assessment that was read.
pub struct Found {
    pub assessment: Assessment,
    pub review: Evaluation,
}

/// Reads assessments. Neighbours often share a checklist, so that the one loaded last is kept.
pub struct ListReader<'a> {
    services: &'a Services<'a>,
    last: Option<CachedChecklist>,
    stop: Option<&'a AtomicBool>,
}

impl<'a> ListReader<'a> {
    pub fn new(services: &'a Services<'a>) -> Self {
        Self {
            services,
            last: None,
            stop: None,
        }
    }

    /// Reads the details of one, and passes what was read to `with`. The error says that the system could not read it; a damaged file
    /// is none.
    pub fn read(
        &mut self,
        known: &mut ListedAssessment,
        with: impl FnOnce(&Checklist, &Found),
    ) -> Option<Localized> {
        let services = self.services;
        known.is_read = true;
        let peeked = file::peek(services.disk.as_ref(), &known.path);
        let (reading, folder) = match peeked.and_then(|read| Ok((read, services.folder_of(&known.path)?))) {
            Ok(peeked) => peeked,
            Err(error) => {
                let what = error.user_error().what;
                known.problem = Some(what.clone());
                return (!error.is_input()).then_some(what);
            }
        };
        let draft = reading.draft();
        known.checklist = Text::single("en", draft.checklist.id.as_str());
        let name = draft.subject.get(SubjectField::Name);
        if !name.is_empty() {
            name.clone_into(&mut known.name);
        }
        let is_there = self.last.as_ref().is_some_and(|last| last.fits(draft, &folder));
        if !is_there {
            // Dropped before the next is loaded, so that only one is in memory.
            self.last = None;
            match services.editions_of(draft, &folder) {
                Ok(editions) => self.last = Some(CachedChecklist::of(draft, &folder, Some(editions))),
                Err(error) => {
                    known.problem = Some(error.message());
                    let is_unreadable = matches!(error, CatalogError::Unreadable { .. });
                    return is_unreadable.then(|| error.message());
                }
            }
        }
        let editions = self.last.as_ref().and_then(CachedChecklist::editions)?;
        let checklist = &editions.recorded;
        let reading = reading.resolve(checklist);
        known.checklist = checklist.header.title.clone();
        if reading.is_lossy {
            known.problem = Some(load::damage(&reading.issues, &known.path).user_error().what);
            return None;
        }
        let mut assessment = reading.assessment;
        adopt(checklist, &mut assessment);
        // If the system does not answer, recovered changes may exist.
        known.has_rescued = services.disk.resolve(&known.path).map_or(true, |real| {
            let real = real.unwrap_or_else(|| known.path.clone());
            !recovery::notices(services, &real, checklist, &assessment).is_empty()
        });
        let today = services.context.environment.today();
        let mut watch = Watch {
            progress: None,
            stop: self.stop,
        };
        let inspection = evidence::inspect_all_until(&assessment, &folder, today, &mut watch)?;
        let review = Evaluation::of(checklist, &assessment, &inspection, today);
        known.standing = Some(Standing::of(
            checklist,
            editions.offered.as_ref(),
            &assessment,
            &review,
            today,
        ));
        with(checklist, &Found { assessment, review });
        None
    }
}

/// Reads assessments in a thread of its own. Dropping it stops the reading.
#[derive(Debug)]
pub struct BackgroundReader {
    orders: Sender<ListedAssessment>,
    found: Receiver<ListedAssessment>,
    stop: Arc<AtomicBool>,
}

impl BackgroundReader {
    pub fn start(context: Context, disk: Arc<dyn Disk>) -> io::Result<Self> {
        let (orders, waiting) = channel::<ListedAssessment>();
        let (to, found) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let work = move || {
            let services = Services {
                disk,
                ..Services::new(&context)
            };
            let mut reader = ListReader {
                stop: Some(&stopped),
                ..ListReader::new(&services)
            };
            for mut known in waiting {
                let _ = reader.read(&mut known, |_, _| {});
                if stopped.load(Ordering::Relaxed) || to.send(known).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("list".into()).spawn(work)?;
        Ok(Self { orders, found, stop })
    }

    pub fn read(&self, known: &ListedAssessment) {
        // The thread ends only with this handle, or by a panic, which is reported by itself.
        let _ = self.orders.send(known.clone());
    }

    /// What was read since the last call.
    pub fn found(&self) -> Vec<ListedAssessment> {
        self.found.try_iter().collect()
    }
}

impl Drop for BackgroundReader {
    fn drop(&mut self) {
        // Not joined: a slow disk would block the screen.
        self.stop.store(true, Ordering::Relaxed);
    }
}
