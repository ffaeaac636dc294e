//! The words of plain mode.

use std::collections::BTreeSet;

use selfcheck::plain::words::{Word, all, read, read_at_home};
use selfcheck::session::command::Command;

#[test]
fn words_of_both_languages_jamo_and_names_are_read() {
    for (line, word, rest) in [
        ("b", Word::Back, ""),
        ("ㅠ", Word::Back, ""),
        ("이전", Word::Back, ""),
        ("ㅂ", Word::Do(Command::Quit), ""),
        ("ㅂ!", Word::QuitUnsaved, ""),
        ("J E01-02", Word::Jump, "E01-02"),
        ("ㅓ  E01-02", Word::Jump, "E01-02"),
        ("/ㅇㅅ 보안", Word::Do(Command::Search), "ㅇㅅ 보안"),
        ("아니요", Word::Do(Command::No), ""),
        ("question-language", Word::Do(Command::QuestionLanguage), ""),
    ] {
        assert_eq!(read(line), Some((word, rest)), "{line}");
    }
    assert_eq!(read("banana"), None);
    assert_eq!(read("page-up"), None, "nothing is scrolled in lines");
    assert_eq!(read_at_home("n"), Some((Word::Do(Command::NewAssessment), "")));
}

#[test]
fn no_word_has_two_meanings() {
    let all: Vec<&str> = all().collect();
    let distinct: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), distinct.len());
}
