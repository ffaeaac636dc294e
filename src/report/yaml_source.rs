//! The two texts that a report carries along for `verify`. They come in as YAML; none is written or understood here.

use std::fmt::{self, Debug, Write};

/// Checklist and assessment as YAML. Asked for only where a report embeds them, on whatever thread packs them, and more than once
/// where they are not to stand in memory. Each fails only where `out` does.
pub trait YamlSource: Debug + Sync {
    /// Writes the checklist as YAML that reads back to the same checklist.
    fn checklist(&self, out: &mut dyn Write) -> fmt::Result;
    /// Writes the assessment as YAML.
    fn assessment(&self, out: &mut dyn Write) -> fmt::Result;
}

/// Texts that are there already.
#[derive(Clone, Debug, Default)]
pub struct YamlTexts {
    /// The checklist.
    pub checklist: String,
    /// The assessment.
    pub assessment: String,
}

impl YamlSource for YamlTexts {
    fn checklist(&self, out: &mut dyn Write) -> fmt::Result {
        out.write_str(&self.checklist)
    }

    fn assessment(&self, out: &mut dyn Write) -> fmt::Result {
        out.write_str(&self.assessment)
    }
}
