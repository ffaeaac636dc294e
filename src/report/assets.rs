//! The shipped templates, style and script of `report-templates/`.

macro_rules! shipped {
    ($name:literal) => {
        ($name, include_str!(concat!("../../report-templates/", $name)))
    };
}

/// By name.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    shipped!("report.html"),
    shipped!("cover.html"),
    shipped!("verdict.html"),
    shipped!("control.html"),
    shipped!("summary.html"),
    shipped!("attention.html"),
    shipped!("system.html"),
    shipped!("method.html"),
    shipped!("results.html"),
    shipped!("measurements.html"),
    shipped!("answers.html"),
    shipped!("sections.html"),
    shipped!("question.html"),
    shipped!("gaps.html"),
    shipped!("registers.html"),
    shipped!("risks.html"),
    shipped!("evidence.html"),
    shipped!("crosswalk.html"),
    shipped!("instruments.html"),
    shipped!("citing.html"),
    shipped!("changes.html"),
    shipped!("glossary.html"),
    shipped!("provenance.html"),
    shipped!("bar.html"),
    shipped!("contents.html"),
];

/// Templates of the blank form; not part of a report.
pub(super) const FORM: [(&str, &str); 2] = [shipped!("form.html"), shipped!("form-item.html")];

/// The page that lists many assessments; not part of a report.
pub(super) const LIST: (&str, &str) = shipped!("list.html");

pub(super) const STYLE: (&str, &str) = shipped!("report.css");

pub(super) const SCRIPT: (&str, &str) = shipped!("report.js");
