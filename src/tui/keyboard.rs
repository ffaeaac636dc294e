//! Reads keys, pastes and resizes from the terminal, and detects that it is gone.

use std::io;
use std::time::Duration;

use super::input;
use super::ports::{Polled, Source};

#[derive(Debug, Default)]
pub struct Keyboard {
    #[cfg(unix)]
    tty: Option<std::fs::File>,
}

impl Source for Keyboard {
    fn next(&mut self, wait: Duration) -> Polled {
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
