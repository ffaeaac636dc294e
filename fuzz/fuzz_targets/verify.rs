//! Reports of other people: whatever is embedded, each part verifies, fails or is not checked, in messages safe to print.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck::checklist::Catalog;
use selfcheck::domain::evidence::Evidence;
use selfcheck::domain::localized::Localized;
use selfcheck::report::{AtHand, Loaded, Templates, VerifyPort, verify};
use selfcheck::storage::record;
use selfcheck_fuzz::assert_safe;

struct Reader(Templates);

impl VerifyPort for Reader {
    fn load(&self, checklist: &str, assessment: &str) -> Result<Loaded, Localized> {
        let wrong = |detail: String| Localized::new(detail.clone(), detail);
        let checklist = Catalog::load_resolved("embedded", checklist).map_err(|error| error.message())?;
        let reading =
            record::read("embedded", assessment.as_bytes()).map_err(|issues| wrong(issues[0].message.en.clone()))?;
        let reading = reading.resolve(&checklist);
        let origin = Catalog::shipped().origin(&checklist);
        Ok(Loaded { checklist, origin, assessment: reading.assessment })
    }

    fn inspect(&self, _: &Evidence) -> AtHand {
        AtHand::Away
    }

    fn templates(&self) -> &Templates {
        &self.0
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(page) = std::str::from_utf8(data) else { return };
    let results = verify(page, &Reader(Templates::shipped()));
    assert!(!results.is_empty(), "nothing was said");
    for result in results {
        assert_safe(&result.detail.ko);
        assert_safe(&result.detail.en);
    }
});
