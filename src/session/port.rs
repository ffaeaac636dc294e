//! The port through which the interactive program reaches files, clock and report: plain values in, plain values out.
//! `app` gives the real one, tests one in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::carried::Carried;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::checklist::Checklist;
use crate::domain::effort::Extent;
use crate::domain::event::Event;
use crate::domain::evidence::Evidence;
use crate::domain::format::Format;
use crate::domain::history::{History, Record};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::merge::Conflict;
use crate::domain::position::Position;
use crate::domain::text::Text;
use crate::domain::user_error::UserError;
use crate::domain::verdict::Verdict;

/// An assessment that is known from an earlier session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAssessment {
    /// Its file.
    pub path: PathBuf,
    /// The name of the system assessed; the file's name where none was written.
    pub name: String,
    /// The checklist's title, or its id where it vanished; empty where the file cannot be read.
    pub checklist: Text,
    /// Questions that need no more answer, and all that are asked; `None` where the file or its checklist cannot be read.
    pub progress: Option<(usize, usize)>,
    /// When the file last changed: `2026-11-24 14:02`.
    pub changed: String,
    /// Who has it open in another session.
    pub holder: Option<Localized>,
    /// Whether something of it that could not be saved is kept elsewhere.
    pub has_rescued: bool,
    /// Whether it was looked into, or only its file is known yet.
    pub is_read: bool,
}

impl KnownAssessment {
    /// Whether its file can be read and only its checklist is not there.
    pub fn lacks_checklist(&self) -> bool {
        self.is_read && self.progress.is_none() && !self.checklist.is_blank()
    }
}

/// An assessment with its checklist, ready to work on.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its file, as the user would name it.
    pub path: PathBuf,
    /// The checklist, shared by all who work with it.
    pub checklist: Arc<Checklist>,
    /// The assessment.
    pub assessment: Assessment,
    /// Whether it may be written.
    pub access: Access,
    /// Where the last session stopped.
    pub position: Option<Position>,
    /// What was carried from an older version of the checklist just now.
    pub carried: Vec<Carried>,
    /// What git left as conflicts in the file.
    pub conflicts: Vec<Conflict>,
    /// What the user should know: a network folder, a damaged part that was left out, a migrated format.
    pub notices: Vec<Localized>,
}

/// What a report is made as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// The format.
    pub format: Format,
    /// The report's language.
    pub lang: Lang,
    /// Whether it is meant as final; a final one refuses what is missing.
    pub is_final: bool,
    /// Where it is written; `None` for a name beside the assessment.
    pub to: Option<PathBuf>,
    /// An earlier assessment or report to set this one beside.
    pub since: Option<PathBuf>,
}

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
    /// How many bytes.
    pub bytes: usize,
    /// The verdict it prints.
    pub verdict: Verdict,
}

/// What the interactive modes may ask of the outside world. No call waits on a slow disk but `flush` and `export`.
pub trait Port {
    /// The checklists that can be begun.
    fn checklists(&mut self) -> Vec<CatalogEntry>;
    /// How much a checklist asks; `None` where it cannot be used. Reads the checklist, so it is asked for one at a time.
    fn extent(&mut self, entry: &CatalogEntry) -> Option<Extent>;
    /// The assessments known from earlier sessions, newest first, not looked into yet.
    fn known(&mut self) -> Vec<KnownAssessment>;
    /// One of them in full. Reads the file and its checklist, so it is asked for one at a time.
    fn look_into(&mut self, known: &KnownAssessment) -> KnownAssessment;
    /// Where a new assessment with this name would be kept.
    fn proposed_path(&mut self, checklist: &Id, name: &str) -> PathBuf;
    /// Begins an assessment and writes its file. `to` is `None` for the proposed place.
    fn create(&mut self, checklist: &Id, name: &str, to: Option<PathBuf>) -> Result<Opened, Box<UserError>>;
    /// Opens an assessment.
    fn open(&mut self, path: &Path) -> Result<Opened, Box<UserError>>;
    /// Leaves the open assessment: everything saved, the lock freed.
    fn close(&mut self) -> Result<(), Box<UserError>>;
    /// Hands a changed assessment to the writer. The ticket comes back in [`Event::Saved`].
    fn save(&mut self, assessment: &Assessment) -> u64;
    /// Waits until everything handed over is on disk.
    fn flush(&mut self) -> Result<(), Box<UserError>>;
    /// Writes the assessment to another file and goes on there.
    fn save_as(&mut self, assessment: &Assessment, to: &Path) -> Result<PathBuf, Box<UserError>>;
    /// Looks at the evidence of a question in the background; the answer comes as [`Event::Inspected`].
    fn inspect(&mut self, question: &Id, evidence: &Evidence);
    /// Stops looking at evidence.
    fn stop_inspecting(&mut self);
    /// Paths that complete what was typed, folders with a slash at the end.
    fn complete_path(&mut self, typed: &str) -> Vec<String>;
    /// What earlier sessions changed in the open assessment.
    fn history(&mut self) -> History;
    /// Keeps what happened to the history for later sessions, without waiting.
    fn journal(&mut self, records: &[Record]);
    /// Renders a report of the assessment. What others changed in its file meanwhile is taken over first and comes as
    /// [`Event::Merged`], so that report, screen and disk agree.
    fn export(&mut self, assessment: &Assessment, order: &ExportOrder) -> Result<Exported, Box<UserError>>;
    /// What an earlier assessment or report of the same checklist gave.
    fn baseline(&mut self, path: &Path) -> Result<Baseline, Box<UserError>>;
    /// Remembers where the session stands.
    fn remember(&mut self, position: &Position);
    /// What happened since the last call.
    fn events(&mut self) -> Vec<Event>;
    /// The time with offset, RFC 3339.
    fn now(&mut self) -> String;
    /// Today.
    fn today(&mut self) -> Date;
    /// The author's name from the settings; may be empty.
    fn author(&mut self) -> String;
    /// Edits a text in the user's own editor; the terminal has been left. `None` where no editor is set.
    fn edit_outside(&mut self, text: &str) -> Option<Result<String, Box<UserError>>>;
    /// Remembers the interface language as a setting.
    fn remember_lang(&mut self, lang: Lang);
    /// Remembers another setting by its key in the settings file, such as `mouse` with `on`.
    fn remember_setting(&mut self, key: &str, value: &str);
    /// Writes the finished example beside the user's other assessments and opens it.
    fn demo(&mut self) -> Result<Opened, Box<UserError>>;
}
