//! Shutdown by a signal that asks the process to end. A separate thread enforces it, because a terminal that disappears can block the main thread in
//! a read that never returns.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Signals that end a process unless it handles them, and that something else than a fault of the program sends.
#[cfg(unix)]
const ENDING: [i32; 8] = {
    use signal_hook::consts::{SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
    [
        SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGABRT, SIGALRM, SIGUSR1, SIGUSR2,
    ]
};

/// Last-resort handler, run if the main thread does not shut down in time. Returns the exit code if it did something.
type Last = Box<dyn FnOnce() -> Option<u8> + Send>;

static LAST: Mutex<Option<Last>> = Mutex::new(None);

/// A shutdown request, shared with the signal handlers.
#[derive(Clone, Debug, Default)]
pub struct Shutdown(Arc<AtomicBool>);

impl Shutdown {
    /// Installs the signal handlers. On systems without signals there is never a request.
    pub fn listen() -> Self {
        let shutdown = Self::default();
        shutdown.register();
        shutdown
    }

    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Sets the last-resort handler and replaces an earlier one.
    pub fn set_last_resort(work: impl FnOnce() -> Option<u8> + Send + 'static) {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(work));
    }

    /// Clears the last-resort handler; the main thread is shutting down normally.
    pub fn clear_last_resort() {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    #[cfg(unix)]
    fn register(&self) {
        use signal_hook::flag;

        /// A file grew past the user's limit. With a handler installed the write fails with an error instead.
        const SIGXFSZ: i32 = 25;

        for signal in ENDING {
            // Without a handler the signal ends the process; everything shown as saved is on disk all the same.
            let _ = flag::register(signal, Arc::clone(&self.0));
        }
        let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }

    /// Ends the process soon after a request even if the main thread is blocked. Needed only once an assessment is open, so that the first
    /// frame does not wait for it.
    #[cfg(unix)]
    pub fn enforce() {
        use signal_hook::iterator::Signals;

        /// Time for the main thread to save and exit. The writer thread continues meanwhile.
        const PATIENCE: std::time::Duration = std::time::Duration::from_millis(900);

        let Ok(mut signals) = Signals::new(ENDING) else {
            return;
        };
        let wait = move || {
            if signals.forever().next().is_some() {
                std::thread::sleep(PATIENCE);
                // The main thread is still busy, for example with a slow disk.
                crate::tui::terminal::restore();
                std::process::exit(last().map_or(130, i32::from));
            }
        };
        let _ = std::thread::Builder::new().name("signals".into()).spawn(wait);
    }

    #[cfg(not(unix))]
    fn register(&self) {}

    #[cfg(not(unix))]
    pub fn enforce() {}
}

/// Runs the last-resort handler in a separate thread: a disk that hangs must not block the exit.
#[cfg(unix)]
fn last() -> Option<u8> {
    const LONGEST: std::time::Duration = std::time::Duration::from_millis(900);
    let work = LAST.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    let (sender, receiver) = std::sync::mpsc::channel();
    let _ = std::thread::Builder::new()
        .name("last".into())
        .spawn(move || sender.send(work()));
    receiver.recv_timeout(LONGEST).ok().flatten()
}
