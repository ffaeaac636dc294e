//! The HTML page: model, style, script, policy and embedded data brought together.

use super::embed::Embedded;
use super::engine::{self, Page};
use super::error::ReportError;
use super::model::{Model, Stamp};
use super::{Input, Templates, digest};
use crate::both::both;

/// Renders the page. What is embedded is packed, and the templates are understood, while the model is built.
pub(super) fn render(input: &Input<'_>, templates: &Templates) -> Result<String, ReportError> {
    let pack = || {
        let data = Embedded::of(input, templates).json();
        let digest = digest::hex(&data);
        (data, digest, engine::build(templates))
    };
    let build = || {
        let stamp = Stamp {
            template_digest: templates.digest.clone(),
            own_templates: templates.is_own(),
        };
        engine::context(&Model::of(input, stamp), templates)
    };
    let ((data, digest, tera), context) = both(pack, build);
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest::csp(&templates.style),
        digest::csp(&templates.script)
    );
    let page = Page {
        style: &templates.style,
        script: &templates.script,
        policy: &policy,
        data: &data,
        digest: &digest,
    };
    engine::render(tera?, context?, &page, templates)
}
