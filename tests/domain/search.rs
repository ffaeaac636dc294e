//! Search: ids first, then words in both languages, notes, references and initial consonants.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::dates::Dates;
use selfcheck::domain::reference::{Force, Instrument, Locator, RefKey, Verified};
use selfcheck::domain::search::Index;
use selfcheck::domain::text::Text;

use crate::support::checklist::{begin, checklist, id, question};

fn instrument(title: &str, place: &str, about: &str) -> Instrument {
    let place = (
        place.to_owned(),
        Locator {
            title: Text::single("ko", about),
            force: None,
            verified: None,
            in_force: None,
            note: None,
            dates: Dates::default(),
        },
    );
    Instrument {
        title: Text::single("ko", title),
        publisher: Text::single("ko", "국회"),
        edition: Text::single("ko", "2026"),
        force: Force::Law,
        verified: Verified::Primary,
        in_force: None,
        read_on: None,
        url: None,
        note: None,
        dates: Dates::default(),
        locators: [place].into(),
    }
}

#[test]
fn finds_ids_words_notes_references_and_initials() {
    let mut first = question("A-1");
    first.ask = Text::both("영상 보안을 점검하는가?", "Is video security checked?");
    let mut second = question("B-1");
    second.references = vec![RefKey::parse("kr-pipa:25(5)")];
    let mut list = checklist(Vec::new(), vec![first, second]);
    list.registry.instruments.insert(
        "kr-pipa".into(),
        instrument("개인정보 보호법", "25(5)", "목적 외 이용 금지"),
    );
    let mut run = begin(&list);
    run.answers.insert(
        id("B-1"),
        Answer {
            note: "Camera 7 in the Lobby, ÉTAGE 2, 2층".into(),
            ..Answer::default()
        },
    );
    let index = Index::of(&list);
    let find = |query: &str| index.find(query, &list, &run);
    assert_eq!(find("b-1"), [1]);
    assert_eq!(find("VIDEO security"), [0]);
    assert_eq!(find("ㅂㅇ"), [0]);
    assert_eq!(find("보안"), [0]);
    assert_eq!(find("pipa:25(5)"), [1]);
    assert_eq!(find("개인정보"), [1], "by what is cited");
    assert_eq!(find("ㄱㅇㅈㅂ"), [1]);
    assert_eq!(find("목적 lobby"), [1]);
    assert_eq!(find("lobby"), [1]);
    assert_eq!(
        find("Étage 2층"),
        [1],
        "capitals beyond ASCII, and Hangul beside them"
    );
    assert_eq!(find("nowhere"), [] as [usize; 0]);
    assert_eq!(find("  "), [] as [usize; 0]);
}
