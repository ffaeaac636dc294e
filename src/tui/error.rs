//! Errors that end the terminal interface.

use std::io;

/// Everything committed is with the writer already.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    #[error("the terminal cannot be drawn to: {0}")]
    Draw(String),
}
