//! Checks evidence: hashes files as a stream, never waits for a pipe, rejects what is no regular file.
//! Nothing is fetched; an address is only text.

mod find;
mod hash;
mod inspector;
mod line_ends;
mod secret;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

pub use find::{complete, rebase, relative};
pub use hash::{LIMIT, Watch};
pub use inspector::Inspector;

use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_line;
use crate::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use crate::domain::localized::Localized;
use crate::files::lookup::Required as _;
use crate::storage::disk::{Disk as _, RealDisk};
use crate::storage::error::reason_word;
use crate::words::storage as words;

/// The result of checking a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub state: EvidenceState,
    /// With size and digest filled in where none were recorded.
    pub evidence: Evidence,
    /// Whether a digest was recorded before, so that "intact" means unchanged.
    pub was_recorded: bool,
    /// By the file's name, such as `application/pdf`.
    pub media_type: &'static str,
    pub notices: Vec<Localized>,
}

/// Checks a piece of evidence relative to `folder`. `None` if it was stopped.
pub fn inspect(evidence: &Evidence, folder: &Path, today: Date, watch: &mut Watch<'_>) -> Option<Look> {
    inspect_with(evidence, folder, today, watch, &mut DigestCache::default())
}

/// As [`inspect`] for evidence that a stranger named: a file outside the folder is not opened, and `Some(None)`.
pub fn inspect_inside(
    evidence: &Evidence,
    folder: &Path,
    today: Date,
    watch: &mut Watch<'_>,
    digests: &mut DigestCache,
) -> Option<Option<Look>> {
    // The answer is cached, so that reading meets the file that was examined here; an error leaves the file unopened.
    if let Location::File(path) = &evidence.location
        && (find::climbs_out(path)
            || !is_no_name(path) && matches!(digests.find(folder, path), Ok(Some(found)) if found.is_outside))
    {
        return Some(None);
    }
    inspect_with(evidence, folder, today, watch, digests).map(Some)
}

fn inspect_with(
    evidence: &Evidence,
    folder: &Path,
    today: Date,
    watch: &mut Watch<'_>,
    digests: &mut DigestCache,
) -> Option<Look> {
    let mut look = Look {
        state: EvidenceState::Unchecked,
        evidence: evidence.clone(),
        was_recorded: evidence.sha256.is_some(),
        media_type: media_type(evidence.location.as_str()),
        notices: Vec::new(),
    };
    look.state = match &evidence.location {
        Location::Planned(_) => EvidenceState::Planned,
        Location::Url(address) => {
            if holds_password(address) {
                look.notices.push(words::EVIDENCE_URL_SECRET.localized(&[]));
            }
            if Location::has_host(address) {
                EvidenceState::Named
            } else {
                EvidenceState::Refused("no-host".into())
            }
        }
        Location::File(path) => file(path, folder, &mut look, watch, digests)?,
    };
    let is_over = evidence.valid_until.is_some_and(|last| last < today);
    if is_over && matches!(look.state, EvidenceState::Intact | EvidenceState::Named) {
        look.state = EvidenceState::Expired;
    }
    Some(look)
}

/// Files found and read so far, so that each is found and read once however often it is named.
#[derive(Debug, Default)]
pub struct DigestCache {
    /// By the path as the assessment names it, in its folder.
    found: BTreeMap<PathBuf, Result<Option<find::Found>, EvidenceState>>,
    /// By the path with links resolved.
    digests: BTreeMap<PathBuf, Result<hash::Read, EvidenceState>>,
    /// Digests with other line ends, of files that differ from their record.
    line_ends: BTreeMap<PathBuf, line_ends::Digests>,
}

impl DigestCache {
    /// Reads a file, or returns what was read before. `None` if it was stopped.
    fn read(&mut self, real: &Path, watch: &mut Watch<'_>) -> Option<Result<hash::Read, EvidenceState>> {
        if let Some(known) = self.digests.get(real) {
            return Some(known.clone());
        }
        let read = match hash::hash(real, watch) {
            Ok(read) => Ok(read?),
            Err(hash::Failed::Refused(word)) => Err(EvidenceState::Refused(word.into())),
            Err(hash::Failed::Missing) => Err(EvidenceState::Missing),
            Err(hash::Failed::Unreadable(error)) => Err(unreadable(&error)),
        };
        self.digests.insert(real.to_owned(), read.clone());
        Some(read)
    }

    /// Whether a file has a recorded digest once its line ends are changed. `None` if it was stopped.
    fn differs_in_line_ends(&mut self, real: &Path, recorded: &str, watch: &mut Watch<'_>) -> Option<bool> {
        if !self.line_ends.contains_key(real) {
            let digests = line_ends::digests(real, watch)?;
            self.line_ends.insert(real.to_owned(), digests);
        }
        let digests = self.line_ends.get(real).and_then(Option::as_ref);
        Some(digests.is_some_and(|digests| digests.iter().any(|each| each.eq_ignore_ascii_case(recorded))))
    }

    fn find(&mut self, folder: &Path, path: &str) -> Result<Option<find::Found>, EvidenceState> {
        let key = folder.join(path);
        let known = self.found.entry(key);
        let found = known.or_insert_with(|| find::find(folder, path).map_err(|error| unreadable(&error)));
        found.clone()
    }
}

/// Checks all evidence of an assessment. A file without a recorded digest stays unchecked: its presence does not show that it
/// is the right one.
/// `progress` is called with bytes done and bytes in all of each file.
pub fn inspect_all(
    assessment: &Assessment,
    folder: &Path,
    today: Date,
    progress: &mut dyn FnMut(u64, u64),
) -> Inspection {
    let mut watch = Watch {
        progress: Some(progress),
        stop: None,
    };
    inspect_all_until(assessment, folder, today, &mut watch).unwrap_or_default()
}

/// As [`inspect_all`]; `None` if it was stopped.
pub fn inspect_all_until(
    assessment: &Assessment,
    folder: &Path,
    today: Date,
    watch: &mut Watch<'_>,
) -> Option<Inspection> {
    let mut inspection = Inspection::default();
    let mut digests = DigestCache::default();
    for (question, answer) in &assessment.answers {
        for (position, evidence) in answer.evidence.iter().enumerate() {
            let look = inspect_with(evidence, folder, today, watch, &mut digests)?;
            inspection.record(question.clone(), position, look.settled_state());
        }
    }
    Some(inspection)
}

/// Reads a file inside the folder, at most one byte more than the limit. `Ok(None)` if it lies outside; an error if it cannot be
/// read.
pub fn bytes_within(folder: &Path, path: &str, limit: usize) -> io::Result<Option<Vec<u8>>> {
    if is_no_name(path) {
        return Err(io::ErrorKind::NotFound.into());
    }
    let found = find::find(folder, path).required()?;
    if found.is_outside {
        return Ok(None);
    }
    RealDisk.read(&found.real, limit).required().map(Some)
}

fn is_no_name(path: &str) -> bool {
    path.contains('\0') || path.trim().is_empty()
}

impl Look {
    /// The state if the result is not written back to the assessment.
    pub fn settled_state(&self) -> EvidenceState {
        let is_file = matches!(self.evidence.location, Location::File(_));
        if is_file && !self.was_recorded && self.state == EvidenceState::Intact {
            return EvidenceState::Unchecked;
        }
        self.state.clone()
    }
}

fn unreadable(error: &io::Error) -> EvidenceState {
    EvidenceState::Unreadable(reason_word(error))
}

fn file(
    path: &str,
    folder: &Path,
    look: &mut Look,
    watch: &mut Watch<'_>,
    digests: &mut DigestCache,
) -> Option<EvidenceState> {
    let shown = clean_line(path);
    if is_no_name(path) {
        return Some(EvidenceState::Refused("bad-name".into()));
    }
    if Path::new(path).is_absolute() {
        look.notices
            .push(words::EVIDENCE_ABSOLUTE.localized(&[("path", &shown)]));
    }
    let found = match digests.find(folder, path) {
        Ok(Some(found)) => found,
        Ok(None) => return Some(EvidenceState::Missing),
        Err(state) => return Some(state),
    };
    if found.is_outside {
        look.notices
            .push(words::EVIDENCE_OUTSIDE.localized(&[("path", &shown)]));
    } else if let Some(target) = &found.target {
        let target = clean_line(&target.display().to_string());
        look.notices
            .push(words::EVIDENCE_LINK.localized(&[("path", &shown), ("target", &target)]));
    }
    if look.evidence.location.looks_secret() {
        look.notices
            .push(words::EVIDENCE_SECRET_NAME.localized(&[("path", &shown)]));
    }
    let read = match digests.read(&found.real, watch)? {
        Ok(read) => read,
        Err(state) => return Some(state),
    };
    if read.is_secret {
        look.notices
            .push(words::EVIDENCE_SECRET_HEAD.localized(&[("path", &shown)]));
    }
    // Neither its digest nor its size is that of the file.
    if read.is_pointer {
        return Some(EvidenceState::Pointer);
    }
    let recorded = look.evidence.sha256.get_or_insert_with(|| read.sha256.clone());
    if *recorded != read.sha256 {
        // A file of the same size has the same line ends.
        let may_be_line_ends = look.evidence.size != Some(read.size);
        let is_line_ends = may_be_line_ends && digests.differs_in_line_ends(&found.real, recorded, watch)?;
        return Some(if is_line_ends {
            EvidenceState::LineEnds(read.sha256)
        } else {
            EvidenceState::Changed(read.sha256)
        });
    }
    look.evidence.size = Some(read.size);
    Some(if read.size == 0 {
        EvidenceState::Empty
    } else {
        EvidenceState::Intact
    })
}

fn holds_password(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.contains('@')
}

fn media_type(name: &str) -> &'static str {
    let end = name
        .rsplit_once('.')
        .map_or("", |(_, end)| end)
        .to_ascii_lowercase();
    match end.as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "txt" | "log" => "text/plain",
        "md" => "text/markdown",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "json" => "application/json",
        "yaml" | "yml" => "application/yaml",
        "hwp" => "application/x-hwp",
        "hwpx" => "application/hwp+zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "mp4" => "video/mp4",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
