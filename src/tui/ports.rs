//! What the event loop needs of the terminal: input, modes, and how a session ends.

use std::time::Duration;

use super::input::Input;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Quit,
    /// The last save failed, and the user left anyway.
    Unsaved,
    /// The process was asked to end; everything that could be saved is saved.
    Ended,
    /// The terminal is gone; everything that could be saved is saved.
    Gone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polled {
    Input(Input),
    /// An event without meaning.
    Skipped,
    Nothing,
    /// The process goes on after a stop, and the terminal may have been used meanwhile.
    Continued,
    /// The process was asked to stop until the user resumes it.
    Stop,
    Gone,
}

pub trait Source {
    /// Waits at most this long.
    fn next(&mut self, wait: Duration) -> Polled;
}

pub trait Modes {
    fn mouse(&mut self, on: bool) -> std::io::Result<()>;
    /// Suspends output until [`Modes::show`], so that no partial frame is seen or read out.
    fn hold(&mut self) -> std::io::Result<()>;
    fn show(&mut self) -> std::io::Result<()>;
    fn leave(&mut self);
    fn enter(&mut self) -> std::io::Result<()>;
    fn stop(&mut self);
}
