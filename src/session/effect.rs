//! Side effects that `update` asks for, as plain data; [`super::perform`] carries them out through the port.

use std::path::PathBuf;

use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::ListedAssessment;
use crate::session::port::ExportOrder;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// List checklists and recent assessments.
    LoadHome,
    /// Count the questions of a checklist, when idle.
    Measure(CatalogEntry),
    /// Read the details of a recent assessment, when idle.
    ReadDetails(Box<ListedAssessment>),
    /// Propose a path for a new assessment: checklist, name.
    Propose(Id, String),
    /// Create an assessment: checklist, name, path.
    Create(Id, String, Option<PathBuf>),
    Open(PathBuf),
    Demo,
    /// Find out whether to ask who answers, and which name to offer.
    OfferAuthor,
    /// Save the current state.
    Save,
    SaveSoon,
    /// Wait until everything is on disk.
    Flush,
    SaveAs(PathBuf),
    /// Close the assessment: flush, store the position.
    Leave,
    Inspect(Id, Box<Evidence>),
    StopInspecting,
    Complete(String),
    /// Load the history of earlier sessions, when idle.
    LoadHistory,
    Export(ExportOrder),
    /// Read an earlier assessment or report as baseline.
    Compare(PathBuf),
    /// Store the current position for the next session.
    Remember,
    EditOutside(String),
    RememberLang(Lang),
    RememberSetting(&'static str, String),
    Mouse(bool),
    /// Release the terminal and stop until the user resumes the process.
    Suspend,
    /// Flush and quit; reports a failed flush instead.
    Quit,
    /// Quit without another attempt to save.
    QuitUnsaved,
}
