//! The spoken face of a session, for screen readers, dumb terminals and pipes: pages as lines, lines as messages.
//! No cursor movement, colour or drawing may enter, and nothing of the terminal interface; files only through the port.

mod command;
mod dispatch;
mod entry;
mod error;
mod evidence;
mod line;
mod repl;
mod run;
mod speak;
mod typed_answer;
mod words;

pub use error::{PlainError, Start};
pub use run::run;
