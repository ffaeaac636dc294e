//! What can happen, in one queue: keys as commands, typing, pastes, sizes, timers and what the world answered.

use std::path::PathBuf;

use crate::domain::baseline::Baseline;
use crate::domain::history::History;
use crate::domain::port::{CatalogEntry, Event, Exported, KnownAssessment, Opened};
use crate::domain::user_error::UserError;

use super::input::Key;
use super::keymap::Command;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A command, resolved from a key.
    Do(Command),
    /// A key for the text being edited.
    Type(Key),
    /// A key nothing is bound to.
    Unbound(Key),
    /// A text was pasted.
    Paste(String),
    /// The window has another size.
    Resized(u16, u16),
    /// The left mouse button.
    Clicked(u16, u16),
    /// The mouse wheel.
    Wheel(i16),
    /// Typing paused.
    Pause,
    /// What the world answered.
    Outcome(Outcome),
    /// What the world reports on its own.
    Port(Event),
}

/// What became of an effect.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Checklists and known assessments.
    Home(Vec<CatalogEntry>, Vec<KnownAssessment>),
    /// A checklist with how much it asks.
    Measured(CatalogEntry),
    /// A known assessment in full.
    LookedInto(KnownAssessment),
    /// What earlier sessions changed.
    History(History),
    /// Where a new assessment would be kept.
    Proposed(PathBuf),
    /// An assessment was opened or begun, or not.
    Opened(Result<Box<Opened>, Box<UserError>>),
    /// A save was handed to the writer under this ticket.
    Handed(u64),
    /// Everything is on disk, or not.
    Flushed(Result<(), Box<UserError>>),
    /// The assessment goes on in another file, or not.
    SavedAs(Result<PathBuf, Box<UserError>>),
    /// The assessment was left, or could not be.
    Left(Result<(), Box<UserError>>),
    /// Paths that complete what was typed.
    Completed(Vec<String>),
    /// A report was written, or not.
    Exported(Result<Exported, Box<UserError>>),
    /// What an earlier assessment or report gave, or why it cannot be read.
    Baseline(Result<Box<Baseline>, Box<UserError>>),
    /// The text from the user's own editor; `None` where none is set.
    Edited(Option<Result<String, Box<UserError>>>),
    /// The last flush before the end failed.
    QuitFailed(Box<UserError>),
}
