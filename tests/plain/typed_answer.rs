//! Typed lines as answers.

use selfcheck::domain::id::Id;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::plain::words::read_command;
use selfcheck::session::typed_answer::{self, Typed};

fn value(kind: &Kind, line: &str) -> Typed {
    typed_answer::value(kind, line, read_command)
}

fn level(word: &str) -> Typed {
    Typed::Value(Value::Level(Id::known(word)), String::new())
}

#[test]
fn a_level_is_read_by_number_letter_and_word() {
    let kind = Kind::Scale(Scale::yes_partial_no());
    for (line, said) in [
        ("1", level("yes")),
        ("예", level("yes")),
        ("Y", level("yes")),
        ("ㅛ", level("yes")),
        ("YES", level("yes")),
        ("부분", level("partial")),
        ("p", level("partial")),
        ("3", level("no")),
        ("아니요", level("no")),
        ("no", level("no")),
        ("0", Typed::Clear),
        ("지움", Typed::Clear),
        ("4", Typed::Value(Value::NotApplicable, String::new())),
        ("해당없음", Typed::Value(Value::NotApplicable, String::new())),
        ("해당 없음", Typed::Value(Value::NotApplicable, String::new())),
        (
            "a 카메라가 없다",
            Typed::Value(Value::NotApplicable, "카메라가 없다".into()),
        ),
        ("b", Typed::Nothing),
        ("banana", Typed::Nothing),
    ] {
        assert_eq!(value(&kind, line), said, "{line}");
    }
    assert!(matches!(value(&kind, "5"), Typed::Invalid(_)));
}

#[test]
fn numbers_and_texts_keep_their_own_sense() {
    let five = Typed::Value(Value::Number("0".into()), String::new());
    assert_eq!(value(&Kind::Number, "0"), five);
    assert!(matches!(value(&Kind::Number, "4..5"), Typed::Invalid(_)));
    assert_eq!(value(&Kind::Number, "b"), Typed::Nothing);
    let text = |text: &str| Typed::Value(Value::Text(text.into()), String::new());
    assert_eq!(value(&Kind::Text, "서울 전역"), text("서울 전역"));
    assert_eq!(value(&Kind::Text, "= q"), text("q"));
    assert_eq!(value(&Kind::Text, "q"), Typed::Nothing);
    assert_eq!(value(&Kind::Text, "yes"), text("yes"));
    assert_eq!(value(&Kind::Text, "open gates only"), text("open gates only"));
    assert_eq!(value(&Kind::Text, "j E01-02"), Typed::Nothing);
    for sentence in [
        "A policy exists",
        "I think so",
        "n of them are kept",
        "d 없이 쓴다",
    ] {
        assert_eq!(value(&Kind::Text, sentence), text(sentence));
    }
    for command in [":n of them are kept", ":q", "/policy one"] {
        assert_eq!(value(&Kind::Text, command), Typed::Nothing, "{command}");
    }
}
