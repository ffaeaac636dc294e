//! The parts of an entry, newest file first: a field has the value of the newest file that gives it.

use super::super::plan::Item;
use super::super::raw::parts::Text as RawText;
use super::text::Tongue;
use crate::domain::text::Text;

/// The parts of an entry, newest file first, each with the languages of its file.
pub(super) struct Newest<'t, T>(Vec<(T, &'t Tongue)>);

impl<'t, T> Newest<'t, T> {
    pub(super) fn new(item: &mut Item<T>, tongues: &'t [Tongue]) -> Self {
        let parts = std::mem::take(&mut item.parts).into_iter().rev();
        Self(
            parts
                .filter_map(|part| Some((part.entry, tongues.get(part.layer)?)))
                .collect(),
        )
    }

    /// The newest value of a field, which is taken out of its part.
    pub(super) fn take<V>(&mut self, field: impl Fn(&mut T) -> Option<V>) -> Option<V> {
        self.0.iter_mut().find_map(|(part, _)| field(part))
    }

    /// As [`Self::take`], for what is lowered with the languages of its file.
    pub(super) fn take_with<R, V>(
        &mut self,
        field: impl Fn(&mut T) -> Option<R>,
        lower: impl Fn(R, &Tongue) -> V,
    ) -> Option<V> {
        let mut parts = self.0.iter_mut();
        parts.find_map(|(part, tongue)| Some(lower(field(part)?, tongue)))
    }

    pub(super) fn text(&mut self, field: impl Fn(&mut T) -> Option<RawText>) -> Option<Text> {
        self.take_with(field, |text, tongue| tongue.text(text))
    }

    /// Drops the parts older than the newest one with a kind: a new answer kind takes no options and no measure over.
    pub(super) fn drop_older_than(&mut self, has_kind: impl Fn(&T) -> bool) {
        if let Some(newest) = self.0.iter().position(|(part, _)| has_kind(part)) {
            self.0.truncate(newest + 1);
        }
    }
}
