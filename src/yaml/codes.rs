//! Codes of issues in any YAML text. Codes are stable: a new kind of issue gets a new number. `docs/authoring.md` lists them; a
//! test compares the two.

use super::code::{Code, codes};
use crate::domain::issue::Severity;
use crate::words::issue as words;

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
}
