//! Reports of other people: whatever is embedded, each part verifies, fails or is not checked, in messages safe to print.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck::app::report_file;
use selfcheck::domain::evidence::Evidence;
use selfcheck::report::{AtHand, ListSource, LoadError, Loaded, VerifyPort, verify};
use selfcheck_fuzz::assert_safe;

struct Reader;

impl VerifyPort for Reader {
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
        report_file::embedded(list, assessment)
    }

    fn inspect(&self, _: &Evidence) -> AtHand {
        AtHand::Away
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(page) = std::str::from_utf8(data) else { return };
    let results = verify(page, &Reader);
    assert!(!results.is_empty(), "nothing was said");
    for result in results {
        assert_safe(&result.detail.ko);
        assert_safe(&result.detail.en);
    }
});
