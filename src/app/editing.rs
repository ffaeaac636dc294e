//! Opens an assessment for a command that changes it.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::output;
use super::services::Services;
use crate::domain::access::Access;
use crate::domain::change::{Change, Stamp};
use crate::domain::checklist::Checklist;
use crate::domain::history::{Record, Step};
use crate::storage::file::Loaded;
use crate::storage::history;
use crate::words;
use crate::words::cli;

words! {
    READ_ONLY = "{path:을를} 읽기 전용으로 열었습니다: {detail}", "{path} is open read-only: {detail}";
}

/// Opens an assessment with its checklist. Fails where it cannot be written, so that a command changes everything or nothing.
pub fn open_to_change(services: &Services<'_>, file: &Path) -> Result<(Loaded, Checklist), CommandError> {
    let (loaded, checklist) = services.open(file)?;
    check_writable(services, file, &loaded)?;
    Ok((loaded, checklist))
}

/// As [`open_to_change`], read with a given edition of its checklist.
pub fn open_with(
    services: &Services<'_>,
    file: &Path,
    checklist: &Checklist,
) -> Result<Loaded, CommandError> {
    let loaded = services.open_with(file, checklist)?;
    check_writable(services, file, &loaded)?;
    Ok(loaded)
}

fn check_writable(services: &Services<'_>, file: &Path, loaded: &Loaded) -> Result<(), CommandError> {
    let lang = services.context.lang;
    if let Access::ReadOnly(why) = loaded.file.access() {
        let path = output::name(file);
        let places = [("path", path.as_str()), ("detail", why.get(lang))];
        let message = READ_ONLY.fill(lang, &places);
        return Err(CommandError::new(
            Kind::Environment,
            message,
            cli::HINT_UNCHANGED.get(lang),
        ));
    }
    output::print_notices(&loaded.notices, lang);
    Ok(())
}

/// Who makes a change on the command line, and when.
pub fn stamp(services: &Services<'_>) -> Stamp {
    Stamp {
        by: services.author(),
        at: services.context.environment.now(),
    }
}

/// Adds a change that was saved to the history, so that a later session can undo it. The history is a help; where it cannot be
/// written, that is a notice.
pub fn remember(services: &Services<'_>, path: &Path, change: Change, stamp: Stamp) {
    let record = Record::Made(Box::new(Step { change, stamp }));
    let folders = &services.context.preferences.folders;
    let text = history::written(&[record]);
    if let Err(error) = history::add(services.disk.as_ref(), folders, path, &text) {
        output::print_notices(&[error.user_error().what], services.context.lang);
    }
}
