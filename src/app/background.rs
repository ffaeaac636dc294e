//! A background queue for small writes, such as a setting or the list of recent files. One thread runs them in order, so that a slow
//! disk never blocks the screen. Answers have their own writer.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use super::services::{self, Services};
use crate::storage::notice_queue::NoticeQueue;
use crate::storage::recent_files;
use crate::words::storage as words;

type Job = Box<dyn FnOnce() + Send>;

/// Runs jobs in the background; dropping it waits for all of them.
#[derive(Debug, Default)]
pub struct BackgroundQueue {
    orders: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl BackgroundQueue {
    /// Enqueues a job. Without a thread it runs at once.
    pub fn add(&mut self, job: impl FnOnce() + Send + 'static) {
        if self.orders.is_none() {
            self.start();
        }
        let job: Job = Box::new(job);
        match &self.orders {
            Some(orders) => {
                if let Err(back) = orders.send(job) {
                    (back.0)();
                }
            }
            None => job(),
        }
    }

    /// Adds a file to the list of recent files. A list that cannot be written is queued as a notice.
    pub fn remember_file(&mut self, services: &Services<'_>, path: &Path, notices: &NoticeQueue) {
        let (disk, path, notices) = (Arc::clone(&services.disk), path.to_owned(), notices.clone());
        let folders = services.context.preferences.folders.clone();
        self.add(move || {
            if let Err(error) = recent_files::remember(disk.as_ref(), &folders, &path) {
                notices.report(error.inside(words::RECENT_NOT_KEPT));
            }
        });
    }

    /// Writes a setting. One that cannot be written is queued as a notice.
    pub fn remember_setting(
        &mut self,
        services: &Services<'_>,
        name: &str,
        value: &str,
        notices: &NoticeQueue,
    ) {
        let (disk, name, value) = (Arc::clone(&services.disk), name.to_owned(), value.to_owned());
        let (file, notices) = (services.context.preferences.folders.settings(), notices.clone());
        self.add(move || {
            if let Err(error) = services::remember_setting(disk.as_ref(), &file, &name, &value) {
                notices.report(error.inside(words::SETTING_NOT_KEPT));
            }
        });
    }

    fn start(&mut self) {
        let (orders, waiting) = channel::<Job>();
        let work = move || waiting.into_iter().for_each(|job| job());
        if let Ok(thread) = thread::Builder::new().name("background".into()).spawn(work) {
            self.orders = Some(orders);
            self.thread = Some(thread);
        }
    }
}

impl Drop for BackgroundQueue {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
