//! Every code an issue can carry, with its severity and words. Codes are stable for ever: a new defect gets a new number.
//! `docs/authoring.md` lists them; a test compares the two.

use super::source::Source;
use crate::domain::clean::clean_line;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::words::{Message, issue as words};

/// A kind of defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable code, such as `E101`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, with places to fill in.
    pub message: Message,
    /// What to do, with places to fill in.
    pub hint: Message,
}

/// Places that hold something from a file and stand between quotes in a message.
const QUOTED: [&str; 8] = [
    "name",
    "found",
    "near",
    "subject",
    "instrument",
    "place",
    "field",
    "base",
];

impl Code {
    /// The issue at a byte range of a text.
    pub fn at(
        &self,
        source: &Source,
        (start, end): (usize, usize),
        places: &[(&str, &str)],
        near: Option<&str>,
    ) -> Issue {
        self.in_place(source.place(start, end), places, near)
    }

    /// The issue at a place. What comes from the file is made harmless and short; `near` is the word that was likely meant.
    pub fn in_place(&self, place: Place, places: &[(&str, &str)], near: Option<&str>) -> Issue {
        let places: Vec<(&str, String)> = places
            .iter()
            .map(|(name, value)| (*name, quote(name, value)))
            .collect();
        let filled = |word: Message| {
            let in_lang = |lang: Lang| {
                let places: Vec<(&str, &str)> = places
                    .iter()
                    .filter_map(|(name, value)| match name.split_once('.') {
                        Some((name, tag)) => (tag == lang.code()).then_some((name, value.as_str())),
                        None => Some((*name, value.as_str())),
                    })
                    .collect();
                word.fill(lang, &places)
            };
            Localized::new(in_lang(Lang::Ko), in_lang(Lang::En))
        };
        let mut hint = filled(self.hint);
        if let Some(near) = near {
            let meant = words::DID_YOU_MEAN.localized(&[("near", &quote("near", near))]);
            hint = Localized::new(meant.ko + &hint.ko, meant.en + &hint.en);
        }
        Issue {
            code: self.id,
            severity: self.severity,
            place,
            message: filled(self.message),
            hint,
        }
    }

    /// The code with an id.
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|code| code.id == id)
    }
}

fn quote(name: &str, value: &str) -> String {
    if QUOTED.contains(&name) {
        format!("'{}'", clean_line(value))
    } else {
        value.to_owned()
    }
}

macro_rules! codes {
    ($($name:ident = $id:literal, $severity:ident, $message:ident, $hint:ident;)*) => {
        $(#[doc = concat!("`", $id, "`")]
        pub const $name: Code = Code {
            id: $id,
            severity: Severity::$severity,
            message: words::$message,
            hint: words::$hint,
        };)*
        /// Every code, in the order of their numbers.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    TOO_LARGE = "E001", Error, TOO_LARGE, TOO_LARGE_HINT;
    EMPTY_FILE = "E002", Error, EMPTY_FILE, EMPTY_FILE_HINT;
    CONTROL_CHARACTER = "E003", Error, CONTROL_CHARACTER, CONTROL_CHARACTER_HINT;
    TAG = "E004", Error, TAG, TAG_HINT;
    SECOND_DOCUMENT = "E005", Error, SECOND_DOCUMENT, SECOND_DOCUMENT_HINT;
    ALIAS = "E006", Error, ALIAS, ALIAS_HINT;
    TOO_MANY_NODES = "E007", Error, TOO_MANY_NODES, BUDGET_HINT;
    TOO_DEEP = "E008", Error, TOO_DEEP, BUDGET_HINT;
    SCALAR_TOO_LONG = "E009", Error, SCALAR_TOO_LONG, BUDGET_HINT;
    BAD_KEY = "E010", Error, BAD_KEY, BAD_KEY_HINT;
    SYNTAX = "E011", Error, SYNTAX, SYNTAX_HINT;
    DUPLICATE_KEY = "E012", Error, DUPLICATE_KEY, DUPLICATE_KEY_HINT;
    NOT_UTF8 = "E013", Error, NOT_UTF8, NOT_UTF8_HINT;
    READERS_DISAGREE = "E014", Error, READERS_DISAGREE, READERS_DISAGREE_HINT;
    NOT_A_FILE = "E015", Error, NOT_A_FILE, NOT_A_FILE_HINT;
    UNREADABLE = "E016", Error, UNREADABLE, UNREADABLE_HINT;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_speak_both_languages_alike() {
        for pair in ALL.windows(2) {
            assert!(pair[0].id < pair[1].id, "{} {}", pair[0].id, pair[1].id);
        }
        for code in ALL {
            for word in [code.message, code.hint] {
                assert!(!word.ko.is_empty() && !word.en.is_empty(), "{}", code.id);
                assert_eq!(Message::places(word.ko), Message::places(word.en), "{}", code.id);
            }
            assert_eq!(code.id.starts_with('E'), code.severity == Severity::Error);
        }
    }

    #[test]
    fn what_comes_from_a_file_is_quoted_and_harmless() {
        let source = Source::new("a.yaml", "x");
        let issue = UNKNOWN_FIELD.at(
            &source,
            (0, 1),
            &[
                ("name", "wei\u{202e}ght"),
                ("what.ko", "문항"),
                ("what.en", "a question"),
                ("allowed", "ask, weight"),
            ],
            Some("weight"),
        );
        assert_eq!(issue.message.ko, "'wei<U+202E>ght'는 문항에 없는 필드입니다");
        assert_eq!(issue.message.en, "a question has no field 'wei<U+202E>ght'");
        assert_eq!(issue.hint.en, "did you mean 'weight'? fields here: ask, weight");
    }
}
