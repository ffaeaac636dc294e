//! How far long work is, on standard error where that is a terminal, and only once it takes long. Ctrl+C stops it.

use std::io::Write as _;
use std::time::{Duration, Instant};

use super::environment::Environment;

/// Work that ends sooner says nothing.
const LONG: Duration = Duration::from_millis(700);
/// How often it says something.
const STEP: Duration = Duration::from_millis(200);

/// One line that is written over and over, and gone in the end.
#[derive(Debug)]
pub struct Meter {
    next: Option<Instant>,
    is_shown: bool,
}

impl Meter {
    /// A meter that says nothing yet; none where standard error is no terminal or a dumb one.
    pub fn start(environment: &Environment) -> Self {
        let can_draw = environment.errors_are_terminal && !environment.is_dumb();
        Self {
            next: can_draw.then(|| Instant::now() + LONG),
            is_shown: false,
        }
    }

    /// Says how far it is, if it is time to.
    pub fn say(&mut self, text: impl FnOnce() -> String) {
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) {
            return;
        }
        self.next = Some(now + STEP);
        self.is_shown = true;
        Self::write(&super::output::safe(&text()));
    }

    /// Back to the start of the line, the text, and nothing of what stood there.
    fn write(text: &str) {
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "\r{text}\x1b[K").and_then(|()| out.flush());
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if self.is_shown {
            Self::write("");
        }
    }
}
