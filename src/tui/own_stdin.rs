//! A standard input of our own. The terminal is opened again in non-blocking mode, so that a sequence of bytes that is not finished never
//! holds up the program in a read, while the programs that share the old one keep it as it is.

#[cfg(unix)]
use std::io;
#[cfg(unix)]
use std::os::fd::OwnedFd;

/// Standard input is the terminal opened again, until this is dropped.
#[derive(Debug)]
pub(super) struct OwnStdin {
    #[cfg(unix)]
    before: OwnedFd,
}

#[cfg(unix)]
impl OwnStdin {
    /// Returns `None` where the terminal has no name or may not be opened; input is then read as it comes.
    pub(super) fn take() -> Option<Self> {
        use rustix::fs::{Mode, OFlags};
        let name = rustix::termios::ttyname(io::stdin(), Vec::new()).ok()?;
        let flags = OFlags::RDONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let own = rustix::fs::open(name, flags, Mode::empty()).ok()?;
        let before = rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3).ok()?;
        rustix::stdio::dup2_stdin(&own).ok()?;
        Some(Self { before })
    }
}

#[cfg(unix)]
impl Drop for OwnStdin {
    fn drop(&mut self) {
        let _ = rustix::stdio::dup2_stdin(&self.before);
    }
}

#[cfg(not(unix))]
impl OwnStdin {
    pub(super) fn take() -> Option<Self> {
        None
    }
}
