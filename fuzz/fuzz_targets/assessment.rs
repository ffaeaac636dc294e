//! Assessments of other people: parsed as far as possible; what was parsed is written and parsed again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck::storage::record;
use selfcheck::yaml::source::Source;
use selfcheck_fuzz::{assert_issues_safe, checklist};

fuzz_target!(|data: &[u8]| {
    let source = Source::new("fuzz.selfcheck.yaml", &String::from_utf8_lossy(data));
    match record::read("fuzz.selfcheck.yaml", data) {
        Ok(unresolved) => {
            let reading = unresolved.clone().without_checklist();
            assert_issues_safe(&reading.issues, std::slice::from_ref(&source));
            let written = record::write(&reading.assessment, &reading.own_schema());
            let again = record::read("again", written.as_bytes()).expect("what was written can be read");
            let again = again.without_checklist();
            assert_eq!(record::write(&again.assessment, &again.own_schema()), written, "read again, it is another");
            unresolved.resolve(checklist());
        }
        Err(issues) => assert_issues_safe(&issues, std::slice::from_ref(&source)),
    }
});
