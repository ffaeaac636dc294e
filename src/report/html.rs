//! The HTML page: model, style, script, policy and embedded data brought together. The shipped templates are filled part by part and piece
//! by piece, so that a thousand questions never stand side by side as text, values and model.

use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::embed::{Embedded, Packed};
use super::engine::{Capped, Engine, Page, Part, Parts};
use super::error::ReportError;
use super::model::links::{Detail, Links};
use super::model::{Model, Stamp};
use super::{Input, Pace, Templates, digest, text_of};
use crate::both::both;

/// Renders the page and says how many bytes it has.
pub(super) fn render(
    input: &Input<'_>,
    templates: &Templates,
    pace: Pace,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    match pace {
        _ if templates.is_own() => own(input, templates, out),
        Pace::Quick => quick(input, templates, out),
        Pace::Frugal => frugal(input, templates, out),
    }
}

/// The page as a text.
pub(super) fn text(input: &Input<'_>, templates: &Templates) -> Result<String, ReportError> {
    text_of(|bytes| render(input, templates, Pace::Quick, bytes))
}

/// With templates of one's own: they get the model with all its lists at once, as it is documented, and fill it under their own limits.
fn own(input: &Input<'_>, templates: &Templates, out: &mut dyn Write) -> Result<usize, ReportError> {
    let links = Links::of(input);
    let engine = engine(input, &links, templates, Detail::Whole)?;
    let data = Embedded::of(input, templates).json();
    let text = framed(templates, &digest::hex(&data), |page| {
        engine.own_page(page, &data)
    })?;
    let mut out = Capped::new(out, None);
    out.put(|out| out.write_all(text.as_bytes()))?;
    Ok(out.written())
}

/// On one thread, with nothing of the page in memory but the piece at hand. What is embedded is written twice, the first time only for its
/// digest, which stands before it.
fn frugal(input: &Input<'_>, templates: &Templates, out: &mut dyn Write) -> Result<usize, ReportError> {
    let links = Links::of(input);
    let engine = engine(input, &links, templates, Detail::Outline)?;
    let embedded = Embedded::of(input, templates);
    let mut digesting = digest::Digesting::default();
    let packed = embedded.write(&mut digesting as &mut dyn Write);
    packed.map_err(|error| ReportError::Internal(error.to_string()))?;
    let parts = Content {
        input,
        engine: &engine,
        links: &links,
        data: Data::Due(&embedded),
        sections: Vec::new(),
    };
    page(&parts, templates, &digesting.hex(), out)
}

/// On two threads. What is embedded is packed while the model is made, and the sections are filled by whichever thread is free.
fn quick(input: &Input<'_>, templates: &Templates, out: &mut dyn Write) -> Result<usize, ReportError> {
    let sections = Sections::of(input);
    let is_packed = AtomicBool::new(false);
    let pack = || {
        let data = Embedded::of(input, templates).json();
        let digest = digest::hex(&data);
        is_packed.store(true, Ordering::Relaxed);
        (data, digest)
    };
    let begin = || {
        let links = Links::of(input);
        let engine = engine(input, &links, templates, Detail::Outline)?;
        let begun = sections.fill(&engine, &links, || !is_packed.load(Ordering::Relaxed));
        Ok((engine, links, begun))
    };
    let ((data, digest), begun) = both(pack, begin);
    let (engine, links, begun) = begun?;
    let rest = || sections.fill(&engine, &links, || true);
    let (theirs, ours) = both(rest, rest);
    let parts = Content {
        input,
        engine: &engine,
        links: &links,
        data: Data::Ready(data),
        sections: join([begun, theirs, ours])?,
    };
    page(&parts, templates, &digest, out)
}

fn engine<'t>(
    input: &Input<'_>,
    links: &Links<'_>,
    templates: &'t Templates,
    detail: Detail,
) -> Result<Engine<'t>, ReportError> {
    let stamp = Stamp {
        template_digest: templates.digest.clone(),
        own_templates: templates.is_own(),
        detail,
    };
    Engine::of(&Model::of(input, links, stamp), templates)
}

fn page(
    parts: &Content<'_>,
    templates: &Templates,
    digest: &str,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    let mut out = Capped::new(out, None);
    framed(templates, digest, |page| parts.engine.page(page, parts, &mut out))?;
    Ok(out.written())
}

/// Does something with what stands around the parts of every page.
fn framed<T>(templates: &Templates, digest: &str, then: impl FnOnce(&Page<'_>) -> T) -> T {
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest::csp(&templates.style),
        digest::csp(&templates.script)
    );
    then(&Page {
        style: &templates.style,
        script: &templates.script,
        policy: &policy,
        digest,
    })
}

/// What the parts of a page are made of.
struct Content<'a> {
    input: &'a Input<'a>,
    engine: &'a Engine<'a>,
    links: &'a Links<'a>,
    data: Data<'a>,
    /// All sections in their order, where they were filled ahead; else none.
    sections: Vec<String>,
}

/// What is embedded.
enum Data<'a> {
    /// As it will stand in the page.
    Ready(String),
    /// Not packed yet.
    Due(&'a Embedded<Packed<'a>>),
}

impl Parts for Content<'_> {
    fn write(&self, part: Part, out: &mut Capped<'_>) -> Result<(), ReportError> {
        let (input, links, engine) = (self.input, self.links, self.engine);
        match part {
            Part::Data => out.put(|out| match &self.data {
                Data::Ready(data) => out.write_all(data.as_bytes()),
                Data::Due(embedded) => embedded.write(out as &mut dyn Write),
            }),
            Part::Answers if !self.sections.is_empty() => self
                .sections
                .iter()
                .try_for_each(|section| out.put(|out| out.write_all(section.as_bytes()))),
            Part::Answers => {
                (0..links.sections()).try_for_each(|at| engine.piece(part, &[links.section(input, at)], out))
            }
            Part::ByInstrument => (0..links.instruments())
                .try_for_each(|at| engine.piece(part, &[links.instrument(input, at)], out)),
            Part::ByQuestion => {
                (0..links.sections()).try_for_each(|at| engine.piece(part, &links.citing(input, at), out))
            }
        }
    }
}

/// The sections of a page, to be filled ahead by several threads.
struct Sections<'a> {
    input: &'a Input<'a>,
    next: AtomicUsize,
}

/// A section's place and what became of it.
type Filled = (usize, Result<String, ReportError>);

impl<'a> Sections<'a> {
    fn of(input: &'a Input<'a>) -> Self {
        Self {
            input,
            next: AtomicUsize::new(0),
        }
    }

    /// Fills sections nobody has taken yet, for as long as that is wanted.
    fn fill(&self, engine: &Engine<'_>, links: &Links<'_>, is_wanted: impl Fn() -> bool) -> Vec<Filled> {
        let mut filled = Vec::new();
        while is_wanted() {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            if at >= links.sections() {
                break;
            }
            filled.push((at, self.section(engine, links, at)));
        }
        filled
    }

    fn section(&self, engine: &Engine<'_>, links: &Links<'_>, at: usize) -> Result<String, ReportError> {
        let section = links.section(self.input, at);
        text_of(|bytes| engine.piece(Part::Answers, &[section], &mut Capped::new(bytes, None)))
    }
}

/// All sections in their order, or the first error.
fn join(filled: [Vec<Filled>; 3]) -> Result<Vec<String>, ReportError> {
    let mut all: Vec<Filled> = filled.into_iter().flatten().collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, text)| text).collect()
}
