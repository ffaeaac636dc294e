//! Messages: commands, chosen rows, typed text, timers and outcomes.

use std::path::PathBuf;

use crate::domain::baseline::Baseline;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::event::Event;
use crate::domain::history::History;
use crate::domain::listed_assessment::ListedAssessment;
use crate::domain::user_error::UserError;
use crate::session::port::{Exported, Opened};

use super::action::Action;
use super::command::Command;

#[derive(Clone, Debug)]
pub enum Msg {
    Do(Command),
    /// A row was chosen.
    Choose(Action),
    /// The edited text changed.
    Typed(String),
    /// The edited text is finished.
    Write(String),
    /// Editing ends; the text is kept.
    Leave,
    /// A paste arrived where no text is edited.
    PastedOutside,
    Pause,
    Outcome(Outcome),
    Port(Event),
}

/// The outcome of an effect.
#[derive(Clone, Debug)]
pub enum Outcome {
    Home(Vec<CatalogEntry>, Vec<ListedAssessment>),
    /// A checklist with its number of questions.
    Measured(CatalogEntry),
    History(History),
    Proposed(PathBuf),
    Opened(Result<Box<Opened>, Box<UserError>>),
    /// The name to offer when asking who answers; `None` if that is not asked.
    AuthorOffered(Option<String>),
    /// The ticket of a submitted save.
    Submitted(u64),
    Flushed(Result<(), Box<UserError>>),
    SavedAs(Result<PathBuf, Box<UserError>>),
    Left(Result<(), Box<UserError>>),
    Completed(Vec<String>),
    Exported(Result<Exported, Box<UserError>>),
    Baseline(Result<Box<Baseline>, Box<UserError>>),
    Edited(Option<Result<String, Box<UserError>>>),
    Quit(Result<(), Box<UserError>>),
    /// The user quits although the last save failed.
    QuitUnsaved,
}
