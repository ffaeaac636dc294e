//! The questionnaire as lines asked and answered, for screen readers, dumb terminals and pipes.
//! No cursor movement, colour or drawing may enter, and nothing of the terminal interface; files only through the port.

mod answer;
mod ask;
mod command;
mod conflict;
mod evidence;
mod export;
mod form;
mod guide;
mod heard;
mod home;
mod line;
mod list;
mod outcome;
mod prompt;
mod read;
mod run;
mod session;
mod step;
mod undo;

pub use run::{PlainError, Start, run};
