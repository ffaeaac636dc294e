//! Compares a checklist with the released editions, and finds the edition that a report names.

use super::Catalog;
use super::editions::{self, Released};
use super::load;
use super::shipped::Shipped;
use crate::domain::checklist::Checklist;
use crate::domain::edition::Edition;
use crate::domain::id::Id;
use crate::domain::origin::{ChecklistOrigin, Difference, ListOrigin, RegistryOrigin};

/// The digests of a released edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionDigests {
    pub checklist: &'static str,
    /// Of the whole registry that was released with it.
    pub registry: &'static str,
}

impl Catalog {
    /// Where a checklist and what it cites come from.
    pub fn origin(&self, checklist: &Checklist) -> ChecklistOrigin {
        let list = self.list_origin(checklist);
        let registry = if list == ListOrigin::Released || checklist.registry.instruments.is_empty() {
            // The digest of the edition covers what it cites.
            RegistryOrigin::default()
        } else {
            let released = editions::registries();
            let all: Vec<_> = released.iter().chain([self.registry()]).collect();
            RegistryOrigin::of(&checklist.registry, &all)
        };
        let digests = self.edition_digests(&checklist.edition());
        ChecklistOrigin {
            registry_digest: digests
                .filter(|_| list == ListOrigin::Released)
                .map(|digests| digests.registry.to_owned()),
            list,
            registry,
        }
    }

    /// The digests of a released edition.
    pub fn edition_digests(&self, edition: &Edition) -> Option<EditionDigests> {
        let released = editions::find(edition.id.as_str(), &edition.version)?;
        Some(EditionDigests {
            checklist: released.digest,
            registry: editions::registry_digest(released.release)?,
        })
    }

    /// Loads a released edition.
    pub fn edition(&self, edition: &Edition) -> Option<Checklist> {
        self.load_edition(editions::find(edition.id.as_str(), &edition.version)?)
    }

    /// The versions of the released editions of a checklist, oldest first.
    pub fn released(&self, id: &Id) -> Vec<&'static str> {
        editions::versions(id.as_str()).collect()
    }

    /// Loads the released edition with a digest.
    pub fn edition_with_digest(&self, digest: &str) -> Option<Checklist> {
        self.load_edition(editions::with_digest(digest)?)
    }

    /// Whether a digest is that of a released edition, so that its text is always available.
    pub fn is_released(&self, digest: &str) -> bool {
        editions::with_digest(digest).is_some()
    }

    /// The list that the program runs with if it is this edition, which is faster to read; else the packed text.
    fn load_edition(&self, released: Released) -> Option<Checklist> {
        self.current(released.id, released.version)
            .filter(|checklist| checklist.digest == released.digest)
            .or_else(|| released.load())
    }

    fn list_origin(&self, checklist: &Checklist) -> ListOrigin {
        let header = &checklist.header;
        if editions::newest(header.id.as_str()).is_none() && Shipped::find(header.id.as_str()).is_none() {
            return self.extended(checklist);
        }
        match editions::find(header.id.as_str(), &header.version) {
            Some(released) if released.digest == checklist.digest => ListOrigin::Released,
            Some(released) => ListOrigin::Altered(self.difference(released, checklist)),
            None if self.is_current(checklist) => ListOrigin::Development,
            None => ListOrigin::UnknownEdition,
        }
    }

    /// Whether it is exactly the shipped list of its id, which may be between two releases.
    fn is_current(&self, checklist: &Checklist) -> bool {
        let header = &checklist.header;
        self.current(header.id.as_str(), &header.version)
            .is_some_and(|current| current.digest == checklist.digest)
    }

    /// The shipped list where it is this edition.
    fn current(&self, id: &str, version: &str) -> Option<Checklist> {
        let list = Shipped::find(id)?;
        list.head().filter(|head| head.version == version)?;
        load::load_shipped(&list.named(), &self.shipped_only())
    }

    /// The origin of a checklist whose id is not one of the shipped ones.
    fn extended(&self, checklist: &Checklist) -> ListOrigin {
        let base = checklist.bases.iter().find_map(|base| {
            let id = base.id.as_str();
            let edition = self
                .current(id, &base.version)
                .or_else(|| self.load_edition(editions::find(id, &base.version)?))
                .or_else(|| self.load_edition(editions::newest(id)?))?;
            Some((base.clone(), edition))
        });
        let Some((base, edition)) = base else {
            return ListOrigin::Own;
        };
        ListOrigin::Extends(base, Difference::between(&edition, checklist))
    }

    fn difference(&self, released: Released, checklist: &Checklist) -> Difference {
        let edition = self.load_edition(released);
        edition.map_or_else(Difference::default, |edition| {
            Difference::between(&edition, checklist)
        })
    }
}
