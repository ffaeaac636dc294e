//! Where a checklist comes from, seen from the lists and the registry that ship with this program.

use super::checklist::Checklist;
use super::edition::Edition;
use super::id::Id;
use super::reference::Registry;

/// Where a checklist and the instruments it cites come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistOrigin {
    pub list: ListOrigin,
    pub registry: RegistryOrigin,
    /// SHA-256 of the registry that was released with a released edition.
    pub registry_digest: Option<String>,
}

impl ChecklistOrigin {
    /// A released edition that cites the shipped registry.
    pub fn released() -> Self {
        Self {
            list: ListOrigin::Released,
            registry: RegistryOrigin::default(),
            registry_digest: None,
        }
    }

    /// Whether both are as released.
    pub fn is_released(&self) -> bool {
        self.list == ListOrigin::Released && self.registry == RegistryOrigin::default()
    }
}

/// Where a checklist comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListOrigin {
    /// A released edition of a shipped list, unchanged.
    Released,
    /// The list that ships with this program, between two releases.
    Development,
    /// Bears the id and version of a released edition and differs from it.
    Altered(Difference),
    /// Bears the id of a shipped list and a version that this program does not have.
    UnknownEdition,
    /// The user's own list that extends no shipped one.
    Own,
    /// The user's own list, built on a shipped one.
    Extends(Edition, Difference),
}

impl ListOrigin {
    /// The word in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Development => "development",
            Self::Altered(_) => "altered",
            Self::UnknownEdition => "unknown-edition",
            Self::Own => "own",
            Self::Extends(..) => "extends",
        }
    }

    /// What differs from the released edition that it bears the name of or is built on.
    pub const fn difference(&self) -> Option<&Difference> {
        match self {
            Self::Altered(difference) | Self::Extends(_, difference) => Some(difference),
            _ => None,
        }
    }
}

/// The instruments of a checklist that are not those of the shipped registry, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryOrigin {
    /// Not in the shipped registry.
    pub own: Vec<String>,
    /// In the shipped registry with another text.
    pub altered: Vec<String>,
}

impl RegistryOrigin {
    /// Compares what a checklist cites with every registry that this program has.
    pub fn of(cited: &Registry, shipped: &[&Registry]) -> Self {
        let mut origin = Self::default();
        for (key, instrument) in &cited.instruments {
            let mut known = shipped
                .iter()
                .filter_map(|each| each.instruments.get(key))
                .peekable();
            if known.peek().is_none() {
                origin.own.push(key.clone());
            } else if !known.any(|whole| whole.contains(instrument)) {
                origin.altered.push(key.clone());
            }
        }
        origin
    }

    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        if !self.altered.is_empty() {
            "altered"
        } else if !self.own.is_empty() {
            "own"
        } else {
            "released"
        }
    }
}

/// How a checklist differs from a released edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Questions of the edition that it does not have.
    pub removed: Vec<Id>,
    /// Questions with another wording or answer kind.
    pub reworded: Vec<Id>,
    /// Questions that are critical in the edition and not here.
    pub uncritical: Vec<Id>,
    /// Questions that differ in their condition, weight, measure, references or guidance.
    pub changed: Vec<Id>,
    /// Questions that the edition does not have.
    pub added: Vec<Id>,
    /// Whether the thresholds of the verdict differ.
    pub gates: bool,
    /// Whether facts or sections differ.
    pub structure: bool,
}

impl Difference {
    pub fn between(edition: &Checklist, other: &Checklist) -> Self {
        let mut found = Self {
            gates: edition.gates != other.gates,
            structure: edition.profile != other.profile || edition.sections != other.sections,
            ..Self::default()
        };
        for before in &edition.questions {
            let Some(after) = other.question(before.id.as_str()) else {
                found.removed.push(before.id.clone());
                continue;
            };
            let mut moved = before.clone();
            moved.section = after.section;
            if before.wording != after.wording {
                found.reworded.push(before.id.clone());
            }
            if before.is_critical() && !after.is_critical() {
                found.uncritical.push(before.id.clone());
            }
            if before.wording == after.wording
                && before.is_critical() == after.is_critical()
                && moved != *after
            {
                found.changed.push(before.id.clone());
            }
        }
        let added = other.questions.iter().map(|question| &question.id);
        found.added = added
            .filter(|id| edition.question(id.as_str()).is_none())
            .cloned()
            .collect();
        found
    }

    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
