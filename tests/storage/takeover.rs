//! Changes from outside that remove something: both sides are kept, half-written files are waited for, nothing there is written over.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::event::Event;
use selfcheck::storage::atomic;
use selfcheck::storage::disk::{Disk, RealDisk};
use selfcheck::storage::file::{self, AssessmentFile, Saved};
use selfcheck::storage::record::{self, RecordSchema};
use selfcheck::storage::writer::Writer;

use super::files::{create, with_number};
use super::sim::Sim;
use super::support::{checklist, full, id};

const PATH: &str = "/sim/a.selfcheck.yaml";

fn text_of(assessment: &Assessment) -> String {
    record::write(assessment, &RecordSchema::of(&checklist()))
}

fn on(sim: &Sim) -> AssessmentFile {
    let disk: Arc<dyn Disk> = Arc::new(sim.clone());
    file::create(&disk, Path::new(PATH), &full(), &checklist()).unwrap()
}

fn clean(assessment: &Assessment) -> Assessment {
    let mut assessment = assessment.clone();
    record::clean(&mut assessment);
    assessment
}

/// The beginning of a file, cut at the end of a line before the last answers.
fn half(text: &str) -> String {
    let at = text.find("\n  NUM-1:").unwrap() + 1;
    text[..at].to_owned()
}

fn read(bytes: &[u8]) -> Assessment {
    let reading = record::read("t", bytes).unwrap();
    let reading = reading.resolve(&checklist());
    reading.assessment
}

fn copies(sim: &Sim, saved: &Saved) -> Vec<(PathBuf, Vec<u8>)> {
    let takeover = saved.takeover.as_ref().unwrap();
    let read = |path: &PathBuf| (path.clone(), sim.content(path).unwrap());
    takeover.copies.iter().map(read).collect()
}

#[test]
fn where_a_change_from_outside_removes_answers_both_sides_are_kept() {
    let sim = Sim::default();
    let mut file = on(&sim);
    let theirs = half(&text_of(&full()));
    sim.put(Path::new(PATH), theirs.as_bytes());
    let mut ours = full();
    ours.answers.get_mut(&id("Z-01")).unwrap().note = "여기서".into();
    let saved = file.save(&ours).unwrap();
    let copies = copies(&sim, &saved);
    let [(before, held), (outside, stood)] = &copies[..] else {
        panic!("{copies:?}")
    };
    assert!(
        before.display().to_string().contains(".before-outside-"),
        "{before:?}"
    );
    assert!(outside.display().to_string().contains(".outside-"), "{outside:?}");
    assert_eq!((read(held), &stood[..]), (clean(&ours), theirs.as_bytes()));
    let takeover = saved.takeover.unwrap();
    assert_eq!(takeover.before, clean(&ours));
    assert!(
        takeover.removed.questions.contains(&id("NUM-1")),
        "{:?}",
        takeover.removed
    );
    let stands = sim.content(Path::new(PATH)).unwrap();
    assert_eq!(takeover.after, read(&stands), "the file holds the merge");
    assert_eq!(takeover.after.answers[&id("Z-01")].note, "여기서");
    assert_eq!(saved.notices.len(), 2, "{:?}", saved.notices);
}

#[test]
fn a_change_that_removes_nothing_leaves_no_copies() {
    let sim = Sim::default();
    let mut file = on(&sim);
    sim.put(Path::new(PATH), text_of(&with_number("99")).as_bytes());
    let saved = file.save(&full()).unwrap();
    assert_eq!(saved.takeover.unwrap().copies, Vec::<PathBuf>::new());
    assert_eq!(sim.all_names(), [Path::new(PATH)]);
}

#[test]
fn a_half_written_file_is_waited_for() {
    let sim = Sim::default();
    let mut file = on(&sim);
    let mut theirs = full();
    theirs.answers.get_mut(&id("Z-02")).unwrap().reason = "밖에서".into();
    let whole = text_of(&theirs);
    let part = half(&whole);
    sim.put(Path::new(PATH), part.as_bytes());
    // The editor goes on a second and a half later.
    let pauses = vec![part.clone(), part.clone(), part.clone(), part, whole];
    sim.put_during_pauses(PATH, pauses);
    let saved = file.save(&with_number("13")).unwrap();
    let takeover = saved.takeover.unwrap();
    assert!(takeover.removed.is_empty(), "{:?}", takeover.removed);
    let mut wanted = theirs;
    wanted.answers.get_mut(&id("NUM-1")).unwrap().value =
        with_number("13").answers[&id("NUM-1")].value.clone();
    assert_eq!(read(&sim.content(Path::new(PATH)).unwrap()), clean(&wanted));
    assert_eq!(sim.all_names(), [Path::new(PATH)], "no copies");
}

#[test]
fn a_file_that_never_rests_is_not_written_and_nothing_is_lost() {
    let sim = Sim::default();
    let mut file = on(&sim);
    let text = text_of(&with_number("1"));
    sim.put(Path::new(PATH), text.as_bytes());
    let pauses = (0..50)
        .map(|turn| text_of(&with_number(&turn.to_string())))
        .collect();
    sim.put_during_pauses(PATH, pauses);
    let error = file.save(&full()).unwrap_err();
    assert_eq!(error.code(), "E-UNSETTLED");
    assert!(error.user_error().safe.en.contains("in memory"));
    sim.put_during_pauses(PATH, Vec::new());
    assert!(file.save(&full()).is_ok(), "it is saved once the other is done");
}

#[test]
fn what_stands_at_the_name_of_a_copy_is_never_written_over() {
    let sim = Sim::default();
    let mut file = on(&sim);
    let theirs = half(&text_of(&full()));
    let short = &atomic::digest(theirs.as_bytes())[..8];
    let name = |number: &str| PathBuf::from(format!("{PATH}.outside-{short}{number}"));
    sim.put(&name(""), b"");
    sim.put(&name("-2"), b"mended by hand");
    sim.put(Path::new(PATH), theirs.as_bytes());
    file.save(&full()).unwrap();
    assert_eq!(sim.content(&name("")).unwrap(), b"");
    assert_eq!(sim.content(&name("-2")).unwrap(), b"mended by hand");
    assert_eq!(sim.content(&name("-3")).unwrap(), theirs.as_bytes());
    // The same once more finds its copies there.
    sim.put(Path::new(PATH), theirs.as_bytes());
    let names = sim.all_names().len();
    file.save(&full()).unwrap();
    assert_eq!(sim.all_names().len(), names);
}

#[cfg(unix)]
#[test]
fn a_copy_has_the_mode_of_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.selfcheck.yaml");
    let mut file = create(&path);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o664)).unwrap();
    std::fs::write(&path, text_of(&with_number("99"))).unwrap();
    let saved = file.save(&with_number("13")).unwrap();
    let kept = saved.takeover.unwrap().conflicts[0].kept_in.clone().unwrap();
    let mode = kept.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o664);
}

#[cfg(unix)]
#[test]
fn what_an_editor_writes_after_its_file_was_replaced_is_not_lost() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.selfcheck.yaml");
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let file = file::create(&disk, &path, &full(), &checklist()).unwrap();
    let clock = Arc::new(|| "14:02:31".to_owned());
    let mut writer = Writer::start(file, clock, Duration::from_secs(3600)).unwrap();
    let mut theirs = full();
    theirs.answers.get_mut(&id("Z-02")).unwrap().reason = "밖에서".into();
    let whole = text_of(&theirs);
    let part = half(&whole);
    let mut editor = std::fs::File::create(&path).unwrap();
    editor.write_all(part.as_bytes()).unwrap();
    writer.save(&full());
    writer.flush().unwrap();
    assert!(
        !read(&std::fs::read(&path).unwrap())
            .answers
            .contains_key(&id("NUM-1"))
    );
    editor.write_all(&whole.as_bytes()[part.len()..]).unwrap();
    drop(editor);
    let begun = std::time::Instant::now();
    let mut merges = 0;
    while merges < 2 && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
        let is_merge = |event: &Event| matches!(event, Event::Merged(_));
        merges += writer.events().iter().filter(|event| is_merge(event)).count();
    }
    assert_eq!(merges, 2);
    assert_eq!(read(&std::fs::read(&path).unwrap()), clean(&theirs));
}
