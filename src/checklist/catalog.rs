//! Finds checklists by id or path: the user's folder, the shipped ones, a file.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::CatalogError;
use super::files::{self, read_text};
use super::library::{Library, NamedText};
use super::load::{self, Loaded};
use super::registry;
use super::shipped::{self, Shipped};
use super::user_folder::{Unknown, UserFolder};
use crate::domain::checklist::Checklist;
use crate::domain::clean::{clean_line, clean_path};
use crate::domain::edition::Edition;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::reference::Registry;
use crate::domain::suggest::nearest;
use crate::files::lookup::Required as _;
use crate::files::stat::stat;
use crate::words::catalog as words;

/// The checklists that can be loaded by id or path.
#[derive(Debug, Default)]
pub struct Catalog {
    user: Option<PathBuf>,
    registry: OnceLock<Registry>,
    found: OnceLock<UserFolder>,
    /// Whether an id was looked for in the user's folder.
    is_searched: AtomicBool,
}

impl Catalog {
    /// The shipped checklists and those in the user's folder, which need not exist.
    pub fn new(user: Option<&Path>) -> Self {
        Self {
            user: user.map(Path::to_path_buf),
            ..Self::default()
        }
    }

    /// The shipped checklists alone.
    pub fn shipped() -> Self {
        Self::default()
    }

    /// What the system could not read of the user's folder: without it, the list of checklists is not complete.
    pub fn unreadable(&self) -> Vec<CatalogError> {
        self.user_files().unreadable().map(Unknown::error).collect()
    }

    /// Notices about files that were left out when an id was looked for, because their own id is unknown.
    pub fn left_out(&self) -> Vec<Localized> {
        if !self.is_searched.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let unknown = self.user_files().unknown.iter();
        unknown
            .map(|each| {
                let message = each.error().message();
                Localized::each(|lang| words::LEFT_OUT.fill(lang, &[("detail", message.get(lang))]))
            })
            .collect()
    }

    /// The error of a file that may hold the checklist with this id, where no readable file of the user does.
    pub fn may_hide(&self, id: &str) -> Option<CatalogError> {
        let folder = self.user_files();
        let hidden = folder.unknown.first().filter(|_| folder.find(id).is_none());
        hidden.map(Unknown::error)
    }

    /// Loads the checklist with an id or at a path, or the released edition `id@version`.
    pub fn load(&self, what: &str) -> Result<Checklist, CatalogError> {
        if let Some(edition) = released_edition(what) {
            return self.edition(&edition).ok_or_else(|| {
                let versions = self.released(&edition.id).into_iter();
                let known: Vec<String> = versions
                    .map(|version| format!("{}@{version}", edition.id))
                    .collect();
                unknown(what, if known.is_empty() { self.ids() } else { known })
            });
        }
        let named = self.find(what)?;
        let name = named.name.clone();
        let outcome = if named.json.is_some() {
            load::load(named, &ShippedOnly(self))
        } else {
            load::load(named, self)
        };
        finish(name, outcome)
    }

    /// Validates the checklist with an id or at a path; the outcome holds its warnings too.
    pub fn examine(&self, what: &str) -> Result<Loaded, CatalogError> {
        self.examine_since(what, &mut |_| None)
    }

    /// As [`Self::examine`], beside the earlier edition that `earlier` gives for the checklist.
    pub fn examine_since(
        &self,
        what: &str,
        earlier: &mut dyn FnMut(&Checklist) -> Option<Checklist>,
    ) -> Result<Loaded, CatalogError> {
        let named = self.find(what)?;
        Ok(if named.json.is_some() {
            load::examine_since(named, &ShippedOnly(self), earlier)
        } else {
            load::examine_since(named, self, earlier)
        })
    }

    /// The checklist files at a path: the file itself, or every checklist in a folder, in order of name.
    pub fn files(path: &Path) -> Result<Vec<PathBuf>, CatalogError> {
        let refused = |error: io::Error| CatalogError::unreadable(path, &error);
        if stat(path)
            .map_err(refused)?
            .is_some_and(|found| found.is_folder())
        {
            return files::yaml_files(path).required().map_err(refused);
        }
        // A missing file is reported when it is read.
        Ok(vec![path.to_path_buf()])
    }

    /// Loads the merged text that a report embeds: it has no base and contains its own references.
    pub fn load_resolved(name: &str, text: &str) -> Result<Checklist, CatalogError> {
        let named = NamedText::new(name, text.to_owned());
        finish(name.to_owned(), load::examine(named, &Nothing::default()))
    }

    pub fn registry(&self) -> &Registry {
        self.registry
            .get_or_init(|| registry::load(&shipped::references()).unwrap_or_default())
    }

    /// The library of the shipped checklists.
    pub(super) const fn shipped_only(&self) -> impl Library + '_ {
        ShippedOnly(self)
    }

    pub(super) fn user_files(&self) -> &UserFolder {
        self.found.get_or_init(|| UserFolder::read(self.user.as_deref()))
    }

    /// Finds a user's checklist by id, else a shipped one, else a file at a path.
    fn find(&self, what: &str) -> Result<NamedText, CatalogError> {
        if !looks_like_path(what) {
            self.is_searched.store(true, Ordering::Relaxed);
            let folder = self.user_files();
            if let Some(file) = folder.find(what) {
                return open(&file.path);
            }
            if let Some(named) = shipped_text(what) {
                return Ok(named);
            }
            let path = Path::new(what);
            let found = stat(path).map_err(|error| CatalogError::unreadable(path, &error))?;
            if found.is_none() {
                // What could not be read may have this id.
                if let Some(unread) = folder.unreadable().next() {
                    return Err(unread.error());
                }
                return Err(unknown(what, self.ids()));
            }
        }
        open(Path::new(what))
    }
}

/// User files may extend the user's own checklists and the shipped ones.
impl Library for Catalog {
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>> {
        let folder = self.user_files();
        self.is_searched.store(true, Ordering::Relaxed);
        if let Some(file) = folder.find(id) {
            return read(&file.path).map(Some);
        }
        match (shipped_text(id), folder.unreadable().next()) {
            (None, Some(unread)) => Err(unread.issue.clone()),
            (shipped, _) => Ok(shipped),
        }
    }

    fn ids(&self) -> Vec<String> {
        let shipped = shipped::ALL.iter().map(|each| each.id.to_owned());
        let own = self
            .user_files()
            .files
            .iter()
            .filter_map(|each| Some(each.id()?.to_string()));
        let mut ids: Vec<String> = shipped.chain(own).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn registry(&self) -> &Registry {
        self.registry()
    }
}

/// Shipped checklists extend shipped ones only, so that the user's folder cannot change them.
struct ShippedOnly<'a>(&'a Catalog);

impl Library for ShippedOnly<'_> {
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>> {
        Ok(shipped_text(id))
    }

    fn ids(&self) -> Vec<String> {
        shipped::ALL.iter().map(|each| each.id.to_owned()).collect()
    }

    fn registry(&self) -> &Registry {
        self.0.registry()
    }
}

/// For merged texts, which name nothing outside.
#[derive(Default)]
struct Nothing(Registry);

impl Library for Nothing {
    fn base(&self, _: &str) -> Result<Option<NamedText>, Box<Issue>> {
        Ok(None)
    }

    fn ids(&self) -> Vec<String> {
        Vec::new()
    }

    fn registry(&self) -> &Registry {
        &self.0
    }
}

fn finish(name: String, outcome: Loaded) -> Result<Checklist, CatalogError> {
    match outcome.checklist {
        Some(checklist) => Ok(checklist),
        None => Err(CatalogError::Invalid {
            name,
            issues: outcome.issues,
            sources: outcome.sources,
        }),
    }
}

/// What `id@version` names.
fn released_edition(what: &str) -> Option<Edition> {
    let (id, version) = what.split_once('@').filter(|_| !looks_like_path(what))?;
    Some(Edition {
        id: Id::new(id).ok()?,
        version: version.to_owned(),
    })
}

fn unknown(what: &str, known: Vec<String>) -> CatalogError {
    let near = nearest(what, known.iter().map(String::as_str)).map(str::to_owned);
    CatalogError::Unknown {
        given: clean_line(what),
        near,
        known,
    }
}

fn shipped_text(id: &str) -> Option<NamedText> {
    Shipped::find(id).map(Shipped::named)
}

fn open(path: &Path) -> Result<NamedText, CatalogError> {
    read(path).map_err(|issue| CatalogError::Unreadable {
        path: path.to_path_buf(),
        issue,
    })
}

fn read(path: &Path) -> Result<NamedText, Box<Issue>> {
    Ok(NamedText::new(clean_path(path), read_text(path)?))
}

fn looks_like_path(what: &str) -> bool {
    let is_yaml = Path::new(what)
        .extension()
        .is_some_and(|suffix| suffix.eq_ignore_ascii_case("yaml") || suffix.eq_ignore_ascii_case("yml"));
    is_yaml || what.contains(['/', '\\'])
}
