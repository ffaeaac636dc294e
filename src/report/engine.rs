//! The one place that knows Tera. Every name is escaped, a missing name is an error with its place, output is capped, and a
//! template reaches nothing but the model: no file, no environment, no clock.

use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::assets;
use super::error::{ReportError, TemplateTrouble};
use super::markdown;
use super::model::Model;
use super::templates::Templates;

/// Largest page, in MiB.
const MOST_MIB: usize = 32;
/// The longest that templates of one's own may take.
const LONGEST: Duration = Duration::from_secs(5);
/// Room for templates inside templates, as much as the main thread has.
const STACK: usize = 8 * 1024 * 1024;
/// Steps that `range` hands out in one page, all calls together.
const MOST_STEPS: u64 = 100_000;
/// Where the shipped templates live: a user's template of the same name comes first and may extend this one.
const SHIPPED: &str = "builtin/";
/// The template that is rendered.
const ROOT: &str = "report.html";

/// Digits of a digest that people compare by eye.
const DIGITS: usize = 12;

/// Texts a template gets beside the model, which stand in the page as they are.
pub(super) struct Page<'a> {
    pub(super) style: &'a str,
    pub(super) script: &'a str,
    pub(super) policy: &'a str,
    pub(super) data: &'a str,
    pub(super) digest: &'a str,
}

/// The names that a template gets beside those of the model.
pub(super) const DIGESTS: [&str; 2] = ["digest", "digest_short"];

/// The model as templates see it.
pub(super) fn context(model: &Model, templates: &Templates) -> Result<Context, ReportError> {
    Context::from_serialize(model).map_err(|error| trouble(&error, templates))
}

/// Renders the page.
pub(super) fn render(
    tera: Tera,
    mut context: Context,
    page: &Page<'_>,
    templates: &Templates,
) -> Result<String, ReportError> {
    let [digest, short] = DIGESTS;
    for (name, text) in [
        (digest, page.digest),
        (short, page.digest.get(..DIGITS).unwrap_or_default()),
        ("style", page.style),
        ("script", page.script),
        ("policy", page.policy),
        ("data", page.data),
    ] {
        context.insert_value(name, Value::safe_string(text));
    }
    let (out, outcome) = fill(tera, context, templates.is_own())?;
    if out.is_full {
        return Err(ReportError::TooLarge(MOST_MIB));
    }
    if out.is_late {
        return Err(ReportError::TooSlow(LONGEST.as_secs()));
    }
    outcome.map_err(|error| trouble(&error, templates))?;
    String::from_utf8(out.bytes).map_err(|error| ReportError::Internal(error.to_string()))
}

type Filled = (Capped, tera::TeraResult<()>);

/// Fills the page. A template of one's own can go round without writing a word, where nothing inside could stop it: it gets a thread of
/// its own, and is left behind when its time is up.
fn fill(tera: Tera, context: Context, is_own: bool) -> Result<Filled, ReportError> {
    let until = Instant::now() + LONGEST;
    let work = move || {
        let mut out = Capped {
            until: is_own.then_some(until),
            ..Capped::default()
        };
        let outcome = tera.render_to(ROOT, &context, &mut out);
        (out, outcome)
    };
    if !is_own {
        return Ok(work());
    }
    let (to, from) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name("template".into()).stack_size(STACK);
    thread
        .spawn(move || {
            // Nobody waits any more when the time was up.
            let _ = to.send(work());
        })
        .map_err(|error| ReportError::Internal(error.to_string()))?;
    from.recv_timeout(LONGEST).map_err(|error| match error {
        mpsc::RecvTimeoutError::Timeout => ReportError::TooSlow(LONGEST.as_secs()),
        mpsc::RecvTimeoutError::Disconnected => ReportError::Internal("the template engine broke".into()),
    })
}

/// The engine with every template read.
pub(super) fn build(templates: &Templates) -> Result<Tera, ReportError> {
    let mut tera = Tera::new();
    // An empty suffix matches every name, so that no name switches escaping off.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape);
    tera.set_fallback_prefixes([SHIPPED])
        .map_err(|error| trouble(&error, templates))?;
    tera.register_filter("words", words);
    tera.register_filter("lines", lines);
    tera.register_filter("markdown", as_markdown);
    let steps = Arc::new(AtomicU64::new(0));
    tera.register_function("range", move |kwargs: Kwargs, _: &State| range(&kwargs, &steps));
    let shipped = assets::TEMPLATES
        .iter()
        .map(|(name, text)| (format!("{SHIPPED}{name}"), (*text).to_owned()));
    let own = templates
        .own
        .iter()
        .map(|each| (each.name.clone(), each.text.clone()));
    tera.add_raw_templates(shipped.chain(own).collect::<Vec<_>>())
        .map_err(|error| trouble(&error, templates))?;
    Ok(tera)
}

/// A text of the checklist: escaped, in a run of its own language where that is not the report's.
fn words(value: &Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let Some(map) = value.as_map() else {
        return Err(tera::Error::message(
            "the filter `words` takes a text of the checklist",
        ));
    };
    let part = |name: &'static str| map.get(&name.into()).and_then(Value::as_str);
    let text = escaped(part("text").unwrap_or_default());
    Ok(Value::safe_string(&match part("lang") {
        Some(lang) => format!("<span lang=\"{}\">{text}</span>", escaped(lang)),
        None => text,
    }))
}

/// A plain text with its line ends kept.
fn lines(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&escaped(text).replace('\n', "<br>\n"))
}

/// Markdown, either plain text or a text of the checklist.
fn as_markdown(value: &Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    if let Some(text) = value.as_str() {
        return Ok(Value::safe_string(&markdown::to_html(text)));
    }
    let Some(map) = value.as_map() else {
        return Err(tera::Error::message("the filter `markdown` takes a text"));
    };
    let part = |name: &'static str| map.get(&name.into()).and_then(Value::as_str);
    let html = markdown::to_html(part("text").unwrap_or_default());
    Ok(Value::safe_string(&match part("lang") {
        Some(lang) => format!("<div lang=\"{}\">{html}</div>", escaped(lang)),
        None => html,
    }))
}

/// Numbers from `start` (0) up to `end`, within the steps of one page.
fn range(kwargs: &Kwargs, steps: &AtomicU64) -> tera::TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let wanted = u64::try_from(end.saturating_sub(start)).unwrap_or(0);
    let before = steps.fetch_add(wanted.min(MOST_STEPS + 1), Ordering::Relaxed);
    if before + wanted.min(MOST_STEPS + 1) > MOST_STEPS {
        return Err(tera::Error::message("too many steps of `range` in one page"));
    }
    Ok((start..end).collect())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (plain, entity) in pieces(text) {
        out.push_str(plain);
        out.push_str(entity);
    }
    out
}

/// What the engine escapes with: as its own function does it, but whole pieces at a time and not byte by byte.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for (plain, entity) in pieces(text) {
        out.write_all(plain.as_bytes())?;
        out.write_all(entity.as_bytes())?;
    }
    Ok(())
}

/// A text in pieces that are safe as they are, each with the entity for the character behind it; the last has none.
fn pieces(text: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let Some((at, entity)) = all
            .bytes()
            .enumerate()
            .find_map(|(at, byte)| Some((at, entity(byte)?)))
        else {
            rest = None;
            return Some((all, ""));
        };
        rest = Some(&all[at + 1..]);
        Some((&all[..at], entity))
    })
}

fn entity(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'&' => "&amp;",
        b'"' => "&quot;",
        b'\'' => "&#39;",
        _ => return None,
    })
}

/// Where a template is wrong: the file as the user knows it, line, column, the unknown name.
fn trouble(error: &tera::Error, templates: &Templates) -> ReportError {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
        return ReportError::Template(Box::new(TemplateTrouble {
            file: ROOT.into(),
            message: one_line(&error.to_string()),
            ..TemplateTrouble::default()
        }));
    };
    let name = report.filename();
    let own = templates.own.iter().find(|each| each.name == name);
    let shipped = || {
        let wanted = name.strip_prefix(SHIPPED).unwrap_or(name);
        let found = assets::TEMPLATES.iter().find(|(each, _)| *each == wanted);
        found.map_or("", |(_, text)| *text)
    };
    let text = own.map_or_else(shipped, |each| each.text.as_str());
    let line = report.span().start_line;
    let excerpt = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    ReportError::Template(Box::new(TemplateTrouble {
        file: own.map_or_else(|| name.to_owned(), |each| each.path.clone()),
        line,
        column: report.span().start_col + 1,
        message: one_line(report.message()),
        excerpt: crate::domain::clean::clean_line(excerpt),
    }))
}

/// The first line of a message; the list of all names that exist would drown it.
fn one_line(message: &str) -> String {
    crate::domain::clean::clean(message.lines().next().unwrap_or_default()).into_owned()
}

/// A writer that stops at the largest page, and when its time is up.
#[derive(Default)]
struct Capped {
    bytes: Vec<u8>,
    is_full: bool,
    until: Option<Instant>,
    is_late: bool,
}

impl Write for Capped {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > MOST_MIB * 1024 * 1024 {
            self.is_full = true;
            return Err(io::Error::other("the page is too large"));
        }
        if self.until.is_some_and(|until| until < Instant::now()) {
            self.is_late = true;
            return Err(io::Error::other("the time is up"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn escapes_as_the_engine_does(text in "[a가<>&\"'/\n ]{0,40}") {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            escape(&text, &mut ours).expect("a vector takes all");
            tera::escape_html(&text, &mut theirs).expect("a vector takes all");
            prop_assert_eq!(escaped(&text).into_bytes(), ours.clone());
            prop_assert_eq!(ours, theirs);
        }
    }
}
