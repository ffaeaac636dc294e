//! The changes of earlier sessions: kept for this user alone, bounded, read back as they were, and no trouble when broken.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use selfcheck::domain::answer::{Acceptance, Answer};
use selfcheck::domain::change::{Change, Stamp};
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::history::{History, Record, Step};
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::Value;
use selfcheck::storage::disk::RealDisk;
use selfcheck::storage::history;
use selfcheck::storage::notice_queue::NoticeQueue;
use selfcheck::storage::paths::{Folders, Given};
use selfcheck::storage::record::RecordSchema;
use selfcheck::storage::state_writer::StateWriter;

use super::support::id;

const FILE: &str = "/somewhere/a.selfcheck.yaml";

fn folders(root: &Path) -> Folders {
    let given = Given {
        data: Some(root.join("data")),
        config: Some(root.join("config")),
        state: Some(root.join("state")),
    };
    Folders::of(&given).unwrap()
}

fn made(change: Change) -> Record {
    Record::Made(Box::new(Step {
        change,
        stamp: Stamp {
            by: "김 책임".into(),
            at: "2026-11-24T14:02:31+09:00".into(),
        },
    }))
}

fn answered(name: &str, note: &str) -> Record {
    let mut after = Answer {
        value: Some(Value::Level(id("yes"))),
        note: note.into(),
        flagged: true,
        accepted: Some(Acceptance {
            by: "이셋".into(),
            reason: "비용".into(),
        }),
        due: Some(jiff::civil::date(2026, 12, 31)),
        ..Answer::default()
    };
    let mut piece = Evidence::at(Location::File("증빙/a b.pdf".into()));
    piece.sha256 = Some("ab".repeat(32));
    piece.size = Some(12);
    after.evidence = vec![piece, Evidence::at(Location::Planned("- 계획: 하나".into()))];
    made(Change::Answer {
        question: id(name),
        before: Box::default(),
        after: Box::new(after),
    })
}

fn read(folders: &Folders) -> History {
    history::read(&RealDisk, folders, Path::new(FILE), &RecordSchema::default()).unwrap()
}

fn add(folders: &Folders, records: &[Record]) {
    history::add(&RealDisk, folders, Path::new(FILE), &history::written(records)).unwrap();
}

fn the_file(folders: &Folders) -> std::path::PathBuf {
    std::fs::read_dir(folders.histories())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path()
}

#[test]
fn every_kind_of_change_comes_back_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    assert_eq!(read(&folders), History::default(), "nothing there is no trouble");
    let records = [
        answered("A-1", "첫 줄\n  - 둘째: 줄\n'#'"),
        made(Change::Group(
            ["A-1", "A-2"]
                .into_iter()
                .filter_map(|at| match answered(at, "") {
                    Record::Made(step) => Some(step.change),
                    _ => None,
                })
                .collect(),
        )),
        made(Change::Fact {
            fact: id("faces"),
            before: None,
            after: Some(Value::Many(vec![id("a"), id("b")])),
        }),
        made(Change::Subject {
            field: SubjectField::Purpose,
            before: "yes".into(),
            after: "1.10\nno".into(),
        }),
        Record::Undone,
        Record::Undone,
        Record::Redone,
    ];
    for record in &records {
        add(&folders, std::slice::from_ref(record));
    }
    let wanted = History::of(records);
    let found = read(&folders);
    assert_eq!((found.done(), found.undone()), (wanted.done(), wanted.undone()));
    assert_eq!((found.done().len(), found.undone().len()), (3, 1));
}

#[cfg(unix)]
#[test]
fn it_is_for_this_user_alone_and_never_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    add(&folders, &[answered("A-1", "비밀")]);
    let path = the_file(&folders);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&folders.histories())), (0o600, 0o700));
    let target = root.path().join("target");
    std::fs::write(&target, "dear").unwrap();
    std::fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(&target, &path).unwrap();
    let text = history::written(&[answered("A-1", "x")]);
    assert!(history::add(&RealDisk, &folders, Path::new(FILE), &text).is_err());
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "dear");
}

#[test]
fn a_torn_end_costs_the_last_step_and_nonsense_costs_all_without_trouble() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    let records: Vec<Record> = (1..=3)
        .map(|at| answered(&format!("A-{at}"), "메모\n둘째 줄"))
        .collect();
    add(&folders, &records);
    let path = the_file(&folders);
    let whole = std::fs::read(&path).unwrap();
    for cut in (0..whole.len()).step_by(7) {
        std::fs::write(&path, &whole[..cut]).unwrap();
        let found = read(&folders);
        assert!(found.done().len() <= 3, "{cut}");
        // What is read is what was written: a step is whole or it is not there.
        for (step, record) in found.done().iter().zip(&records) {
            let Record::Made(wanted) = record else {
                unreachable!()
            };
            if found.done().len() > 1 && step != found.done().last().unwrap() {
                assert_eq!(step, wanted.as_ref(), "{cut}");
            }
        }
    }
    std::fs::write(&path, &whole[..whole.len() - 3]).unwrap();
    assert!(read(&folders).done().len() >= 2);
    for junk in ["steps: [\u{7}", "not: this\n", "steps:\n  - made: ?\n", "\0\0\0"] {
        std::fs::write(&path, junk).unwrap();
        assert_eq!(read(&folders).done(), [], "{junk:?}");
    }
}

#[test]
fn it_stays_bounded_and_keeps_the_newest() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    let long = "가나다라마바사 ".repeat(2000);
    for at in 0..120 {
        add(&folders, &[answered(&format!("A-{at}"), &long)]);
    }
    let size = std::fs::metadata(the_file(&folders)).unwrap().len();
    assert!(size <= history::MOST_BYTES as u64, "{size}");
    let found = read(&folders);
    let Some(Change::Answer { question, .. }) = found.done().last().map(|step| &step.change) else {
        panic!("a step");
    };
    assert_eq!(question.as_str(), "A-119");
    // A step too large to be kept hides what came before it, so that nothing else is taken for the last one.
    add(
        &folders,
        &[answered("A-1", &"가".repeat(history::MOST_BYTES / 2))],
    );
    assert_eq!(read(&folders).done(), []);
}

#[test]
fn what_is_handed_to_the_keeper_is_written_in_order_when_it_is_dropped() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    let state_writer =
        StateWriter::start(Arc::new(RealDisk), folders.clone(), NoticeQueue::default()).unwrap();
    for at in 0..50 {
        state_writer.add(Path::new(FILE), &[answered(&format!("A-{at}"), "")]);
    }
    state_writer.add(Path::new(FILE), &[Record::Undone]);
    drop(state_writer);
    let found = read(&folders);
    assert_eq!((found.done().len(), found.undone().len()), (49, 1));
    // A whole told anew takes the place of what was there.
    add(&folders, &[Record::Restart, answered("B-1", "")]);
    assert_eq!(read(&folders).done().len(), 1);
}

#[test]
fn a_step_that_cannot_be_written_is_reported_once_and_undo_does_not_go_past_it() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    let notices = NoticeQueue::default();
    let writer = StateWriter::start(Arc::new(RealDisk), folders.clone(), notices.clone()).unwrap();
    writer.add(Path::new(FILE), &[answered("A-1", "")]);
    drop(writer);
    assert_eq!(notices.take(), []);
    // A folder of that name cannot be appended to.
    let place = the_file(&folders);
    let aside = place.with_extension("aside");
    std::fs::rename(&place, &aside).unwrap();
    std::fs::create_dir(&place).unwrap();
    let writer = StateWriter::start(Arc::new(RealDisk), folders.clone(), notices.clone()).unwrap();
    for question in ["A-2", "A-3"] {
        writer.add(Path::new(FILE), &[answered(question, "")]);
    }
    let told = wait_for(&notices);
    assert!(
        told[0].en.contains("change history could not be stored"),
        "{told:?}"
    );
    std::fs::remove_dir(&place).unwrap();
    std::fs::rename(&aside, &place).unwrap();
    writer.add(Path::new(FILE), &[answered("A-4", "")]);
    drop(writer);
    assert_eq!(notices.take(), [], "the same notice is not repeated");
    // A-1 may be undone only after, which are not there.
    let found = read(&folders);
    assert_eq!(found.done().len(), 1, "{found:?}");
}

/// Waits until both steps failed and returns the notices.
fn wait_for(notices: &NoticeQueue) -> Vec<selfcheck::domain::localized::Localized> {
    for _ in 0..1000 {
        let told = notices.take();
        if !told.is_empty() {
            // The second step fails for the same reason.
            std::thread::sleep(std::time::Duration::from_millis(200));
            return told;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("no notice");
}

proptest! {
    #[test]
    fn any_note_comes_back(note in "[ -~가-힣\n#:'\"|>\\-]{0,80}") {
        let root = tempfile::tempdir().unwrap();
        let folders = folders(root.path());
        let tidy = note.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned();
        add(&folders, &[answered("A-1", &tidy), answered("A-2", "")]);
        let found = read(&folders);
        prop_assert_eq!(found.done().len(), 2);
        let Change::Answer { after, .. } = &found.done()[0].change else { unreachable!() };
        prop_assert_eq!(&after.note, &tidy);
    }
}
