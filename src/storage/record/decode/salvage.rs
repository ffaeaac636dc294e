//! Salvages a damaged file: it is split into fields and answers, and parts that cannot be read on their own are dropped. Line
//! numbers stay.

use std::ops::Range;

use crate::domain::issue::{Issue, Severity};
use crate::words::storage as words;
use crate::yaml::budget::Budget;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// More than any assessment has: what has more is not a damaged assessment, and parsing each part would take long.
const MOST_FIELDS: usize = 1_000;
const MOST_ANSWERS: usize = 50_000;

/// The tree without the damaged parts, and an issue for each. `None` if even the rest cannot be read.
pub(super) fn salvage(source: &Source, budget: &Budget) -> Option<(Node, Vec<Issue>)> {
    let mut kept = source.text.as_bytes().to_vec();
    let mut lost: Vec<Range<usize>> = Vec::new();
    let fields = parts(&source.text, 0..source.text.len(), "");
    if fields.len() > MOST_FIELDS {
        return None;
    }
    for field in fields {
        if is_readable(&source.text[field.clone()], budget) {
            continue;
        }
        let head = line_end(&source.text, field.start);
        let inner: Vec<Range<usize>> = parts(&source.text, head..field.end, "  ");
        if inner.is_empty() || !is_readable(&source.text[field.start..head], budget) {
            lost.push(field);
        } else {
            if inner.len() > MOST_ANSWERS {
                return None;
            }
            let damaged = inner
                .into_iter()
                .filter(|each| !is_readable(&source.text[each.clone()], budget));
            lost.extend(damaged);
        }
    }
    for range in &lost {
        // Blanks keep byte positions.
        for byte in &mut kept[range.clone()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    let rest = Source::new(&source.name, &String::from_utf8(kept).ok()?);
    let root = node::read_all(&rest, budget).0?;
    (!lost.is_empty()).then(|| {
        (
            root,
            lost.into_iter().map(|range| issue(source, &range)).collect(),
        )
    })
}

/// Ranges that start at a line of just this indent and end before the next. What is before the first is one too.
fn parts(text: &str, within: Range<usize>, indent: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = within.start;
    for line in text[within.clone()].split_inclusive('\n') {
        let starts_here = line
            .strip_prefix(indent)
            .is_some_and(|rest| !rest.starts_with([' ', '#', '\n', '\r']));
        if starts_here || at == within.start {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(within.end));
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

fn line_end(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |at| start + at + 1)
}

/// Whether a part is a map of one key on its own, or empty.
fn is_readable(part: &str, budget: &Budget) -> bool {
    let blank = part
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let has_control = part
        .chars()
        .any(|each| each.is_control() && each != '\n' && each != '\r' && each != '\t');
    if blank {
        return !has_control;
    }
    let (root, _) = node::read_all(&Source::new("", part), budget);
    root.is_some_and(|root| root.map().is_some_and(|map| map.len() == 1))
}

fn issue(source: &Source, range: &Range<usize>) -> Issue {
    let text = &source.text[range.clone()];
    let end = range.start + text.trim_end().len();
    let (first, last) = (
        source.place(range.start, range.start).line,
        source.place(end, end).line,
    );
    let places = [("first", first.to_string()), ("last", last.to_string())];
    let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
    let message = if first == last {
        words::LOST_LINE.localized(&places[..1])
    } else {
        words::LOST_LINES.localized(&places)
    };
    let mut issue = source.error(
        range.start,
        end,
        "E303",
        message,
        words::LOST_LINES_HINT.localized(&[]),
    );
    issue.severity = Severity::Warning;
    issue
}
