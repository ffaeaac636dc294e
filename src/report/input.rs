//! The input of a report.

use super::diagram::Diagram;
use super::yaml_source::YamlSource;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::lang::Lang;
use crate::domain::origin::ChecklistOrigin;

/// The version that a report prints.
pub const TOOL_VERSION: &str = env!("CARGO_PKG_VERSION");

#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    pub checklist: &'a Checklist,
    pub origin: &'a ChecklistOrigin,
    pub assessment: &'a Assessment,
    /// State of the evidence.
    pub inspection: &'a Inspection,
    /// Evaluated on the day of `made_at`; otherwise the report will not verify.
    pub review: &'a Evaluation,
    pub lang: Lang,
    /// A final report is refused while requirements are not met.
    pub is_final: bool,
    /// RFC 3339 with offset; the only time that enters the report.
    pub made_at: &'a str,
    pub version: &'a str,
    /// The commit the tool was built from, if known.
    pub commit: Option<&'a str>,
    /// Checklist and assessment as YAML, embedded for `verify`.
    pub texts: &'a dyn YamlSource,
    /// The diagram, if the subject names a file.
    pub diagram: Option<&'a Diagram>,
    /// An earlier assessment of the same checklist to compare with.
    pub since: Option<&'a Baseline>,
}
