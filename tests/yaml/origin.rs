//! Where a checklist comes from: a released edition, an own list, or one that only says it is ours.

use selfcheck::checklist::{Catalog, resolved};
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::edition::Edition;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::origin::{ChecklistOrigin, ListOrigin};
use selfcheck::words::origin as words;

/// The origin of the resolved text of a list of edition 2026.1 after a change of that text.
fn changed(id: &str, change: impl FnOnce(String) -> String) -> (Checklist, ChecklistOrigin) {
    let catalog = Catalog::shipped();
    let text = resolved::to_yaml(&catalog.load(&format!("{id}@2026.1")).unwrap());
    let text = change(text);
    let checklist = Catalog::load_resolved("forged", &text).unwrap();
    let origin = catalog.origin(&checklist);
    (checklist, origin)
}

fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

#[test]
fn a_released_edition_is_known_by_its_text_too() {
    for id in ["common", "cctv-security", "generative-ai"] {
        let (checklist, origin) = changed(id, |text| text);
        assert!(origin.is_released(), "{id}: {origin:?}");
        let edition = checklist.edition();
        assert_eq!(Catalog::shipped().edition(&edition).unwrap(), checklist);
        let digests = Catalog::shipped().edition_digests(&edition).unwrap();
        assert_eq!(digests.checklist, checklist.digest);
        let english = words::of(&origin, &checklist, Lang::En);
        assert_eq!(english, format!("Shipped checklist {edition}, unchanged"));
    }
    let unknown = Edition {
        version: "1999.1".into(),
        ..Catalog::shipped().load("common").unwrap().edition()
    };
    assert!(Catalog::shipped().edition(&unknown).is_none());
}

#[test]
fn a_list_that_bears_a_released_name_and_differs_is_altered() {
    let (checklist, origin) = changed("cctv-security", |text| {
        replace(&text, "critical: true", "critical: false")
    });
    let ListOrigin::Altered(difference) = &origin.list else {
        panic!("{origin:?}")
    };
    assert!(!difference.uncritical.is_empty(), "{difference:?}");
    assert!(difference.removed.is_empty());
    for (lang, word) in [(Lang::Ko, "변경됨"), (Lang::En, "Altered")] {
        let line = words::of(&origin, &checklist, lang);
        let count = difference.uncritical.len().to_string();
        assert!(line.contains(word) && line.contains(&count), "{line}");
    }
}

#[test]
fn a_version_that_was_never_released_is_not_called_shipped() {
    let version = |to: &'static str| move |text: String| replace(&text, "version: \"2026.1\"", to);
    let (_, development) = changed("common", version("version: 2027.1-dev"));
    assert_eq!(development.list, ListOrigin::UnknownEdition);
    let (_, unknown) = changed("common", version("version: '2031.1'"));
    assert_eq!(unknown.list, ListOrigin::UnknownEdition);
}

#[test]
fn an_own_list_names_what_it_is_built_on_and_what_it_changes() {
    let (_, origin) = changed("common", |text| replace(&text, "id: common\n", "id: ours\n"));
    assert_eq!(origin.list, ListOrigin::Own);
    let catalog = Catalog::shipped();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ours.yaml");
    let text = "format: 1\nid: ours\nversion: '1'\ntitle: { ko: 우리, en: Ours }\nextends: common\nremove: [E01-03]\n";
    std::fs::write(&path, text).unwrap();
    let ours = catalog.load(&path.to_string_lossy()).unwrap();
    let origin = catalog.origin(&ours);
    let ListOrigin::Extends(base, difference) = &origin.list else {
        panic!("{origin:?}")
    };
    assert_eq!(base, &catalog.load("common").unwrap().edition());
    assert_eq!(difference.removed.len(), 1);
    assert!(
        difference.added.is_empty() && difference.changed.is_empty(),
        "{difference:?}"
    );
    let line = words::of(&origin, &ours, Lang::En);
    assert_eq!(
        line,
        format!("Own checklist ours 1, extends the shipped checklist {base} (1 question removed)")
    );
    // The base and its version survive the text that a report embeds.
    let back = Catalog::load_resolved("ours", &resolved::to_yaml(&ours)).unwrap();
    assert_eq!(catalog.origin(&back), origin);
}

#[test]
fn instruments_are_compared_with_the_shipped_registry_one_by_one() {
    let (_, origin) = changed("common", |text| {
        let text = replace(&text, "id: common\n", "id: ours\n");
        let at = text.find("\n  kr-pipa:\n").expect("the act is cited");
        let (before, after) = text.split_at(at);
        format!("{before}{}", after.replacen("force: law", "force: voluntary", 1))
    });
    assert_eq!(origin.registry.altered, ["kr-pipa"]);
    assert!(origin.registry.own.is_empty());
    let (_, renamed) = changed("common", |text| {
        let text = replace(&text, "id: common\n", "id: ours\n");
        text.replace("\n  kr-pipa:\n", "\n  our-act:\n")
            .replace("kr-pipa:", "our-act:")
    });
    assert_eq!(renamed.registry.own, ["our-act"]);
    assert!(renamed.registry.altered.is_empty());
}

/// What ships between two releases is known as exactly that, and nothing else of that name is.
#[test]
fn the_shipped_list_is_released_or_in_development() {
    let catalog = Catalog::shipped();
    for id in ["common", "cctv-security", "generative-ai"] {
        let list = catalog.load(id).unwrap();
        let expected = if list.header.version.ends_with("-dev") {
            ListOrigin::Development
        } else {
            ListOrigin::Released
        };
        assert_eq!(catalog.origin(&list).list, expected);
        let text = resolved::to_yaml(&list);
        assert_eq!(
            catalog
                .origin(&Catalog::load_resolved("again", &text).unwrap())
                .list,
            expected
        );
        let other =
            Catalog::load_resolved("other", &replace(&text, "critical: true", "critical: false")).unwrap();
        assert_ne!(catalog.origin(&other).list, expected);
    }
}
