//! The port to files, clock and reports: plain values in, plain values out. `app` implements it, and tests do so in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::checklist::Checklist;
use crate::domain::effort::Extent;
use crate::domain::event::Event;
use crate::domain::evidence::Evidence;
use crate::domain::format::Format;
use crate::domain::history::{History, Record};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::ListedAssessment;
use crate::domain::localized::Localized;
use crate::domain::merge::Conflict;
use crate::domain::position::Position;
use crate::domain::user_error::UserError;
use crate::domain::verdict::Verdict;

#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The path as the user would write it.
    pub path: PathBuf,
    pub checklist: Arc<Checklist>,
    pub assessment: Assessment,
    pub access: Access,
    /// Where the last session stopped.
    pub position: Option<Position>,
    /// Conflict markers that git left in the file.
    pub conflicts: Vec<Conflict>,
    /// Such as a network folder, a damaged part that was left out, or a migrated format.
    pub notices: Vec<Localized>,
    /// The folder of undo histories.
    pub histories: PathBuf,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    pub format: Format,
    pub lang: Lang,
    /// A final report is refused if something is missing.
    pub is_final: bool,
    /// `None` for a name beside the assessment.
    pub to: Option<PathBuf>,
    /// A baseline to compare with.
    pub since: Option<PathBuf>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub path: PathBuf,
    pub bytes: usize,
    pub verdict: Verdict,
}

/// Access to the outside world. No call waits for a slow disk except `flush` and `export`.
pub trait Port {
    fn checklists(&mut self) -> Vec<CatalogEntry>;
    /// The size of a checklist; `None` if it cannot be used. Reads the checklist, so it is called for one at a time.
    fn extent(&mut self, entry: &CatalogEntry) -> Option<Extent>;
    /// Recent assessments, newest first, without their details.
    fn recent(&mut self) -> Vec<ListedAssessment>;
    /// Reads the details of one in the background; the result comes as [`Event::Details`].
    fn read_details(&mut self, known: &ListedAssessment);
    /// The proposed path of a new assessment.
    fn proposed_path(&mut self, checklist: &Id, name: &str) -> PathBuf;
    /// Creates an assessment and its file; `None` for the proposed path.
    fn create(&mut self, checklist: &Id, name: &str, to: Option<PathBuf>) -> Result<Opened, Box<UserError>>;
    fn open(&mut self, path: &Path) -> Result<Opened, Box<UserError>>;
    /// Saves everything.
    fn close(&mut self) -> Result<(), Box<UserError>>;
    /// Submits a changed assessment to the writer. The ticket comes back in [`Event::Saved`].
    fn save(&mut self, assessment: &Assessment) -> u64;
    /// Waits until everything submitted is on disk.
    fn flush(&mut self) -> Result<(), Box<UserError>>;
    /// Writes the assessment to another file and continues there.
    fn save_as(&mut self, assessment: &Assessment, to: &Path) -> Result<PathBuf, Box<UserError>>;
    /// Checks a piece of evidence in the background; the result comes as [`Event::Inspected`].
    fn inspect(&mut self, question: &Id, evidence: &Evidence);
    /// Stops checking evidence and reading details.
    fn stop_inspecting(&mut self);
    /// Completions of a path; folders end with a slash.
    fn complete_path(&mut self, typed: &str) -> Vec<String>;
    fn history(&mut self) -> History;
    /// Appends steps to the journal without waiting.
    fn journal(&mut self, records: &[Record]);
    /// Writes a report. Changes of others in the file are merged first and come as [`Event::Merged`], so that report, screen
    /// and disk agree.
    fn export(&mut self, assessment: &Assessment, order: &ExportOrder) -> Result<Exported, Box<UserError>>;
    /// Reads an earlier assessment or report of the same checklist.
    fn baseline(&mut self, path: &Path) -> Result<Baseline, Box<UserError>>;
    fn remember(&mut self, position: &Position);
    fn events(&mut self) -> Vec<Event>;
    /// RFC 3339 with offset.
    fn now(&mut self) -> String;
    fn today(&mut self) -> Date;
    /// The author from the settings; may be empty.
    fn author(&mut self) -> String;
    /// The name to offer when asking who answers, may be empty; `None` if the settings say it or nobody can be asked.
    fn author_to_offer(&mut self) -> Option<String>;
    /// Edits a text in the external editor; the terminal was released before. `None` if none is set.
    fn edit_outside(&mut self, text: &str) -> Option<Result<String, Box<UserError>>>;
    fn remember_lang(&mut self, lang: Lang);
    /// Stores a setting by its key in the settings file, such as `mouse` with `on`.
    fn remember_setting(&mut self, key: &str, value: &str);
    /// Writes the finished example beside the user's other assessments and opens it.
    fn demo(&mut self) -> Result<Opened, Box<UserError>>;
}
