//! A checklist's text with those it is built on, each after its first reading, and what the checks make of them together.

use std::collections::BTreeSet;

use super::library::{DEFAULT_LANGUAGES, Library, Named};
use super::lower::File;
use super::merge;
use super::outline::Outline;
use super::plan::Plan;
use super::raw;
use super::typed::{self, Halves};
use super::validate;
use super::validate::fields;
use super::validate::shape;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::suggest::nearest;
use crate::yaml::budget::Budget;
use crate::yaml::codes;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// What the checks of the first readings gave.
pub(super) struct Checked<'c> {
    pub(super) plan: Plan<'c>,
    pub(super) issues: Vec<Issue>,
}

/// One file after the first reading.
pub(super) struct FileRead {
    pub(super) source: Source,
    root: Option<Node>,
    languages: Vec<String>,
}

/// A checklist with all it is built on, base first.
pub(super) struct Chain {
    pub(super) files: Vec<FileRead>,
    pub(super) issues: Vec<Issue>,
    /// Whether every base was found.
    is_whole: bool,
}

impl Chain {
    pub(super) fn read(own: Named, library: &dyn Library) -> Self {
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
        chain
    }

    /// Whether every base was found and every text is a tree.
    pub(super) fn is_readable(&self) -> bool {
        self.is_whole && self.files.iter().all(|file| file.root.is_some())
    }

    /// The checklist's own text in two halves, where it is worth it.
    pub(super) fn halves(&self) -> Option<Halves<'_>> {
        let own = self.files.last().filter(|_| self.is_readable())?;
        Halves::of(&own.source, own.root.as_ref()?)
    }

    /// The texts as types; the checklist's own may have been read before.
    pub(super) fn types(
        &self,
        own: Option<Result<raw::Checklist, Box<Issue>>>,
    ) -> Result<Vec<File>, Box<Issue>> {
        let last = self.files.len().saturating_sub(1);
        let mut own = own;
        let read = |(at, file): (usize, &FileRead)| {
            let early = own.take_if(|_| at == last);
            Ok(File {
                raw: early.unwrap_or_else(|| typed::read(&file.source))?,
                languages: file.languages.clone(),
            })
        };
        self.files.iter().enumerate().map(read).collect()
    }

    /// Everything that is wrong with the trees there are and, where there are all, how they fit together. `is_odd`: something is
    /// wrong already.
    pub(super) fn check(&self, library: &dyn Library, is_odd: bool) -> Checked<'_> {
        let mut issues = Vec::new();
        for file in &self.files {
            if let Some(root) = &file.root {
                let found = shape::check(&file.source, root, &fields::CHECKLIST, &file.languages);
                issues.extend(found);
            }
        }
        if !self.is_readable() {
            let plan = Plan::default();
            return Checked { plan, issues };
        }
        let roots: Vec<&Node> = self.files.iter().filter_map(|file| file.root.as_ref()).collect();
        let sources: Vec<Source> = self.files.iter().map(|file| file.source.clone()).collect();
        let outlines = roots.iter().map(|root| Outline::of_tree(root)).collect();
        let (plan, found) = merge::merge(outlines, &sources);
        issues.extend(found);
        let is_odd = is_odd || issues.iter().any(|issue| issue.severity == Severity::Error);
        let found = validate::check(&sources, &roots, &plan, library).into_iter();
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
        Checked { plan, issues }
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
        let range = at.excerpt_range(source);
        if let Some(first) = ids.iter().position(|each| each == id) {
            let mut path: Vec<&str> = ids[first..].iter().map(String::as_str).collect();
            path.push(id);
            let path = crate::domain::clean::clean_line(&path.join(" → "));
            self.issues
                .push(codes::BASE_CYCLE.at(source, range, &[("path", &path)], None));
            self.is_whole = false;
            return None;
        }
        ids.push(id.to_owned());
        let found = match library.base(id) {
            Ok(found) => found,
            Err(issue) => {
                self.issues.push(*issue);
                self.is_whole = false;
                return None;
            }
        };
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
                    let issue =
                        codes::BASE_LANGUAGE.at(&file.source, tag.excerpt_range(&file.source), &places, None);
                    self.issues.push(issue);
                }
            }
            file.languages = if own.is_empty() { inherited } else { own };
            before = Some(file.languages.clone());
        }
    }
}
