//! The list of the first screen: read in the background, one assessment after the other.

use std::fs;
use std::time::Instant;

use selfcheck::app::real_port::RealPort;
use selfcheck::app::services::Services;
use selfcheck::app::signals::Shutdown;
use selfcheck::domain::event::Event;
use selfcheck::session::port::Port as _;

use super::{FILE, Place};

const COUNT: usize = 200;

fn many() -> Place {
    let place = Place::begun();
    let folder = place.context.preferences.folders.assessments();
    fs::create_dir_all(&folder).unwrap();
    let text = place.read(FILE).replace(
        "path: kinds.yaml",
        &format!("path: {}", place.path("kinds.yaml").display()),
    );
    for number in 0..COUNT {
        fs::write(folder.join(format!("a{number}.selfcheck.yaml")), &text).unwrap();
    }
    place
}

#[test]
fn two_hundred_assessments_arrive_one_by_one_and_block_nothing() {
    let place = many();
    let services = Services::new(&place.context);
    let mut session = RealPort::new(&services, Shutdown::default(), None);
    let known = session.recent();
    assert_eq!(known.len(), COUNT);
    let begun = Instant::now();
    for each in &known {
        session.read_details(each);
    }
    let ordered = begun.elapsed();
    let (mut found, mut batches) = (0, 0);
    while found < COUNT {
        let events = session.events();
        let read = events
            .iter()
            .filter(|event| matches!(event, Event::Details(each) if each.standing.is_some()));
        let read = read.count();
        found += read;
        batches += usize::from(read > 0);
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert!(batches > 5, "they came in {batches} batches");
    assert!(
        ordered * 5 < begun.elapsed(),
        "asking waited for the reading: {ordered:?}"
    );
}

/// What is read for the first screen is dropped once an assessment is open.
#[test]
fn opening_an_assessment_ends_the_reading() {
    let place = many();
    let services = Services::new(&place.context);
    let mut session = RealPort::new(&services, Shutdown::default(), None);
    let known = session.recent();
    for each in &known {
        session.read_details(each);
    }
    session.open(&place.path(FILE)).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    let events = session.events();
    assert!(!events.iter().any(|event| matches!(event, Event::Details(_))));
}
