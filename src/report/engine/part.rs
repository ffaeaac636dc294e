//! The long parts of a page, rendered item by item where the page reaches them, so that none is in memory as a whole.

use std::io;

use super::limited_writer::LimitedWriter;
use crate::report::error::ReportError;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum PagePart {
    /// The embedded data.
    Data,
    /// Sections with their questions.
    Answers,
    /// Instruments with their places.
    ByInstrument,
    /// Questions with the places they cite.
    ByQuestion,
}

impl PagePart {
    pub(in crate::report) const ALL: [Self; 4] =
        [Self::Data, Self::Answers, Self::ByInstrument, Self::ByQuestion];

    /// The parts that a template renders from a list.
    pub(super) const LISTS: [Self; 3] = [Self::Answers, Self::ByInstrument, Self::ByQuestion];

    /// The name by which a template prints it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Answers => "answers_by_section",
            Self::ByInstrument => "crosswalk_by_instrument",
            Self::ByQuestion => "crosswalk_by_question",
        }
    }

    /// The template that renders it and the name of its list; empty for data.
    pub(super) const fn template(self) -> (&'static str, &'static str) {
        match self {
            Self::Data => ("", ""),
            Self::Answers => ("sections.html", "sections"),
            Self::ByInstrument => ("instruments.html", "crosswalk"),
            Self::ByQuestion => ("citing.html", "citing"),
        }
    }

    /// The placeholder contains NUL after `<`; escaped text and Markdown can never produce it, because both escape the bracket and
    /// remove control characters.
    pub(super) const fn placeholder(self) -> &'static str {
        match self {
            Self::Data => "<\0data>",
            Self::Answers => "<\0answers>",
            Self::ByInstrument => "<\0instruments>",
            Self::ByQuestion => "<\0citing>",
        }
    }

    pub(super) fn from_placeholder(written: &[u8]) -> Option<Self> {
        if !written.starts_with(b"<\0") {
            return None;
        }
        Self::ALL
            .into_iter()
            .find(|part| part.placeholder().as_bytes() == written)
    }
}

/// Writes the parts of a page.
pub(in crate::report) trait PartWriter {
    fn write(&self, part: PagePart, out: &mut LimitedWriter<'_>) -> Result<(), ReportError>;
}

/// Writes a page and replaces each placeholder by its part.
pub(super) struct PlaceholderWriter<'p, 'o> {
    pub(super) out: &'p mut LimitedWriter<'o>,
    pub(super) parts: &'p dyn PartWriter,
    /// Why a part could not be written.
    pub(super) stopped_by: Option<ReportError>,
}

impl io::Write for PlaceholderWriter<'_, '_> {
    fn write(&mut self, written: &[u8]) -> io::Result<usize> {
        let Some(part) = PagePart::from_placeholder(written) else {
            return self.out.write(written);
        };
        match self.parts.write(part, self.out) {
            Ok(()) => Ok(written.len()),
            Err(error) => {
                self.stopped_by = Some(error);
                Err(io::Error::other("a part is not written"))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
