//! Detects and merges changes of other programs, once they finished writing.

use std::time::{Duration, Instant};

use super::{AssessmentFile, Replaced, copies, name_of};
use crate::domain::assessment::Assessment;
use crate::domain::merge::{Merged, merge, unknown_base};
use crate::domain::takeover::Removed;
use crate::files::lookup::Lookup;
use crate::storage::atomic;
use crate::storage::disk::{OpenFile, Stat};
use crate::storage::error::{Operation, StorageError};
use crate::storage::record::{self, Reading};
use crate::words::storage as words;
use crate::yaml::budget::Budget;

/// Time between two reads of a changed file.
const GAP: Duration = Duration::from_millis(300);
/// How long a file must rest before a change that removes something, or cannot be read, is accepted: an editor that writes in
/// place may be half done.
const LONG_STILL: Duration = Duration::from_millis(2100);
/// Total wait for a file that keeps changing.
const LONGEST: Duration = Duration::from_secs(6);
/// How long a replaced file is watched for late writes.
const WATCHED: Duration = Duration::from_secs(20);

/// The file compared with what we left there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    Same,
    Changed,
    Gone,
}

#[derive(Debug)]
pub(super) struct Found {
    pub(super) outside: Outside,
    pub(super) merged: Merged,
    /// Digest of the file where it holds the whole merge already, so that nothing needs to be written.
    pub(super) settled: Option<String>,
}

impl AssessmentFile {
    /// Merges the file if it is not what we left there. The content decides: size and time can stay the same over a change.
    pub(super) fn merge_outside(&mut self, ours: &Assessment) -> Result<Found, StorageError> {
        let late = self.late_change(ours)?;
        let found = self.read_outside(late.as_ref().map_or(ours, |late| &late.assessment))?;
        Ok(match late {
            None => found,
            Some(late) => Found {
                outside: Outside::Changed,
                merged: joined(late, found.merged),
                settled: None,
            },
        })
    }

    pub fn is_watching(&self) -> bool {
        self.replaced
            .as_ref()
            .is_some_and(|replaced| replaced.since.elapsed() < WATCHED)
    }

    fn read_outside(&mut self, ours: &Assessment) -> Result<Found, StorageError> {
        let reading = |error| StorageError::io(Operation::Saving, &self.path, error);
        let Some(bytes) = self.read_now().map_err(reading)? else {
            return Ok(Found::alone(Outside::Gone, ours));
        };
        let digest = atomic::digest(&bytes);
        if let Some(tried) = self.tried.as_ref().filter(|tried| tried.digest == digest) {
            let again = merge(&tried.ours, ours, &tried.written.assessment);
            let merged = Merged {
                assessment: again.assessment,
                ..tried.written.clone()
            };
            return Ok(Found {
                outside: Outside::Changed,
                merged,
                settled: None,
            });
        }
        if self.known.as_ref().is_some_and(|known| known.digest == digest) {
            return Ok(Found::alone(Outside::Same, ours));
        }
        let read = || self.read_now().map_err(reading);
        let Some(bytes) = self.wait_until_still(bytes, ours, read)? else {
            return Ok(Found::alone(Outside::Gone, ours));
        };
        if self.is_ours(&bytes) {
            return self.read_outside(ours);
        }
        let base = match &self.known {
            Some(known) => known.assessment.clone(),
            // Without a common base everything is compared.
            None => unknown_base(ours),
        };
        let held = self.disk.hold(&self.path).map_err(reading)?;
        let (merged, theirs) = self.take_over(&base, ours, &bytes)?;
        let is_settled = self.aside.is_empty() && merged.conflicts.is_empty() && merged.assessment == theirs;
        let settled = is_settled.then(|| atomic::digest(&bytes));
        if settled.is_none() {
            self.replaced = held.and_then(|file| Replaced::of(file, &bytes, theirs));
        }
        Ok(Found {
            outside: Outside::Changed,
            merged,
            settled,
        })
    }

    fn is_ours(&self, bytes: &[u8]) -> bool {
        let digest = atomic::digest(bytes);
        self.known.as_ref().is_some_and(|known| known.digest == digest)
            || self.tried.as_ref().is_some_and(|tried| tried.digest == digest)
    }

    /// Merges what was written to a file after we replaced it.
    fn late_change(&mut self, ours: &Assessment) -> Result<Option<Merged>, StorageError> {
        let Some(mut replaced) = self.replaced.take() else {
            return Ok(None);
        };
        let path = self.path.clone();
        let reading = |error| StorageError::io(Operation::Saving, &path, error);
        let limit = Budget::ASSESSMENT.bytes;
        let bytes = replaced.file.content(limit).map_err(reading)?;
        if atomic::digest(&bytes) == replaced.digest {
            if replaced.since.elapsed() < WATCHED {
                self.replaced = Some(replaced);
            }
            return Ok(None);
        }
        let mut read = || replaced.file.content(limit).map(Some).map_err(reading);
        let bytes = self.wait_until_still(bytes, ours, &mut read)?.unwrap_or_default();
        if let Ok((merged, theirs)) = self.take_over(&replaced.assessment, ours, &bytes) {
            self.replaced = Replaced::of(replaced.file, &bytes, theirs);
            return Ok(Some(merged));
        }
        // The file itself is complete; what cannot be read is kept in a copy.
        let like = self.disk.lstat(&path).map_err(reading)?;
        let copy = copies::keep(self.disk.as_ref(), &path, copies::OUTSIDE, &bytes, like.as_ref())?;
        let kept = words::KEPT_ASIDE.localized(&[("path", &name_of(&copy))]);
        self.notices.push(kept);
        Ok(None)
    }

    fn read_now(&self) -> Lookup<Vec<u8>> {
        self.disk.read(&self.path, Budget::ASSESSMENT.bytes)
    }

    /// Reads a changed file until it rests: longer if something would be removed. `None` where it disappeared.
    fn wait_until_still(
        &self,
        first: Vec<u8>,
        ours: &Assessment,
        mut read: impl FnMut() -> Result<Option<Vec<u8>>, StorageError>,
    ) -> Result<Option<Vec<u8>>, StorageError> {
        let stat = || {
            let found = self.disk.lstat(&self.path);
            found.map_err(|error| StorageError::io(Operation::Saving, &self.path, error))
        };
        let mut last: (Option<Stat>, Vec<u8>) = (stat()?, first);
        let mut needed = self.needed_rest(&last.1, ours);
        let (mut still, mut waited) = (Duration::ZERO, Duration::ZERO);
        if let Some(notify) = &self.on_wait {
            (notify.0)();
        }
        while still < needed {
            if waited >= LONGEST {
                return Err(StorageError::Unsettled {
                    path: self.path.clone(),
                });
            }
            self.disk.pause(GAP);
            waited += GAP;
            let Some(bytes) = read()? else {
                return Ok(None);
            };
            let now = (stat()?, bytes);
            if now == last {
                still += GAP;
            } else {
                still = Duration::ZERO;
                needed = self.needed_rest(&now.1, ours);
                last = now;
            }
        }
        Ok(Some(last.1))
    }

    fn needed_rest(&self, bytes: &[u8], ours: &Assessment) -> Duration {
        let Ok(theirs) = record::read(&name_of(&self.path), bytes) else {
            return LONG_STILL;
        };
        let theirs = theirs.resolve_with(&self.schema);
        let base = self.known.as_ref().map_or(ours, |known| &known.assessment);
        let is_removal = !Removed::between(base, &theirs.assessment).is_empty();
        if is_removal || theirs.is_lossy {
            LONG_STILL
        } else {
            GAP
        }
    }

    /// Merges the other side and queues copies of what would be lost.
    fn take_over(
        &mut self,
        base: &Assessment,
        ours: &Assessment,
        bytes: &[u8],
    ) -> Result<(Merged, Assessment), StorageError> {
        let theirs = self.read_theirs(bytes, ours)?;
        let merged = merge(base, ours, &theirs.assessment);
        let removes = !Removed::between(ours, &merged.assessment).is_empty();
        if removes || !merged.conflicts.is_empty() || theirs.is_lossy {
            self.put_aside(copies::OUTSIDE, bytes.to_owned());
        }
        if removes {
            let before = record::write(ours, &self.schema);
            self.put_aside(copies::BEFORE_OUTSIDE, before.into_bytes());
        }
        Ok((merged, theirs.assessment))
    }

    fn read_theirs(&self, bytes: &[u8], ours: &Assessment) -> Result<Reading, StorageError> {
        let refused = |issues| StorageError::Outside {
            path: self.path.clone(),
            issues,
        };
        let theirs = record::read(&name_of(&self.path), bytes).map_err(refused)?;
        let theirs = theirs.resolve_with(&self.schema);
        let stamp = &theirs.assessment.checklist;
        let is_other_edition = ![ours.checklist.digest.as_str(), ""].contains(&stamp.digest.as_str());
        if theirs.is_newer() || stamp.id != ours.checklist.id || is_other_edition {
            return Err(refused(Vec::new()));
        }
        Ok(theirs)
    }

    pub(super) fn put_aside(&mut self, word: &str, bytes: Vec<u8>) {
        let aside = (word.to_owned(), bytes);
        if !self.aside.contains(&aside) {
            self.aside.push(aside);
        }
    }
}

impl Found {
    fn alone(outside: Outside, ours: &Assessment) -> Self {
        let merged = Merged {
            assessment: ours.clone(),
            taken: Vec::new(),
            conflicts: Vec::new(),
        };
        Self {
            outside,
            merged,
            settled: None,
        }
    }
}

impl Replaced {
    /// `None` where the open file is not the one that was merged.
    fn of(mut file: Box<dyn OpenFile>, bytes: &[u8], assessment: Assessment) -> Option<Self> {
        let content = file.content(bytes.len());
        matches!(content, Ok(content) if content == bytes).then(|| Self {
            file,
            digest: atomic::digest(bytes),
            assessment,
            since: Instant::now(),
        })
    }
}

fn joined(first: Merged, then: Merged) -> Merged {
    let mut taken = first.taken;
    taken.extend(then.taken);
    taken.sort();
    taken.dedup();
    let mut conflicts = first.conflicts;
    crate::domain::merge::add_conflicts(&mut conflicts, then.conflicts);
    Merged {
        assessment: then.assessment,
        taken,
        conflicts,
    }
}
