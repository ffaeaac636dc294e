//! Stores where a session stopped, for each assessment, in the state folder. Losing it costs a few key presses.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Operation, StorageError};
use super::paths::Folders;
use super::{atomic, recent_files};
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::position::Position;
use crate::domain::unknown_fields::Tree;
use crate::yaml::budget::Budget;
use crate::yaml::source::Source;
use crate::yaml::{emit, node};

/// `None` if there is none or it is damaged. `path` must be resolved.
pub fn read(disk: &dyn Disk, folders: &Folders, path: &Path) -> Result<Option<Position>, StorageError> {
    const LARGEST: usize = 64 * 1024;
    let place = place(folders, path);
    let found = disk.read(&place, LARGEST);
    let found = found.map_err(|error| StorageError::io(Operation::Reading, &place, error))?;
    Ok(found.and_then(|bytes| parse(&bytes)))
}

fn parse(bytes: &[u8]) -> Option<Position> {
    let source = Source::new("position", &String::from_utf8_lossy(bytes));
    let root = node::read(&source, &Budget::CHECKLIST).ok()?;
    let text = |name: &str| {
        root.get(name)
            .and_then(node::Node::text)
            .map(clean_line)
            .unwrap_or_default()
    };
    let filters = root.get("filters").and_then(node::Node::list).unwrap_or_default();
    Some(Position {
        question: Id::new(&text("question")).ok(),
        screen: text("screen"),
        field: text("field"),
        filters: filters
            .iter()
            .filter_map(|item| item.text().map(clean_line))
            .collect(),
        at: text("at"),
    })
}

pub fn write(
    disk: &dyn Disk,
    folders: &Folders,
    path: &Path,
    position: &Position,
) -> Result<(), StorageError> {
    let question = position.question.as_ref().map_or("", Id::as_str);
    let entries = [
        ("file", path.to_string_lossy().into_owned()),
        ("question", question.to_owned()),
        ("screen", position.screen.clone()),
        ("field", position.field.clone()),
        ("at", position.at.clone()),
    ];
    let mut entries: Vec<(String, Tree)> = entries
        .into_iter()
        .map(|(name, text)| (name.to_owned(), Tree::Text(text)))
        .collect();
    let filters = position.filters.iter().cloned().map(Tree::Text);
    entries.push(("filters".to_owned(), Tree::List(filters.collect())));
    recent_files::write(disk, &place(folders, path), &emit::document(&[], &entries))
}

fn place(folders: &Folders, path: &Path) -> PathBuf {
    let digest = atomic::digest(path.as_os_str().as_encoded_bytes());
    folders.positions().join(format!("{}.yaml", &digest[..16]))
}
