//! What the loop needs of the terminal, as traits: where input comes from, which modes it has, and how a session ends.

use std::time::Duration;

use super::input::Input;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The user left; everything is saved.
    Quit,
    /// The user left although the last save failed.
    Unsaved,
    /// The process was asked to end; everything that could be saved is saved.
    Ended,
    /// The terminal is gone; everything that could be saved is saved.
    Gone,
}

/// What came when the loop asked for input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polled {
    /// An input.
    Input(Input),
    /// An event that means nothing.
    Skipped,
    /// Nothing within the time.
    Nothing,
    /// The terminal is gone.
    Gone,
}

/// Where input comes from.
pub trait Source {
    /// The next input, waiting at most this long.
    fn next(&mut self, wait: Duration) -> Polled;
}

/// The terminal's modes, as far as the loop needs them.
pub trait Modes {
    /// Turns the mouse on or off.
    fn mouse(&mut self, on: bool) -> std::io::Result<()>;
    /// Asks the terminal to show nothing of what follows until [`Modes::show`], so that no half of a frame is ever seen or read out.
    fn hold(&mut self) -> std::io::Result<()>;
    /// The frame is whole.
    fn show(&mut self) -> std::io::Result<()>;
    /// Gives the terminal back.
    fn leave(&mut self);
    /// Takes the terminal again.
    fn enter(&mut self) -> std::io::Result<()>;
    /// Stops the process until the user resumes it.
    fn stop(&mut self);
}
