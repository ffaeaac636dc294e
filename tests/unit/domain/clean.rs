//! Unit tests of `domain/clean`.

use proptest::prelude::*;

use selfcheck::domain::clean::*;

#[test]
fn hidden_characters_become_visible() {
    for (text, shown) in [
        ("지능형 CCTV “보안” · 1", "지능형 CCTV “보안” · 1"),
        ("a\u{202e}b", "a<U+202E>b"),
        ("\u{1b}[31m", "<U+001B>[31m"),
        ("가\u{200b}나", "가<U+200B>나"),
        ("관\u{3164}리자", "관<U+3164>리자"),
        ("한글", "한글"),
        ("a\tb\r\nc", "a    b\nc"),
        ("👩\u{200d}💻", "👩\u{200d}💻"),
        ("a\u{200d}b", "a<U+200D>b"),
        ("\u{8}\u{338}", "<U+0008><U+0338>"),
        (">\u{338}", "≯"),
        ("\u{e0041}", "<U+E0041>"),
    ] {
        assert_eq!(clean(text), shown);
    }
}

#[test]
fn what_is_typed_is_kept_without_what_nobody_can_see() {
    for (typed, kept) in [
        ("a\r\nb\u{1b}[31m\u{202e}c\u{200b}", "a\nb[31mc"),
        ("a\u{2028}b\u{85}c\rd", "a\nb\nc\nd"),
        ("\u{1112}\u{1161}\u{11ab}", "한"),
        ("👩\u{200d}💻 a\u{200d}b", "👩\u{200d}💻 ab"),
        ("관\u{3164}리\u{e0041}자\u{ad}", "관리자"),
    ] {
        assert_eq!(clean_typed(typed, true), kept);
    }
    assert_eq!(clean_typed("a\nb\tc", false), "a b c");
}

#[test]
fn json_hides_nothing_and_means_the_same() {
    assert_eq!(
        escaped_json("{\n  \"a\": \"가\u{202e}\u{e0041}\u{9b}\"\n}"),
        "{\n  \"a\": \"가\\u202e\\udb40\\udc41\\u009b\"\n}"
    );
}

#[test]
fn a_sentence_has_one_stop() {
    for (text, said) in [
        ("", ""),
        ("채우십시오 ", "채우십시오."),
        ("Saved.", "Saved."),
        ("why?", "why?"),
        ("a\n  - b", "a\n  - b"),
    ] {
        assert_eq!(sentence(text), said);
    }
}

#[test]
fn a_line_of_a_message_is_short() {
    assert_eq!(clean_line("a\nb"), "a b");
    assert_eq!(clean_line(&"가".repeat(200)).chars().count(), 81);
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in any::<String>()) {
        let once = clean(&text).into_owned();
        prop_assert_eq!(clean(&once), once.as_str());
        prop_assert!(!once.chars().any(|each| each != '\n' && each.is_control()));
    }
}
