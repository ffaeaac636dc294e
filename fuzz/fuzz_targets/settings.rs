//! Settings: valid ones apply, the rest are issues; a setting that is written is read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck::domain::lang::Lang;
use selfcheck::storage::settings;
use selfcheck::yaml::source::Source;
use selfcheck_fuzz::assert_issues_safe;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (_, issues) = settings::read("settings.yaml", text, selfcheck::tui::keymap::Keymap::check);
    assert_issues_safe(&issues, &[Source::new("settings.yaml", text)]);
    if issues.is_empty() {
        let changed = settings::set(text, "language", "ko");
        let (read, issues) = settings::read("settings.yaml", &changed, selfcheck::tui::keymap::Keymap::check);
        assert!(issues.is_empty(), "what held before does not hold any more");
        assert!(changed == text || read.language == Some(Lang::Ko), "what was set is not found");
    }
});
