//! What templates may call: texts of the checklist, lines, Markdown, a bounded `range`; and the one way of escaping.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Kwargs, State, Tera, Value};

use super::super::markdown;

/// Steps that `range` hands out in one page, all calls together.
const MOST_STEPS: u64 = 100_000;

/// Gives an engine its filters and functions.
pub(super) fn register(tera: &mut Tera) {
    tera.set_escape_fn(escape);
    tera.register_filter("words", words);
    tera.register_filter("lines", lines);
    tera.register_filter("markdown", as_markdown);
    let steps = Arc::new(AtomicU64::new(0));
    tera.register_function("range", move |kwargs: Kwargs, _: &State| range(&kwargs, &steps));
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
