//! Errors that are never an answer, limits of writing, shared locks, new files that replace nothing, and what a killed process left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use selfcheck::domain::assessment::Assessment;
use selfcheck::storage::atomic;
use selfcheck::storage::disk::{Disk, RealDisk};
use selfcheck::storage::error::StorageError;
use selfcheck::storage::file;
use selfcheck::storage::paths::{Folders, Given};
use selfcheck::storage::recent_files;
use selfcheck::storage::record::RecordSchema;
use selfcheck::storage::{history, position};

use super::files::{create, names, read, with_number};
use super::sim::{Fault, Sim};
use super::support::{checklist, full, id};

const PATH: &str = "/sim/a.selfcheck.yaml";
/// EIO, EMFILE, ENOMEM, EACCES, ESTALE on Linux.
const ERRORS: [i32; 5] = [5, 24, 12, 13, 116];

fn folders() -> Folders {
    let given = Given {
        data: Some("/data".into()),
        config: Some("/config".into()),
        state: Some("/state".into()),
    };
    Folders::of(&given).unwrap()
}

#[test]
fn an_error_of_any_call_is_never_taken_for_nothing_or_something_there() {
    for number in ERRORS {
        for at in 1.. {
            let sim = Sim::default();
            let disk: Arc<dyn Disk> = Arc::new(sim.clone());
            sim.fail_at(at, Fault::Once(number));
            let made = file::create(&disk, Path::new(PATH), &full(), &checklist());
            let reached = sim.operations() >= at;
            let when = format!("error {number} at operation {at}");
            match made {
                Err(StorageError::Io { .. }) => {
                    assert_eq!(sim.content(Path::new(PATH)), None, "{when}");
                }
                Err(StorageError::Unconfirmed { .. }) => {
                    assert!(sim.content(Path::new(PATH)).is_some(), "{when}");
                }
                Err(other) => panic!("{when}: {other}"),
                Ok(_) => assert!(sim.content(Path::new(PATH)).is_some(), "{when}"),
            }
            if !reached {
                break;
            }
        }
    }
}

#[test]
fn what_cannot_be_read_of_the_state_folder_is_an_error_not_nothing() {
    for number in ERRORS {
        let sim = Sim::default();
        let (folders, path) = (folders(), Path::new(PATH));
        let fail = || sim.fail_at(1, Fault::From(number));
        fail();
        assert!(recent_files::recent(&sim, &folders).is_err(), "{number}");
        assert!(position::read(&sim, &folders, path).is_err(), "{number}");
        assert!(
            history::read(&sim, &folders, path, &RecordSchema::default()).is_err(),
            "{number}"
        );
        assert!(file::rescues(&sim, &folders.rescued(), path).is_err(), "{number}");
        assert_eq!(recent_files::list(&sim, &folders).errors.len(), 2, "{number}");
        assert!(recent_files::remember(&sim, &folders, path).is_err(), "{number}");
        assert_eq!(sim.all_names(), Vec::<PathBuf>::new(), "{number}");
    }
}

fn with_note(note: String) -> Assessment {
    let mut assessment = full();
    assessment.answers.get_mut(&id("Z-01")).unwrap().note = note;
    assessment
}

#[test]
fn what_no_command_could_read_again_is_not_saved() {
    const MIB: usize = 1024 * 1024;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.selfcheck.yaml");
    let mut file = create(&path);
    let before = std::fs::read(&path).unwrap();
    let error = file.save(&with_note("x".repeat(9 * MIB))).unwrap_err();
    assert_eq!(error.code(), "E-SIZE");
    let message = error.user_error();
    assert!(message.what.en.contains("9.0 MiB"), "{message:?}");
    assert!(message.safe.en.contains("in memory"), "{message:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    file.save(&with_number("13")).unwrap();
    assert_eq!(read(&path), with_number("13"));
}

#[test]
fn a_name_that_is_taken_meanwhile_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.selfcheck.yaml");
    std::fs::write(&path, "a colleague's").unwrap();
    // As where the name appeared after it was asked for: the last step alone decides.
    let error = atomic::create(&RealDisk, &path, b"ours", None).unwrap_err();
    assert!(matches!(error, StorageError::Exists { .. }), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "a colleague's");
    assert_eq!(names(folder.path()), ["a.selfcheck.yaml"], "no litter");
    atomic::create(&RealDisk, &folder.path().join("b"), b"ours", None).unwrap();
    assert_eq!(std::fs::read(folder.path().join("b")).unwrap(), b"ours");
}

#[test]
fn what_a_killed_process_left_unfinished_is_swept_and_what_is_being_written_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.html");
    let digest = &atomic::digest(b"r.html")[..12];
    let left = folder
        .path()
        .join(format!(".selfcheck-{digest}-0000000000000000.part"));
    let other = folder
        .path()
        .join(".selfcheck-000000000000-0000000000000000.part");
    for unfinished in [&left, &other] {
        std::fs::write(unfinished, "half").unwrap();
    }
    let written = atomic::replace_with(
        &RealDisk,
        &path,
        atomic::Readers::Owner,
        |out: &mut dyn std::io::Write| {
            out.write_all(b"whole")?;
            let before = names(folder.path()).len();
            atomic::sweep(&RealDisk, &path).unwrap();
            assert_eq!(names(folder.path()).len(), before - 1, "only what nobody writes");
            Ok::<(), std::io::Error>(())
        },
    );
    written.unwrap().unwrap();
    assert!(!left.exists() && other.exists());
    assert_eq!(std::fs::read(&path).unwrap(), b"whole");
}

#[test]
fn a_command_that_ends_never_speaks_of_memory_or_of_trying_again() {
    let path = || PathBuf::from("a.selfcheck.yaml");
    let io = |number| std::io::Error::from_raw_os_error(number);
    let mut errors: Vec<StorageError> = ERRORS
        .iter()
        .map(|number| StorageError::io(selfcheck::storage::error::Operation::Saving, &path(), io(*number)))
        .collect();
    errors.push(StorageError::Unconfirmed {
        path: path(),
        source: io(5),
    });
    errors.push(StorageError::Unsettled { path: path() });
    errors.push(StorageError::TooLarge {
        path: path(),
        size: 70_000_000,
        issues: Vec::new(),
    });
    for error in errors {
        let said = error.one_shot_error();
        for text in [&said.safe, &said.next] {
            assert!(
                !text.en.contains("memory") && !text.ko.contains("화면"),
                "{said:?}"
            );
            assert!(
                !text.en.contains("tried again") && !text.ko.contains("다시 시도"),
                "{said:?}"
            );
        }
    }
}
