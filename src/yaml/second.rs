//! The second reading of a text: as types. Only for texts in which the first found nothing wrong, for this one knows no budget.

use super::codes;
use super::raw;
use super::source::Source;
use crate::domain::issue::Issue;

/// A text as types, or the one place that is not taken.
pub(super) fn read(source: &Source) -> Result<raw::Checklist, Box<Issue>> {
    serde_yaml::from_str(&source.text).map_err(|error| Box::new(refusal(source, &error)))
}

/// What the second reader does not take, at its place.
pub(crate) fn refusal(source: &Source, error: &serde_yaml::Error) -> Issue {
    let at = error.location().map_or(0, |location| location.index());
    let detail = super::clean::clean_line(&error.to_string());
    codes::READERS_DISAGREE.at(source, (at, at + 1), &[("detail", &detail)], None)
}
