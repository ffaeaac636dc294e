//! A checklist from its text and the texts it is built on, or everything that is wrong with them, each at its place.
//! No file is opened here: a [`Library`] hands in what is named.

use super::inheritance::Chain;
use super::library::{DEFAULT_LANGUAGES, Library, Named};
use super::lower::{self, File};
use super::merge;
use super::outline::Outline;
use super::raw;
use crate::both::both;
use crate::domain::checklist::Checklist;
use crate::domain::issue::{Issue, Place, Severity};
use crate::yaml::budget::MAX_ISSUES;
use crate::yaml::codes;
use crate::yaml::source::Source;

/// What came of a text.
#[derive(Debug)]
pub struct Outcome {
    /// The checklist, unless there are errors.
    pub checklist: Option<Checklist>,
    /// Everything that was found, the checklist's own file first, in the order of the file.
    pub issues: Vec<Issue>,
    /// The texts that were read, for excerpts.
    pub sources: Vec<Source>,
}

impl Outcome {
    /// Whether something makes the checklist unusable.
    pub fn has_errors(&self) -> bool {
        self.issues.iter().any(|issue| issue.severity == Severity::Error)
    }
}

/// Reads a checklist. Shipped texts, which tests check, are read once; everything else is examined.
pub fn load(own: Named, library: &dyn Library) -> Outcome {
    if let Some(checklist) = load_trusted(&own, library) {
        return Outcome {
            checklist: Some(checklist),
            issues: Vec::new(),
            sources: Vec::new(),
        };
    }
    examine(own, library)
}

/// Reads a checklist and all it is built on twice and tells everything that is wrong. A long text whose first reading found nothing
/// is read the second time while it is checked, in two halves at once.
pub fn examine(own: Named, library: &dyn Library) -> Outcome {
    let mut chain = Chain::read(own, library);
    let mut issues = std::mem::take(&mut chain.issues);
    let is_odd = issues.iter().any(|issue| issue.severity == Severity::Error);
    let check = || chain.check(library, is_odd);
    let halves = issues.is_empty().then(|| chain.halves()).flatten();
    let (checked, early) = match &halves {
        None => (check(), None),
        Some(halves) => {
            let ((checked, rest), first) = both(|| (check(), halves.rest()), || halves.first());
            (checked, Some(halves.join(first, rest)))
        }
    };
    issues.extend(checked.issues);
    let mut checklist = None;
    if chain.is_readable() && issues.iter().all(|issue| issue.severity == Severity::Warning) {
        match chain.types(early) {
            Ok(files) => checklist = lower::lower(files, &checked.plan, library),
            Err(issue) => issues.push(*issue),
        }
    }
    let sources: Vec<Source> = chain.files.iter().map(|file| file.source.clone()).collect();
    let rank = |place: &Place| sources.iter().rev().position(|source| source.name == place.file);
    issues.sort_by_cached_key(|issue| (rank(&issue.place), issue.place.start, issue.place.line));
    issues.dedup();
    cap(&mut issues, sources.last());
    Outcome {
        checklist,
        issues,
        sources,
    }
}

/// Leaves the first errors and the first warnings, and says that there are more.
fn cap(issues: &mut Vec<Issue>, own: Option<&Source>) {
    let before = issues.len();
    let (mut errors, mut warnings) = (0, 0);
    issues.retain(|issue| {
        let count = match issue.severity {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        *count += 1;
        *count <= MAX_ISSUES
    });
    if errors.max(warnings) >= MAX_ISSUES || issues.len() < before {
        let place = own.map(Source::whole).unwrap_or_default();
        issues.push(codes::MORE.in_place(place, &[("count", &MAX_ISSUES.to_string())], None));
    }
}

/// The single reading of shipped texts; `None` where a text is not one, or anything is unusual.
fn load_trusted(own: &Named, library: &dyn Library) -> Option<Checklist> {
    let mut texts = vec![own.clone()];
    let mut raws: Vec<raw::Checklist> = Vec::new();
    while let Some(next) = texts.pop() {
        if !next.trusted || raws.len() > 8 {
            return None;
        }
        let raw: raw::Checklist = serde_yaml::from_str(&next.text).ok()?;
        if raw.format != raw::FORMAT {
            return None;
        }
        if let Some(base) = &raw.extends {
            texts.push(library.base(base).ok()??);
        }
        raws.insert(0, raw);
    }
    let outlines = raws.iter().map(Outline::of_raw).collect();
    let (plan, _) = merge::merge(outlines, &[]);
    let mut languages: Vec<String> = DEFAULT_LANGUAGES.map(str::to_owned).to_vec();
    let mut files = Vec::new();
    for mut raw in raws {
        languages = raw.languages.take().unwrap_or(languages);
        files.push(File {
            raw,
            languages: languages.clone(),
        });
    }
    lower::lower(files, &plan, library)
}

/// The second reading alone, without its result: what a benchmark measures everything else against.
#[doc(hidden)]
pub fn is_read_by_types(text: &str) -> bool {
    serde_yaml::from_str::<raw::Checklist>(text).is_ok()
}
