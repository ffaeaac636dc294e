//! Filters and functions of the templates, and their escaping.

use std::fmt::Write as _;
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
    tera.register_filter("linked", linked);
    let steps = Arc::new(AtomicU64::new(0));
    tera.register_function("range", move |kwargs: Kwargs, _: &State| range(&kwargs, &steps));
}

/// Filter `words`: an escaped text of the checklist with its line ends kept, and its language where that is not the report's.
fn words(value: &Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let Some(map) = value.as_map() else {
        return Err(tera::Error::message(
            "the filter `words` expects a text of the checklist",
        ));
    };
    let part = |name: &'static str| map.get(&name.into()).and_then(Value::as_str);
    let text = escape_html(part("text").unwrap_or_default().trim_end()).replace('\n', "<br>\n");
    Ok(Value::safe_string(&match part("lang") {
        Some(lang) => format!("<span lang=\"{}\">{text}</span>", escape_html(lang)),
        None => text,
    }))
}

/// Filter `lines`: an escaped text with its line ends kept.
fn lines(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&escape_html(text.trim_end()).replace('\n', "<br>\n"))
}

/// Filter `linked`: an escaped sentence in which each id of `questions` is a link to that question.
#[expect(clippy::needless_pass_by_value, reason = "the signature of a filter")]
fn linked(text: &str, kwargs: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let questions = kwargs.must_get::<Vec<String>>("questions")?;
    Ok(Value::safe_string(&link_ids(text, &questions)))
}

fn link_ids(text: &str, questions: &[String]) -> String {
    let is_of_id = |each: char| each.is_ascii_alphanumeric() || "-_.".contains(each);
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = rest.find(is_of_id) {
        let (before, after) = rest.split_at(at);
        let end = after.find(|each| !is_of_id(each)).unwrap_or(after.len());
        // A dot at the end belongs to the sentence.
        let id = after[..end].trim_end_matches('.');
        out.push_str(&escape_html(before));
        if questions.iter().any(|each| each == id) {
            let _ = write!(out, "<a href=\"#q-{id}\">{id}</a>");
            rest = &after[id.len()..];
        } else {
            out.push_str(&escape_html(&after[..end]));
            rest = &after[end..];
        }
    }
    out.push_str(&escape_html(rest));
    out
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

#[cfg(test)]
mod tests {
    use super::link_ids;

    #[test]
    fn only_whole_ids_become_links() {
        let ids = ["A-1".to_owned(), "A-12".to_owned()];
        assert_eq!(
            link_ids("A-1에 <증빙>이 없음: A-12, A-123, XA-1. A-1.", &ids),
            "<a href=\"#q-A-1\">A-1</a>에 &lt;증빙&gt;이 없음: <a href=\"#q-A-12\">A-12</a>, A-123, XA-1. \
             <a href=\"#q-A-1\">A-1</a>."
        );
        assert_eq!(link_ids("A-1", &[]), "A-1");
    }
}
