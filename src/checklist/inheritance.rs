//! Resolves the `extends` chain of a checklist: reads each text as a tree, settles the languages and validates the merged tree.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::codes;
use super::library::{DEFAULT_LANGUAGES, Library, NamedText};
use super::lower::File;
use super::merge;
use super::raw;
use super::tree::{self, items};
use super::typed;
use super::validate;
use super::validate::fields;
use super::validate::shape;
use super::validate::since;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::suggest::nearest;
use crate::domain::upgrade::Upgrade;
use crate::yaml::budget::Budget;
use crate::yaml::codes as yaml_codes;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// One file as a tree.
pub(super) struct FileRead {
    pub(super) source: Source,
    root: Option<Node>,
    languages: Vec<String>,
    /// See [`NamedText::json`].
    json: Option<Cow<'static, str>>,
}

/// A checklist with its bases, base first.
pub(super) struct Chain {
    pub(super) files: Vec<FileRead>,
    pub(super) issues: Vec<Issue>,
    /// Every base was found.
    is_whole: bool,
}

impl Chain {
    pub(super) fn read(own: NamedText, library: &dyn Library) -> Self {
        let mut chain = Self {
            files: Vec::new(),
            issues: Vec::new(),
            is_whole: true,
        };
        let mut ids: Vec<String> = Vec::new();
        let mut next = Some(own);
        while let Some(named) = next.take() {
            if named.text.len() > Budget::CHECKLIST.bytes {
                chain.reject_size(&named.name);
                break;
            }
            let source = Source::new(&named.name, &named.text);
            let NamedText { json, .. } = named;
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
                    json,
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

    /// The texts as types.
    pub(super) fn types(&self) -> Result<Vec<File>, Box<Issue>> {
        let read = |file: &FileRead| {
            let shipped = file
                .json
                .as_deref()
                .and_then(|json| serde_json::from_str(json).ok());
            let raw: raw::Checklist = match shipped {
                Some(raw) => raw,
                None => typed::read(&file.source)?,
            };
            let languages = file.languages.clone();
            Ok(File { raw, languages })
        };
        self.files.iter().map(read).collect()
    }

    /// The issues of each tree and, where every text is a tree, of the merged checklist. `has_errors`: the chain itself has some.
    pub(super) fn validate(&self, library: &dyn Library, has_errors: bool) -> Vec<Issue> {
        let mut issues = Vec::new();
        for file in self.files.iter().filter(|file| file.json.is_none()) {
            if let Some(root) = &file.root {
                issues.extend(shape::check(
                    &file.source,
                    root,
                    &fields::CHECKLIST,
                    &file.languages,
                ));
            }
        }
        if !self.is_readable() {
            return issues;
        }
        let roots: Vec<&Node> = self.files.iter().filter_map(|file| file.root.as_ref()).collect();
        let sources: Vec<Source> = self.files.iter().map(|file| file.source.clone()).collect();
        let layers = roots.iter().map(|root| tree::layer(root)).collect();
        let (plan, found) = merge::merge(layers, &sources);
        issues.extend(found);
        let has_errors = has_errors || issues.iter().any(|issue| issue.severity == Severity::Error);
        let found = validate::check(&sources, &roots, &plan, library).into_iter();
        // A value of the wrong type is reported once, not again for what it then fails to name.
        let unreadable = [
            codes::WRONG_TYPE.id,
            codes::BAD_ID.id,
            codes::BAD_NUMBER.id,
            codes::NEEDS_QUOTES.id,
        ];
        let reported: BTreeSet<Place> = issues
            .iter()
            .filter(|issue| unreadable.contains(&issue.code))
            .map(|issue| issue.place.clone())
            .collect();
        let is_noise = |issue: &Issue| {
            (has_errors && issue.code == codes::NO_QUESTIONS.id) || reported.contains(&issue.place)
        };
        issues.extend(found.filter(|issue| !is_noise(issue)));
        issues
    }

    /// The issues of the merged checklist as the edition after another one.
    pub(super) fn compare(&self, old: &Checklist, new: &Checklist) -> (Upgrade, Vec<Issue>) {
        let changes = since::plan_of(old, new);
        let roots: Vec<&Node> = self.files.iter().filter_map(|file| file.root.as_ref()).collect();
        let sources: Vec<Source> = self.files.iter().map(|file| file.source.clone()).collect();
        let layers = roots.iter().map(|root| tree::layer(root)).collect();
        let (plan, _) = merge::merge(layers, &sources);
        let issues = since::check(&sources, &roots, &plan, (old, new), &changes);
        (changes, issues)
    }

    /// Rejects a text above the budget before it is parsed.
    fn reject_size(&mut self, name: &str) {
        let size = (Budget::CHECKLIST.bytes / 1024 / 1024).to_string();
        let place = Source::new(name, "").whole();
        self.issues
            .push(yaml_codes::TOO_LARGE.in_place(place, &[("size", &size)], None));
        self.is_whole = false;
    }

    /// The text that a file extends. Reports a base that is unknown, unreadable or already in the chain.
    fn base(
        &mut self,
        source: &Source,
        root: &Node,
        ids: &mut Vec<String>,
        library: &dyn Library,
    ) -> Option<NamedText> {
        let at = root.get("extends")?;
        let id = at.text()?;
        let range = at.excerpt_range(source);
        if let Some(first) = ids.iter().position(|each| each == id) {
            let mut path: Vec<&str> = ids[first..].iter().map(String::as_str).collect();
            path.push(id);
            let path = clean_line(&path.join(" → "));
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

    /// Sets each file's languages: its own, else those of its base. Warns about languages that the base does not have.
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
            for tag in root.into_iter().flat_map(|root| items(root, "languages")) {
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
