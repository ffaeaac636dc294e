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
enum Order {
    Stands(PathBuf, Position),
    Steps(PathBuf, String),
}

/// Of several waiting positions only the newest is written. Dropping it writes what waits.
#[derive(Debug)]
pub struct StateWriter {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl StateWriter {
    pub fn start(disk: Arc<dyn Disk>, folders: Folders) -> std::io::Result<Self> {
        let (orders, waiting) = channel();
        let run = move || keep(disk.as_ref(), &folders, &waiting);
        let thread = std::thread::Builder::new().name("keeper".into()).spawn(run)?;
        Ok(Self {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    pub fn remember(&self, path: &Path, position: &Position) {
        self.order(Order::Stands(path.to_owned(), position.clone()));
    }

    pub fn add(&self, path: &Path, records: &[Record]) {
        self.order(Order::Steps(path.to_owned(), history::written(records)));
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(order);
        }
    }
}

impl Drop for StateWriter {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Errors are ignored: the assessment itself is safe, and the user could do nothing.
fn keep(disk: &dyn Disk, folders: &Folders, waiting: &Receiver<Order>) {
    let write = |newest: Option<(PathBuf, Position)>| {
        if let Some((path, position)) = newest {
            let _ = position::write(disk, folders, &path, &position);
        }
    };
    while let Ok(first) = waiting.recv() {
        let mut newest: Option<(PathBuf, Position)> = None;
        for order in std::iter::once(first).chain(waiting.try_iter()) {
            match order {
                Order::Steps(path, text) => {
                    let _ = history::add(disk, folders, &path, &text);
                }
                Order::Stands(path, position) => {
                    let other = newest.take_if(|(each, _)| *each != path);
                    write(other);
                    newest = Some((path, position));
                }
            }
        }
        write(newest);
    }
}
