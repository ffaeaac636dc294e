//! Checklists of other people, with `extends` and merging: accepted or rejected; an accepted one survives its resolved form.
#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use selfcheck::checklist::Catalog;
use selfcheck::domain::issue::Issue;
use selfcheck::domain::reference::Registry;
use selfcheck::checklist::{library::{Library, NamedText}, load::examine};
use selfcheck::checklist::resolved;
use selfcheck_fuzz::{assert_issues_safe, registry};

/// Two bases that a text may extend.
struct Bases;

impl Library for Bases {
    fn base(&self, id: &str) -> Result<Option<NamedText>, Box<Issue>> {
        let text = match id {
            "small" => include_str!("../small.yaml"),
            "common" => include_str!("../../checklists/common.yaml"),
            _ => return Ok(None),
        };
        Ok(Some(NamedText::new(format!("{id}.yaml"), Cow::Borrowed(text))))
    }

    fn ids(&self) -> Vec<String> {
        vec!["common".into(), "small".into()]
    }

    fn registry(&self) -> &Registry {
        registry()
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let outcome = examine(NamedText::new("fuzz.yaml", text.to_owned()), &Bases);
    assert_issues_safe(&outcome.issues, &outcome.sources);
    if let Some(checklist) = outcome.checklist {
        let written = resolved::to_yaml(&checklist);
        let again = Catalog::load_resolved("again.yaml", &written).expect("what was resolved can be read");
        assert_eq!(checklist.digest, again.digest, "resolved, it is another");
    }
});
