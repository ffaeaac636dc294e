//! A simulated disk. What is written but not flushed, and names that are changed but whose folder is not flushed, are kept apart; after
//! a crash any of them may be there or not. Every operation is counted, and any of them can fail, block or be the last.

use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use selfcheck::files::lookup::Lookup;
use selfcheck::storage::disk::{Disk, NewFile, Stat};
use selfcheck::storage::lock::{Acquired, Guard};

/// Most bytes one write takes, so that writing a file is several operations.
const CHUNK: usize = 97;

#[derive(Clone, Debug, Default)]
struct Inode {
    cached: Vec<u8>,
    durable: Vec<u8>,
    /// A flush failed: the pages count as clean from then on, whatever is on disk.
    is_poisoned: bool,
}

#[derive(Clone, Debug)]
enum NameChange {
    Link(PathBuf, usize),
    Unlink(PathBuf),
    Rename(PathBuf, PathBuf, usize),
}

/// What happens at an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The power goes, or the process is killed: nothing works from then on.
    Crash,
    /// This operation alone fails with a number of the system.
    Once(i32),
    /// This operation and all after it fail until [`Sim::mend`].
    From(i32),
    /// This operation and all after it break the program itself.
    Panics,
}

#[derive(Debug, Default)]
struct World {
    inodes: Vec<Inode>,
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    pending: Vec<NameChange>,
    operations: usize,
    fault: Option<(usize, Fault)>,
    has_crashed: bool,
    is_blocked: bool,
    is_waiting: bool,
    reads: usize,
    during_pauses: VecDeque<(PathBuf, Vec<u8>)>,
}

/// The simulated disk.
#[derive(Clone, Debug, Default)]
pub struct Sim(Arc<(Mutex<World>, Condvar)>);

impl Sim {
    fn world(&self) -> MutexGuard<'_, World> {
        self.0.0.lock().unwrap()
    }

    /// Something happens at the operation with this number, counted from 1 from now on.
    pub fn fail_at(&self, operation: usize, fault: Fault) {
        let mut world = self.world();
        world.operations = 0;
        world.fault = Some((operation, fault));
    }

    pub fn mend(&self) {
        self.world().fault = None;
    }

    pub fn has_crashed(&self) -> bool {
        self.world().has_crashed
    }

    /// How many operations there were since [`Sim::fail_at`].
    pub fn operations(&self) -> usize {
        self.world().operations
    }

    /// Operations wait until [`Sim::unblock`].
    pub fn block(&self) {
        self.world().is_blocked = true;
    }

    pub fn unblock(&self) {
        self.world().is_blocked = false;
        self.0.1.notify_all();
    }

    /// Waits until an operation waits.
    pub fn wait_for_a_waiting_operation(&self) {
        let mut world = self.world();
        while !world.is_waiting {
            world = self.0.1.wait(world).unwrap();
        }
    }

    /// What a process sees, or would see after being killed.
    pub fn content(&self, path: &Path) -> Option<Vec<u8>> {
        let world = self.world();
        world.names.get(path).map(|at| world.inodes[*at].cached.clone())
    }

    /// Writes as another program would, at once and durably.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut world = self.world();
        world.inodes.push(Inode {
            cached: bytes.to_owned(),
            durable: bytes.to_owned(),
            is_poisoned: false,
        });
        let at = world.inodes.len() - 1;
        world.names.insert(path.to_owned(), at);
        world.durable_names.insert(path.to_owned(), at);
    }

    /// Writes as another program would, each time a save waits for it.
    pub fn put_during_pauses(&self, path: &str, texts: Vec<String>) {
        let texts = texts.into_iter().map(|text| (path.into(), text.into_bytes()));
        self.world().during_pauses = texts.collect();
    }

    pub fn all_names(&self) -> Vec<PathBuf> {
        self.world().names.keys().cloned().collect()
    }

    /// Every content the file may have after a loss of power at this moment; `None` where it may be gone.
    pub fn survivors(&self, path: &Path) -> Vec<Option<Vec<u8>>> {
        let world = self.world();
        let mut found: Vec<Option<Vec<u8>>> = Vec::new();
        assert!(world.pending.len() < 12, "{:?}", world.pending);
        for kept in 0..1_usize << world.pending.len() {
            let mut names = world.durable_names.clone();
            for (at, change) in world.pending.iter().enumerate() {
                if kept & (1 << at) != 0 {
                    change.apply(&mut names);
                }
            }
            match names.get(path) {
                None => found.push(None),
                Some(at) => found.extend(world.inodes[*at].survivors().into_iter().map(Some)),
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn tick(&self) -> io::Result<()> {
        let mut world = self.world();
        while world.is_blocked {
            world.is_waiting = true;
            self.0.1.notify_all();
            world = self.0.1.wait(world).unwrap();
        }
        world.is_waiting = false;
        world.operations += 1;
        if let Some((at, fault)) = world.fault {
            match fault {
                Fault::Crash if world.operations == at => world.has_crashed = true,
                Fault::Once(number) if world.operations == at => {
                    return Err(io::Error::from_raw_os_error(number));
                }
                Fault::From(number) if world.operations >= at => {
                    return Err(io::Error::from_raw_os_error(number));
                }
                Fault::Panics if world.operations >= at => {
                    // The disk itself stays whole.
                    drop(world);
                    panic!("broken on purpose");
                }
                _ => {}
            }
        }
        if world.has_crashed {
            return Err(io::Error::other("the process is gone"));
        }
        Ok(())
    }
}

impl Inode {
    fn survivors(&self) -> Vec<Vec<u8>> {
        if self.cached == self.durable {
            return vec![self.durable.clone()];
        }
        let half = self.cached[..self.cached.len() / 2].to_owned();
        let zeros = vec![0; self.cached.len()];
        vec![self.durable.clone(), self.cached.clone(), half, zeros]
    }
}

impl NameChange {
    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Link(path, at) => {
                names.insert(path.clone(), *at);
            }
            Self::Unlink(path) => {
                names.remove(path);
            }
            Self::Rename(from, to, at) => {
                names.remove(from);
                names.insert(to.clone(), *at);
            }
        }
    }
}

struct SimFile(Sim, usize);

impl NewFile for SimFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.tick()?;
        let taken = bytes.len().min(CHUNK);
        self.0.world().inodes[self.1].cached.extend(&bytes[..taken]);
        Ok(taken)
    }

    fn make_like(&mut self, _other: &Stat) -> io::Result<()> {
        self.0.tick()
    }

    fn sync(&mut self) -> io::Result<()> {
        let failed = self.0.tick();
        let mut world = self.0.world();
        let inode = &mut world.inodes[self.1];
        if failed.is_err() {
            inode.is_poisoned = true;
        } else if !inode.is_poisoned {
            inode.durable = inode.cached.clone();
        }
        failed
    }
}

#[derive(Debug)]
struct SimGuard;

impl Guard for SimGuard {}

fn gone() -> io::Error {
    io::Error::from_raw_os_error(2)
}

impl Disk for Sim {
    fn resolve(&self, path: &Path) -> Lookup<PathBuf> {
        Ok(Some(path.to_owned()))
    }

    fn stat(&self, path: &Path) -> Lookup<Stat> {
        self.lstat(path)
    }

    fn lstat(&self, path: &Path) -> Lookup<Stat> {
        self.tick()?;
        let world = self.world();
        let stat = |at: &usize| Stat {
            size: world.inodes[*at].cached.len() as u64,
            ..Stat::default()
        };
        Ok(world.names.get(path).map(stat))
    }

    fn read(&self, path: &Path, _limit: usize) -> Lookup<Vec<u8>> {
        self.tick()?;
        let mut world = self.world();
        world.reads += 1;
        let at = world.names.get(path).copied();
        Ok(at.map(|at| world.inodes[at].cached.clone()))
    }

    fn is_writable(&self, _path: &Path) -> io::Result<bool> {
        self.tick().map(|()| true)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.tick()?;
        let mut world = self.world();
        if world.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        world.inodes.push(Inode::default());
        let at = world.inodes.len() - 1;
        world.names.insert(path.to_owned(), at);
        world.pending.push(NameChange::Link(path.to_owned(), at));
        drop(world);
        Ok(Box::new(SimFile(self.clone(), at)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.tick()?;
        let mut world = self.world();
        let at = world.names.remove(from).ok_or_else(gone)?;
        world.names.insert(to.to_owned(), at);
        world
            .pending
            .push(NameChange::Rename(from.to_owned(), to.to_owned(), at));
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.world().names.contains_key(to) {
            self.tick()?;
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }

    fn remove_unused(&self, path: &Path) -> io::Result<bool> {
        self.remove(path).map(|()| true)
    }

    fn pause(&self, _time: Duration) {
        let next = self.world().during_pauses.pop_front();
        if let Some((path, bytes)) = next {
            self.put(&path, &bytes);
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.tick()?;
        let mut world = self.world();
        world.names.remove(path).ok_or_else(gone)?;
        world.pending.push(NameChange::Unlink(path.to_owned()));
        Ok(())
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.tick()?;
        let mut world = self.world();
        let mut names = std::mem::take(&mut world.durable_names);
        for change in std::mem::take(&mut world.pending) {
            change.apply(&mut names);
        }
        world.durable_names = names;
        Ok(())
    }

    fn names(&self, folder: &Path) -> Lookup<Vec<OsString>> {
        self.tick()?;
        let world = self.world();
        let inside = world.names.keys().filter(|path| path.parent() == Some(folder));
        let names = inside.filter_map(|path| path.file_name());
        Ok(Some(names.map(OsString::from).collect()))
    }

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        self.tick()
    }

    fn lock(&self, _path: &Path, _like: Option<&Stat>) -> io::Result<Acquired> {
        self.tick()?;
        Ok(Acquired::Ours(Box::new(SimGuard)))
    }

    fn network(&self, _path: &Path) -> Lookup<&'static str> {
        Ok(None)
    }
}
