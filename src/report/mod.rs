//! The submission report: facts built from domain values, rendered as HTML, JSON, Markdown or CSV, and verified again.
//! No question is scored here and no file but a user's templates is opened; the texts to embed are handed in.

mod assets;
mod condition;
mod csv;
pub mod diagram;
mod digest;
mod earlier;
mod embed;
mod engine;
pub mod error;
pub mod facts;
mod figures;
mod finality;
pub mod form;
mod html;
mod md;
pub mod model;
mod recognise;
mod schema;
mod since;
mod templates;
mod texts;
mod verify;

use std::io::Write;

use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::format::Format;
use crate::domain::lang::Lang;

pub use diagram::Diagram;
pub use earlier::{Load, baseline};
pub use error::{Lack, ReportError, TemplateTrouble};
pub use facts::{Assessed, Facts, facts_json};
pub use finality::lacks;
pub use recognise::{HEAD, is_report, may_be_report};
pub use schema::schema;
pub use since::SinceFacts;
pub use templates::Templates;
pub use texts::{Texts, Written};
pub use verify::{AtHand, Loaded, Outcome, Part, PartResult, Ports, verify};

/// The version of this tool that a report names.
pub const TOOL_VERSION: &str = env!("CARGO_PKG_VERSION");

/// All that a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What became of the evidence.
    pub inspection: &'a Inspection,
    /// What follows from them, judged on the day of `made_at`; else the report will not verify.
    pub review: &'a Evaluation,
    /// The language of the report.
    pub lang: Lang,
    /// Whether it is meant as final; a final one refuses what is missing.
    pub is_final: bool,
    /// When it is made: RFC 3339 with offset. The only time that enters.
    pub made_at: &'a str,
    /// The version of the tool.
    pub version: &'a str,
    /// The commit the tool was built from, where known.
    pub commit: Option<&'a str>,
    /// Checklist and assessment as YAML; embedded for `verify`.
    pub texts: &'a dyn Texts,
    /// The picture of the system, where the subject names one that is a file.
    pub diagram: Option<&'a Diagram>,
    /// An earlier run of the same checklist to set this one beside.
    pub since: Option<&'a Baseline>,
}

/// Renders a report. The same input gives the same bytes.
pub fn render(input: &Input<'_>, format: Format, templates: &Templates) -> Result<String, ReportError> {
    text_of(|bytes| render_to(input, format, templates, bytes))
}

/// What something writes, as text.
fn text_of<T, E: From<ReportError>>(write: impl FnOnce(&mut Vec<u8>) -> Result<T, E>) -> Result<String, E> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| ReportError::Internal(error.to_string()).into())
}

/// Writes a report and says how many bytes it has. What was written before an error is no report: whoever owns `out` throws it away.
pub fn render_to(
    input: &Input<'_>,
    format: Format,
    templates: &Templates,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    if input.is_final {
        let missing = lacks(input.checklist, input.assessment, input.review);
        if !missing.is_empty() {
            return Err(ReportError::NotFinal(missing));
        }
    }
    let text = match format {
        Format::Html => return html::render(input, templates, out),
        Format::Json => facts_json(&Facts::of_report(input)) + "\n",
        Format::Markdown => md::render(input),
        Format::Csv => csv::render(input),
    };
    out.write_all(text.as_bytes())
        .map_err(|error| ReportError::Unwritten(error.to_string()))?;
    Ok(text.len())
}
