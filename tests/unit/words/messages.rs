//! Unit tests of `words`.

use selfcheck::domain::lang::Lang;
use selfcheck::words::*;

#[test]
fn fills_places_and_particles() {
    let word = Message::new("{file:을를} 열었습니다. {count}개", "Opened {file}. {count}");
    assert_eq!(
        word.fill(Lang::Ko, &[("file", "보고서"), ("count", "3")]),
        "보고서를 열었습니다. 3개"
    );
    assert_eq!(
        word.fill(Lang::Ko, &[("file", "문항"), ("count", "3")]),
        "문항을 열었습니다. 3개"
    );
    assert_eq!(
        word.fill(Lang::En, &[("file", "a{b}"), ("count", "3")]),
        "Opened a{b}. 3"
    );
    assert_eq!(Message::places(word.ko), ["count", "file"]);
    let counted = Message::new("{count}개", "{count|question|questions}, {count|>is|are} open");
    assert_eq!(counted.fill(Lang::En, &[("count", "1")]), "1 question, is open");
    assert_eq!(counted.fill(Lang::En, &[("count", "0")]), "0 questions, are open");
    assert_eq!(Message::places(counted.en), ["count"]);
    let quoted = Message::new("'{file}'{file:>은는} 없습니다", "there is no '{file}'");
    assert_eq!(quoted.fill(Lang::Ko, &[("file", "문항")]), "'문항'은 없습니다");
    assert_eq!(Message::places(quoted.ko), ["file"]);
}
