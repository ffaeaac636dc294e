//! Renders a report in one of its formats.

pub(super) mod csv;
pub(super) mod html;
mod markdown;
mod running_head;
mod table;
pub(super) mod xlsx;

use std::io::Write;

use super::buffer::text_of;
use super::error::ReportError;
use super::facts::{Facts, facts_json};
use super::finality::unmet_requirements;
use super::input::Input;
use super::templates::Templates;
use crate::domain::format::Format;

/// Renders a report that is text. The same input gives the same bytes.
pub fn render(input: &Input<'_>, format: Format, templates: &Templates) -> Result<String, ReportError> {
    text_of(|bytes| render_to(input, format, templates, bytes))
}

/// Writes a report and returns its length in bytes. After an error, what was written is no report and has to be discarded.
pub fn render_to(
    input: &Input<'_>,
    format: Format,
    templates: &Templates,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    if input.is_final {
        let unmet = unmet_requirements(input.checklist, input.assessment, input.review);
        if !unmet.is_empty() {
            return Err(ReportError::NotFinal(unmet));
        }
    }
    let bytes = match format {
        Format::Html => return html::render(input, templates, out),
        Format::Json => (facts_json(&Facts::of_report(input)) + "\n").into_bytes(),
        Format::Markdown => markdown::render(input).into_bytes(),
        Format::Csv => csv::render(input),
        Format::Xlsx => xlsx::render(input).map_err(|error| ReportError::Internal(error.to_string()))?,
    };
    out.write_all(&bytes)
        .map_err(|error| ReportError::Unwritten(error.to_string()))?;
    Ok(bytes.len())
}
