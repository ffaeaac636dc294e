//! Lists the checklists that can be started, and where one hides another.

use std::path::Path;

use super::catalog::Catalog;
use super::error::quoted;
use super::header::Head;
use super::shipped::{self, Shipped};
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::clean::{clean_line, clean_path};
use crate::domain::id::Id;
use crate::domain::localized::Localized;
use crate::domain::text::Text;
use crate::words::catalog as words;

impl Catalog {
    /// The checklists to start an assessment with, shipped ones first. A user's file replaces the shipped checklist with its id.
    pub fn entries(&self) -> Vec<CatalogEntry> {
        let own = &self.user_files().files;
        let replaced = |id: &str| own.iter().any(|each| each.id().is_some_and(|own| own == id));
        let mut entries: Vec<CatalogEntry> = shipped::ALL
            .iter()
            .filter(|each| !replaced(each.id))
            .filter_map(|each| Some(entry(&each.head()?, self, None)))
            .collect();
        for each in own {
            entries.push(match &each.head {
                Ok(head) => entry(head, self, Some(&each.path)),
                Err(error) => unreadable(&each.path, error.clone()),
            });
        }
        entries
    }

    /// Warns about user files that replace a shipped checklist or have the id of another user file.
    pub fn notices(&self) -> Vec<Localized> {
        let own = &self.user_files().files;
        let mut notices = Vec::new();
        for (at, each) in own.iter().enumerate() {
            let Some(id) = each.id() else { continue };
            let (path, quoted) = (clean_path(&each.path), quoted(id.as_str()));
            let first = own.iter().take(at).find(|before| before.id() == Some(id));
            if let Some(first) = first {
                let places = [
                    ("path", path.as_str()),
                    ("id", quoted.as_str()),
                    ("first", &clean_path(&first.path)),
                ];
                notices.push(words::SAME_ID.localized(&places));
            } else if Shipped::find(id.as_str()).is_some() {
                notices.push(words::REPLACES_SHIPPED.localized(&[("path", &path), ("id", quoted.as_str())]));
            }
        }
        notices
    }
}

fn entry(head: &Head, catalog: &Catalog, path: Option<&Path>) -> CatalogEntry {
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
        problem: None,
        extent: None,
    }
}

/// The publisher that a checklist without one inherits.
fn publisher_of(base: &Id, catalog: &Catalog) -> Option<Text> {
    let mut next = Some(base.clone());
    for _ in 0..8 {
        let id = next.take()?;
        let own = catalog.user_files().find(id.as_str());
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

/// An entry for a file without a readable head, under its file name.
fn unreadable(path: &Path, error: Localized) -> CatalogEntry {
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = clean_line(&name);
    CatalogEntry {
        id: Id::known(&name),
        version: String::new(),
        title: Text::both(&name, &name),
        publisher: Text::default(),
        path: Some(path.to_path_buf()),
        problem: Some(error),
        extent: None,
    }
}
