//! A checklist read before the screen is taken: used once, for the assessment it was read for, and for no other.

use selfcheck::app::real_port::RealPort;
use selfcheck::app::services::Services;
use selfcheck::app::signals::Shutdown;
use selfcheck::session::port::Port as _;

use super::{FILE, Place, read_recent};
use crate::cli::KINDS;

/// The titles of the checklists of two files opened one after the other, once the checklist of the first is read and then changed on disk.
fn titles(place: &Place, files: [&str; 2]) -> [String; 2] {
    let services = Services::new(&place.context);
    let ready = services
        .load_checklist(&place.path(FILE))
        .unwrap_or_else(|_| panic!("it can be read"));
    place.write("kinds.yaml", &KINDS.replace("Every kind", "Renamed"));
    let mut session = RealPort::new(&services, Shutdown::default(), Some(ready));
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

/// Two checklists of one's own may bear one id; each assessment of the list is counted by its own.
#[test]
fn assessments_side_by_side_are_listed_by_their_own_checklists() {
    let place = Place::begun();
    place.write("other.yaml", &KINDS.replace("Every kind", "Other kinds"));
    let text = place.read(FILE).replace("path: kinds.yaml", "path: other.yaml");
    place.write("b.selfcheck.yaml", &text);
    for file in [FILE, "b.selfcheck.yaml"] {
        let services = Services::new(&place.context);
        RealPort::new(&services, Shutdown::default(), None)
            .open(&place.path(file))
            .unwrap();
    }
    let services = Services::new(&place.context);
    let mut session = RealPort::new(&services, Shutdown::default(), None);
    let mut titles: Vec<String> = read_recent(&mut session)
        .iter()
        .map(|known| known.checklist.in_lang("en").unwrap().to_owned())
        .collect();
    titles.sort();
    assert_eq!(titles, ["Every kind", "Other kinds"]);
}
