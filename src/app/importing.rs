//! Reads answers from a file and plans what they change, for the command and the interactive modes.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::output;
use super::services::Services;
use crate::domain::answer_import::{AnswerImport, Rules};
use crate::domain::answer_table::AnswerTable;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::evidence::Location;
use crate::domain::lang::Lang;
use crate::files::lookup::Required as _;
use crate::import;
use crate::report::FileKind;
use crate::storage::error::{Operation, StorageError};
use crate::storage::record;
use crate::words::terms;

/// Answers as they were read.
pub enum Source {
    Table(AnswerTable),
    Assessment(Box<Other>),
}

/// Another assessment.
pub struct Other {
    assessment: Assessment,
    checklist: Checklist,
    /// The name of its file.
    origin: String,
    /// Files of evidence that stay behind, because they lie in another folder.
    pub left_behind: usize,
}

impl Source {
    /// Heads of columns that are not taken.
    pub fn unknown_columns(&self) -> &[String] {
        match self {
            Self::Table(table) => &table.unknown,
            Self::Assessment(_) => &[],
        }
    }

    pub fn left_behind(&self) -> usize {
        match self {
            Self::Table(_) => 0,
            Self::Assessment(other) => other.left_behind,
        }
    }

    /// What it would change.
    pub fn plan(
        &self,
        checklist: &Checklist,
        assessment: &Assessment,
        overwrite: bool,
        services: &Services<'_>,
    ) -> AnswerImport {
        let words = Lang::ALL.map(|lang| terms::NOT_APPLICABLE.get(lang));
        let stamp = super::editing::stamp(services);
        let rules = Rules {
            stamp: &stamp,
            overwrite,
            not_applicable: &words,
        };
        match self {
            Self::Table(table) => AnswerImport::of_table(table, checklist, assessment, rules),
            Self::Assessment(other) => AnswerImport::of_assessment(
                (&other.assessment, &other.checklist),
                &other.origin,
                checklist,
                assessment,
                rules,
            ),
        }
    }
}

/// Reads the answers in a file: a table, or another assessment of `checklist`, whose evidence is kept where it lies in `folder`.
pub fn read(
    services: &Services<'_>,
    path: &Path,
    sheet: Option<&str>,
    checklist: &Checklist,
    folder: &Path,
) -> Result<Source, CommandError> {
    let lang = services.context.lang;
    let bytes = services.disk.read(path, import::LARGEST);
    let bytes = bytes
        .required()
        .map_err(|error| services.storage_error(&StorageError::io(Operation::Reading, path, error)))?;
    let name = path.to_string_lossy();
    if name.ends_with(record::SUFFIX) || FileKind::of(&bytes) == FileKind::Assessment {
        return other(services, path, checklist, folder).map(|other| Source::Assessment(Box::new(other)));
    }
    let table = import::read(&bytes, sheet).map_err(|error| {
        let message = format!("{}: {}", output::name(path), error.message().get(lang));
        CommandError::new(Kind::Input, message, error.hint().get(lang))
    })?;
    Ok(Source::Table(table))
}

fn other(
    services: &Services<'_>,
    path: &Path,
    checklist: &Checklist,
    folder: &Path,
) -> Result<Other, CommandError> {
    let work = services.load_earlier(path, checklist)?;
    let mut assessment = work.assessment;
    let mut left_behind = 0;
    if work.folder != folder {
        for answer in assessment.answers.values_mut() {
            let before = answer.evidence.len();
            answer
                .evidence
                .retain(|piece| !matches!(piece.location, Location::File(_)));
            left_behind += before - answer.evidence.len();
        }
    }
    Ok(Other {
        assessment,
        checklist: work.checklist,
        origin: path.to_string_lossy().into_owned(),
        left_behind,
    })
}
