//! The state that the handle of the writing thread and the thread itself share.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::domain::assessment::Assessment;
use crate::domain::event::Event;
use crate::domain::takeover::Takeover;
use crate::domain::user_error::UserError;

/// Returns the time of day, `14:02:31`.
pub type Clock = Arc<dyn Fn() -> String + Send + Sync>;

#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) state: Mutex<State>,
    pub(super) changed: Condvar,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) job: Option<Job>,
    pub(super) tickets: u64,
    pub(super) done: u64,
    pub(super) is_busy: bool,
    pub(super) is_asked: bool,
    pub(super) is_ending: bool,
    pub(super) error: Option<Box<UserError>>,
    /// The error that was reported last.
    pub(super) reported: Option<Box<UserError>>,
    pub(super) notes: Vec<Note>,
    /// Digest of the file as last read or written.
    pub(super) digest: Option<String>,
    /// The newest assessment submitted, until it is on disk.
    pub(super) unsaved: Option<Arc<Assessment>>,
}

#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) ticket: u64,
    pub(super) generation: u64,
    pub(super) assessment: Arc<Assessment>,
}

#[derive(Debug)]
pub(super) enum Note {
    Event(Event),
    Merged(Box<Merge>),
}

/// A merge not yet delivered to the screen, with its base, so that newer changes can be merged in.
#[derive(Debug)]
pub(super) struct Merge {
    pub(super) generation: u64,
    pub(super) of: Arc<Assessment>,
    pub(super) takeover: Takeover,
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
