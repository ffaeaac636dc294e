//! Source of the YAML that a report embeds.

use std::fmt::{self, Debug, Write};

/// Writes checklist and assessment as YAML. Only called where a report embeds them; each method fails
/// only where `out` does.
pub trait YamlSource: Debug {
    /// Writes YAML that parses to the same checklist.
    fn checklist(&self, out: &mut dyn Write) -> fmt::Result;
    fn assessment(&self, out: &mut dyn Write) -> fmt::Result;
}

/// Texts in memory.
#[derive(Clone, Debug, Default)]
pub struct YamlTexts {
    pub checklist: String,
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
