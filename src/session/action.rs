//! Actions of rows. A row is identified by its action, so that it keeps the focus when other rows come and go.

use crate::domain::evidence::Location;
use crate::domain::filter::Filter;
use crate::domain::format::Format;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::value::Value;
use crate::domain::waiting::WaitReason;

use super::command::Command;
use super::field::Field;
use super::marks::Glyphs;
use super::screen::Screen;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Runs a command, as its key does.
    Do(Command),
    /// Opens the form for a new assessment with the checklist at this position.
    Begin(usize),
    /// Opens the form with the checklist that has this id.
    BeginWith(String),
    /// Selects a checklist on the form.
    Pick(usize),
    Create,
    /// Opens the recent assessment at this position.
    Open(usize),
    /// Sorts the recent assessments by the next key.
    SortRecent,
    /// Shows the recent assessments of the next kind.
    FilterRecent,
    /// Shows every recent assessment.
    AllRecent,
    Go(Screen),
    Edit(Field),
    /// Chooses the n-th option of a fact.
    Fact(Id, usize),
    /// Chooses the n-th option of the current question.
    Choose(usize),
    /// Answers the current question; `None` clears the answer.
    Answer(Option<Value>),
    /// Sets a fact; `None` clears it.
    SetFact(Id, Option<Value>),
    /// Answers "not applicable".
    NotApplicable,
    /// Confirms every answer that waits for this reason.
    ConfirmAll(WaitReason),
    Question(usize),
    /// Shows the question with this id.
    Jump(String),
    /// Opens the choices for a piece of evidence of the current question.
    Evidence(Location),
    RemoveEvidence(Location),
    /// Records the current digest of a changed file.
    RecordEvidence(Location),
    /// Checks a piece of evidence again.
    ReadAgain(Location),
    /// Opens the choices for a step of the history, counted from the first.
    Step(usize),
    /// Undoes or redoes until this many steps are done.
    BackTo(usize),
    /// Settles the conflict at this position with the other side.
    TakeTheirs(usize),
    /// Settles it with our side.
    KeepOurs(usize),
    /// Approves the current answers.
    Approve,
    /// Turns a filter on or off.
    Filter(Filter),
    /// Turns all filters off.
    NoFilters,
    /// Lists every question.
    All,
    /// Lists the questions that pass one filter.
    Only(Filter),
    /// Chooses the format of the report.
    Format(Format),
    ReportLang(Lang),
    /// Chooses between draft and final.
    Final(bool),
    Export,
    Lang(Lang),
    Glyphs(Glyphs),
    /// Signs answers with this name; empty for none.
    Author(String),
    /// Has the name typed that signs answers.
    TypeAuthor,
    /// Closes a dialog without choosing.
    Dismiss,
    /// Quits although the last save failed.
    QuitAnyway,
    /// Saves again, then quits.
    QuitAgain,
}
