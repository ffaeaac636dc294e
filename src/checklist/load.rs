//! Loads a checklist with its bases, or reports all of their issues. Opens no file: a [`Library`] supplies what is named.

use super::codes;
use super::inheritance::Chain;
use super::library::{DEFAULT_LANGUAGES, Library, NamedText};
use super::lower::{self, File};
use super::raw;
use crate::domain::checklist::Checklist;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::upgrade::Upgrade;
use crate::yaml::budget::MAX_ISSUES;
use crate::yaml::source::Source;

#[derive(Debug)]
pub struct Loaded {
    /// `None` where there are errors.
    pub checklist: Option<Checklist>,
    /// The issues of the checklist's own file first, in the order of the file.
    pub issues: Vec<Issue>,
    /// For excerpts.
    pub sources: Vec<Source>,
    /// What the edition changes against the earlier one that it was compared with.
    pub since: Option<Box<Upgrade>>,
}

impl Loaded {
    pub fn has_errors(&self) -> bool {
        has_errors(&self.issues)
    }
}

fn has_errors(issues: &[Issue]) -> bool {
    issues.iter().any(|issue| issue.severity == Severity::Error)
}

/// Loads a checklist. Shipped ones are read from JSON without validation; everything else is validated.
pub fn load(own: NamedText, library: &dyn Library) -> Loaded {
    match load_shipped(&own, library) {
        Some(checklist) => Loaded {
            checklist: Some(checklist),
            issues: Vec::new(),
            sources: Vec::new(),
            since: None,
        },
        None => examine(own, library),
    }
}

/// Reads a checklist and its bases as trees, reports every issue, and reads them as types where there is no error. Shipped bases
/// are not validated again.
pub fn examine(own: NamedText, library: &dyn Library) -> Loaded {
    examine_since(own, library, &mut |_| None)
}

/// As [`examine`]; where the checklist has no errors, it is compared with the earlier edition that `earlier` gives for it.
pub fn examine_since(
    mut own: NamedText,
    library: &dyn Library,
    earlier: &mut dyn FnMut(&Checklist) -> Option<Checklist>,
) -> Loaded {
    own.json = None;
    let mut chain = Chain::read(own, library);
    let mut issues = std::mem::take(&mut chain.issues);
    issues.extend(chain.validate(library, has_errors(&issues)));
    let mut checklist = None;
    if chain.is_readable() && !has_errors(&issues) {
        match chain.types() {
            Ok(files) => checklist = lower::lower(files, library),
            Err(issue) => issues.push(*issue),
        }
    }
    let mut since = None;
    if let Some(new) = &checklist
        && let Some(old) = earlier(new)
    {
        let (changes, found) = chain.compare(&old, new);
        issues.extend(found);
        since = Some(Box::new(changes));
    }
    let sources: Vec<Source> = chain.files.into_iter().map(|file| file.source).collect();
    let rank = |place: &Place| sources.iter().rev().position(|source| source.name == place.file);
    issues.sort_by_cached_key(|issue| (rank(&issue.place), issue.place.start, issue.place.line));
    issues.dedup();
    cap(&mut issues, sources.last());
    Loaded {
        checklist,
        issues,
        sources,
        since,
    }
}

/// Keeps the first errors and the first warnings, and reports that there are more.
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

/// A shipped checklist; `None` where it or one of its bases does not ship with the program.
pub(super) fn load_shipped(own: &NamedText, library: &dyn Library) -> Option<Checklist> {
    let mut raws: Vec<raw::Checklist> = Vec::new();
    let mut next = Some(own.clone());
    while let Some(named) = next.take() {
        let raw: raw::Checklist = serde_json::from_str(named.json.as_deref()?).ok()?;
        if raw.format != raw::FORMAT {
            return None;
        }
        if let Some(base) = &raw.extends {
            next = Some(library.base(base).ok()??);
        }
        raws.insert(0, raw);
    }
    let mut languages: Vec<String> = DEFAULT_LANGUAGES.map(str::to_owned).to_vec();
    let mut files = Vec::new();
    for mut raw in raws {
        languages = raw.languages.take().unwrap_or(languages);
        files.push(File {
            raw,
            languages: languages.clone(),
        });
    }
    lower::lower(files, library)
}

/// Reads a text as types and discards the result: the baseline of the loader benchmark.
#[doc(hidden)]
pub fn is_read_by_types(text: &str) -> bool {
    serde_yaml::from_str::<raw::Checklist>(text).is_ok()
}
