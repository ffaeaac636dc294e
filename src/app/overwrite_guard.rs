//! Where a report may go: to a new file, over an earlier report, to a device or pipe. Work of the user's is never written over, and any
//! other file only where the user says so.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, own_checklist};
use crate::domain::assessment::Assessment;
use crate::domain::evidence::Location;
use crate::domain::subject::SubjectField;
use crate::domain::user_error::UserError;
use crate::report;
use crate::storage::disk::Disk;
use crate::storage::spelling::{self, letters};
use crate::storage::{atomic, file, record};
use crate::words::Message;
use crate::words::app as words;

/// The assessment a report is about, and where its own files lie.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// Its file.
    pub path: &'a Path,
    /// The folder against which paths of evidence are relative.
    pub folder: &'a Path,
    /// What is in it.
    pub assessment: &'a Assessment,
}

/// What stands where a report was to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The assessment itself.
    Assessment,
    /// The file of another assessment, or a name that only such a file has.
    OtherAssessment,
    /// The checklist that was used.
    Checklist,
    /// What the assessment cites as evidence.
    Evidence,
    /// The picture of the system.
    Diagram,
    /// A file that is no report of this tool.
    Foreign,
}

/// A report was to be written over something; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where.
    pub path: PathBuf,
    /// What stands there.
    pub standing: Standing,
}

impl Refusal {
    fn what(&self) -> Message {
        match self.standing {
            Standing::Assessment => words::OVER_ASSESSMENT,
            Standing::OtherAssessment => words::OVER_OTHER_ASSESSMENT,
            Standing::Checklist => words::OVER_CHECKLIST,
            Standing::Evidence => words::OVER_EVIDENCE,
            Standing::Diagram => words::OVER_DIAGRAM,
            Standing::Foreign => words::OVER_FOREIGN,
        }
    }

    /// For an interactive mode, which never replaces such a file.
    pub fn user_error(&self) -> Box<UserError> {
        let next = match self.standing {
            Standing::Foreign => words::OVER_FOREIGN_NEXT,
            _ => words::OVER_NEXT,
        };
        Box::new(UserError {
            code: "E-TARGET".into(),
            what: self.what().localized(&[("path", &output::name(&self.path))]),
            safe: words::NOTHING_CHANGED.localized(&[]),
            next: next.localized(&[]),
        })
    }

    /// For a command, which replaces a foreign file where it is told to.
    pub fn failure(&self, services: &Services<'_>) -> CommandError {
        let mut trouble = self.user_error();
        if self.standing == Standing::Foreign {
            trouble.next = words::OVER_FOREIGN_FORCE.localized(&[]);
        }
        CommandError::from_user_error(Kind::Environment, &trouble, services.context.lang)
    }
}

/// Refuses a place where a report would destroy something. `force` lets a foreign file go, and nothing else.
pub fn check(services: &Services<'_>, own: Own<'_>, to: &Path, force: bool) -> Result<(), Refusal> {
    let place = services.context.environment.folder.join(to);
    let disk = services.disk.as_ref();
    let real = really(disk, &place);
    // A device or pipe takes what it is given; a folder is refused by whoever writes.
    if real.exists() && !real.is_file() {
        return Ok(());
    }
    let refused = |standing| {
        Err(Refusal {
            path: to.to_owned(),
            standing,
        })
    };
    match known(services, own, &real, &place) {
        Some(standing) => refused(standing),
        None if force || !real.is_file() || is_free(disk, &real) => Ok(()),
        None => refused(Standing::Foreign),
    }
}

/// What of the user's work stands at a place, whichever way the place is spelled.
fn known(services: &Services<'_>, own: Own<'_>, real: &Path, place: &Path) -> Option<Standing> {
    let disk = services.disk.as_ref();
    let wanted = letters(real);
    let is_it = |path: &Path| letters(&really(disk, path)) == wanted;
    let assessment = really(disk, &services.context.environment.folder.join(own.path));
    if letters(&assessment) == wanted || letters(&file::lock_path(&assessment)) == wanted {
        return Some(Standing::Assessment);
    }
    let mut evidence = own
        .assessment
        .answers
        .values()
        .flat_map(|answer| &answer.evidence);
    if evidence.any(|piece| is_file_at(&piece.location, own.folder, is_it)) {
        return Some(Standing::Evidence);
    }
    let diagram = Location::from_typed(own.assessment.subject.get(SubjectField::Diagram));
    if is_file_at(&diagram, own.folder, is_it) {
        return Some(Standing::Diagram);
    }
    if own_checklist::path_of(own.assessment).is_some_and(|path| is_it(&own.folder.join(path)))
        || is_checklist(services, own.assessment, real)
    {
        return Some(Standing::Checklist);
    }
    [real, place]
        .into_iter()
        .any(has_suffix)
        .then_some(Standing::OtherAssessment)
}

fn is_file_at(location: &Location, folder: &Path, is_it: impl Fn(&Path) -> bool) -> bool {
    matches!(location, Location::File(path) if !path.is_empty() && is_it(&folder.join(path)))
}

/// Whether a file is a checklist with the id of the one that was used: one of the user's own is found by its id too.
fn is_checklist(services: &Services<'_>, assessment: &Assessment, real: &Path) -> bool {
    let ends_so = real.extension().is_some_and(|end| end == "yaml" || end == "yml");
    ends_so
        && services
            .catalog
            .load(&real.to_string_lossy())
            .is_ok_and(|found| found.header.id == assessment.checklist.id)
}

fn has_suffix(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.to_lowercase().ends_with(record::SUFFIX)
}

/// Whether what stands there may go: nothing is in it, or it is a report of this tool.
fn is_free(disk: &dyn Disk, real: &Path) -> bool {
    let Ok(Some(head)) = disk.read(real, report::HEAD) else {
        return false;
    };
    if head.is_empty() || report::is_report(&head) {
        return true;
    }
    head.len() > report::HEAD
        && report::may_be_report(&head)
        && disk
            .read(real, super::reporting::LARGEST)
            .is_ok_and(|whole| whole.is_some_and(|whole| report::is_report(&whole)))
}

/// Where a path leads, with every link followed as far as there is something; the rest by its letters.
fn really(disk: &dyn Disk, path: &Path) -> PathBuf {
    if let Ok(Some(real)) = disk.resolve(path) {
        return real;
    }
    let plain = spelling::plain(path);
    let folder = disk.resolve(atomic::folder_of(&plain));
    let name = plain.file_name().unwrap_or(OsStr::new(""));
    let folder = folder.unwrap_or_default();
    folder.map_or_else(|| plain.clone(), |folder| folder.join(name))
}
