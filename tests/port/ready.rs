//! A checklist read before the screen is taken: used once, for the assessment it was read for, and for no other.

use selfcheck::app::desk::Desk;
use selfcheck::app::session::Session;
use selfcheck::app::signals::Ending;
use selfcheck::domain::port::Port as _;

use super::{FILE, Place};
use crate::cli::KINDS;

/// The titles of the checklists of two files opened one after the other, once the checklist of the first is read and then changed on disk.
fn titles(place: &Place, files: [&str; 2]) -> [String; 2] {
    let desk = Desk::new(&place.context);
    let ready = desk
        .ready(&place.path(FILE))
        .unwrap_or_else(|_| panic!("it can be read"));
    place.write("kinds.yaml", &KINDS.replace("Every kind", "Renamed"));
    let mut session = Session::new(&desk, Ending::default(), Some(ready));
    files.map(|file| {
        let opened = session.open(&place.path(file)).unwrap();
        opened.checklist.header.title.in_lang("en").unwrap().to_owned()
    })
}

#[test]
fn it_is_not_read_twice_for_the_first_opening_and_anew_for_the_next() {
    assert_eq!(titles(&Place::begun(), [FILE, FILE]), ["Every kind", "Renamed"]);
}

#[test]
fn another_assessment_gets_its_own() {
    let place = Place::begun();
    let by_common = "format: 1\nchecklist:\n  id: common\n  version: \"2026.1\"\nsubject:\n  name: Gate\nprofile: {}\nanswers: {}\n";
    place.write("b.selfcheck.yaml", by_common);
    assert_eq!(
        titles(&place, ["b.selfcheck.yaml", FILE]),
        ["Any AI system", "Renamed"]
    );
}
