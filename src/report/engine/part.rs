//! Parts of a page that are made and written piece by piece when the page comes to them, so that none stands in memory as a whole.

use std::io;

use super::limited_writer::LimitedWriter;
use crate::report::error::ReportError;

/// Such a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum PagePart {
    /// What is embedded.
    Data,
    /// Sections with their questions.
    Answers,
    /// Instruments with their places.
    ByInstrument,
    /// Questions with what they answer to.
    ByQuestion,
}

impl PagePart {
    pub(in crate::report) const ALL: [Self; 4] =
        [Self::Data, Self::Answers, Self::ByInstrument, Self::ByQuestion];

    /// The parts that a template fills from a list.
    pub(super) const LISTS: [Self; 3] = [Self::Answers, Self::ByInstrument, Self::ByQuestion];

    /// The name under which a template prints it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Answers => "answers_by_section",
            Self::ByInstrument => "crosswalk_by_instrument",
            Self::ByQuestion => "crosswalk_by_question",
        }
    }

    /// The template that fills it, with the name of the list it goes through; none is needed for data.
    pub(super) const fn template(self) -> (&'static str, &'static str) {
        match self {
            Self::Data => ("", ""),
            Self::Answers => ("sections.html", "sections"),
            Self::ByInstrument => ("instruments.html", "crosswalk"),
            Self::ByQuestion => ("citing.html", "citing"),
        }
    }

    /// What stands for it in a page that is being filled. Neither an escaped text nor Markdown can bring forth such a thing, for both
    /// escape the bracket and know no character of that kind.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Data => "<\0data>",
            Self::Answers => "<\0answers>",
            Self::ByInstrument => "<\0instruments>",
            Self::ByQuestion => "<\0citing>",
        }
    }

    /// The part whose mark this is.
    pub(super) fn marked_by(written: &[u8]) -> Option<Self> {
        if !written.starts_with(b"<\0") {
            return None;
        }
        Self::ALL
            .into_iter()
            .find(|part| part.mark().as_bytes() == written)
    }
}

/// Whoever writes the parts.
pub(in crate::report) trait PartWriter {
    /// Writes a part.
    fn write(&self, part: PagePart, out: &mut LimitedWriter<'_>) -> Result<(), ReportError>;
}

/// A page that is being filled: where the mark of a part is written, the part itself is.
pub(super) struct Marked<'p, 'o> {
    pub(super) out: &'p mut LimitedWriter<'o>,
    pub(super) parts: &'p dyn PartWriter,
    /// Why a part could not be written.
    pub(super) refused: Option<ReportError>,
}

impl io::Write for Marked<'_, '_> {
    fn write(&mut self, written: &[u8]) -> io::Result<usize> {
        let Some(part) = PagePart::marked_by(written) else {
            return self.out.write(written);
        };
        match self.parts.write(part, self.out) {
            Ok(()) => Ok(written.len()),
            Err(error) => {
                self.refused = Some(error);
                Err(io::Error::other("a part is not written"))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
