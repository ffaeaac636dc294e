//! Saves in the background: one thread owns the file. Submitting a change never waits; of several waiting changes only the
//! newest is written, and it acknowledges every ticket up to its own.

mod shared;
mod worker;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use shared::{Job, Note, Shared};
use worker::Worker;

pub use shared::Clock;

use super::error::StorageError;
use super::file::AssessmentFile;
use crate::domain::assessment::Assessment;
use crate::domain::event::Event;
use crate::domain::merge::merge;
use crate::domain::takeover::Takeover;
use crate::domain::user_error::UserError;

pub const RETRY: Duration = Duration::from_secs(3);

/// Handle of the writing thread. Dropping it saves what waits and ends the thread.
#[derive(Debug)]
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    path: PathBuf,
    folder: PathBuf,
    /// The newest assessment submitted, and how many merges it includes.
    newest: Option<Arc<Assessment>>,
    generation: u64,
}

impl Writer {
    /// Starts the thread, which retries a failed save after this time.
    pub fn start(file: AssessmentFile, clock: Clock, retry: Duration) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        shared.state().digest = file.digest().map(Into::into);
        let (path, folder) = (file.path().to_owned(), file.folder().to_owned());
        let follow = file.assessment().map(|opened| Job {
            ticket: 0,
            generation: 0,
            assessment: Arc::new(opened.clone()),
        });
        let mut file = file;
        let waiting = Arc::clone(&shared);
        let unsettled = StorageError::Unsettled { path: path.clone() };
        let unsettled: Box<UserError> = (&unsettled).into();
        // A save that waits for another program counts as failed, because the process may have to end meanwhile.
        file.on_wait(Arc::new(move || {
            waiting.state().error = Some(unsettled.clone());
        }));
        let mut worker = Worker {
            shared: Arc::clone(&shared),
            file,
            clock,
            retry,
            generation: 0,
            last: None,
            seen: None,
        };
        let thread = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || worker.run(follow))?;
        Ok(Self {
            shared,
            thread: Some(thread),
            path,
            folder,
            newest: None,
            generation: 0,
        })
    }

    /// The path with links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Paths of evidence are relative to this folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the screen shows, into which changes of others are merged before anything is submitted.
    pub fn shows(&mut self, assessment: &Assessment) {
        self.newest = Some(Arc::new(assessment.clone()));
    }

    /// Submits a changed assessment. The ticket comes back in [`Event::Saved`] or [`Event::SaveFailed`].
    pub fn save(&mut self, assessment: &Assessment) -> u64 {
        let assessment = Arc::new(assessment.clone());
        self.newest = Some(Arc::clone(&assessment));
        let mut state = self.shared.state();
        state.tickets += 1;
        state.unsaved = Some(Arc::clone(&assessment));
        let ticket = state.tickets;
        state.job = Some(Job {
            ticket,
            generation: self.generation,
            assessment,
        });
        self.shared.changed.notify_all();
        ticket
    }

    /// Retries a failed save at once.
    pub fn retry(&self) {
        self.shared.state().is_asked = true;
        self.shared.changed.notify_all();
    }

    /// Waits until everything submitted is on disk, retrying once what failed before.
    pub fn flush(&self) -> Result<(), Box<UserError>> {
        let mut state = self.shared.state();
        if state.done >= state.tickets {
            return Ok(());
        }
        let wanted = state.tickets;
        state.error = None;
        state.is_asked = true;
        self.shared.changed.notify_all();
        loop {
            if state.done >= wanted {
                return Ok(());
            }
            if let Some(error) = &state.error
                && state.job.is_none()
                && !state.is_busy
            {
                return Err(error.clone());
            }
            state = self
                .shared
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether everything submitted is on disk.
    pub fn is_saved(&self) -> bool {
        let state = self.shared.state();
        state.done >= state.tickets
    }

    /// Events since the last call, in order. A merge includes every change submitted so far; what is submitted after this call
    /// must include the merge.
    pub fn events(&mut self) -> Vec<Event> {
        let notes = std::mem::take(&mut self.shared.state().notes);
        notes.into_iter().map(|note| self.event(note)).collect()
    }

    fn event(&mut self, note: Note) -> Event {
        match note {
            Note::Event(event) => event,
            Note::Merged(found) => {
                let ours = self.newest.as_ref().unwrap_or(&found.of);
                let before = Assessment::clone(ours);
                let after = merge(&found.of, ours, &found.takeover.after).assessment;
                self.generation = found.generation;
                self.newest = Some(Arc::new(after.clone()));
                Event::Merged(Box::new(Takeover {
                    before,
                    after,
                    ..found.takeover
                }))
            }
        }
    }

    /// Adds merges that the screen has not received yet. Their events are still delivered.
    pub fn with_merges<'a>(&self, ours: &'a Assessment) -> Cow<'a, Assessment> {
        let state = self.shared.state();
        let merges = state.notes.iter().filter_map(|note| match note {
            Note::Merged(found) => Some(found),
            Note::Event(_) => None,
        });
        merges.fold(Cow::Borrowed(ours), |ours, found| {
            Cow::Owned(merge(&found.of, &ours, &found.takeover.after).assessment)
        })
    }

    /// Digest of the file as last read or written: any other content is a change from outside.
    pub fn digest(&self) -> Option<String> {
        self.shared.state().digest.clone()
    }

    /// The newest assessment submitted, for rescue if it cannot be saved.
    pub fn newest(&self) -> Option<&Assessment> {
        self.newest.as_deref()
    }

    /// A view for another thread, which never waits for a disk.
    pub fn unsaved_view(&self) -> UnsavedView {
        UnsavedView(Arc::clone(&self.shared))
    }

    /// Saves what waits and ends the thread.
    pub fn close(mut self) -> Result<(), Box<UserError>> {
        let flushed = self.flush();
        self.end();
        flushed
    }

    fn end(&mut self) {
        self.shared.state().is_ending = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Unsaved changes, as another thread sees them.
#[derive(Clone, Debug)]
pub struct UnsavedView(Arc<Shared>);

impl UnsavedView {
    /// The newest assessment that could not be saved, and the error.
    pub fn failed(&self) -> Option<(Arc<Assessment>, Box<UserError>)> {
        let state = self.0.state();
        state.unsaved.clone().zip(state.error.clone())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.end();
        }
    }
}
