//! Every released edition of the shipped checklists and of the registry, compressed; read only where one is needed.

use std::sync::OnceLock;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::library::{Library, NamedText};
use super::load;
use super::registry;
use crate::domain::checklist::Checklist;
use crate::domain::issue::Issue;
use crate::domain::reference::Registry;
use crate::yaml::budget::Budget;

/// A released text: the folder of its release, the name of its file without the ending, and its JSON, compressed.
struct Packed {
    release: &'static str,
    name: &'static str,
    json: &'static [u8],
}

// The build script lists what is in `checklists/editions/`.
include!(concat!(env!("OUT_DIR"), "/editions.rs"));

/// One line for each edition: release, id, version, digest. Lines are only ever added.
const DIGESTS: &str = include_str!("../../checklists/editions/digests.txt");

/// The id of the registry in the list of digests.
pub(super) const REGISTRY: &str = "registry";

/// The name of its file.
const REFERENCES: &str = "references";

/// A line of the list of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Released {
    pub(super) release: &'static str,
    pub(super) id: &'static str,
    pub(super) version: &'static str,
    pub(super) digest: &'static str,
}

/// Every released edition, oldest first.
pub(super) fn all() -> impl DoubleEndedIterator<Item = Released> {
    DIGESTS.lines().filter_map(|line| {
        let mut words = line.split_ascii_whitespace();
        let first = words.next().filter(|word| !word.starts_with('#'))?;
        Some(Released {
            release: first,
            id: words.next()?,
            version: words.next()?,
            digest: words.next()?,
        })
    })
}

/// The released edition with an id and a version; the newest release that has it.
pub(super) fn find(id: &str, version: &str) -> Option<Released> {
    lists().rfind(|each| each.id == id && each.version == version)
}

/// The versions of the released editions of a checklist, oldest first.
pub(super) fn versions(id: &str) -> impl Iterator<Item = &'static str> {
    lists().filter(move |each| each.id == id).map(|each| each.version)
}

/// The released edition with a digest.
pub(super) fn with_digest(digest: &str) -> Option<Released> {
    lists().find(|each| each.digest == digest)
}

/// The newest released edition of a checklist.
pub(super) fn newest(id: &str) -> Option<Released> {
    lists().rfind(|each| each.id == id)
}

fn lists() -> impl DoubleEndedIterator<Item = Released> {
    all().filter(|each| each.id != REGISTRY)
}

/// The digest of the registry of a release.
pub(super) fn registry_digest(release: &str) -> Option<&'static str> {
    all()
        .find(|each| each.id == REGISTRY && each.release == release)
        .map(|each| each.digest)
}

/// The texts of one release, which name only each other.
#[derive(Debug)]
struct Release {
    name: &'static str,
    registry: OnceLock<Registry>,
}

impl Released {
    /// Unpacks and loads the checklist.
    pub(super) fn load(self) -> Option<Checklist> {
        let release = Release {
            name: self.release,
            registry: OnceLock::new(),
        };
        load::load_shipped(&text(self.release, self.id)?, &release)
    }
}

impl Library for Release {
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>> {
        Ok(text(self.name, id))
    }

    fn ids(&self) -> Vec<String> {
        Vec::new()
    }

    fn registry(&self) -> &Registry {
        self.registry
            .get_or_init(|| registry_of(self.name).unwrap_or_default())
    }
}

/// The registries of all releases, oldest first.
pub(super) fn registries() -> Vec<Registry> {
    let releases = all().filter(|each| each.id == REGISTRY);
    releases.filter_map(|each| registry_of(each.release)).collect()
}

fn registry_of(release: &str) -> Option<Registry> {
    registry::load(&text(release, REFERENCES)?).ok()
}

/// A text of a release as JSON.
fn text(release: &str, name: &str) -> Option<NamedText> {
    let packed = PACKED
        .iter()
        .find(|each| each.release == release && each.name == name)?;
    let json = decompress_to_vec_with_limit(packed.json, Budget::CHECKLIST.bytes).ok()?;
    Some(NamedText::of_json(name, String::from_utf8(json).ok()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::process::Command;

    use super::*;
    use crate::checklist::{Catalog, digest, shipped};

    /// What the list of digests should say of the texts in `checklists/editions/`.
    fn recomputed() -> BTreeSet<String> {
        let line = |each: &Packed| {
            let (release, name) = (each.release, each.name);
            if name == REFERENCES {
                let registry = registry_of(release).expect("a registry");
                return format!("{release} {REGISTRY} {release} {}", digest::registry(&registry));
            }
            let released = Released {
                release,
                id: name,
                version: "",
                digest: "",
            };
            let checklist = released.load().expect("an edition that loads");
            assert_eq!(checklist.header.id, *name);
            format!(
                "{release} {name} {} {}",
                checklist.header.version, checklist.digest
            )
        };
        PACKED.iter().map(line).collect()
    }

    #[test]
    fn every_digest_of_a_released_edition_is_right() {
        let listed: BTreeSet<String> = all()
            .map(|each| format!("{} {} {} {}", each.release, each.id, each.version, each.digest))
            .collect();
        let found = recomputed();
        assert_eq!(
            found, listed,
            "checklists/editions/digests.txt should be:\n{found:#?}"
        );
    }

    /// Two texts may not bear one name.
    #[test]
    fn an_id_and_a_version_have_one_digest() {
        for each in lists() {
            assert!(!each.version.ends_with("-dev"), "{each:?} was never released");
            let other = lists().find(|other| {
                (other.id, other.version) == (each.id, each.version) && other.digest != each.digest
            });
            assert_eq!(other, None, "{each:?}");
        }
    }

    /// A shipped list is a released edition, or says that it is not.
    #[test]
    fn what_ships_is_released_or_called_a_development_version() {
        for list in &shipped::ALL {
            let now = Catalog::shipped().load(list.id).expect("a shipped checklist");
            let version = &now.header.version;
            let digest = find(list.id, version).map(|each| each.digest);
            assert!(
                digest == Some(&*now.digest) || (digest.is_none() && version.ends_with("-dev")),
                "{} {version} differs from the edition of that name: call it the next one with -dev, \
                 as docs/releasing.md says",
                list.id
            );
        }
    }

    /// No committed version of the list has a line that is not in it now. Without git there is nothing to compare with.
    #[test]
    fn the_list_of_digests_only_grows() {
        let git = |words: &[&str]| {
            let root = env!("CARGO_MANIFEST_DIR");
            let ran = Command::new("git")
                .arg("-C")
                .arg(root)
                .args(words)
                .output()
                .ok()?;
            ran.status
                .success()
                .then(|| String::from_utf8_lossy(&ran.stdout).into_owned())
        };
        let path = "checklists/editions/digests.txt";
        let Some(commits) = git(&["log", "--format=%H", "--", path]) else {
            return;
        };
        let now: BTreeSet<&str> = DIGESTS.lines().collect();
        for commit in commits.lines() {
            let Some(before) = git(&["show", &format!("{commit}:./{path}")]) else {
                continue;
            };
            for line in before.lines().filter(|line| !line.starts_with('#')) {
                assert!(now.contains(line), "{line} of {commit} is gone or changed");
            }
        }
    }
}
