//! Saves an assessment: lock, merge outside changes, keep copies of what would be lost, replace the file.

use std::path::PathBuf;

use super::locking::wait_for_lock;
use super::outside::{Found, Outside};
use super::{AssessmentFile, Known, Saved, Tried, copies, limit, name_of};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::merge::Merged;
use crate::domain::takeover::Takeover;
use crate::storage::atomic;
use crate::storage::error::{Operation, StorageError};
use crate::storage::record;
use crate::words::storage as words;

impl AssessmentFile {
    /// Saves durably. Changes of other programs are merged by question; where both sides changed the same, ours is written and
    /// theirs is kept in a copy. After an error the next save starts from the same state.
    pub fn save(&mut self, ours: &Assessment) -> Result<Saved, StorageError> {
        if let Access::ReadOnly(why) = &self.access {
            let (path, why) = (self.path.clone(), why.clone());
            return Err(StorageError::ReadOnly { path, why });
        }
        let lock = match self.lock.take() {
            Some(lock) => Some(lock),
            None => wait_for_lock(self.disk.as_ref(), &self.path, || {
                if let Some(notify) = &self.on_wait {
                    (notify.0)();
                }
            })?,
        };
        let mut ours = ours.clone();
        record::clean(&mut ours);
        let Found {
            outside,
            mut merged,
            settled,
        } = self.merge_outside(&ours)?;
        let text = record::write(&merged.assessment, &self.schema);
        let is_settled = settled.is_some();
        let digest = settled.unwrap_or_else(|| atomic::digest(text.as_bytes()));
        let mut saved = Saved {
            notices: std::mem::take(&mut self.notices),
            takeover: None,
        };
        if outside == Outside::Gone && self.known.is_some() {
            let path = name_of(&self.path);
            saved
                .notices
                .push(words::FILE_WAS_GONE.localized(&[("path", &path)]));
        }
        let is_written = outside == Outside::Same
            && self.tried.is_none()
            && self.known.as_ref().is_some_and(|known| known.digest == digest);
        if !is_written && !is_settled {
            limit::check(&self.path, &text)?;
            self.keep_copies(&mut saved)?;
            if let Some(theirs) = &self.kept.theirs {
                let unkept = merged.conflicts.iter_mut().filter(|each| each.kept_in.is_none());
                unkept.for_each(|each| each.kept_in = Some(theirs.clone()));
            }
            self.tried = Some(Tried {
                digest: digest.clone(),
                ours: ours.clone(),
                written: merged.clone(),
            });
            self.replace(text.as_bytes())?;
        }
        self.tried = None;
        let assessment = merged.assessment.clone();
        self.known = Some(Known { digest, assessment });
        let kept = std::mem::take(&mut self.kept);
        let is_merged = merged.assessment != ours || !merged.conflicts.is_empty();
        saved.takeover = is_merged.then(|| takeover(ours, merged, kept.into_paths()));
        drop(lock);
        Ok(saved)
    }

    /// A new file is created, so that one that appears meanwhile is not replaced.
    fn replace(&self, bytes: &[u8]) -> Result<(), StorageError> {
        if self.known.is_none() && self.is_new {
            return atomic::create(self.disk.as_ref(), &self.path, bytes, None);
        }
        atomic::replace(self.disk.as_ref(), &self.path, bytes)
    }

    /// Keeps copies beside the file. They are remembered over a failed save.
    fn keep_copies(&mut self, saved: &mut Saved) -> Result<(), StorageError> {
        let like = self.disk.lstat(&self.path);
        let like = like.map_err(|error| StorageError::io(Operation::Saving, &self.path, error))?;
        while let Some((word, bytes)) = self.aside.last() {
            let copy = copies::keep(self.disk.as_ref(), &self.path, word, bytes, like.as_ref())?;
            let kept = name_of(&copy);
            saved
                .notices
                .push(words::KEPT_ASIDE.localized(&[("path", &kept)]));
            match word.as_str() {
                copies::OUTSIDE => self.kept.theirs = Some(copy),
                copies::BEFORE_OUTSIDE => self.kept.ours = Some(copy),
                _ => {}
            }
            self.aside.pop();
        }
        Ok(())
    }
}

fn takeover(before: Assessment, merged: Merged, copies: Vec<PathBuf>) -> Takeover {
    let Merged {
        assessment,
        taken,
        conflicts,
    } = merged;
    Takeover {
        copies,
        ..Takeover::new(before, assessment, taken, conflicts)
    }
}
