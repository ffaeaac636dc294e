//! A merged checklist written as YAML is read again as an equal one.

use selfcheck::checklist::Catalog;
use selfcheck::checklist::library::Library;
use selfcheck::checklist::resolved::to_yaml;

#[test]
fn shipped_checklists_come_back_equal() {
    let catalog = Catalog::shipped();
    for id in catalog.ids() {
        let checklist = catalog.load(&id).unwrap();
        let written = to_yaml(&checklist);
        let again = Catalog::load_resolved("report.html", &written)
            .unwrap_or_else(|error| panic!("{id}: {:#?}", error.issues()));
        assert_eq!(again.digest, checklist.digest, "{id}");
        assert_eq!(again, checklist, "{id}");
        assert_eq!(to_yaml(&again), written, "{id}");
    }
}
