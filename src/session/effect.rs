//! What `update` may ask of the world, as plain data. The driver carries it out through the port.

use std::path::PathBuf;

use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::session::port::{ExportOrder, KnownAssessment};

/// One thing asked of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// List checklists and known assessments.
    LoadHome,
    /// Say how much a checklist asks, when nothing more urgent is to be done.
    Measure(CatalogEntry),
    /// Look into a known assessment, when nothing more urgent is to be done.
    LookInto(KnownAssessment),
    /// Say where a new assessment would be kept.
    Propose(Id, String),
    /// Begin an assessment: checklist, name, place.
    Create(Id, String, Option<PathBuf>),
    /// Open an assessment.
    Open(PathBuf),
    /// Open the finished example.
    Demo,
    /// Save what is in memory now.
    Save,
    /// Save what is being typed when typing pauses.
    SaveSoon,
    /// Wait until everything is on disk and say so.
    Flush,
    /// Go on in another file.
    SaveAs(PathBuf),
    /// Leave the assessment: flush, remember the place, free the lock.
    Leave,
    /// Read a piece of evidence.
    Inspect(Id, Box<Evidence>),
    /// Stop looking at evidence.
    StopInspecting,
    /// Complete a path.
    Complete(String),
    /// Say what earlier sessions changed, when nothing more urgent is to be done.
    LoadHistory,
    /// Write a report.
    Export(ExportOrder),
    /// Read an earlier assessment or report to compare with.
    Compare(PathBuf),
    /// Remember where the session stands.
    Remember,
    /// Edit a text in the user's own editor.
    EditOutside(String),
    /// Remember the interface language.
    RememberLang(Lang),
    /// Remember a setting.
    RememberSetting(&'static str, &'static str),
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Give the terminal back and stop until the user resumes.
    Suspend,
    /// Flush and end; comes back if the flush fails.
    Quit,
    /// End without another try.
    QuitUnsaved,
}
