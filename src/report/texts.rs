//! The two texts that a report carries along for `verify`. They come in as YAML; none is written or understood here.

use std::borrow::Cow;
use std::fmt::Debug;

/// Checklist and assessment as YAML. Asked for only where a report embeds them, on whatever thread packs them.
pub trait Texts: Debug + Sync {
    /// The checklist as YAML that reads back to the same checklist.
    fn checklist(&self) -> Cow<'_, str>;
    /// The assessment as YAML.
    fn assessment(&self) -> Cow<'_, str>;
}

/// Texts that are there already.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The checklist.
    pub checklist: String,
    /// The assessment.
    pub assessment: String,
}

impl Texts for Written {
    fn checklist(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.checklist)
    }

    fn assessment(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.assessment)
    }
}
