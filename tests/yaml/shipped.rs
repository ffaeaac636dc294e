//! The shipped checklists and the registry have no issue, and their JSON gives what their YAML gives.

use selfcheck::checklist::Catalog;
use selfcheck::checklist::library::{Library, NamedText};
use selfcheck::checklist::registry;

#[test]
fn shipped_checklists_have_no_issue() {
    let catalog = Catalog::new(None);
    for id in catalog.ids() {
        let outcome = catalog.examine(&id).unwrap();
        let issues: Vec<String> = outcome
            .issues
            .iter()
            .map(|issue| {
                format!(
                    "{} {}:{}:{} {}",
                    issue.code, issue.place.file, issue.place.line, issue.place.column, issue.message.en
                )
            })
            .collect();
        assert!(
            issues.is_empty(),
            "{id}: {} issues\n{}",
            issues.len(),
            issues.join("\n")
        );
        let examined = outcome.checklist.unwrap();
        let from_json = catalog.load(&id).unwrap();
        assert_eq!(from_json.digest, examined.digest, "{id}");
        assert_eq!(from_json, examined, "{id}");
        assert!(
            examined.questions.len() > 30,
            "{id}: {}",
            examined.questions.len()
        );
    }
}

#[test]
fn the_shipped_registry_has_no_issue() {
    let text = include_str!("../../checklists/references.yaml");
    let validated = registry::load(&NamedText::new("references.yaml", text)).unwrap();
    assert!(
        validated.instruments.len() > 40,
        "{}",
        validated.instruments.len()
    );
    assert_eq!(Catalog::shipped().registry(), &validated);
}

#[test]
fn the_catalog_lists_the_shipped_checklists() {
    let entries = Catalog::new(None).entries();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["common", "cctv-security", "generative-ai"]);
    for entry in &entries {
        assert!(
            !entry.title.is_blank() && !entry.publisher.is_blank() && !entry.version.is_empty(),
            "{entry:?}"
        );
        assert_eq!((&entry.path, &entry.problem), (&None, &None));
    }
}
