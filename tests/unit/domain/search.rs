//! Unit tests of `domain/search`.

use selfcheck::domain::search::*;

#[test]
fn takes_the_first_consonant_of_each_syllable() {
    assert_eq!(initials("영상 보안"), "ㅇㅅㅂㅇ");
    assert_eq!(initials("AI 쌍둥이"), "ㅆㄷㅇ");
    assert!(is_initials("ㅂㅇ"));
    assert!(!is_initials("보안"));
}
