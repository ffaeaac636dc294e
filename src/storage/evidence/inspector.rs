//! Checks evidence in the background, one piece after the other, so that no screen waits for a large file or a slow disk.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use jiff::civil::Date;

use super::{Watch, inspect};
use crate::domain::event::Event;
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;

/// Bytes between two progress events.
const STEP: u64 = 32 * 1024 * 1024;

/// Handle of the checking thread. Dropping it stops the current check and ends the thread.
#[derive(Debug)]
pub struct Inspector {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    stop: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    jobs: VecDeque<Job>,
    events: Vec<Event>,
    is_ending: bool,
}

#[derive(Debug)]
struct Job {
    question: Id,
    evidence: Evidence,
    folder: PathBuf,
    today: Date,
}

impl Inspector {
    pub fn start() -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let worker = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("inspector".into())
            .spawn(move || worker.run())?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Queues a check; the result comes as [`Event::Inspected`]. A waiting check of the same piece is replaced.
    pub fn inspect(&self, question: &Id, evidence: &Evidence, folder: &Path, today: Date) {
        let job = Job {
            question: question.clone(),
            evidence: evidence.clone(),
            folder: folder.to_owned(),
            today,
        };
        let mut state = self.shared.state();
        state
            .jobs
            .retain(|each| (&each.question, &each.evidence) != (&job.question, &job.evidence));
        state.jobs.push_back(job);
        self.shared.changed.notify_all();
    }

    /// Stops the current check and clears the queue.
    pub fn stop(&self) {
        let mut state = self.shared.state();
        state.jobs.clear();
        self.shared.stop.store(true, Ordering::Relaxed);
    }

    /// Events since the last call.
    pub fn events(&self) -> Vec<Event> {
        std::mem::take(&mut self.shared.state().events)
    }
}

impl Drop for Inspector {
    fn drop(&mut self) {
        self.stop();
        self.shared.state().is_ending = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        while let Some(job) = self.next() {
            let mut reported = 0;
            let mut progress = |done: u64, all: u64| {
                if done >= reported + STEP {
                    reported = done;
                    self.state().events.push(Event::Progress(done, all));
                }
            };
            let mut watch = Watch {
                progress: Some(&mut progress),
                stop: Some(&self.stop),
            };
            let look = inspect(&job.evidence, &job.folder, job.today, &mut watch);
            let Some(look) = look else { continue };
            let mut state = self.state();
            state.events.extend(look.notices.into_iter().map(Event::Notice));
            let evidence = Box::new(look.evidence);
            state
                .events
                .push(Event::Inspected(job.question, look.state, evidence));
        }
    }

    fn next(&self) -> Option<Job> {
        let mut state = self.state();
        loop {
            if state.is_ending {
                return None;
            }
            if let Some(job) = state.jobs.pop_front() {
                self.stop.store(false, Ordering::Relaxed);
                return Some(job);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
