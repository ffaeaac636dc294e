//! Codes of issues in checklists. See [`crate::yaml::codes`].

use crate::domain::issue::Severity;
use crate::words::issue as words;
use crate::yaml::code::{Code, codes};

codes! {
    UNKNOWN_FIELD = "E101", Error, UNKNOWN_FIELD, UNKNOWN_FIELD_HINT;
    MISSING_FIELD = "E102", Error, MISSING_FIELD, MISSING_FIELD_HINT;
    WRONG_TYPE = "E103", Error, WRONG_TYPE, WRONG_TYPE_HINT;
    UNKNOWN_WORD = "E104", Error, UNKNOWN_WORD, UNKNOWN_WORD_HINT;
    BAD_ID = "E105", Error, BAD_ID, BAD_ID_HINT;
    BAD_NUMBER = "E106", Error, BAD_NUMBER, BAD_NUMBER_HINT;
    EMPTY_TEXT = "E107", Error, EMPTY_TEXT, EMPTY_TEXT_HINT;
    NEEDS_QUOTES = "E108", Error, NEEDS_QUOTES, NEEDS_QUOTES_HINT;
    NEWER_FORMAT = "E109", Error, NEWER_FORMAT, NEWER_FORMAT_HINT;
    BAD_DATE = "E110", Error, BAD_DATE, BAD_DATE_HINT;
    EMPTY_LIST = "E111", Error, EMPTY_LIST, EMPTY_LIST_HINT;
    BAD_LANGUAGE = "E112", Error, BAD_LANGUAGE, BAD_LANGUAGE_HINT;
    DUPLICATE_ID = "E201", Error, DUPLICATE_ID, DUPLICATE_ID_HINT;
    UNKNOWN_BASE = "E202", Error, UNKNOWN_BASE, UNKNOWN_BASE_HINT;
    BASE_CYCLE = "E203", Error, BASE_CYCLE, BASE_CYCLE_HINT;
    UNKNOWN_AFTER = "E204", Error, UNKNOWN_AFTER, UNKNOWN_AFTER_HINT;
    UNKNOWN_REMOVE = "E205", Error, UNKNOWN_REMOVE, UNKNOWN_REMOVE_HINT;
    MOVED = "E206", Error, MOVED, MOVED_HINT;
    RESERVED_ID = "E207", Error, RESERVED_ID, RESERVED_ID_HINT;
    UNKNOWN_SCALE = "E208", Error, UNKNOWN_SCALE, UNKNOWN_SCALE_HINT;
    BUILT_IN_SCALE = "E209", Error, BUILT_IN_SCALE, BUILT_IN_SCALE_HINT;
    UNKNOWN_INSTRUMENT = "E210", Error, UNKNOWN_INSTRUMENT, UNKNOWN_INSTRUMENT_HINT;
    UNKNOWN_LOCATOR = "E211", Error, UNKNOWN_LOCATOR, UNKNOWN_LOCATOR_HINT;
    KNOWN_INSTRUMENT = "E212", Error, KNOWN_INSTRUMENT, KNOWN_INSTRUMENT_HINT;
    UNKNOWN_SUBJECT = "E213", Error, UNKNOWN_SUBJECT, UNKNOWN_SUBJECT_HINT;
    LATER_SUBJECT = "E214", Error, LATER_SUBJECT, LATER_SUBJECT_HINT;
    CONDITION_CYCLE = "E215", Error, CONDITION_CYCLE, CONDITION_CYCLE_HINT;
    UNKNOWN_OPTION = "E216", Error, UNKNOWN_OPTION, UNKNOWN_OPTION_HINT;
    TEST_DOES_NOT_FIT = "E217", Error, TEST_DOES_NOT_FIT, TEST_DOES_NOT_FIT_HINT;
    WEIGHT_WITHOUT_SOURCE = "E218", Error, WEIGHT_WITHOUT_SOURCE, WEIGHT_WITHOUT_SOURCE_HINT;
    WEIGHT_RANGE = "E219", Error, WEIGHT_RANGE, WEIGHT_RANGE_HINT;
    TARGET_WITHOUT_UNIT = "E220", Error, TARGET_WITHOUT_UNIT, TARGET_WITHOUT_UNIT_HINT;
    TARGET_WITHOUT_SOURCE = "E221", Error, TARGET_WITHOUT_SOURCE, TARGET_WITHOUT_SOURCE_HINT;
    DECLARED_TARGET = "E222", Error, DECLARED_TARGET, DECLARED_TARGET_HINT;
    CRITICAL_WITHOUT_SOURCE = "E223", Error, CRITICAL_WITHOUT_SOURCE, CRITICAL_WITHOUT_SOURCE_HINT;
    UNKNOWN_PAIR = "E224", Error, UNKNOWN_PAIR, UNKNOWN_PAIR_HINT;
    GATE_WITHOUT_SOURCE = "E225", Error, GATE_WITHOUT_SOURCE, GATE_WITHOUT_SOURCE_HINT;
    GATE_RANGE = "E226", Error, GATE_RANGE, GATE_RANGE_HINT;
    CREDIT_RANGE = "E227", Error, CREDIT_RANGE, CREDIT_RANGE_HINT;
    NO_OPTIONS = "E228", Error, NO_OPTIONS, NO_OPTIONS_HINT;
    UNUSED_FIELD = "E229", Error, UNUSED_FIELD, UNUSED_FIELD_HINT;
    NO_MEASURE = "E230", Error, NO_MEASURE, NO_MEASURE_HINT;
    EMPTY_RANGE = "E231", Error, EMPTY_RANGE, EMPTY_RANGE_HINT;
    NO_QUESTIONS = "E232", Error, NO_QUESTIONS, NO_QUESTIONS_HINT;
    MISSING_TRANSLATION = "W301", Warning, MISSING_TRANSLATION, MISSING_TRANSLATION_HINT;
    UNKNOWN_LANGUAGE = "W302", Warning, UNKNOWN_LANGUAGE, UNKNOWN_LANGUAGE_HINT;
    BASE_LANGUAGE = "W303", Warning, BASE_LANGUAGE, BASE_LANGUAGE_HINT;
    UNUSED_SOURCE = "W304", Warning, UNUSED_SOURCE, UNUSED_SOURCE_HINT;
    MORE = "W305", Warning, MORE, MORE_HINT;
}

/// Every code that an issue in a checklist can carry, in the order of their numbers.
pub fn all() -> Vec<Code> {
    [crate::yaml::codes::ALL, ALL].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Message;

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
}
