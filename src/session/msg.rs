//! Messages: commands, chosen rows, typing, timers and what the environment answered.

use std::path::PathBuf;

use crate::domain::baseline::Baseline;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::event::Event;
use crate::domain::history::History;
use crate::domain::user_error::UserError;
use crate::session::port::{Exported, KnownAssessment, Opened};

use super::action::Action;
use super::command::Command;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A command, from a key or a word.
    Do(Command),
    /// A row was chosen, by pointing at it or by its number.
    Choose(Action),
    /// The text being edited is this now.
    Typed(String),
    /// Editing ends; what was typed is kept.
    Leave,
    /// A text was pasted where none is edited.
    PastedOutside,
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
    /// A save was submitted to the writer under this ticket.
    Submitted(u64),
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
    /// The session ends with everything saved, or could not.
    Quit(Result<(), Box<UserError>>),
    /// The session ends although the last save failed.
    QuitUnsaved,
}
