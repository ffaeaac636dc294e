//! Ends asked for from outside: SIGTERM, SIGHUP, SIGINT. A thread of its own hears them, because a terminal that disappears can keep
//! the main thread inside a read that never returns.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What is done where the process must end and the main thread never came to it; it gives the exit code where it did something.
type Last = Box<dyn FnOnce() -> Option<u8> + Send>;

static LAST: Mutex<Option<Last>> = Mutex::new(None);

/// Whether the process was asked to end.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<AtomicBool>);

impl Ending {
    /// Starts to listen. Where the system has no signals, nothing is ever asked.
    pub fn listen() -> Self {
        let ending = Self::default();
        ending.register();
        ending
    }

    /// Whether it was asked since the start.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Says what is to be done where the main thread does not come to it, in the place of what was said before.
    pub fn at_last(work: impl FnOnce() -> Option<u8> + Send + 'static) {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(work));
    }

    /// The main thread comes to it itself.
    pub fn forget() {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    #[cfg(unix)]
    fn register(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag;

        /// A file grew past the user's limit. Heard and let go, the write fails with an error that is told like any other.
        const SIGXFSZ: i32 = 25;

        for signal in [SIGHUP, SIGINT, SIGTERM] {
            // Where one cannot be heard, it ends the process as the system does; everything shown as saved is on disk all the same.
            let _ = flag::register(signal, Arc::clone(&self.0));
        }
        let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }

    /// Sees to it that the process ends soon after it was asked, even where the main thread never looks again. There is something
    /// to lose only once an assessment is open, so this need not be there for the first frame.
    #[cfg(unix)]
    pub fn insist() {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;

        /// How long the main thread may take to save and leave before the process ends without it. The writer has its own thread and
        /// writes whatever was handed over meanwhile.
        const PATIENCE: std::time::Duration = std::time::Duration::from_millis(900);

        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
            return;
        };
        let wait = move || {
            if signals.forever().next().is_some() {
                std::thread::sleep(PATIENCE);
                // The main thread is still busy, with a slow disk for example; the terminal is not to suffer for it.
                crate::tui::terminal::restore();
                std::process::exit(last().map_or(130, i32::from));
            }
        };
        let _ = std::thread::Builder::new().name("signals".into()).spawn(wait);
    }

    #[cfg(not(unix))]
    fn register(&self) {}

    /// The system has no signals.
    #[cfg(not(unix))]
    pub fn insist() {}
}

/// Does what was asked for last, in a thread of its own: a disk that hangs must not keep the process.
#[cfg(unix)]
fn last() -> Option<u8> {
    const LONGEST: std::time::Duration = std::time::Duration::from_millis(900);
    let work = LAST.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    let (done, told) = std::sync::mpsc::channel();
    let _ = std::thread::Builder::new()
        .name("last".into())
        .spawn(move || done.send(work()));
    told.recv_timeout(LONGEST).ok().flatten()
}
