//! Everything that a report is made of.

use super::diagram::Diagram;
use super::yaml_source::YamlSource;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::lang::Lang;

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
    pub texts: &'a dyn YamlSource,
    /// The picture of the system, where the subject names one that is a file.
    pub diagram: Option<&'a Diagram>,
    /// An earlier run of the same checklist to set this one beside.
    pub since: Option<&'a Baseline>,
}
