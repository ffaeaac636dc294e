//! A text with its name, and the places in it that people and editors can find.

use crate::domain::issue::Place;

/// A text that is being read, with the name a user knows it by.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file as the user named it.
    pub name: String,
    /// The text without a byte-order mark.
    pub text: String,
    /// First byte of every line.
    lines: Vec<usize>,
}

impl Source {
    /// Takes a text; a byte-order mark at its start is left out.
    pub fn new(name: &str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            name: name.to_owned(),
            text,
            lines,
        }
    }

    /// The place of a byte range. Columns count characters from 1.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let start = self.boundary(start);
        let line = self.lines.partition_point(|first| *first <= start).max(1) - 1;
        let column = self.text[self.lines[line]..start].chars().count() + 1;
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

    /// The last character boundary at or before a byte.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at)
            .rev()
            .find(|each| self.text.is_char_boundary(*each))
            .unwrap_or(0)
    }
}
