//! Templates of other people: rendered within limits, or rejected with a place; text stays text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::origin::ChecklistOrigin;
use selfcheck::domain::format::Format;
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::report::{Input, TOOL_VERSION, Templates, YamlTexts, render};
use selfcheck_fuzz::{assert_safe, checklist, folder};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    std::fs::write(folder().join("cover.html"), text).expect("the folder is ours");
    let Ok(templates) = Templates::from_folder(folder()) else { return };
    let checklist = checklist();
    let assessment = Assessment::begin(checklist, "2026-11-24T09:30:00+09:00");
    let inspection = Inspection::default();
    let review = Evaluation::of(checklist, &assessment, &inspection, jiff::civil::date(2026, 11, 24));
    let input = Input {
        checklist,
        origin: &ChecklistOrigin::released(),
        assessment: &assessment,
        inspection: &inspection,
        review: &review,
        lang: Lang::En,
        is_final: false,
        made_at: "2026-11-24T09:30:00+09:00",
        version: TOOL_VERSION,
        commit: None,
        texts: &YamlTexts::default(),
        diagram: None,
        since: None,
    };
    if let Err(error) = render(&input, Format::Html, &templates) {
        let what = error.what();
        assert_safe(&what.ko);
        assert_safe(&what.en);
    }
});
