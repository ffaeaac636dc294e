//! A checklist from its text and the texts it is built on, or everything that is wrong with them, each at its place.
//! No file is opened here: a [`Library`] hands in what is named.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::budget::Budget;
use super::checks;
use super::codes;
use super::fields;
use super::findings::MOST;
use super::lower::{self, File};
use super::merge;
use super::node::{self, Node};
use super::outline::Outline;
use super::raw;
use super::shape::{self, head};
use super::source::Source;
use crate::domain::checklist::Checklist;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::reference::Registry;
use crate::domain::suggest::nearest;

/// The languages of a checklist that names none.
const DEFAULT_LANGUAGES: [&str; 2] = ["ko", "en"];

/// A text with the name a user knows it by.
#[derive(Clone, Debug)]
pub struct Named {
    /// The file as the user named it, or the id of a shipped checklist.
    pub name: String,
    /// The text.
    pub text: Cow<'static, str>,
    /// Whether the text ships with this program, where tests check it, so that one reading is enough.
    pub trusted: bool,
}

/// What a checklist may name: other checklists and the registry of instruments.
pub trait Library {
    /// The text of the checklist with an id.
    fn base(&self, id: &str) -> Option<Named>;
    /// The ids of all checklists.
    fn ids(&self) -> Vec<String>;
    /// The instruments that may be cited.
    fn registry(&self) -> &Registry;
}

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

/// Reads a checklist and all it is built on twice and tells everything that is wrong.
pub fn examine(own: Named, library: &dyn Library) -> Outcome {
    let mut chain = Chain::read(own, library);
    let roots: Vec<&Node> = chain.files.iter().filter_map(|file| file.root.as_ref()).collect();
    let sources: Vec<Source> = chain.files.iter().map(|file| file.source.clone()).collect();
    let mut issues = std::mem::take(&mut chain.issues);
    let mut checklist = None;
    if chain.is_whole && roots.len() == sources.len() {
        let (plan, found) = merge::merge(
            roots.iter().map(|root| Outline::of_tree(root)).collect(),
            &sources,
        );
        issues.extend(found);
        let is_odd = issues.iter().any(|issue| issue.severity == Severity::Error);
        let found = checks::check(&sources, &roots, &plan, library).into_iter();
        // A value that cannot be read as what it should be is told once, not again for what it then fails to name.
        let unreadable = [
            codes::WRONG_TYPE.id,
            codes::BAD_ID.id,
            codes::BAD_NUMBER.id,
            codes::NEEDS_QUOTES.id,
        ];
        let told: BTreeSet<Place> = issues
            .iter()
            .filter(|issue| unreadable.contains(&issue.code))
            .map(|issue| issue.place.clone())
            .collect();
        let is_noise =
            |issue: &Issue| (is_odd && issue.code == codes::NO_QUESTIONS.id) || told.contains(&issue.place);
        issues.extend(found.filter(|issue| !is_noise(issue)));
        if issues.iter().all(|issue| issue.severity == Severity::Warning) {
            match chain
                .files
                .iter()
                .map(FileRead::second_reading)
                .collect::<Result<Vec<File>, Box<Issue>>>()
            {
                Ok(files) => checklist = lower::lower(files, &plan, library),
                Err(issue) => issues.push(*issue),
            }
        }
    }
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
        *count <= MOST
    });
    if errors.max(warnings) >= MOST || issues.len() < before {
        let place = own.map(Source::whole).unwrap_or_default();
        issues.push(codes::MORE.in_place(place, &[("count", &MOST.to_string())], None));
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
        if raw.format != shape::FORMAT {
            return None;
        }
        if let Some(base) = &raw.extends {
            texts.push(library.base(base)?);
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

/// One file after the first reading.
struct FileRead {
    source: Source,
    root: Option<Node>,
    languages: Vec<String>,
}

impl FileRead {
    fn second_reading(&self) -> Result<File, Box<Issue>> {
        match serde_yaml::from_str(&self.source.text) {
            Ok(raw) => Ok(File {
                raw,
                languages: self.languages.clone(),
            }),
            Err(error) => Err(Box::new(second_reader(&self.source, &error))),
        }
    }
}

/// What the second reader does not take, at its place.
pub(crate) fn second_reader(source: &Source, error: &serde_yaml::Error) -> Issue {
    let at = error.location().map_or(0, |location| location.index());
    let detail = super::clean::clean_line(&error.to_string());
    codes::READERS_DISAGREE.at(source, (at, at + 1), &[("detail", &detail)], None)
}

/// A checklist with all it is built on, base first.
struct Chain {
    files: Vec<FileRead>,
    issues: Vec<Issue>,
    /// Whether every base was found.
    is_whole: bool,
}

impl Chain {
    fn read(own: Named, library: &dyn Library) -> Self {
        let mut chain = Self {
            files: Vec::new(),
            issues: Vec::new(),
            is_whole: true,
        };
        let mut ids: Vec<String> = Vec::new();
        let mut next = Some(own);
        while let Some(named) = next.take() {
            if named.text.len() > Budget::CHECKLIST.bytes {
                chain.refuse_size(&named.name);
                break;
            }
            let source = Source::new(&named.name, &named.text);
            drop(named);
            let (root, issues) = node::read_all(&source, &Budget::CHECKLIST);
            chain.issues.extend(issues);
            if let Some(root) = &root {
                ids.extend(
                    root.get("id")
                        .and_then(Node::text)
                        .map(str::to_owned)
                        .filter(|_| ids.is_empty()),
                );
                next = chain.base(&source, root, &mut ids, library);
            }
            chain.files.insert(
                0,
                FileRead {
                    source,
                    root,
                    languages: Vec::new(),
                },
            );
        }
        chain.settle_languages();
        for file in &chain.files {
            if let Some(root) = &file.root {
                let found = shape::check(&file.source, root, &fields::CHECKLIST, &file.languages);
                chain.issues.extend(found);
            }
        }
        chain
    }

    /// Refuses a text that is too large before anything is done with it.
    fn refuse_size(&mut self, name: &str) {
        let size = (Budget::CHECKLIST.bytes / 1024 / 1024).to_string();
        let place = Source::new(name, "").whole();
        self.issues
            .push(codes::TOO_LARGE.in_place(place, &[("size", &size)], None));
        self.is_whole = false;
    }

    /// The text that a file extends; what is wrong with it is told.
    fn base(
        &mut self,
        source: &Source,
        root: &Node,
        ids: &mut Vec<String>,
        library: &dyn Library,
    ) -> Option<Named> {
        let at = root.get("extends")?;
        let id = at.text()?;
        let range = head(source, at);
        if let Some(first) = ids.iter().position(|each| each == id) {
            let mut path: Vec<&str> = ids[first..].iter().map(String::as_str).collect();
            path.push(id);
            let path = super::clean::clean_line(&path.join(" → "));
            self.issues
                .push(codes::BASE_CYCLE.at(source, range, &[("path", &path)], None));
            self.is_whole = false;
            return None;
        }
        ids.push(id.to_owned());
        let found = library.base(id);
        if found.is_none() {
            let all = library.ids();
            let near = nearest(id, all.iter().map(String::as_str));
            let allowed = all.join(", ");
            let places = [("name", id), ("allowed", allowed.as_str())];
            self.issues
                .push(codes::UNKNOWN_BASE.at(source, range, &places, near));
            self.is_whole = false;
        }
        found
    }

    /// Each file's languages: its own, else those of its base. A language that the base does not speak is told once.
    fn settle_languages(&mut self) {
        let mut before: Option<Vec<String>> = None;
        for file in &mut self.files {
            let given = file.root.as_ref().and_then(|root| root.get("languages"));
            let own: Vec<String> = given
                .and_then(Node::list)
                .unwrap_or_default()
                .iter()
                .filter_map(|tag| {
                    tag.text()
                        .filter(|tag| shape::is_language(tag))
                        .map(str::to_owned)
                })
                .collect();
            let Some(inherited) = before.take() else {
                file.languages = if own.is_empty() {
                    DEFAULT_LANGUAGES.map(str::to_owned).to_vec()
                } else {
                    own
                };
                before = Some(file.languages.clone());
                continue;
            };
            let root = file.root.as_ref();
            for tag in root
                .into_iter()
                .flat_map(|root| super::outline::items(root, "languages"))
            {
                let found = tag.text().unwrap_or_default();
                if !found.is_empty() && !inherited.iter().any(|each| each == found) {
                    let base = root
                        .and_then(|root| root.get("extends")?.text())
                        .unwrap_or_default();
                    let places = [("found", found), ("base", base)];
                    let issue = codes::BASE_LANGUAGE.at(&file.source, head(&file.source, tag), &places, None);
                    self.issues.push(issue);
                }
            }
            file.languages = if own.is_empty() { inherited } else { own };
            before = Some(file.languages.clone());
        }
    }
}

/// The second reading alone, without its result: what a benchmark measures everything else against.
#[doc(hidden)]
pub fn is_read_by_types(text: &str) -> bool {
    serde_yaml::from_str::<raw::Checklist>(text).is_ok()
}
