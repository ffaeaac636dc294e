//! The second reading: the text as types. Only for texts without errors in the first reading, because `serde_yaml` has no budget.

use super::plan::{Entry, Layer, Reading};
use super::raw;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::yaml::codes;
use crate::yaml::source::Source;

/// Reads a text as types; `Err` is the place that `serde_yaml` rejects.
pub(super) fn read<T: serde::de::DeserializeOwned>(source: &Source) -> Result<T, Box<Issue>> {
    serde_yaml::from_str(&source.text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index());
        let detail = clean_line(&error.to_string());
        Box::new(codes::READERS_DISAGREE.at(source, (at, at + 1), &[("detail", &detail)], None))
    })
}

/// The reading as types.
pub(crate) struct Typed;

impl Reading for Typed {
    type Fact = raw::Fact;
    type Section = raw::Section;
    type Question = raw::Question;

    fn contents(section: &mut raw::Section) -> (Vec<raw::Question>, Vec<raw::Section>) {
        (
            std::mem::take(&mut section.questions),
            std::mem::take(&mut section.sections),
        )
    }
}

macro_rules! entries {
    ($($type:ident),*) => {
        $(impl Entry for raw::$type {
            fn id(&self) -> Option<Id> {
                Some(Id::known(&self.id))
            }

            fn after(&self) -> Option<Id> {
                self.after.as_deref().map(Id::known)
            }
        })*
    };
}

entries!(Fact, Section, Question);

/// Takes the entries of a file as a layer.
pub(super) fn layer(file: &mut raw::Checklist) -> Layer<'static, Typed> {
    Layer {
        removed: file.remove.iter().map(|id| (Id::known(id), None)).collect(),
        facts: std::mem::take(&mut file.profile),
        sections: std::mem::take(&mut file.sections),
    }
}
