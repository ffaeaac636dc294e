//! The HTML page: model, style, script, policy and embedded data brought together. Of a long report the sections are made and shown one
//! by one, by whichever thread is free, so that a thousand questions never stand side by side as text, values and model.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::embed::Embedded;
use super::engine::{Engine, Page};
use super::error::ReportError;
use super::model::links::{Detail, Links};
use super::model::{Model, Stamp};
use super::{Input, Templates, digest};
use crate::both::both;

/// Renders the page. What is embedded is packed meanwhile.
pub(super) fn render(input: &Input<'_>, templates: &Templates) -> Result<String, ReportError> {
    let sections = Sections::of(input, templates.is_own());
    let is_packed = AtomicBool::new(false);
    let pack = || {
        let data = Embedded::of(input, templates).json();
        let digest = digest::hex(&data);
        is_packed.store(true, Ordering::Relaxed);
        (data, digest)
    };
    let begin = || {
        let links = Links::of(input);
        let stamp = Stamp {
            template_digest: templates.digest.clone(),
            own_templates: templates.is_own(),
            detail: sections.detail,
        };
        let engine = Engine::of(&Model::of(input, &links, stamp), templates)?;
        let begun = sections.fill(&engine, &links, || !is_packed.load(Ordering::Relaxed));
        Ok((engine, links, begun))
    };
    let ((data, digest), begun) = both(pack, begin);
    let (engine, links, begun) = begun?;
    let rest = || sections.fill(&engine, &links, || true);
    let (theirs, ours) = both(rest, rest);
    let answers = sections.join([begun, theirs, ours])?;
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest::csp(&templates.style),
        digest::csp(&templates.script)
    );
    let page = Page {
        style: &templates.style,
        script: &templates.script,
        policy: &policy,
        data,
        digest: &digest,
    };
    engine.page(page, answers)
}

/// The sections of a page, to be filled by several threads. Templates of one's own get the model with all questions at once, as it is
/// documented, and fill it under their own limits.
struct Sections<'a> {
    input: &'a Input<'a>,
    detail: Detail,
    next: AtomicUsize,
}

/// A section's place and what became of it.
type Filled = (usize, Result<String, ReportError>);

impl<'a> Sections<'a> {
    fn of(input: &'a Input<'a>, is_own: bool) -> Self {
        let (detail, begin) = if is_own {
            (Detail::Whole, input.checklist.sections.len())
        } else {
            (Detail::Outline, 0)
        };
        Self {
            input,
            detail,
            next: AtomicUsize::new(begin),
        }
    }

    /// Fills sections nobody has taken yet, for as long as that is wanted.
    fn fill(&self, engine: &Engine<'_>, links: &Links, is_wanted: impl Fn() -> bool) -> Vec<Filled> {
        let mut filled = Vec::new();
        while is_wanted() {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            if at >= links.sections() {
                break;
            }
            let section = links.section(self.input, at);
            filled.push((at, engine.section(&section)));
        }
        filled
    }

    /// All sections in their order, or the first error; `None` where the page is to fill them itself.
    fn join(&self, filled: [Vec<Filled>; 3]) -> Result<Option<String>, ReportError> {
        if self.detail == Detail::Whole {
            return Ok(None);
        }
        let mut all: Vec<Filled> = filled.into_iter().flatten().collect();
        all.sort_by_key(|(at, _)| *at);
        all.into_iter()
            .map(|(_, text)| text)
            .collect::<Result<String, _>>()
            .map(Some)
    }
}
