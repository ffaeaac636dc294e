//! Saving an open assessment: the lock asked for, outside changes merged, what would be lost kept aside, the file replaced.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{AssessmentFile, Known, Saved, Tried, lock_path, name_of};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::merge::{Merged, merge};
use crate::storage::atomic;
use crate::storage::disk::Disk;
use crate::storage::error::{Doing, StorageError};
use crate::storage::lock::Acquired;
use crate::storage::record::{self, Shape};
use crate::words::storage as words;
use crate::yaml::budget::Budget;

/// In the name of a file that holds the other side of a merge.
const OUTSIDE: &str = "outside";

/// What stands at the place of the file, compared with what we left there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outside {
    Same,
    Changed,
    Gone,
}

impl AssessmentFile {
    /// Saves an assessment durably. What others changed in the meantime is merged by question; where both sides changed the same,
    /// ours is written and theirs kept aside. Where it fails, nothing is forgotten: the next save starts from the same knowledge.
    pub fn save(&mut self, ours: &Assessment) -> Result<Saved, StorageError> {
        if let Access::ReadOnly(why) = &self.access {
            let (path, why) = (self.path.clone(), why.clone());
            return Err(StorageError::ReadOnly { path, why });
        }
        self.hold_lock()?;
        let mut ours = ours.clone();
        record::clean(&mut ours);
        let (outside, mut merged) = self.look_outside(&ours)?;
        let text = record::write(&merged.assessment, &self.shape);
        let digest = atomic::digest(text.as_bytes());
        let mut saved = Saved::default();
        if outside == Outside::Gone && self.known.is_some() {
            let path = name_of(&self.path);
            saved
                .notices
                .push(words::FILE_WAS_GONE.localized(&[("path", &path)]));
        }
        let is_written = outside == Outside::Same
            && self.tried.is_none()
            && self.known.as_ref().is_some_and(|known| known.digest == digest);
        if !is_written {
            if let Some(kept_in) = self.keep_aside(&mut saved)? {
                let unkept = merged.conflicts.iter_mut().filter(|each| each.kept_in.is_none());
                unkept.for_each(|each| each.kept_in = Some(kept_in.clone()));
            }
            self.tried = Some(Tried {
                digest: digest.clone(),
                ours: ours.clone(),
                written: merged.clone(),
            });
            atomic::replace(self.disk.as_ref(), &self.path, text.as_bytes())?;
        }
        self.tried = None;
        let assessment = merged.assessment.clone();
        self.known = Some(Known { digest, assessment });
        let is_merged = merged.assessment != ours || !merged.conflicts.is_empty();
        saved.merged = is_merged.then_some(merged);
        Ok(saved)
    }

    /// The lock file may have gone with its folder and come back; then it is asked for anew.
    fn hold_lock(&mut self) -> Result<(), StorageError> {
        if self.lock.as_ref().is_some_and(|lock| lock.is_in_place()) {
            return Ok(());
        }
        self.lock = None;
        let acquired = self.disk.lock(&lock_path(&self.path), &self.holder);
        match acquired.map_err(|error| StorageError::io(Doing::Saving, &self.path, error))? {
            Acquired::Ours(lock) => self.lock = Some(lock),
            Acquired::Theirs(holder) => {
                let (path, holder) = (self.path.clone(), Box::new(holder));
                return Err(StorageError::Locked { path, holder });
            }
        }
        Ok(())
    }

    /// Looks whether the file is still what we left there, and merges what is not. The content decides, not size or time: those can
    /// stay the same over a change.
    fn look_outside(&mut self, ours: &Assessment) -> Result<(Outside, Merged), StorageError> {
        let found = self.disk.read(&self.path, Budget::ASSESSMENT.bytes);
        let found = found.map_err(|error| StorageError::io(Doing::Saving, &self.path, error))?;
        let Some(bytes) = found else {
            return Ok((Outside::Gone, alone(ours)));
        };
        let digest = atomic::digest(&bytes);
        if let Some(tried) = self.tried.as_ref().filter(|tried| tried.digest == digest) {
            let again = merge(&tried.ours, ours, &tried.written.assessment);
            let merged = Merged {
                assessment: again.assessment,
                ..tried.written.clone()
            };
            return Ok((Outside::Changed, merged));
        }
        if self.known.as_ref().is_some_and(|known| known.digest == digest) {
            return Ok((Outside::Same, alone(ours)));
        }
        let merged = self.merge_outside(&bytes, ours)?;
        Ok((Outside::Changed, merged))
    }

    fn merge_outside(&mut self, bytes: &[u8], ours: &Assessment) -> Result<Merged, StorageError> {
        let refused = |issues| StorageError::Outside {
            path: self.path.clone(),
            issues,
        };
        let mut theirs = record::read(&name_of(&self.path), bytes).map_err(refused)?;
        theirs.resolve(&self.shape);
        if theirs.is_newer() || theirs.assessment.checklist.id != ours.checklist.id {
            return Err(refused(Vec::new()));
        }
        let base = match &self.known {
            Some(known) => known.assessment.clone(),
            // Two sides that began apart have nothing in common: all of it is compared.
            None => Assessment {
                answers: BTreeMap::new(),
                profile: BTreeMap::new(),
                ..ours.clone()
            },
        };
        let merged = merge(&base, ours, &theirs.assessment);
        if !merged.conflicts.is_empty() || theirs.is_lossy {
            let aside = (OUTSIDE.to_owned(), bytes.to_owned());
            if !self.aside.contains(&aside) {
                self.aside.push(aside);
            }
        }
        Ok(merged)
    }

    /// Keeps what would be lost by writing beside the file, under a name made of its content. Returns where the other side is kept.
    fn keep_aside(&mut self, saved: &mut Saved) -> Result<Option<PathBuf>, StorageError> {
        let mut outside = None;
        while let Some((word, bytes)) = self.aside.last() {
            let mut name = self.path.file_name().unwrap_or_default().to_owned();
            name.push(format!(".{word}-{}", &atomic::digest(bytes)[..8]));
            let path = self.path.with_file_name(name);
            let found = self.disk.lstat(&path);
            if found
                .map_err(|error| StorageError::io(Doing::Saving, &path, error))?
                .is_none()
            {
                atomic::replace(self.disk.as_ref(), &path, bytes)?;
            }
            let kept = name_of(&path);
            saved
                .notices
                .push(words::KEPT_ASIDE.localized(&[("path", &kept)]));
            if word == OUTSIDE {
                outside = outside.or(Some(path));
            }
            self.aside.pop();
        }
        Ok(outside)
    }
}

fn alone(ours: &Assessment) -> Merged {
    Merged {
        assessment: ours.clone(),
        taken: Vec::new(),
        conflicts: Vec::new(),
    }
}

/// Writes what could not be saved to a new file in another folder, under a name that can be opened again.
pub fn rescue(
    disk: &dyn Disk,
    folder: &Path,
    from: &Path,
    assessment: &Assessment,
    checklist: &Checklist,
) -> Result<PathBuf, StorageError> {
    disk.make_folder(folder)
        .map_err(|error| StorageError::io(Doing::MakingFolder, folder, error))?;
    let text = record::write(assessment, &Shape::of(checklist));
    let short = &atomic::digest(text.as_bytes())[..8];
    let path = folder.join(format!("{}{short}{}", beginning(from), record::SUFFIX));
    atomic::replace(disk, &path, text.as_bytes())?;
    Ok(path)
}

/// What was kept by [`rescue`] of a file, in order of name.
pub fn rescues(disk: &dyn Disk, folder: &Path, from: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let beginning = beginning(from);
    let names = disk
        .names(folder)
        .map_err(|error| StorageError::io(Doing::Reading, folder, error))?
        .unwrap_or_default();
    let is_one = |name: &str| name.starts_with(&beginning) && name.ends_with(record::SUFFIX);
    let mut found: Vec<PathBuf> = names
        .iter()
        .filter(|name| name.to_str().is_some_and(is_one))
        .map(|name| folder.join(name))
        .collect();
    found.sort();
    Ok(found)
}

/// How the names begin of what is kept of a file: its own name, and a sign of its place, for others may have that name too.
fn beginning(from: &Path) -> String {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(record::SUFFIX).unwrap_or(&name);
    let place = &atomic::digest(from.as_os_str().as_encoded_bytes())[..8];
    format!("{stem}.rescued-{place}-")
}
