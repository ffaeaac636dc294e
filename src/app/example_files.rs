//! The finished examples, embedded in the program.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::command_error::CommandError;
use super::services::Services;
use super::user_error;
use crate::domain::user_error::UserError;
use crate::storage::error::{Operation, StorageError};

/// A finished example: an assessment with its evidence.
pub struct Example {
    /// Id of its checklist, which also names its folder.
    pub checklist: &'static str,
    pub assessment: &'static str,
    /// An earlier assessment that its reports are compared with.
    pub earlier: Option<&'static str>,
    files: Dir<'static>,
}

pub static EXAMPLES: [Example; 2] = [
    Example {
        checklist: "cctv-security",
        assessment: "gate-watch.selfcheck.yaml",
        earlier: Some("earlier/gate-watch-2026-06.selfcheck.yaml"),
        files: include_dir!("$CARGO_MANIFEST_DIR/examples/cctv-security"),
    },
    Example {
        checklist: "generative-ai",
        assessment: "answer-desk.selfcheck.yaml",
        earlier: None,
        files: include_dir!("$CARGO_MANIFEST_DIR/examples/generative-ai"),
    },
];

impl Example {
    /// Writes every file of the example below `folder`.
    pub fn write(&self, services: &Services<'_>, folder: &Path) -> Result<(), CommandError> {
        write_folder(services, &self.files, folder)
    }
}

fn write_folder(services: &Services<'_>, from: &Dir<'_>, to: &Path) -> Result<(), CommandError> {
    for file in from.files() {
        services.write(&to.join(file.path()), file.contents())?;
    }
    from.dirs()
        .try_for_each(|inner| write_folder(services, inner, to))
}

/// Writes the first example into the data folder, unless it is there, and returns the path of its assessment.
pub fn install(services: &Services<'_>) -> Result<PathBuf, Box<UserError>> {
    let [example, ..] = &EXAMPLES;
    let examples = services.context.preferences.assessments().join("example");
    let folder = examples.join(example.checklist);
    let path = folder.join(example.assessment);
    let found = services.disk.stat(&path);
    let found =
        found.map_err(|error| Box::<UserError>::from(&StorageError::io(Operation::Reading, &path, error)))?;
    if !found.is_some_and(|found| found.is_regular()) {
        example
            .write(services, &folder)
            .map_err(|error| user_error::from_command_error(&error))?;
    }
    Ok(path)
}
