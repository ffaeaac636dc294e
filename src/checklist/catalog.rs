//! Where checklists come from: the shipped ones, the user's folder, a path. This room finds and reads files; what they mean is
//! `yaml`'s. Nothing is written here.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::library::{Library, Named};
use super::load::{self, Outcome};
use super::{error, files, header, registry, shipped};
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::reference::Registry;
use crate::domain::suggest::nearest;
use crate::domain::text::Text;
use crate::words::catalog as words;

use super::shipped::Shipped;

pub use super::error::CatalogError;
pub use super::files::read_text;

/// Every checklist that can be named.
#[derive(Debug, Default)]
pub struct Catalog {
    user: Option<PathBuf>,
    registry: OnceLock<Registry>,
    found: OnceLock<Found>,
}

/// The checklist files in the user's folder. The list is whole only without an error.
#[derive(Debug, Default)]
struct Found {
    files: Vec<Own>,
    error: Option<Box<Issue>>,
}

/// A checklist file in the user's folder.
#[derive(Clone, Debug)]
struct Own {
    path: PathBuf,
    head: Result<header::Head, Localized>,
}

impl Catalog {
    /// A catalog of the shipped checklists and those in the user's folder, which need not exist.
    pub fn new(user: Option<&Path>) -> Self {
        Self {
            user: user.map(Path::to_path_buf),
            ..Self::default()
        }
    }

    /// A catalog of the shipped checklists alone.
    pub fn shipped() -> Self {
        Self::default()
    }

    /// Every checklist that can be begun, shipped ones first; of a user's file only the top is read. It takes the place of the
    /// shipped one with its id.
    pub fn entries(&self) -> Vec<CatalogEntry> {
        let own = self.own();
        let replaced = |id: &str| own.iter().any(|each| each.id().is_some_and(|own| own == id));
        let mut entries: Vec<CatalogEntry> = shipped::ALL
            .iter()
            .filter(|each| !replaced(each.id))
            .filter_map(|each| Some(entry(&each.head()?, self, None)))
            .collect();
        for each in own {
            entries.push(match &each.head {
                Ok(head) => entry(head, self, Some(&each.path)),
                Err(trouble) => broken(&each.path, trouble.clone()),
            });
        }
        entries
    }

    /// What the user should know: which files of theirs take the place of a shipped checklist or of one another.
    pub fn notices(&self) -> Vec<Localized> {
        let mut notices = Vec::new();
        for (at, each) in self.own().iter().enumerate() {
            let Some(id) = each.id() else { continue };
            let (path, quoted) = (shown(&each.path), error::quoted(id.as_str()));
            let first = self.own().iter().take(at).find(|before| before.id() == Some(id));
            if let Some(first) = first {
                let places = [
                    ("path", path.as_str()),
                    ("id", quoted.as_str()),
                    ("first", &shown(&first.path)),
                ];
                notices.push(words::SAME_ID.localized(&places));
            } else if Shipped::find(id.as_str()).is_some() {
                notices.push(words::REPLACES_SHIPPED.localized(&[("path", &path), ("id", quoted.as_str())]));
            }
        }
        notices
    }

    /// Why the user's folder cannot be listed. Without the list it is not known which of their checklists there are.
    pub fn folder_error(&self) -> Option<CatalogError> {
        let (folder, issue) = (self.user.as_ref()?, self.found().error.clone()?);
        Some(CatalogError::Refused {
            path: folder.clone(),
            issue,
        })
    }

    /// The checklist with an id or at a path.
    pub fn load(&self, what: &str) -> Result<Checklist, CatalogError> {
        let named = self.find(what)?;
        let name = named.name.clone();
        let outcome = if named.json.is_some() {
            load::load(named, &ShippedOnly(self))
        } else {
            load::load(named, self)
        };
        finish(name, outcome)
    }

    /// The checklist with an id or at a path, read twice and checked whole, warnings told too.
    pub fn examine(&self, what: &str) -> Result<Outcome, CatalogError> {
        let named = self.find(what)?;
        Ok(if named.json.is_some() {
            load::examine(named, &ShippedOnly(self))
        } else {
            load::examine(named, self)
        })
    }

    /// The checklist files at a path: the file itself, or every checklist in a folder, in order of name.
    pub fn files(path: &Path) -> Result<Vec<PathBuf>, CatalogError> {
        let refused = |error: &io::Error| CatalogError::Refused {
            path: path.to_path_buf(),
            issue: Box::new(files::unreadable(path, &error.to_string())),
        };
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => files::yaml_files(path).map_err(|error| refused(&error)),
            // What is not there is reported by whoever reads it.
            Err(error) if !files::is_absent(&error) => Err(refused(&error)),
            _ => Ok(vec![path.to_path_buf()]),
        }
    }

    /// The checklist in a merged text, as a report carries it: it names no base and brings its references along.
    pub fn load_resolved(name: &str, text: &str) -> Result<Checklist, CatalogError> {
        let named = Named::new(name, text.to_owned());
        finish(name.to_owned(), load::examine(named, &Nothing::default()))
    }

    /// The shipped registry of instruments.
    pub fn registry(&self) -> &Registry {
        self.registry
            .get_or_init(|| registry::load(&shipped::references()).unwrap_or_default())
    }

    fn own(&self) -> &[Own] {
        &self.found().files
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| {
            let Some(folder) = &self.user else {
                return Found::default();
            };
            match files::yaml_files(folder) {
                Ok(paths) => Found {
                    files: paths.into_iter().map(own).collect(),
                    error: None,
                },
                Err(error) if files::is_absent(&error) => Found::default(),
                Err(error) => Found {
                    files: Vec::new(),
                    error: Some(Box::new(files::unreadable(folder, &error.to_string()))),
                },
            }
        })
    }

    /// A user's checklist by id, else a shipped one, else a file at a path.
    fn find(&self, what: &str) -> Result<Named, CatalogError> {
        if !looks_like_path(what) {
            if let Some(own) = self
                .own()
                .iter()
                .find(|each| each.id().is_some_and(|id| id == what))
            {
                return open(&own.path);
            }
            // One of the user's own may go by this id.
            if let Some(error) = self.folder_error() {
                return Err(error);
            }
            if let Some(named) = shipped_text(what) {
                return Ok(named);
            }
            // Where the system does not answer, reading the file says why.
            if matches!(Path::new(what).try_exists(), Ok(false)) {
                let ids = self.ids();
                let near = nearest(what, ids.iter().map(String::as_str)).map(str::to_owned);
                return Err(CatalogError::Unknown {
                    given: crate::domain::clean::clean_line(what),
                    near,
                    known: ids,
                });
            }
        }
        open(Path::new(what))
    }
}

impl Own {
    fn id(&self) -> Option<&Id> {
        self.head.as_ref().ok().map(|head| &head.id)
    }
}

/// A user's file may build on the user's own checklists and on the shipped ones.
impl Library for Catalog {
    fn base(&self, id: &str) -> Result<Option<Named>, Box<Issue>> {
        let found = self.found();
        let own = found
            .files
            .iter()
            .find(|each| each.id().is_some_and(|own| own == id));
        match (own, &found.error) {
            (Some(own), _) => read(&own.path).map(Some),
            (None, Some(issue)) => Err(issue.clone()),
            (None, None) => Ok(shipped_text(id)),
        }
    }

    fn ids(&self) -> Vec<String> {
        let shipped = shipped::ALL.iter().map(|each| each.id.to_owned());
        let own = self.own().iter().filter_map(|each| Some(each.id()?.to_string()));
        let mut ids: Vec<String> = shipped.chain(own).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn registry(&self) -> &Registry {
        self.registry()
    }
}

/// What a shipped checklist builds on is shipped, whatever lies in the user's folder.
struct ShippedOnly<'a>(&'a Catalog);

impl Library for ShippedOnly<'_> {
    fn base(&self, id: &str) -> Result<Option<Named>, Box<Issue>> {
        Ok(shipped_text(id))
    }

    fn ids(&self) -> Vec<String> {
        shipped::ALL.iter().map(|each| each.id.to_owned()).collect()
    }

    fn registry(&self) -> &Registry {
        self.0.registry()
    }
}

/// A merged text needs nothing from outside.
#[derive(Default)]
struct Nothing(Registry);

impl Library for Nothing {
    fn base(&self, _: &str) -> Result<Option<Named>, Box<Issue>> {
        Ok(None)
    }

    fn ids(&self) -> Vec<String> {
        Vec::new()
    }

    fn registry(&self) -> &Registry {
        &self.0
    }
}

fn finish(name: String, outcome: Outcome) -> Result<Checklist, CatalogError> {
    match outcome.checklist {
        Some(checklist) => Ok(checklist),
        None => Err(CatalogError::Broken {
            name,
            issues: outcome.issues,
            sources: outcome.sources,
        }),
    }
}

fn shipped_text(id: &str) -> Option<Named> {
    Shipped::find(id).map(Shipped::named)
}

fn open(path: &Path) -> Result<Named, CatalogError> {
    read(path).map_err(|issue| CatalogError::Refused {
        path: path.to_path_buf(),
        issue,
    })
}

fn read(path: &Path) -> Result<Named, Box<Issue>> {
    Ok(Named::new(shown(path), read_text(path)?))
}

fn looks_like_path(what: &str) -> bool {
    let is_yaml = Path::new(what)
        .extension()
        .is_some_and(|suffix| suffix.eq_ignore_ascii_case("yaml") || suffix.eq_ignore_ascii_case("yml"));
    is_yaml || what.contains(['/', '\\'])
}

pub(super) fn shown(path: &Path) -> String {
    crate::domain::clean::clean(&path.to_string_lossy()).replace('\n', " ")
}

fn own(path: PathBuf) -> Own {
    let told = |issue: &Issue| issue.message.clone();
    let head = match files::read_top(&path) {
        Ok(text) => header::read(&shown(&path), &text).map_err(|issues| match issues.first() {
            Some(issue) => told(issue),
            None => words::NO_HEADER.localized(&[]),
        }),
        Err(issue) => Err(told(&issue)),
    };
    Own { path, head }
}

fn entry(head: &header::Head, catalog: &Catalog, path: Option<&Path>) -> CatalogEntry {
    let publisher = head
        .publisher
        .clone()
        .or_else(|| publisher_of(head.extends.as_ref()?, catalog));
    CatalogEntry {
        id: head.id.clone(),
        version: head.version.clone(),
        title: head.title.clone(),
        publisher: publisher.unwrap_or_default(),
        path: path.map(Path::to_path_buf),
        trouble: None,
        extent: None,
    }
}

/// The publisher that a checklist without one takes from what it extends.
fn publisher_of(base: &Id, catalog: &Catalog) -> Option<Text> {
    let mut next = Some(base.clone());
    for _ in 0..8 {
        let id = next.take()?;
        let own = catalog.own().iter().find(|each| each.id() == Some(&id));
        let head = match own {
            Some(own) => own.head.as_ref().ok()?.clone(),
            None => Shipped::find(id.as_str())?.head()?,
        };
        if head.publisher.is_some() {
            return head.publisher;
        }
        next = head.extends;
    }
    None
}

/// An entry for a file that names nothing: it goes by its file name.
fn broken(path: &Path, trouble: Localized) -> CatalogEntry {
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = crate::domain::clean::clean_line(&name);
    CatalogEntry {
        id: Id::known(&name),
        version: String::new(),
        title: Text::both(&name, &name),
        publisher: Text::default(),
        path: Some(path.to_path_buf()),
        trouble: Some(trouble),
        extent: None,
    }
}
