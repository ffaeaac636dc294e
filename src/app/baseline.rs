//! Loads the baseline of a comparison: an earlier assessment of the same checklist, from its file or from a report.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, report_file};
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::report;
use crate::words::cli as words;

/// Loads a baseline. Its checklist must be the current one.
pub fn read(services: &Services<'_>, path: &Path, checklist: &Checklist) -> Result<Baseline, CommandError> {
    let baseline = match of_report(services, path) {
        Some(found) => found?,
        None => of_assessment(services, path)?,
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

/// Loads a baseline from a report; `None` if the file is not a report.
fn of_report(services: &Services<'_>, path: &Path) -> Option<Result<Baseline, CommandError>> {
    let is_page = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    if !is_page {
        return None;
    }
    let page = match report_file::page(services, path) {
        Ok(page) => page,
        Err(error) => return Some(Err(error)),
    };
    let lang = services.context.lang;
    let refused = |detail: &str| {
        let shown = output::name(path);
        let places = [("path", shown.as_str()), ("detail", detail)];
        CommandError::new(
            Kind::Input,
            words::ERR_READ.fill(lang, &places),
            words::HINT_EARLIER.get(lang),
        )
    };
    let found = report::baseline(&page, report_file::embedded);
    Some(match found {
        Some(read) => read.map_err(|detail| refused(detail.get(lang))),
        None => Err(refused(crate::words::report::VERIFY_NO_DATA.get(lang))),
    })
}

fn of_assessment(services: &Services<'_>, path: &Path) -> Result<Baseline, CommandError> {
    let work = services.load_complete(path)?;
    let day = Baseline::day_of(&work.assessment);
    Ok(Baseline::of(
        work.made_with,
        &day,
        &work.checklist,
        &work.assessment,
        &work.review.states,
    ))
}
