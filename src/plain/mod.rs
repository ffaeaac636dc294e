//! Plain mode, for screen readers, dumb terminals and pipes: prints the session's pages as lines and turns lines into messages.
//! No cursor movement, colour or drawing; files only through the port.

mod command;
mod dispatch;
mod entry;
mod error;
mod evidence;
mod line;
mod repl;
mod run;
mod speak;
pub mod words;

pub use error::PlainError;
pub use run::run;
