//! An earlier run of the same checklist, read from an assessment's file or from a report, to set the one at hand beside.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, report_file};
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::report;
use crate::words::cli as words;

/// Reads an earlier run; it must be one of the checklist at hand.
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

/// The run of a report; `None` where the file is no report.
fn of_report(services: &Services<'_>, path: &Path) -> Option<Result<Baseline, CommandError>> {
    let is_page = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    if !is_page {
        return None;
    }
    let page = match report_file::page(services, path) {
        Ok(page) => page,
        Err(failure) => return Some(Err(failure)),
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
    let work = services.look_whole(path)?;
    let day = Baseline::day_of(&work.assessment);
    Ok(Baseline::of(
        work.made_with,
        &day,
        &work.checklist,
        &work.assessment,
        &work.review.states,
    ))
}
