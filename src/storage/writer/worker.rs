//! The writing thread: saves the newest state submitted, retries what failed, and takes over what other programs write.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::shared::{Clock, Job, Merge, Note, Shared, State};
use crate::domain::assessment::Assessment;
use crate::domain::event::Event;
use crate::domain::localized::Localized;
use crate::domain::merge::merge;
use crate::domain::user_error::UserError;
use crate::storage::disk::Stat;
use crate::storage::error::StorageError;
use crate::storage::file::{AssessmentFile, Saved};

/// Interval of checks for a write of another program.
const RECHECK: Duration = Duration::from_secs(1);

pub(super) struct Worker {
    pub(super) shared: Arc<Shared>,
    pub(super) file: AssessmentFile,
    pub(super) clock: Clock,
    pub(super) retry: Duration,
    pub(super) generation: u64,
    /// The last assessment submitted and what is on disk since; they differ while a merge is not delivered yet.
    pub(super) last: Option<(Arc<Assessment>, Arc<Assessment>)>,
    /// The file as the last check saw it.
    pub(super) seen: Option<Stat>,
}

/// A job to run again when nothing newer was submitted.
struct Again {
    job: Job,
    /// Else it is on disk, and only a write of another program is checked for.
    is_failed: bool,
}

impl Worker {
    /// Runs to the end of the session. Until something is submitted, `follow` is what changes of others are merged into.
    pub(super) fn run(&mut self, follow: Option<Job>) {
        let mut again = follow.map(|job| Again {
            job,
            is_failed: false,
        });
        while let Some(job) = self.next(again.as_ref()) {
            let before = again.take().filter(|before| before.job.ticket == job.ticket);
            let is_recheck = before.as_ref().is_some_and(|before| !before.is_failed);
            let outcome = if is_recheck && self.file.stat().is_none() {
                // A file that is gone is written again when something is to be saved.
                Ok(Vec::new())
            } else {
                self.attempt(&job)
            };
            let mut state = self.shared.state();
            state.is_busy = false;
            state.digest = self.file.digest().map(Into::into);
            again = match outcome {
                Ok(notes) => {
                    let time = (self.clock)();
                    state.saved(job.ticket, notes, time, is_recheck);
                    Some(Again {
                        job,
                        is_failed: false,
                    })
                }
                Err(error) if is_recheck => {
                    // What cannot be merged is tried again once it changes, all else at the next check.
                    if !matches!(error, StorageError::Outside { .. }) {
                        self.seen = None;
                    }
                    before
                }
                Err(error) => {
                    state.failed(job.ticket, &error, before.is_some());
                    Some(Again { job, is_failed: true })
                }
            };
            self.shared.changed.notify_all();
        }
        if let Some(watched) = again.filter(|again| !again.is_failed && self.file.is_watching()) {
            // Last check for a late write of another program; the session itself is saved.
            drop(self.attempt(&watched.job));
        }
    }

    /// The next job: the newest submitted, a failed one when its time has come, or the last one once another program wrote. `None` at
    /// the end.
    fn next(&mut self, again: Option<&Again>) -> Option<Job> {
        let shared = Arc::clone(&self.shared);
        let mut state = shared.state();
        let mut is_due = false;
        loop {
            if let Some(job) = state.job.take() {
                state.is_busy = true;
                return Some(job);
            }
            let is_asked = std::mem::take(&mut state.is_asked);
            if state.is_ending {
                return None;
            }
            if let Some(again) = again.filter(|_| is_asked || is_due) {
                state.is_busy = true;
                return Some(again.job.clone());
            }
            let is_failed = again.is_some_and(|again| again.is_failed);
            let time = if is_failed { self.retry } else { RECHECK };
            let (back, waited) = shared
                .changed
                .wait_timeout(state, time)
                .unwrap_or_else(PoisonError::into_inner);
            state = back;
            if waited.timed_out() {
                drop(state);
                is_due = is_failed || self.may_have_changed();
                state = shared.state();
            }
        }
    }

    /// Whether another program may have written since the last check.
    fn may_have_changed(&mut self) -> bool {
        let found = self.file.stat();
        let is_changed = found.is_some() && found != self.seen;
        self.seen = found;
        is_changed || self.file.is_watching()
    }

    /// A panic while saving counts as a failed save: waiters get the error and the answers stay in memory.
    fn attempt(&mut self, job: &Job) -> Result<Vec<Note>, StorageError> {
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| self.carry_out(job)));
        outcome.unwrap_or_else(|payload| {
            let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
            Err(StorageError::Broken {
                path: self.file.path().to_owned(),
                what: text.unwrap_or_default(),
            })
        })
    }

    fn carry_out(&mut self, job: &Job) -> Result<Vec<Note>, StorageError> {
        let ours = match &self.last {
            // The screen has not received the last merge: its change is merged into what is on disk.
            Some((submitted, on_disk)) if job.generation < self.generation => {
                Arc::new(merge(submitted, &job.assessment, on_disk).assessment)
            }
            _ => Arc::clone(&job.assessment),
        };
        let Saved { takeover, notices } = self.file.save(&ours)?;
        let mut notes: Vec<Note> = notices.into_iter().map(notice).collect();
        let on_disk = match takeover {
            Some(takeover) => {
                self.generation += 1;
                let on_disk = Arc::new(takeover.after.clone());
                notes.push(Note::Merged(Box::new(Merge {
                    generation: self.generation,
                    // Earlier merges are delivered first, so that this one starts from their result.
                    of: ours,
                    takeover,
                })));
                on_disk
            }
            None => ours,
        };
        self.last = Some((Arc::clone(&job.assessment), on_disk));
        Ok(notes)
    }
}

fn notice(both: Localized) -> Note {
    Note::Event(Event::Notice(both))
}

impl State {
    fn saved(&mut self, ticket: u64, notes: Vec<Note>, time: String, is_recheck: bool) {
        let is_quiet = is_recheck && notes.is_empty();
        self.notes.extend(notes);
        self.done = ticket;
        if self.done >= self.tickets {
            self.unsaved = None;
        }
        self.error = None;
        self.reported = None;
        if !is_quiet {
            self.notes.push(Note::Event(Event::Saved(ticket, time)));
        }
    }

    /// Reports an error again only if the ticket or the error is new.
    fn failed(&mut self, ticket: u64, error: &StorageError, has_failed_before: bool) {
        let error: Box<UserError> = error.into();
        if !has_failed_before || self.reported.as_ref() != Some(&error) {
            let event = Event::SaveFailed(ticket, error.clone());
            self.notes.push(Note::Event(event));
        }
        self.reported = Some(error.clone());
        self.error = Some(error);
    }
}
