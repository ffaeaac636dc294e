//! Prints the progress of long operations on standard error, if that is a terminal.

use std::io::Write as _;
use std::time::{Duration, Instant};

use super::environment::Environment;

/// Shorter operations print nothing.
const LONG: Duration = Duration::from_millis(700);
/// Interval between updates.
const STEP: Duration = Duration::from_millis(200);

/// One line that is overwritten by each update and erased on drop.
#[derive(Debug)]
pub struct ProgressMeter {
    next: Option<Instant>,
    is_shown: bool,
}

impl ProgressMeter {
    /// Prints nothing if standard error is not a terminal, or a dumb one.
    pub fn start(environment: &Environment) -> Self {
        let can_draw = environment.errors_are_terminal && !environment.is_dumb();
        Self {
            next: can_draw.then(|| Instant::now() + LONG),
            is_shown: false,
        }
    }

    /// Prints the text if the interval has passed.
    pub fn update(&mut self, text: impl FnOnce() -> String) {
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) {
            return;
        }
        self.next = Some(now + STEP);
        self.is_shown = true;
        Self::write(&super::output::safe(&text()));
    }

    fn write(text: &str) {
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "\r{text}\x1b[K").and_then(|()| out.flush());
    }
}

impl Drop for ProgressMeter {
    fn drop(&mut self) {
        if self.is_shown {
            Self::write("");
        }
    }
}
