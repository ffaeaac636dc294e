//! Lists of known assessments and positions in the state folder.

use std::path::Path;
use std::sync::Arc;

use selfcheck::domain::position::Position;
use selfcheck::storage::disk::{Disk, RealDisk};
use selfcheck::storage::notice_queue::NoticeQueue;
use selfcheck::storage::paths::{Folders, Given};
use selfcheck::storage::position;
use selfcheck::storage::recent_files;
use selfcheck::storage::state_writer::StateWriter;

use super::support::id;

fn folders(root: &Path) -> Folders {
    let given = Given {
        data: Some(root.join("data")),
        config: Some(root.join("config")),
        state: Some(root.join("state")),
    };
    Folders::of(&given).unwrap()
}

#[test]
fn known_assessments_come_from_the_data_folder_and_the_list_newest_first() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    assert_eq!(recent_files::list(&RealDisk, &folders).files, []);
    RealDisk.make_folder(&folders.assessments()).unwrap();
    let own = folders.assessments().join("a.selfcheck.yaml");
    let far = root.path().join("멀리.selfcheck.yaml");
    let gone = root.path().join("gone.selfcheck.yaml");
    for (path, day) in [
        (&own, 2),
        (&far, 3),
        (&folders.assessments().join("notes.txt"), 4),
    ] {
        let file = std::fs::File::create(path).unwrap();
        let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(day * 86400);
        file.set_modified(time).unwrap();
    }
    for path in [&gone, &far, &own, &far] {
        recent_files::remember(&RealDisk, &folders, path).unwrap();
    }
    assert_eq!(
        recent_files::recent(&RealDisk, &folders).unwrap(),
        [far.clone(), gone]
    );
    let paths: Vec<_> = recent_files::list(&RealDisk, &folders)
        .files
        .into_iter()
        .map(|each| each.path)
        .collect();
    assert_eq!(paths, [far, own]);
}

#[test]
fn a_broken_list_or_position_is_no_trouble() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    RealDisk.make_folder(&folders.state).unwrap();
    std::fs::write(folders.recent(), "recent: [\u{7}").unwrap();
    assert_eq!(
        recent_files::recent(&RealDisk, &folders).unwrap(),
        Vec::<std::path::PathBuf>::new()
    );
    let path = root.path().join("a.selfcheck.yaml");
    assert_eq!(position::read(&RealDisk, &folders, &path).unwrap(), None);
    recent_files::remember(&RealDisk, &folders, &path).unwrap();
    assert_eq!(recent_files::recent(&RealDisk, &folders).unwrap(), [path]);
}

#[test]
fn the_newest_position_of_each_file_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let state_writer =
        StateWriter::start(Arc::clone(&disk), folders.clone(), NoticeQueue::default()).unwrap();
    let (one, other) = (
        root.path().join("1.selfcheck.yaml"),
        root.path().join("2.selfcheck.yaml"),
    );
    let position = |question: &str| Position {
        question: Some(id(question)),
        screen: "question".into(),
        field: "note".into(),
        filters: vec!["gap".into(), "owner:김 책임".into()],
        at: "2026-11-24 14:02".into(),
    };
    for n in 0..20 {
        state_writer.remember(&one, &position(&format!("Q-{n}")));
    }
    state_writer.remember(
        &other,
        &Position {
            screen: "result".into(),
            ..Position::default()
        },
    );
    drop(state_writer);
    assert_eq!(
        position::read(&RealDisk, &folders, &one).unwrap(),
        Some(position("Q-19"))
    );
    assert_eq!(
        position::read(&RealDisk, &folders, &other)
            .unwrap()
            .unwrap()
            .screen,
        "result"
    );
}

#[cfg(unix)]
#[test]
fn folders_made_are_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a/b");
    RealDisk.make_folder(&folder).unwrap();
    for folder in [&folder, &root.path().join("a")] {
        assert_eq!(
            std::fs::metadata(folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }
}

#[cfg(unix)]
#[test]
fn a_list_that_cannot_be_read_is_an_error_and_is_not_written_over() {
    let root = tempfile::tempdir().unwrap();
    let folders = folders(root.path());
    for folder in [&folders.state, &folders.data] {
        RealDisk.make_folder(folder).unwrap();
    }
    let turn = |place: &Path| std::os::unix::fs::symlink(place, place).unwrap();
    turn(&folders.recent());
    turn(&folders.assessments());
    turn(&folders.positions());
    let found = recent_files::list(&RealDisk, &folders);
    assert_eq!((found.files.len(), found.errors.len()), (0, 2), "{found:?}");
    let path = root.path().join("a.selfcheck.yaml");
    assert!(recent_files::remember(&RealDisk, &folders, &path).is_err());
    assert!(folders.recent().is_symlink(), "left as it was");
    assert!(position::read(&RealDisk, &folders, &path).is_err());
}
