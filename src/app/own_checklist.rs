//! Where an assessment finds a checklist that is the user's own: the file it names, else the files beside it.

use std::io;
use std::path::{Path, PathBuf};

use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::unknown_fields::Tree;
use crate::files::lookup::Required as _;
use crate::storage::disk::Disk;

/// The field that holds the path, beside id, version and digest.
const CHECKLIST: &str = "checklist";
const PATH: &str = "path";

/// Maximum number of candidate files.
const MOST: usize = 32;

/// Records the path of a checklist file, relative to the assessment's folder if it lies below it.
pub fn note_path(
    disk: &dyn Disk,
    assessment: &mut Assessment,
    checklist: &Path,
    folder: &Path,
) -> io::Result<()> {
    let real = disk.resolve(checklist).required()?;
    let path = real
        .strip_prefix(folder)
        .map_or_else(|_| real.clone(), Path::to_owned);
    let text = path.to_string_lossy().replace('\\', "/");
    let field = (PATH.to_owned(), Tree::Text(text));
    let known = assessment.extra.iter_mut().find(|(name, _)| name == CHECKLIST);
    match known {
        Some((_, Tree::Map(fields))) => fields.push(field),
        _ => assessment.extra.push((CHECKLIST.into(), Tree::Map(vec![field]))),
    }
    Ok(())
}

/// The recorded path.
pub fn path_of(assessment: &Assessment) -> Option<PathBuf> {
    let (_, within) = assessment.extra.iter().find(|(name, _)| name == CHECKLIST)?;
    let Tree::Map(fields) = within else { return None };
    match fields.iter().find(|(name, _)| name == PATH)? {
        (_, Tree::Text(path) | Tree::Plain(path)) => Some(PathBuf::from(path)),
        _ => None,
    }
}

/// Removes the recorded path.
pub fn forget_path(assessment: &mut Assessment) {
    for (name, within) in &mut assessment.extra {
        if let (CHECKLIST, Tree::Map(fields)) = (name.as_str(), within) {
            fields.retain(|(name, _)| name != PATH);
        }
    }
    assessment.extra.retain(|(name, within)| {
        name != CHECKLIST || !matches!(within, Tree::Map(fields) if fields.is_empty())
    });
}

/// Makes the recorded path absolute for an assessment that moves to another folder.
pub fn rebase(assessment: &mut Assessment, from: &Path) {
    let Some(path) = path_of(assessment) else { return };
    let whole = from.join(path).to_string_lossy().replace('\\', "/");
    let named = assessment.extra.iter_mut().find(|(name, _)| name == CHECKLIST);
    if let Some((_, Tree::Map(fields))) = named
        && let Some((_, path)) = fields.iter_mut().find(|(name, _)| name == PATH)
    {
        *path = Tree::Text(whole);
    }
}

/// Checklist files next to an assessment and in the folder `checklists` there, sorted by name.
pub fn candidates(disk: &dyn Disk, folder: &Path) -> Result<Vec<PathBuf>, CatalogError> {
    let mut found = Vec::new();
    for place in [folder.to_owned(), folder.join("checklists")] {
        let names = disk.names(&place);
        let names = names.map_err(|error| CatalogError::unreadable(&place, &error))?;
        let paths = names.unwrap_or_default().into_iter().map(|name| place.join(name));
        found.extend(paths.filter(|path| is_checklist_name(path)));
    }
    found.sort();
    found.truncate(MOST);
    Ok(found)
}

fn is_checklist_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".yaml") && !name.ends_with(crate::storage::record::SUFFIX) && name != "references.yaml"
}
