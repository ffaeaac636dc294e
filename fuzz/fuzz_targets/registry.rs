//! The registry of references: accepted or rejected.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck::checklist::library::NamedText;
use selfcheck::checklist::registry;
use selfcheck::yaml::source::Source;
use selfcheck_fuzz::assert_issues_safe;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let named = NamedText::new("references.yaml", text.to_owned());
    if let Err(issues) = registry::load(&named) {
        assert!(!issues.is_empty(), "refused without a reason");
        assert_issues_safe(&issues, &[Source::new("references.yaml", text)]);
    }
});
