//! Unit tests of `checklist/codes`.

use selfcheck::checklist::codes::*;
use selfcheck::domain::issue::Severity;
use selfcheck::words::Message;

#[test]
fn codes_are_in_order_and_speak_both_languages_alike() {
    for pair in all().windows(2) {
        assert!(pair[0].id < pair[1].id, "{} {}", pair[0].id, pair[1].id);
    }
    for code in all() {
        for word in [code.message, code.hint] {
            assert!(!word.ko.is_empty() && !word.en.is_empty(), "{}", code.id);
            assert_eq!(Message::places(word.ko), Message::places(word.en), "{}", code.id);
        }
        assert_eq!(code.id.starts_with('E'), code.severity == Severity::Error);
    }
}
