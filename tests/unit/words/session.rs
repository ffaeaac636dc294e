//! Unit tests of `words/session`.

use unicode_width::UnicodeWidthChar;

use selfcheck::words::session::ALL;
use selfcheck::words::{command, keymap, tui};

#[test]
fn no_word_holds_a_character_of_uncertain_width() {
    for (name, word) in [ALL, command::ALL, keymap::ALL, tui::ALL].concat() {
        for each in word.ko.chars().chain(word.en.chars()) {
            assert_eq!(each.width(), each.width_cjk(), "{name}: {each}");
        }
    }
}
