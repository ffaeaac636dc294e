//! Where a checklist comes from, as facts in a stable shape.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::origin::{ChecklistOrigin, Difference, ListOrigin};
use crate::words::origin as words;

/// Where a checklist and the instruments it cites come from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OriginFacts {
    /// `released`, `development`, `altered`, `unknown-edition`, `own` or `extends`.
    pub list: String,
    /// The shipped checklist that an own one extends, with its version.
    pub base: Option<String>,
    /// What differs from the released edition it extends or bears the name of.
    pub changes: Option<DifferenceFacts>,
    /// `released`, `own` or `altered`: the instruments it cites, compared with the shipped registry.
    pub registry: String,
    /// Keys of instruments that are not in the shipped registry.
    pub own_instruments: Vec<String>,
    /// Keys of instruments whose text differs from the shipped registry.
    pub altered_instruments: Vec<String>,
    /// One sentence.
    pub text: String,
}

/// How a checklist differs from a released edition, by question id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DifferenceFacts {
    /// Questions of the edition that it does not have.
    pub removed: Vec<String>,
    /// Questions with another wording or answer kind.
    pub reworded: Vec<String>,
    /// Questions that are no longer critical.
    pub uncritical: Vec<String>,
    /// Questions that differ otherwise.
    pub changed: Vec<String>,
    /// Questions that the edition does not have.
    pub added: Vec<String>,
    /// Whether the thresholds of the verdict differ.
    pub gates: bool,
    /// Whether facts or sections differ.
    pub structure: bool,
}

impl OriginFacts {
    pub(super) fn of(origin: &ChecklistOrigin, checklist: &Checklist, lang: Lang) -> Self {
        let base = match &origin.list {
            ListOrigin::Extends(base, _) => Some(clean(&base.to_string()).into_owned()),
            _ => None,
        };
        let keys = |keys: &[String]| keys.iter().map(|key| clean(key).into_owned()).collect();
        Self {
            list: origin.list.word().into(),
            base,
            changes: origin.list.difference().map(DifferenceFacts::of),
            registry: origin.registry.word().into(),
            own_instruments: keys(&origin.registry.own),
            altered_instruments: keys(&origin.registry.altered),
            text: words::of(origin, checklist, lang),
        }
    }
}

impl DifferenceFacts {
    fn of(difference: &Difference) -> Self {
        let ids = |ids: &[Id]| ids.iter().map(Id::to_string).collect();
        Self {
            removed: ids(&difference.removed),
            reworded: ids(&difference.reworded),
            uncritical: ids(&difference.uncritical),
            changed: ids(&difference.changed),
            added: ids(&difference.added),
            gates: difference.gates,
            structure: difference.structure,
        }
    }
}
