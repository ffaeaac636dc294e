//! Why the terminal interface could not go on.

use std::io;

/// Why the interface could not go on. Everything committed is with the writer already.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// The terminal refused a mode.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// The terminal refused a frame.
    #[error("the terminal cannot be drawn to: {0}")]
    Draw(String),
}
