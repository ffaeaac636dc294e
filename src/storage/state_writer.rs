//! Writes positions and history steps in the background, so that no call waits for a disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::disk::Disk;
use super::paths::Folders;
use super::{history, position};
use crate::domain::history::Record;
use crate::domain::position::Position;

#[derive(Debug)]
enum Job {
    Position(PathBuf, Position),
    History(PathBuf, String),
}

/// Of several waiting positions only the newest is written. Dropping it writes what waits.
#[derive(Debug)]
pub struct StateWriter {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl StateWriter {
    pub fn start(disk: Arc<dyn Disk>, folders: Folders) -> std::io::Result<Self> {
        let (jobs, waiting) = channel();
        let run = move || run(disk.as_ref(), &folders, &waiting);
        let thread = std::thread::Builder::new()
            .name("state_writer".into())
            .spawn(run)?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    pub fn remember(&self, path: &Path, position: &Position) {
        self.job(Job::Position(path.to_owned(), position.clone()));
    }

    pub fn add(&self, path: &Path, records: &[Record]) {
        self.job(Job::History(path.to_owned(), history::written(records)));
    }

    fn job(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }
}

impl Drop for StateWriter {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Errors are ignored: the assessment itself is safe, and the user could do nothing.
fn run(disk: &dyn Disk, folders: &Folders, waiting: &Receiver<Job>) {
    let write = |newest: Option<(PathBuf, Position)>| {
        if let Some((path, position)) = newest {
            let _ = position::write(disk, folders, &path, &position);
        }
    };
    while let Ok(first) = waiting.recv() {
        let mut newest: Option<(PathBuf, Position)> = None;
        for job in std::iter::once(first).chain(waiting.try_iter()) {
            match job {
                Job::History(path, text) => {
                    let _ = history::add(disk, folders, &path, &text);
                }
                Job::Position(path, position) => {
                    let other = newest.take_if(|(each, _)| *each != path);
                    write(other);
                    newest = Some((path, position));
                }
            }
        }
        write(newest);
    }
}
