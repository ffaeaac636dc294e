//! A starter file is valid as it stands, whatever it is called and built on; the example domain is too.

use std::path::Path;

use selfcheck::checklist::Catalog;
use selfcheck::checklist::starter::new_checklist;
use selfcheck::checklist::{
    library::{Library, NamedText},
    load::examine,
};
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;

#[test]
fn a_starter_file_validates_at_once() {
    let catalog = Catalog::shipped();
    for lang in Lang::ALL {
        for id in ["hiring", "2026", "no", "a.b_c"] {
            for base in [None, Some("common"), Some("generative-ai")] {
                let base = base.map(|base| Id::new(base).unwrap());
                let text = new_checklist(&Id::new(id).unwrap(), base.as_ref(), lang);
                assert!(text.starts_with("# yaml-language-server: $schema="));
                let named = NamedText::new("new.yaml", text.clone());
                let outcome = examine(named, &catalog);
                assert_eq!(outcome.issues, [], "{text}");
                let checklist = outcome.checklist.unwrap();
                assert_eq!(checklist.header.id, *id);
                let inherited = base.map_or(0, |base| catalog.load(base.as_str()).unwrap().questions.len());
                assert_eq!(checklist.questions.len(), inherited + 1);
            }
        }
    }
}

#[test]
fn the_example_domain_is_finished() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let catalog = Catalog::shipped();
    let outcome = catalog
        .examine(root.join("examples/hiring.yaml").to_str().unwrap())
        .unwrap();
    assert_eq!(outcome.issues, []);
    let (hiring, common) = (outcome.checklist.unwrap(), catalog.load("common").unwrap());
    assert!(hiring.question("E05-03").is_none());
    assert_eq!(hiring.questions.len(), common.questions.len() - 1 + 8);
    let (before, after) = (
        common.question("T09-x1").unwrap(),
        hiring.question("T09-x1").unwrap(),
    );
    assert_ne!(before.ask, after.ask);
    assert_ne!(before.wording, after.wording);
    assert_eq!(before.how, after.how);
    assert_eq!(
        hiring.position("H01-1").unwrap(),
        hiring.position("T09-x1").unwrap() + 1
    );
    assert_eq!(hiring.bases[0].id, Id::new("common").unwrap());
    assert_eq!(hiring.bases.len(), 1);
    assert!(catalog.ids().len() == 3);
}
