//! Reads keys, pastes and resizes from the terminal, and detects that it is gone.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::input::{self, Input};
use super::ports::{Polled, Source};
use super::terminal_answer::{Answer, Next};

#[derive(Debug, Default)]
pub struct Keyboard {
    #[cfg(unix)]
    tty: Option<std::fs::File>,
    /// Read already, and next.
    ahead: VecDeque<Input>,
    is_continued: Arc<AtomicBool>,
    is_stopped: Arc<AtomicBool>,
}

impl Keyboard {
    /// Listens to the signals by which a shell stops and resumes the process.
    pub fn listen() -> Self {
        let keyboard = Self::default();
        #[cfg(unix)]
        for (signal, flag) in [
            (signal_hook::consts::SIGCONT, &keyboard.is_continued),
            (signal_hook::consts::SIGTSTP, &keyboard.is_stopped),
        ] {
            let _ = signal_hook::flag::register(signal, Arc::clone(flag));
        }
        keyboard
    }
}

impl Source for Keyboard {
    fn next(&mut self, wait: Duration) -> Polled {
        if self.is_continued.swap(false, Ordering::SeqCst) {
            return Polled::Continued;
        }
        if self.is_stopped.swap(false, Ordering::SeqCst) {
            return Polled::Stop;
        }
        if let Some(input) = self.ahead.pop_front() {
            return Polled::Input(input);
        }
        match self.read(wait) {
            Polled::Input(input) => self.without_answer(input),
            polled => polled,
        }
    }
}

impl Keyboard {
    /// Leaves out an answer of the terminal; what only began like one is keys.
    fn without_answer(&mut self, first: Input) -> Polled {
        /// The rest of an answer comes at once, unless the machine or the line is slow.
        const PATIENCE: Duration = Duration::from_millis(150);
        let mut answer = match Answer::begin(first) {
            Ok(answer) => answer,
            Err(input) => return Polled::Input(input),
        };
        loop {
            match self.read(PATIENCE) {
                Polled::Skipped => {}
                Polled::Input(input) => match answer.next(input) {
                    Next::GoesOn => {}
                    Next::Ended => return Polled::Skipped,
                    Next::Keys => break,
                },
                _ => break,
            }
        }
        self.ahead = answer.into_keys().into();
        self.ahead.pop_front().map_or(Polled::Skipped, Polled::Input)
    }

    fn read(&mut self, wait: Duration) -> Polled {
        // crossterm 0.29 does not report a hangup, so the terminal is polled here first.
        match self.wait(wait) {
            Ready::Gone => Polled::Gone,
            Ready::Timeout => read_event(GLANCE),
            Ready::Input => read_event(AT_HAND),
        }
    }
}

/// Time for crossterm to return what needs no waiting: keys that were read together with an earlier one, or a new size. With
/// no time at all it does not check. The feature `use-dev-tty` is needed as well: without it crossterm loses a key that
/// comes together with a new size until the next key, and a new size that comes together with a key.
const GLANCE: Duration = Duration::from_micros(20);
/// Time to read input that is known to be there.
const AT_HAND: Duration = Duration::from_millis(20);

enum Ready {
    Input,
    Timeout,
    Gone,
}

fn read_event(patience: Duration) -> Polled {
    match crossterm::event::poll(patience) {
        Ok(false) => Polled::Nothing,
        Ok(true) => match crossterm::event::read() {
            Ok(event) => input::read(event).map_or(Polled::Skipped, Polled::Input),
            Err(_) => Polled::Gone,
        },
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Polled::Nothing,
        Err(_) => Polled::Gone,
    }
}

#[cfg(unix)]
impl Keyboard {
    /// Polls the terminal itself, which reports a hangup.
    fn wait(&mut self, wait: Duration) -> Ready {
        use rustix::event::{PollFd, PollFlags, poll};
        use std::io::IsTerminal as _;

        let stdin = io::stdin();
        let is_terminal = stdin.is_terminal();
        if !is_terminal && self.tty.is_none() {
            self.tty = std::fs::File::open("/dev/tty").ok();
        }
        let flags = PollFlags::IN | PollFlags::HUP | PollFlags::ERR;
        let mut fds = match (&self.tty, is_terminal) {
            (Some(tty), false) => [PollFd::new(tty, flags)],
            (None, false) => return Ready::Gone,
            (_, true) => [PollFd::new(&stdin, flags)],
        };
        let timeout = rustix::event::Timespec::try_from(wait).ok();
        match poll(&mut fds, timeout.as_ref()) {
            Ok(0) | Err(rustix::io::Errno::INTR) => Ready::Timeout,
            Ok(_)
                if fds[0]
                    .revents()
                    .intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) =>
            {
                Ready::Gone
            }
            Ok(_) => Ready::Input,
            Err(_) => Ready::Gone,
        }
    }
}

#[cfg(not(unix))]
impl Keyboard {
    fn wait(&mut self, wait: Duration) -> Ready {
        match crossterm::event::poll(wait) {
            Ok(true) => Ready::Input,
            Ok(false) => Ready::Timeout,
            Err(_) => Ready::Gone,
        }
    }
}
