//! `selfcheck demo`: writes the finished examples, so that a newcomer sees the end before the beginning.

use std::path::{Path, PathBuf};

use crate::app::baseline;
use crate::app::command_error::{CommandError, Kind};
use crate::app::example_files::{EXAMPLES, Example};
use crate::app::output;
use crate::app::reporting::{self, Wanted};
use crate::app::services::Services;
use crate::app::user_error;
use crate::domain::lang::Lang;
use crate::domain::port::{ExportOrder, Format};
use crate::domain::user_error::UserError;
use crate::words::cli as words;

/// The folder examples are written to where none is named.
const FOLDER: &str = "selfcheck-example";

/// Writes every example with its reports in both languages.
pub fn run(services: &Services<'_>, dir: Option<&Path>, force: bool) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let folder = dir.unwrap_or(Path::new(FOLDER));
    if folder.exists() && !force {
        let shown = output::name(folder);
        let message = words::ERR_EXISTS.fill(lang, &[("path", &shown)]);
        return Err(CommandError::new(
            Kind::Environment,
            message,
            words::HINT_EXISTS.get(lang),
        ));
    }
    let mut first = None;
    for example in EXAMPLES {
        let place = folder.join(example.checklist);
        write_files(services, &place, example.files)?;
        for report in Lang::ALL {
            let path = write_report(services, &place, example, report)?;
            if report == lang {
                first = first.or(Some(path));
            }
        }
    }
    let shown = output::name(&first.unwrap_or_default());
    output::print(&format!("{}\n", words::DEMO_DONE.fill(lang, &[("path", &shown)])))
}

fn write_files(services: &Services<'_>, place: &Path, files: &[(&str, &[u8])]) -> Result<(), CommandError> {
    files
        .iter()
        .try_for_each(|(name, bytes)| services.write(&place.join(name), bytes))
}

fn write_report(
    services: &Services<'_>,
    place: &Path,
    example: &Example,
    lang: Lang,
) -> Result<PathBuf, CommandError> {
    let assessment = place.join(example.assessment);
    let work = services.look(&assessment)?;
    let since = match example.earlier {
        None => None,
        Some(name) => Some(baseline::read(services, &place.join(name), &work.checklist)?),
    };
    let wanted = Wanted {
        format: Format::Html,
        lang,
        is_final: false,
        templates: None,
        since: since.as_ref(),
    };
    let order = ExportOrder {
        format: Format::Html,
        lang,
        is_final: false,
        since: None,
        to: None,
    };
    let path = reporting::beside(&assessment, &order);
    reporting::write(services, &work, &wanted, &path, true)?;
    output::print(&format!("{}\n", output::name(&path)))?;
    Ok(path)
}

/// Writes the first example into the folder of assessments and names its file; one that is there already is left as it is.
pub fn for_session(services: &Services<'_>) -> Result<PathBuf, Box<UserError>> {
    let Some(example) = EXAMPLES.first() else {
        return Err(Box::default());
    };
    let place = services
        .context
        .preferences
        .assessments()
        .join("example")
        .join(example.checklist);
    let path = place.join(example.assessment);
    if !path.is_file() {
        write_files(services, &place, example.files).map_err(|failure| user_error::from_failure(&failure))?;
    }
    Ok(path)
}
