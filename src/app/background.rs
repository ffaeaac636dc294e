//! Small things to write down that nobody waits for: a setting, the list of known files. One thread does them in their order, so that a
//! slow disk never holds up the screen. Answers are not among them: they have a writer of their own.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use super::services::{self, Services};
use crate::storage::recent_files;

/// A thing to do.
type Chore = Box<dyn FnOnce() + Send>;

/// Does chores in the background; dropping it waits until all are done.
#[derive(Debug, Default)]
pub struct BackgroundQueue {
    orders: Option<Sender<Chore>>,
    thread: Option<JoinHandle<()>>,
}

impl BackgroundQueue {
    /// Puts a chore behind those that wait. Where there can be no thread, it is done at once.
    pub fn add(&mut self, chore: impl FnOnce() + Send + 'static) {
        if self.orders.is_none() {
            self.start();
        }
        let chore: Chore = Box::new(chore);
        match &self.orders {
            Some(orders) => {
                if let Err(back) = orders.send(chore) {
                    (back.0)();
                }
            }
            None => chore(),
        }
    }

    /// Puts a file on the list of known ones. That the list cannot be written keeps nobody from working.
    pub fn remember_file(&mut self, services: &Services<'_>, path: &Path) {
        let (disk, path) = (Arc::clone(&services.disk), path.to_owned());
        let folders = services.context.preferences.folders.clone();
        self.add(move || {
            let _ = recent_files::remember(disk.as_ref(), &folders, &path);
        });
    }

    /// Writes a setting into the settings file.
    pub fn remember_setting(&mut self, services: &Services<'_>, name: &str, value: &str) {
        let (disk, name, value) = (Arc::clone(&services.disk), name.to_owned(), value.to_owned());
        let file = services.context.preferences.folders.settings();
        self.add(move || services::remember_setting(disk.as_ref(), &file, &name, &value));
    }

    fn start(&mut self) {
        let (orders, waiting) = channel::<Chore>();
        let work = move || waiting.into_iter().for_each(|chore| chore());
        if let Ok(thread) = thread::Builder::new().name("chores".into()).spawn(work) {
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

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn chores_are_done_in_order_and_before_the_end() {
        let done = Arc::new(Mutex::new(Vec::new()));
        let mut chores = BackgroundQueue::default();
        for number in 0..50 {
            let done = Arc::clone(&done);
            chores.add(move || done.lock().unwrap().push(number));
        }
        drop(chores);
        assert_eq!(*done.lock().unwrap(), (0..50).collect::<Vec<_>>());
    }
}
