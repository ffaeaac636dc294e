//! A report from the interface tells what stands on disk, also where something else changed the file meanwhile.

use selfcheck::app::real_port::RealPort;
use selfcheck::app::services::Services;
use selfcheck::app::signals::Shutdown;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::event::Event;
use selfcheck::domain::format::Format;
use selfcheck::domain::id::Id;
use selfcheck::domain::merge::{Conflict, Theirs};
use selfcheck::session::port::{ExportOrder, Port};

use super::{FILE, Place, order};

const REPORT: &str = "r.json";

fn facts() -> ExportOrder {
    ExportOrder {
        format: Format::Json,
        ..order(REPORT)
    }
}

/// The assessment with another note.
fn noted(assessment: &Assessment, note: &str) -> Assessment {
    let mut changed = assessment.clone();
    let answer = changed.answers.get_mut(&Id::new("Q-01").unwrap()).unwrap();
    note.clone_into(&mut answer.note);
    changed
}

/// What something else does to the file.
fn change(place: &Place, from: &str, to: &str) {
    let text = place.read(FILE);
    assert!(text.contains(from), "{text}");
    place.write(FILE, &text.replacen(from, to, 1));
}

/// The merges that a session tells of.
fn merges(session: &mut RealPort<'_>) -> Vec<(Assessment, Vec<Conflict>)> {
    let merged = |event| match event {
        Event::Merged(takeover) => Some((takeover.after, takeover.conflicts)),
        _ => None,
    };
    session.events().into_iter().filter_map(merged).collect()
}

#[test]
fn a_change_from_outside_is_in_the_report_and_told() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.flush().unwrap();
        session.events();
        change(&place, "note: first", "note: from outside");
        session.export(&opened.assessment, &facts()).unwrap();
        assert!(place.read(REPORT).contains("from outside"));
        let told = merges(session);
        let [(merged, conflicts)] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(*merged, noted(&opened.assessment, "from outside"));
        assert!(conflicts.is_empty());
        // A second report has nothing new to tell.
        session.export(merged, &facts()).unwrap();
        assert_eq!(merges(session), []);
        assert!(place.read(REPORT).contains("from outside"));
    });
    assert!(place.read(FILE).contains("from outside"));
}

/// The screen may not have heard of a merge that a save made; the report must know of it all the same.
#[test]
fn a_merge_on_its_way_to_the_screen_is_in_the_report() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.flush().unwrap();
        change(&place, "name: Gate", "name: Gate 2");
        let ours = noted(&opened.assessment, "from here");
        session.save(&ours);
        session.flush().unwrap();
        session.export(&ours, &facts()).unwrap();
        let report = place.read(REPORT);
        assert!(report.contains("from here") && report.contains("Gate 2"));
    });
}

#[test]
fn where_both_changed_the_same_the_conflict_is_told() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.flush().unwrap();
        session.events();
        let ours = noted(&opened.assessment, "from here");
        change(&place, "note: first", "note: from outside");
        session.save(&ours);
        session.export(&ours, &facts()).unwrap();
        let told = merges(session);
        let [conflict] = &told[0].1[..] else {
            panic!("{:?}", told[0].1)
        };
        assert!(
            matches!(&conflict.theirs, Theirs::Answer(id, answer) if id.as_str() == "Q-01" && answer.note == "from outside"),
            "{conflict:?}"
        );
        assert!(place.read(REPORT).contains("from here"));
    });
    assert!(place.read(FILE).contains("from here"));
}

#[test]
fn a_report_alone_changes_nothing_in_the_file() {
    let place = Place::begun();
    place.open(|session, _| session.flush().unwrap());
    // A comment would not survive a save.
    let text = format!("{}# mine\n", place.read(FILE));
    place.write(FILE, &text);
    place.open(|session, opened| {
        session.export(&opened.assessment, &facts()).unwrap();
        assert_eq!(merges(session), []);
    });
    assert_eq!(place.read(FILE), text);
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_not_reported() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.flush().unwrap();
        place.write(FILE, "<<<<<<< ours\n");
        let error = session.export(&opened.assessment, &facts()).unwrap_err();
        assert_eq!(error.code, "E-OUTSIDE");
        assert!(!place.path(REPORT).exists());
    });
}

#[test]
fn two_sessions_at_one_file_follow_each_other() {
    let place = Place::saved();
    place.open(|writing, opened| {
        writing.flush().unwrap();
        place.open(|reading, seen| {
            reading.export(&seen.assessment, &facts()).unwrap();
            assert_eq!(merges(reading), []);
            let ours = noted(&opened.assessment, "written meanwhile");
            writing.save(&ours);
            writing.flush().unwrap();
            reading.export(&seen.assessment, &facts()).unwrap();
            assert!(place.read(REPORT).contains("written meanwhile"));
            let told = merges(reading);
            assert_eq!(told.len(), 1);
            assert_eq!(told[0].0, ours);
            reading.export(&ours, &facts()).unwrap();
            assert_eq!(merges(reading), []);
        });
    });
}

/// A file that could not be opened again leaves a session with nothing open, and no error without words.
#[test]
fn a_report_of_nothing_says_that_nothing_is_open() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.close().unwrap();
        for error in [
            session.export(&opened.assessment, &facts()).unwrap_err(),
            session.baseline(std::path::Path::new(REPORT)).unwrap_err(),
        ] {
            assert_eq!(error.code, "E-NOT-OPEN");
            assert!(!error.what.ko.is_empty() && !error.next.en.is_empty());
        }
    });
}

/// An earlier history that cannot be read is reported, and is not taken for an empty one.
#[cfg(unix)]
#[test]
fn a_history_that_cannot_be_read_is_reported() {
    let place = Place::begun();
    let folders = &place.context.preferences.folders;
    let file = selfcheck::storage::history::file_of(folders, &place.path(FILE));
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(&file, &file).unwrap();
    place.open(|session, _| {
        assert!(session.history().done().is_empty());
        let events = session.events();
        let is_reported = |event: &Event| matches!(event, Event::Notice(text) if text.en.contains("history"));
        assert!(events.iter().any(is_reported), "{events:?}");
    });
}

/// The first screen shows the newest assessments and says how many there are.
#[test]
fn more_assessments_than_the_first_screen_shows_are_counted() {
    let place = Place::begun();
    let folder = place.context.preferences.folders.assessments();
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..501 {
        std::fs::write(folder.join(format!("s{number}.selfcheck.yaml")), place.read(FILE)).unwrap();
    }
    let services = Services::new(&place.context);
    let mut session = RealPort::new(&services, Shutdown::default(), None);
    assert_eq!(session.recent().len(), 500);
    let events = session.events();
    let is_counted = |event: &Event| matches!(event, Event::Notice(text) if text.en.contains("500 of 501"));
    assert!(events.iter().any(is_counted), "{events:?}");
}
