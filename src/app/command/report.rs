//! `selfcheck report`: renders a report to a file or standard output.

use std::path::{Path, PathBuf};

use crate::app::baseline;
use crate::app::command_error::CommandError;
use crate::app::output;
use crate::app::reporting::{self, Wanted};
use crate::app::services::{Services, size};
use crate::args::ReportOrder;
use crate::domain::port::ExportOrder;
use crate::words::cli as words;

/// Makes a report. Without `-o` it lies beside the assessment; `-o -` is standard output.
pub fn run(services: &Services<'_>, order: &ReportOrder) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let work = services.look_whole(&order.file)?;
    for notice in &work.notices {
        output::tell(&format!("{}\n", notice.get(lang)));
    }
    let since = match &order.since {
        None => None,
        Some(path) => Some(baseline::read(services, path, &work.checklist)?),
    };
    let wanted = Wanted {
        format: order.format,
        lang: order.lang.unwrap_or(lang),
        is_final: order.is_final,
        templates: order.templates.as_deref(),
        since: since.as_ref(),
    };
    if order.out.as_deref() == Some(Path::new("-")) {
        return output::print_bytes(&reporting::render(services, &work, &wanted)?);
    }
    let path = order.out.clone().unwrap_or_else(|| beside(order, &wanted));
    let size = size(reporting::write(services, &work, &wanted, &path, order.force)?);
    let shown = output::name(&path);
    output::print(&format!(
        "{}\n",
        words::WROTE.fill(lang, &[("path", &shown), ("size", &size)])
    ))
}

fn beside(order: &ReportOrder, wanted: &Wanted<'_>) -> PathBuf {
    let export = ExportOrder {
        format: wanted.format,
        lang: wanted.lang,
        is_final: wanted.is_final,
        to: None,
        since: None,
    };
    reporting::beside(&order.file, &export)
}
