//! Keys, pastes and new sizes from the terminal, and whether it is still there. What they mean is not decided here.

use std::io;
use std::time::Duration;

use super::input;
use super::ports::{Polled, Source};

/// Keys and pastes from the terminal.
#[derive(Debug, Default)]
pub struct Keyboard {
    #[cfg(unix)]
    tty: Option<std::fs::File>,
}

impl Source for Keyboard {
    fn next(&mut self, wait: Duration) -> Polled {
        // Whether the terminal is gone is asked here: crossterm 0.29 does not tell.
        match self.wait(wait) {
            Ready::Gone => Polled::Gone,
            Ready::Timeout => read_event(GLANCE),
            Ready::Input => read_event(AT_HAND),
        }
    }
}

/// How long crossterm may look for what needs no waiting: keys that were read together with an earlier one, or a new size. With no time
/// at all it does not look; the feature `use-dev-tty` is needed all the same, for without it crossterm loses sight of a key that comes
/// together with a new size until the next key comes, and of a new size that comes together with a key.
const GLANCE: Duration = Duration::from_micros(20);
/// How long it may take to read what is known to be there; it returns at once when it has it.
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
    /// Waits for input on the terminal itself, which says when it was hung up.
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
