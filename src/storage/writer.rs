//! The one writer: a thread that owns the file and the order of saves. Whoever hands over a change never waits; only the newest of
//! several waiting changes is written, and every ticket up to it is acknowledged with it, in order.

mod worker;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use worker::Worker;

use super::error::StorageError;
use super::file::AssessmentFile;
use crate::domain::assessment::Assessment;
use crate::domain::event::Event;
use crate::domain::merge::merge;
use crate::domain::takeover::Takeover;
use crate::domain::user_error::UserError;

/// Tells the time of day, `14:02:31`.
pub type Clock = Arc<dyn Fn() -> String + Send + Sync>;

/// How long the writer waits before it tries again after a failure.
pub const RETRY: Duration = Duration::from_secs(3);

/// Handle of the writing thread. Dropping it saves what waits, and ends the thread.
#[derive(Debug)]
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    path: PathBuf,
    folder: PathBuf,
    /// The newest assessment handed over, and how many merges it knows of.
    newest: Option<Arc<Assessment>>,
    generation: u64,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    job: Option<Job>,
    tickets: u64,
    /// The newest ticket that is on disk.
    done: u64,
    is_busy: bool,
    is_asked: bool,
    is_ending: bool,
    trouble: Option<Box<UserError>>,
    /// The error that was reported last.
    reported: Option<Box<UserError>>,
    notes: Vec<Note>,
    /// The digest of what stands on disk, as far as we know.
    stands: Option<String>,
    /// The newest assessment handed over, until it is on disk.
    unsaved: Option<Arc<Assessment>>,
}

#[derive(Clone, Debug)]
struct Job {
    ticket: u64,
    generation: u64,
    assessment: Arc<Assessment>,
}

#[derive(Debug)]
enum Note {
    Event(Event),
    Merged(Box<Merge>),
}

/// A merge on its way to the screen: what it was made of, so that changes made meanwhile can be added.
#[derive(Debug)]
struct Merge {
    generation: u64,
    of: Arc<Assessment>,
    takeover: Takeover,
}

impl Writer {
    /// Starts the thread. It retries by itself this long after a failure.
    pub fn start(file: AssessmentFile, clock: Clock, retry: Duration) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        shared.state().stands = file.digest().map(Into::into);
        let (path, folder) = (file.path().to_owned(), file.folder().to_owned());
        let mut file = file;
        let waiting = Arc::clone(&shared);
        let unsettled = StorageError::Unsettled { path: path.clone() };
        let unsettled: Box<UserError> = (&unsettled).into();
        // While a save waits for another program, what is not saved yet counts as failed: the process may have to end meanwhile.
        file.on_wait(Arc::new(move || {
            waiting.state().trouble = Some(unsettled.clone());
        }));
        let mut worker = Worker {
            shared: Arc::clone(&shared),
            file,
            clock,
            retry,
            generation: 0,
            last: None,
        };
        let thread = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || worker.run())?;
        Ok(Self {
            shared,
            thread: Some(thread),
            path,
            folder,
            newest: None,
            generation: 0,
        })
    }

    /// Where the file really is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder against which the paths of evidence are relative.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Hands over a changed assessment. The ticket comes back in [`Event::Saved`] or [`Event::SaveFailed`].
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

    /// Tries again at once after a failure.
    pub fn retry(&self) {
        self.shared.state().is_asked = true;
        self.shared.changed.notify_all();
    }

    /// Waits until everything handed over is on disk, trying once more where it failed before.
    pub fn flush(&self) -> Result<(), Box<UserError>> {
        let mut state = self.shared.state();
        if state.done >= state.tickets {
            return Ok(());
        }
        let wanted = state.tickets;
        state.trouble = None;
        state.is_asked = true;
        self.shared.changed.notify_all();
        loop {
            if state.done >= wanted {
                return Ok(());
            }
            if let Some(trouble) = &state.trouble
                && state.job.is_none()
                && !state.is_busy
            {
                return Err(trouble.clone());
            }
            state = self
                .shared
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether everything handed over is on disk.
    pub fn is_saved(&self) -> bool {
        let state = self.shared.state();
        state.done >= state.tickets
    }

    /// What happened since the last call, in order. A merge is given out with every change handed over since; what is handed over
    /// after this call is taken to know of it.
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

    /// An assessment with what the merges brought that the screen was not told of yet. They are told all the same.
    pub fn with_merges<'a>(&self, ours: &'a Assessment) -> Cow<'a, Assessment> {
        let state = self.shared.state();
        let newest = state.notes.iter().rev().find_map(|note| match note {
            Note::Merged(found) => Some(found),
            Note::Event(_) => None,
        });
        newest.map_or(Cow::Borrowed(ours), |found| {
            Cow::Owned(merge(&found.of, ours, &found.takeover.after).assessment)
        })
    }

    /// The digest of what stands on disk as far as we know: any other there is a change from outside.
    pub fn stands(&self) -> Option<String> {
        self.shared.state().stands.clone()
    }

    /// The newest assessment that was handed over, to be rescued where it cannot be saved.
    pub fn newest(&self) -> Option<&Assessment> {
        self.newest.as_deref()
    }

    /// Sees what is not saved from another thread, which waits for nothing.
    pub fn outlook(&self) -> Outlook {
        Outlook(Arc::clone(&self.shared))
    }

    /// Saves what waits, ends the thread and frees the lock.
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

/// What cannot be saved, as another thread sees it.
#[derive(Clone, Debug)]
pub struct Outlook(Arc<Shared>);

impl Outlook {
    /// The newest assessment that could not be saved, and why; `None` where nothing failed.
    pub fn failed(&self) -> Option<(Arc<Assessment>, Box<UserError>)> {
        let state = self.0.state();
        state.unsaved.clone().zip(state.trouble.clone())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.end();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
