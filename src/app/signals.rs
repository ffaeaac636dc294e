//! Ends asked for from outside: SIGTERM, SIGHUP, SIGINT. A thread of its own hears them, because a terminal that disappears can keep
//! the main thread inside a read that never returns.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the process was asked to end.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<AtomicBool>);

impl Ending {
    /// Starts to listen. Where the system has no signals, nothing is ever asked.
    pub fn listen() -> Self {
        let ending = Self::default();
        ending.start();
        ending
    }

    /// Whether it was asked since the start.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    #[cfg(unix)]
    fn start(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;

        /// How long the main thread may take to save and leave before the process ends without it. The writer has its own thread and
        /// writes whatever was handed over meanwhile.
        const PATIENCE: std::time::Duration = std::time::Duration::from_millis(900);

        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
            return;
        };
        let asked = Arc::clone(&self.0);
        let listen = move || {
            if signals.forever().next().is_some() {
                asked.store(true, Ordering::SeqCst);
                std::thread::sleep(PATIENCE);
                std::process::exit(130);
            }
        };
        // Without the thread the signals end the process as the system does; everything shown as saved is on disk all the same.
        let _ = std::thread::Builder::new().name("signals".into()).spawn(listen);
    }

    #[cfg(not(unix))]
    fn start(&self) {}
}
