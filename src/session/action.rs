//! What choosing a row does. A row is known by its act, so that focus stays with it when rows come and go.

use crate::domain::evidence::Location;
use crate::domain::filter::Filter;
use crate::domain::format::Format;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::value::Value;

use super::command::Command;
use super::field::Field;
use super::marks::Glyphs;
use super::screen::Screen;

/// What choosing a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The same as a key.
    Do(Command),
    /// Open the form for a new assessment with this checklist.
    Begin(usize),
    /// Open the form with the checklist that has an id.
    BeginWith(String),
    /// Pick this checklist on the form.
    Pick(usize),
    /// Begin the new assessment.
    Create,
    /// Open a known assessment.
    Open(usize),
    /// Show a screen.
    Go(Screen),
    /// Edit a text.
    Edit(Field),
    /// Choose the n-th option of a fact.
    Fact(Id, usize),
    /// Choose the n-th option of the question at hand.
    Choose(usize),
    /// Answer the question at hand with a value; `None` clears it.
    Answer(Option<Value>),
    /// Give a fact a value; `None` clears it.
    SetFact(Id, Option<Value>),
    /// Say that the question at hand does not apply.
    NotApplicable,
    /// Take a carried answer as it is.
    Confirm,
    /// Go to a question.
    Question(usize),
    /// Go to the question with an id.
    Jump(String),
    /// Ask what to do with a piece of evidence of the question at hand.
    Evidence(Location),
    /// Remove a piece of evidence.
    RemoveEvidence(Location),
    /// Record a changed piece of evidence as it is now.
    RecordEvidence(Location),
    /// Read a piece of evidence again.
    ReadAgain(Location),
    /// Ask what to do with a step of the history, counted from the first.
    Step(usize),
    /// Undo or redo until so many steps are done.
    BackTo(usize),
    /// Take the other side of a conflict, counted from the first.
    TakeTheirs(usize),
    /// Keep our side of a conflict.
    KeepOurs(usize),
    /// Approve the answers as they stand.
    Approve,
    /// A filter on or off.
    Filter(Filter),
    /// All filters off.
    NoFilters,
    /// Show every question, all filters off.
    All,
    /// Show the questions that pass one filter.
    Only(Filter),
    /// A report's format.
    Format(Format),
    /// A report's language.
    ReportLang(Lang),
    /// A report as draft or final.
    Final(bool),
    /// Write the report.
    Export,
    /// The interface's language.
    Lang(Lang),
    /// The marks.
    Glyphs(Glyphs),
    /// Leave a choice without choosing.
    Dismiss,
    /// End although the last save failed.
    QuitAnyway,
    /// Try to save again, then end.
    QuitAgain,
}
