//! Cuts the line of an issue to a readable length and cleans it, keeping its line and column numbers.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use super::super::source::Source;
use crate::domain::clean::clean;
use crate::domain::issue::Place;

/// Characters kept before and after the place on a long line.
const AROUND: usize = 60;
/// Lines up to this length are not cut.
const WHOLE: usize = 160;

/// One line with the bytes to point at.
pub(super) struct Excerpt {
    name: String,
    line: String,
    pub(super) marked: Range<usize>,
    number: usize,
    column: usize,
}

impl Excerpt {
    /// The line of a place; `None` where the whole file is meant.
    pub(super) fn of(place: &Place, source: &Source) -> Option<Self> {
        if place.line == 0 {
            return None;
        }
        let text = &*source.text;
        let line = source.line(place.line - 1);
        // The place may come from a text whose invalid bytes were replaced differently.
        let start = text.floor_char_boundary(place.start.clamp(line.start, line.end));
        let end = text.ceil_char_boundary(place.end.clamp(start, line.end));
        let (before, marked, after) = (&text[line.start..start], &text[start..end], &text[end..line.end]);
        let is_long = line.len() > WHOLE * 4 || text[line].chars().count() > WHOLE;
        let after = after.trim_end_matches('\r');
        let (before, marked, after) = if is_long {
            (tail(before), cut(marked), cut(after))
        } else {
            let whole = |part: &str| clean(part).into_owned();
            (whole(before), whole(marked), whole(after))
        };
        let marks = before.len()..before.len() + marked.len();
        Some(Self {
            name: clean(&place.file).into_owned(),
            line: format!("{before}{marked}{after}"),
            marked: marks,
            number: place.line,
            column: place.column,
        })
    }
}

/// The last characters of a text, after an ellipsis if it is cut.
fn tail(text: &str) -> String {
    let start = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let sign = if start > 0 { "…" } else { "" };
    format!("{sign}{}", clean(&text[start..]))
}

fn cut(text: &str) -> String {
    let kept: String = text.chars().take(AROUND).collect();
    let sign = if kept.len() < text.len() { "…" } else { "" };
    format!("{}{sign}", clean(&kept))
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.line)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(self.number)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), _: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.line.len())
    }
}
