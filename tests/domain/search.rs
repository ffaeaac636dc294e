//! Search: ids first, then words in both languages, notes, references and initial consonants.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::reference::RefKey;
use selfcheck::domain::search::Index;
use selfcheck::domain::text::Text;

use super::{begin, checklist, id, question};

#[test]
fn finds_ids_words_notes_references_and_initials() {
    let mut first = question("A-1");
    first.ask = Text::both("영상 보안을 점검하는가?", "Is video security checked?");
    let mut second = question("B-1");
    second.references = vec![RefKey::parse("kr-pipa:25(5)")];
    let list = checklist(Vec::new(), vec![first, second]);
    let mut run = begin(&list);
    run.answers.insert(
        id("B-1"),
        Answer {
            note: "Camera 7 in the Lobby".into(),
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
    assert_eq!(find("lobby"), [1]);
    assert_eq!(find("nowhere"), [] as [usize; 0]);
    assert_eq!(find("  "), [] as [usize; 0]);
}
