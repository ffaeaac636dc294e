//! Files of a real file system: rights, links, locks, changes from outside, folders that go away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use selfcheck::domain::access::Access;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::merge::{Conflict, Theirs};
use selfcheck::domain::value::Value;
use selfcheck::storage::disk::{Disk, RealDisk};
use selfcheck::storage::error::StorageError;
use selfcheck::storage::file::{self, AssessmentFile, Loaded};
use selfcheck::storage::lock::Acquired;
use selfcheck::storage::record::{self, RecordSchema};

use super::sim::Sim;
use super::support::{checklist, full, id};

pub fn disk() -> Arc<dyn Disk> {
    Arc::new(RealDisk)
}

pub fn create(path: &Path) -> AssessmentFile {
    file::create(&disk(), path, &full(), &checklist()).unwrap()
}

pub fn open(path: &Path) -> Loaded {
    file::open(&disk(), path).unwrap().resolve(&checklist())
}

pub fn read(path: &Path) -> Assessment {
    let reading = record::read("t", &std::fs::read(path).unwrap()).unwrap();
    let reading = reading.resolve(&checklist());
    reading.assessment
}

pub fn with_number(number: &str) -> Assessment {
    let mut assessment = full();
    assessment.answers.get_mut(&id("NUM-1")).unwrap().value = Some(Value::Number(number.into()));
    record::clean(&mut assessment);
    assessment
}

pub fn with_reason(reason: &str) -> Assessment {
    let mut assessment = full();
    assessment.answers.get_mut(&id("Z-02")).unwrap().reason = reason.into();
    record::clean(&mut assessment);
    assessment
}

pub fn write_outside(path: &Path, assessment: &Assessment) {
    std::fs::write(path, record::write(assessment, &RecordSchema::of(&checklist()))).unwrap();
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("관제.selfcheck.yaml");
    (folder, path)
}

#[test]
fn created_saved_and_opened_again_without_litter() {
    let (folder, path) = place();
    let mut file = create(&path);
    file.save(&with_number("13")).unwrap();
    drop(file);
    assert_eq!(names(folder.path()), ["관제.selfcheck.yaml"]);
    let loaded = open(&path);
    assert_eq!(loaded.reading.assessment, with_number("13"));
    assert_eq!(
        (loaded.file.access(), loaded.notices),
        (&Access::Writable, vec![])
    );
}

#[test]
fn a_file_that_is_there_is_never_overwritten_by_a_new_one() {
    let (_folder, path) = place();
    std::fs::write(&path, "dear").unwrap();
    let error = file::create(&disk(), &path, &full(), &checklist()).unwrap_err();
    assert!(matches!(error, StorageError::Exists { .. }));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "dear");
}

#[cfg(unix)]
#[test]
fn the_mode_is_kept_and_a_new_file_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path) = place();
    let mut file = create(&path);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    file.save(&with_number("13")).unwrap();
    assert_eq!(mode(&path), 0o640);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_target_is_written() {
    let (folder, path) = place();
    drop(create(&path));
    std::fs::create_dir(folder.path().join("far")).unwrap();
    let real = folder.path().join("far/real.selfcheck.yaml");
    std::fs::rename(&path, &real).unwrap();
    std::os::unix::fs::symlink("far/real.selfcheck.yaml", &path).unwrap();
    let mut loaded = open(&path);
    assert_eq!(loaded.file.path(), real);
    assert!(
        loaded.notices[0].en.contains("far/real.selfcheck.yaml"),
        "{:?}",
        loaded.notices
    );
    loaded.file.save(&with_number("13")).unwrap();
    assert!(std::fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_eq!(read(&real), with_number("13"));
}

#[test]
fn two_sessions_write_one_file_and_each_merges_the_other() {
    let (folder, path) = place();
    let (mut first, mut second) = (create(&path), open(&path).file);
    first.save(&with_number("1")).unwrap();
    let merged = second.save(&with_reason("그쪽")).unwrap().takeover.unwrap();
    assert_eq!((merged.taken, merged.conflicts), (vec![id("NUM-1")], vec![]));
    // Whoever saves next finds the whole and writes nothing.
    let before = std::fs::read(&path).unwrap();
    let merged = first.save(&with_number("1")).unwrap().takeover.unwrap();
    assert_eq!(merged.after.answers[&id("Z-02")].reason, "그쪽");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["관제.selfcheck.yaml"]);
}

#[test]
fn a_save_waits_for_whoever_holds_the_lock() {
    let (_folder, path) = place();
    let mut file = create(&path);
    let lock = file::wait_for_lock(&RealDisk, &path, || ()).unwrap();
    let other = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        drop(lock);
    });
    let started = std::time::Instant::now();
    file.save(&with_number("13")).unwrap();
    assert!(started.elapsed() >= std::time::Duration::from_millis(200));
    other.join().unwrap();
    assert_eq!(read(&path), with_number("13"));
}

#[test]
fn a_command_keeps_the_lock_until_it_saved() {
    let (_folder, path) = place();
    drop(create(&path));
    let mut command = file::open_locked(&disk(), &path)
        .unwrap()
        .resolve(&checklist())
        .file;
    let is_free = || {
        let lock = RealDisk.lock(&file::lock_path(&path), None).unwrap();
        matches!(lock, Acquired::Ours(_))
    };
    assert!(!is_free());
    command.save(&with_number("13")).unwrap();
    assert!(is_free());
}

#[test]
fn a_change_from_outside_is_merged_by_question() {
    let (folder, path) = place();
    let mut file = create(&path);
    write_outside(&path, &with_reason("밖에서"));
    let merged = file.save(&with_number("13")).unwrap().takeover.unwrap();
    assert_eq!((merged.taken, merged.conflicts), (vec![id("Z-02")], vec![]));
    let found = read(&path);
    assert_eq!(found.answers[&id("Z-02")].reason, "밖에서");
    assert_eq!(
        found.answers[&id("NUM-1")].value,
        Some(Value::Number("13".into()))
    );
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn where_both_changed_the_same_ours_is_written_and_theirs_kept_aside() {
    let (folder, path) = place();
    let mut file = create(&path);
    write_outside(&path, &with_number("99"));
    let theirs = std::fs::read(&path).unwrap();
    let saved = file.save(&with_number("13")).unwrap();
    let conflicts = saved.takeover.unwrap().conflicts;
    assert_eq!(read(&path), with_number("13"));
    let aside = names(folder.path())
        .into_iter()
        .find(|name| name.contains(".outside-"))
        .unwrap();
    assert_eq!(std::fs::read(folder.path().join(&aside)).unwrap(), theirs);
    assert!(saved.notices[0].ko.contains(&aside), "{:?}", saved.notices);
    let answer = with_number("99").answers.remove(&id("NUM-1")).unwrap();
    let kept_in = Some(path.with_file_name(&aside));
    let theirs = Theirs::Answer(id("NUM-1"), Box::new(answer));
    assert_eq!(
        conflicts,
        [Conflict { theirs, kept_in }],
        "the other side with the file that holds it"
    );
}

#[test]
fn a_comment_or_order_changed_outside_is_no_news() {
    let (_folder, path) = place();
    let mut file = create(&path);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("# by hand\n{text}")).unwrap();
    assert_eq!(file.save(&with_number("13")).unwrap().takeover, None);
}

#[test]
fn what_cannot_be_merged_is_not_overwritten_and_saving_goes_on_when_it_is_mended() {
    let sim = Sim::default();
    let disk: Arc<dyn Disk> = Arc::new(sim.clone());
    let path = Path::new("/sim/a.selfcheck.yaml");
    let mut file = file::create(&disk, path, &full(), &checklist()).unwrap();
    let text = record::write(&full(), &RecordSchema::of(&checklist()));
    let other = text.replace("id: test-list", "id: other");
    let marked = format!("<<<<<<< HEAD\n{other}");
    let newer = other
        .replace("format: 1", "format: 3")
        .replace("id: other", "id: test-list");
    for text in ["not yaml: [", "a: text", &marked, &other, &newer] {
        sim.put(path, text.as_bytes());
        let error = file.save(&with_number("13")).unwrap_err();
        assert_eq!(error.code(), "E-OUTSIDE", "{text}");
        assert_eq!(sim.content(path).unwrap(), text.as_bytes());
    }
    let mended = record::write(&with_reason("밖에서"), &RecordSchema::of(&checklist()));
    sim.put(path, mended.as_bytes());
    assert!(file.save(&with_number("13")).unwrap().takeover.is_some());
}

#[test]
fn a_file_taken_away_is_written_anew_and_told() {
    let (_folder, path) = place();
    let mut file = create(&path);
    std::fs::remove_file(&path).unwrap();
    let saved = file.save(&full()).unwrap();
    assert!(saved.notices[0].en.contains("was gone"), "{:?}", saved.notices);
    assert_eq!(read(&path).answers.len(), 7);
}

#[test]
fn a_folder_taken_away_is_told_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (inner, away) = (folder.path().join("inner"), folder.path().join("away"));
    let path = inner.join("a.selfcheck.yaml");
    let mut file = create(&path);
    std::fs::rename(&inner, &away).unwrap();
    let error = file.save(&with_number("13")).unwrap_err();
    assert_eq!(error.code(), "E-IO-2");
    assert!(error.user_error().next.en.contains("Restore the folder"));
    assert!(!inner.exists(), "no folder is made behind the user's back");
    let rescued = file::rescue(
        &RealDisk,
        &folder.path().join("state"),
        &path,
        &with_number("13"),
        &checklist(),
    )
    .unwrap();
    assert_eq!(read(&rescued), with_number("13"));
    std::fs::rename(&away, &inner).unwrap();
    file.save(&with_number("13")).unwrap();
    assert_eq!(read(&path), with_number("13"));
}

#[test]
fn a_damaged_file_is_kept_aside_before_it_is_written() {
    let (folder, path) = place();
    let mut bytes = record::write(&full(), &RecordSchema::of(&checklist())).into_bytes();
    let at = bytes.windows(5).position(|part| part == b"12.50").unwrap();
    bytes[at] = 0xFF;
    std::fs::write(&path, &bytes).unwrap();
    let mut loaded = open(&path);
    assert!(loaded.notices[1].en.starts_with("line 4"), "{:?}", loaded.notices);
    assert_eq!(names(folder.path()).len(), 1, "looking changes nothing");
    loaded.file.save(&loaded.reading.assessment).unwrap();
    let aside = names(folder.path())
        .into_iter()
        .find(|name| name.contains(".damaged-"))
        .unwrap();
    assert_eq!(std::fs::read(folder.path().join(aside)).unwrap(), bytes);
}

#[test]
fn a_newer_format_is_opened_read_only_and_nothing_changes() {
    let (folder, path) = place();
    let text = record::write(&full(), &RecordSchema::of(&checklist())).replace("format: 1", "format: 3");
    std::fs::write(&path, &text).unwrap();
    let mut loaded = open(&path);
    assert!(matches!(loaded.file.access(), Access::ReadOnly(why) if why.en.contains("newer format")));
    assert_eq!(loaded.file.save(&full()).unwrap_err().code(), "E-READONLY");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert_eq!(names(folder.path()).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_folder_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe.selfcheck.yaml");
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        &path,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
    )
    .unwrap();
    for path in [path.as_path(), folder.path(), Path::new("/dev/zero")] {
        let error = file::open(&disk(), path).unwrap_err();
        assert!(matches!(error, StorageError::Io { .. }), "{error:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_planted_where_a_new_file_is_made_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let (target, planted) = (folder.path().join("target"), folder.path().join("planted"));
    std::os::unix::fs::symlink(&target, &planted).unwrap();
    assert_eq!(
        RealDisk.create_new(&planted).err().unwrap().kind(),
        std::io::ErrorKind::AlreadyExists
    );
    assert!(!target.exists(), "nothing was made through the link");
}

#[test]
fn a_name_as_long_as_the_system_takes_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{}.selfcheck.yaml", "가".repeat(80)));
    let mut file = create(&path);
    file.save(&with_number("13")).unwrap();
    assert_eq!(read(&path), with_number("13"));
}
