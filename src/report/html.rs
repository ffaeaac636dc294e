//! The HTML page: model, style, script, policy and embedded data brought together.

use super::embed::Embedded;
use super::engine::{self, Page};
use super::error::ReportError;
use super::model::{Model, Stamp};
use super::{Input, Templates, digest};

/// Renders the page.
pub(super) fn render(input: &Input<'_>, templates: &Templates) -> Result<String, ReportError> {
    let data = Embedded::of(input, templates).json();
    let model = Model::of(
        input,
        Stamp {
            digest: digest::hex(&data),
            template_digest: templates.digest.clone(),
            own_templates: templates.is_own(),
        },
    );
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest::csp(&templates.style),
        digest::csp(&templates.script)
    );
    let page = Page {
        model: &model,
        style: &templates.style,
        script: &templates.script,
        policy: &policy,
        data: &data,
    };
    engine::render(templates, &page)
}
