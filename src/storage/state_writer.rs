//! Writes positions and history steps in the background, so that no call waits for a disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::disk::Disk;
use super::error::StorageError;
use super::notice_queue::NoticeQueue;
use super::paths::Folders;
use super::{history, position};
use crate::domain::history::Record;
use crate::domain::position::Position;
use crate::words::Message;
use crate::words::storage as words;

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
    /// What cannot be written is queued as a notice: the assessment itself is saved apart.
    pub fn start(disk: Arc<dyn Disk>, folders: Folders, notices: NoticeQueue) -> std::io::Result<Self> {
        let (jobs, waiting) = channel();
        let mut worker = Worker {
            disk,
            folders,
            notices,
            gaps: BTreeSet::new(),
        };
        let run = move || worker.run(&waiting);
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

struct Worker {
    disk: Arc<dyn Disk>,
    folders: Folders,
    notices: NoticeQueue,
    /// Files with steps that could not be written; undo must not go past them.
    gaps: BTreeSet<PathBuf>,
}

impl Worker {
    fn run(&mut self, waiting: &Receiver<Job>) {
        while let Ok(first) = waiting.recv() {
            let mut newest: Option<(PathBuf, Position)> = None;
            for job in std::iter::once(first).chain(waiting.try_iter()) {
                match job {
                    Job::History(path, text) => self.add(path, text),
                    Job::Position(path, position) => {
                        let other = newest.take_if(|(each, _)| *each != path);
                        self.write(other);
                        newest = Some((path, position));
                    }
                }
            }
            self.write(newest);
        }
    }

    fn add(&mut self, path: PathBuf, mut text: String) {
        if self.gaps.contains(&path) {
            text.insert_str(0, &history::written(&[Record::Lost]));
        }
        match history::add(self.disk.as_ref(), &self.folders, &path, &text) {
            Ok(()) => {
                self.gaps.remove(&path);
            }
            Err(error) => {
                self.report(words::HISTORY_NOT_KEPT, &error);
                self.gaps.insert(path);
            }
        }
    }

    fn write(&self, newest: Option<(PathBuf, Position)>) {
        if let Some((path, position)) = newest
            && let Err(error) = position::write(self.disk.as_ref(), &self.folders, &path, &position)
        {
            self.report(words::POSITION_NOT_KEPT, &error);
        }
    }

    fn report(&self, message: Message, error: &StorageError) {
        self.notices.report(error.inside(message));
    }
}
