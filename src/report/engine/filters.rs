//! Filters and functions of the templates, and their escaping.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Kwargs, State, Tera, Value};

use crate::markup::{escape_html, to_html, write_html};

/// Steps of all `range` calls in one page.
const MAX_STEPS: u64 = 100_000;

/// Registers filters, functions and the escape function.
pub(super) fn register(tera: &mut Tera) {
    tera.set_escape_fn(|text, out| write_html(text, out));
    tera.register_filter("words", words);
    tera.register_filter("lines", lines);
    tera.register_filter("markdown", as_markdown);
    let steps = Arc::new(AtomicU64::new(0));
    tera.register_function("range", move |kwargs: Kwargs, _: &State| range(&kwargs, &steps));
}

/// Filter `words`: an escaped text of the checklist, with its language where that is not the report's.
fn words(value: &Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let Some(map) = value.as_map() else {
        return Err(tera::Error::message(
            "the filter `words` expects a text of the checklist",
        ));
    };
    let part = |name: &'static str| map.get(&name.into()).and_then(Value::as_str);
    let text = escape_html(part("text").unwrap_or_default());
    Ok(Value::safe_string(&match part("lang") {
        Some(lang) => format!("<span lang=\"{}\">{text}</span>", escape_html(lang)),
        None => text,
    }))
}

/// Filter `lines`: an escaped text with its line ends kept.
fn lines(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&escape_html(text).replace('\n', "<br>\n"))
}

/// Filter `markdown`: renders a string or a text of the checklist.
fn as_markdown(value: &Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    if let Some(text) = value.as_str() {
        return Ok(Value::safe_string(&to_html(text)));
    }
    let Some(map) = value.as_map() else {
        return Err(tera::Error::message("the filter `markdown` expects a text"));
    };
    let part = |name: &'static str| map.get(&name.into()).and_then(Value::as_str);
    let html = to_html(part("text").unwrap_or_default());
    Ok(Value::safe_string(&match part("lang") {
        Some(lang) => format!("<div lang=\"{}\">{html}</div>", escape_html(lang)),
        None => html,
    }))
}

/// Function `range`: numbers from `start` (0) up to `end`.
fn range(kwargs: &Kwargs, steps: &AtomicU64) -> tera::TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let count = u64::try_from(end.saturating_sub(start)).unwrap_or(0);
    let before = steps.fetch_add(count.min(MAX_STEPS + 1), Ordering::Relaxed);
    if before + count.min(MAX_STEPS + 1) > MAX_STEPS {
        return Err(tera::Error::message("too many steps of `range` in one page"));
    }
    Ok((start..end).collect())
}
