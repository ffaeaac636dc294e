//! A named text, and the line and column of its bytes.

use std::ops::Range;
use std::sync::Arc;

use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::localized::Localized;

/// Bytes between cached columns of a long line, so that finding a column never counts a whole file.
const STRIDE: usize = 4096;

/// A text with the name that the user knows. Clones share the text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file as the user named it.
    pub name: String,
    /// Without a byte-order mark.
    pub text: Arc<str>,
    /// First byte of every line.
    lines: Arc<[usize]>,
    /// In lines longer than a stride: byte offsets with the characters of the line before them.
    columns: Vec<(usize, usize)>,
}

impl Source {
    /// Strips a byte-order mark.
    pub fn new(name: &str, text: &str) -> Self {
        let text: Arc<str> = text.strip_prefix('\u{feff}').unwrap_or(text).into();
        let lines: Arc<[usize]> = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let mut source = Self {
            name: name.to_owned(),
            text,
            lines,
            columns: Vec::new(),
        };
        for line in 0..source.lines.len() {
            let range = source.line(line);
            if range.len() > STRIDE {
                source.count_columns(&range);
            }
        }
        source
    }

    fn count_columns(&mut self, line: &Range<usize>) {
        let (mut at, mut column) = (line.start, 0);
        while at + STRIDE < line.end {
            let next = self.boundary(at + STRIDE);
            column += self.text[at..next].chars().count();
            at = next;
            self.columns.push((at, column));
        }
    }

    /// The bytes of a line, counted from 0, without its line end.
    pub(crate) fn line(&self, line: usize) -> Range<usize> {
        let start = self.lines.get(line).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end.max(start)
    }

    /// The place of a byte range. Columns count characters from 1.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let start = self.boundary(start);
        let line = self.lines.partition_point(|first| *first <= start).max(1) - 1;
        let first = self.lines[line];
        let counted = self.columns.partition_point(|(at, _)| *at <= start);
        let (from, before) = counted
            .checked_sub(1)
            .map(|at| self.columns[at])
            .filter(|(at, _)| *at > first)
            .unwrap_or((first, 0));
        let column = before + self.text[from..start].chars().count() + 1;
        Place {
            file: self.name.clone(),
            line: line + 1,
            column,
            start,
            end: self.boundary(end).max(start),
        }
    }

    /// The place that means the whole file.
    pub fn whole(&self) -> Place {
        Place {
            file: self.name.clone(),
            ..Place::default()
        }
    }

    /// An error at a byte range, for rooms with codes of their own.
    pub fn error(
        &self,
        start: usize,
        end: usize,
        code: &'static str,
        message: Localized,
        hint: Localized,
    ) -> Issue {
        Issue {
            code,
            severity: Severity::Error,
            place: self.place(start, end),
            message,
            hint,
        }
    }

    /// The last character boundary at or before a byte.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at)
            .rev()
            .find(|each| self.text.is_char_boundary(*each))
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn columns_count_characters_on_lines_of_any_length(
            parts in proptest::collection::vec(("[a가\n]{0,20}", 1_usize..2000), 1..6),
            at in any::<prop::sample::Index>(),
        ) {
            let text: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
            let source = Source::new("t", &text);
            let start = source.boundary(at.index(text.len() + 1));
            let place = source.place(start, start + 1);
            let before = &text[..start];
            prop_assert_eq!(place.line, before.matches('\n').count() + 1);
            let first = before.rfind('\n').map_or(0, |at| at + 1);
            prop_assert_eq!(place.column, before[first..].chars().count() + 1);
        }
    }
}
