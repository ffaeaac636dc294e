//! Resolves the fields of an entry over its parts: the newest file that gives a field decides.

use super::super::plan::Item;
use super::super::raw::parts::Text as RawText;
use super::text::TextReader;
use crate::domain::text::Text;

/// The parts of an entry, newest file first, each with the languages of its file.
pub(super) struct Newest<'t, T>(Vec<(T, &'t TextReader)>);

impl<'t, T> Newest<'t, T> {
    pub(super) fn new(item: &mut Item<T>, readers: &'t [TextReader]) -> Self {
        let parts = std::mem::take(&mut item.parts).into_iter().rev();
        Self(
            parts
                .filter_map(|part| Some((part.entry, readers.get(part.layer)?)))
                .collect(),
        )
    }

    /// Takes the newest value of a field out of its part.
    pub(super) fn take<V>(&mut self, field: impl Fn(&mut T) -> Option<V>) -> Option<V> {
        self.0.iter_mut().find_map(|(part, _)| field(part))
    }

    /// As [`Self::take`], lowered with the languages of the file.
    pub(super) fn take_with<R, V>(
        &mut self,
        field: impl Fn(&mut T) -> Option<R>,
        lower: impl Fn(R, &TextReader) -> V,
    ) -> Option<V> {
        let mut parts = self.0.iter_mut();
        parts.find_map(|(part, reader)| Some(lower(field(part)?, reader)))
    }

    pub(super) fn text(&mut self, field: impl Fn(&mut T) -> Option<RawText>) -> Option<Text> {
        self.take_with(field, |text, reader| reader.text(text))
    }

    /// Drops the parts older than the newest one with an answer kind: a new kind does not inherit options and measure.
    pub(super) fn drop_older_than(&mut self, has_kind: impl Fn(&T) -> bool) {
        if let Some(newest) = self.0.iter().position(|(part, _)| has_kind(part)) {
            self.0.truncate(newest + 1);
        }
    }
}
