//! One file for each way in which a checklist can be wrong, and exactly what is said about it in both languages.

use std::path::{Path, PathBuf};

use selfcheck::checklist::{Catalog, codes};
use selfcheck::checklist::{
    library::{Library, NamedText},
    load::{Loaded, examine},
};
use selfcheck::domain::issue::{Issue, Severity};
use selfcheck::domain::lang::Lang;
use selfcheck::domain::reference::Registry;
use selfcheck::yaml::diagnose;

/// Codes that no small file can cause; `hostile.rs` and `catalog` tests cause them, and those of the command those of a
/// comparison with an earlier edition.
const ELSEWHERE: [&str; 13] = [
    "E001", "E007", "E009", "E013", "E014", "E015", "E016", "W305", "W401", "W402", "W403", "W404", "W405",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/checklists")
}

/// Bases from the fixtures, references as shipped.
pub struct Bases(pub Catalog);

impl Library for Bases {
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>> {
        let text = std::fs::read_to_string(folder().join(format!("bases/{id}.yaml"))).ok();
        Ok(text.map(|text| NamedText::new(format!("bases/{id}.yaml"), text)))
    }

    fn ids(&self) -> Vec<String> {
        vec!["common".into(), "small".into()]
    }

    fn registry(&self) -> &Registry {
        self.0.registry()
    }
}

/// Examines a text that may build on the fixtures.
pub fn examined(name: &str, text: String) -> Loaded {
    let named = NamedText::new(name.to_owned(), text);
    examine(named, &Bases(Catalog::shipped()))
}

fn fixtures() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut all: Vec<(String, String)> = entries
        .filter(|path| path.is_file())
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn every_issue_is_reported_in_both_languages() {
    let mut failed = Vec::new();
    for (name, text) in fixtures() {
        let outcome = examined(&name, text);
        let code = name.split('-').next().unwrap();
        if let Some(code) = codes::all().into_iter().find(|each| each.id == code) {
            assert!(
                outcome.issues.iter().any(|issue| issue.code == code.id),
                "{name}: {:#?}",
                outcome.issues
            );
            assert_eq!(
                outcome.checklist.is_some(),
                code.severity == Severity::Warning,
                "{name}"
            );
        }
        let text = |lang| diagnose::text(&outcome.issues, &outcome.sources, lang, false);
        let both = format!("{}\n{}", text(Lang::Ko), text(Lang::En));
        let stem = name.trim_end_matches(".yaml").to_owned();
        let same = std::panic::catch_unwind(|| insta::assert_snapshot!(stem.as_str(), both));
        if same.is_err() {
            failed.push(stem);
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn every_code_has_a_fixture() {
    let names: Vec<String> = fixtures().into_iter().map(|(name, _)| name).collect();
    for code in codes::all() {
        let is_here = names.iter().any(|name| name.starts_with(code.id));
        assert_ne!(is_here, ELSEWHERE.contains(&code.id), "{}", code.id);
    }
}

#[test]
fn every_place_points_at_the_thing_itself() {
    for (name, text) in fixtures() {
        let outcome = examined(&name, text);
        for issue in outcome.issues.iter().filter(|issue| issue.place.line > 0) {
            let source = outcome
                .sources
                .iter()
                .find(|source| source.name == issue.place.file)
                .unwrap();
            let line = source.text.split('\n').nth(issue.place.line - 1).unwrap();
            let before: String = line.chars().take(issue.place.column - 1).collect();
            let start = source.text[..issue.place.start]
                .rfind('\n')
                .map_or(0, |at| at + 1);
            assert_eq!(
                before,
                &source.text[start..issue.place.start],
                "{name} {}",
                issue.code
            );
        }
    }
}
