//! Loads the baseline of a comparison: an earlier assessment of the same checklist, from its file or from a report.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, report_file};
use crate::checklist::Catalog;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::edition::Edition;
use crate::domain::localized::Localized;
use crate::report::{self, FileKind};
use crate::words::cli as words;

/// Loads a baseline. Its checklist must be the current one.
pub fn read(services: &Services<'_>, path: &Path, checklist: &Checklist) -> Result<Baseline, CommandError> {
    let baseline = match of_report(services, path, checklist) {
        Some(found) => found?,
        None => of_assessment(services, path, checklist)?,
    };
    let lang = services.context.lang;
    if baseline.checklist.id == checklist.header.id {
        return Ok(baseline);
    }
    let places = [
        ("path", output::name(path)),
        ("earlier", baseline.checklist.id.to_string()),
        ("id", checklist.header.id.to_string()),
    ];
    Err(CommandError::new(
        Kind::Input,
        words::ERR_OTHER_CHECKLIST.fill(
            lang,
            &places.each_ref().map(|(name, text)| (*name, text.as_str())),
        ),
        words::HINT_OTHER_CHECKLIST.get(lang),
    ))
}

/// Loads a baseline from a report; `None` if the file may be an assessment.
fn of_report(
    services: &Services<'_>,
    path: &Path,
    checklist: &Checklist,
) -> Option<Result<Baseline, CommandError>> {
    let bytes = match report_file::bytes(services, path) {
        Ok(bytes) => bytes,
        Err(error) => return Some(Err(error)),
    };
    let lang = services.context.lang;
    let refused = |kind: &str| {
        let mut error = report_file::refused(services, path, kind);
        words::HINT_EARLIER.get(lang).clone_into(&mut error.hint);
        error
    };
    let kind = FileKind::of(&bytes);
    let text = String::from_utf8_lossy(&bytes);
    let found = match kind {
        FileKind::Page => report::baseline(&text, report_file::embedded)
            .unwrap_or_else(|| Err(crate::words::report::VERIFY_NO_DATA.localized(&[])))
            .map_err(|detail| unreadable(services, path, &detail)),
        FileKind::Json => of_json(&text, checklist).map_err(|error| refused(error.get(lang))),
        // Loading reports what is wrong with it.
        FileKind::Assessment | FileKind::Other | FileKind::Empty | FileKind::Binary => return None,
        _ => Err(refused(kind.sentence().map_or("", |word| word.get(lang)))),
    };
    Some(found)
}

fn unreadable(services: &Services<'_>, path: &Path, detail: &Localized) -> CommandError {
    let (lang, shown) = (services.context.lang, output::name(path));
    let places = [("path", shown.as_str()), ("detail", detail.get(lang))];
    CommandError::new(
        Kind::Input,
        words::ERR_READ.fill(lang, &places),
        words::HINT_EARLIER.get(lang),
    )
}

/// Reads a JSON report. One without the wording of its questions needs the checklist that it is of.
fn of_json(text: &str, checklist: &Checklist) -> Result<Baseline, Localized> {
    report::json_baseline(text, |stamp| {
        if stamp.digest == checklist.digest {
            return Some(checklist.clone());
        }
        let edition = Edition {
            id: stamp.id.clone(),
            version: stamp.version.clone(),
        };
        let edition = Catalog::shipped().edition(&edition);
        edition.filter(|edition| edition.digest == stamp.digest)
    })
}

fn of_assessment(
    services: &Services<'_>,
    path: &Path,
    checklist: &Checklist,
) -> Result<Baseline, CommandError> {
    let work = services.load_earlier(path, checklist)?;
    let made_with = work.made_with;
    let day = Baseline::day_of(&work.assessment);
    Ok(Baseline::of(
        made_with,
        &day,
        &work.checklist,
        &work.assessment,
        &work.review.states,
    ))
}
