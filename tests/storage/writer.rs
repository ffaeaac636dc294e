//! The writing thread: order, coalescing, failure and recovery, merges on their way to the screen.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use selfcheck::domain::event::Event;
use selfcheck::storage::disk::Disk;
use selfcheck::storage::file;
use selfcheck::storage::record::{self, RecordSchema};
use selfcheck::storage::writer::{RETRY, Writer};

use super::files;
use super::sim::{Fault, Sim};
use super::support::{checklist, full, id};

const PATH: &str = "/d/a.selfcheck.yaml";
const NEVER: Duration = Duration::from_secs(3600);

fn start(sim: &Sim, retry: Duration) -> Writer {
    let disk: Arc<dyn Disk> = Arc::new(sim.clone());
    let file = file::create(&disk, Path::new(PATH), &full(), &checklist()).unwrap();
    Writer::start(file, Arc::new(|| "14:02:31".to_owned()), retry).unwrap()
}

fn number_on_disk(sim: &Sim) -> String {
    let reading = record::read("t", &sim.content(Path::new(PATH)).unwrap()).unwrap();
    let reading = reading.resolve(&checklist());
    reading.assessment.answers[&id("NUM-1")]
        .value
        .clone()
        .unwrap()
        .word()
}

/// Waits for events that satisfy a condition, for as long as a slow machine may need.
fn wait_for(writer: &mut Writer, mut wanted: impl FnMut(&Event) -> bool) -> Vec<Event> {
    let start = Instant::now();
    let mut seen = Vec::new();
    while start.elapsed() < Duration::from_secs(30) {
        seen.extend(writer.events());
        if seen.iter().any(&mut wanted) {
            return seen;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("not seen: {seen:?}");
}

#[test]
fn a_change_is_on_disk_within_a_second_and_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.selfcheck.yaml");
    let mut writer = Writer::start(files::create(&path), Arc::new(|| "14:02:31".to_owned()), RETRY).unwrap();
    let start = Instant::now();
    let ticket = writer.save(&files::with_number("13"));
    wait_for(&mut writer, |event| {
        *event == Event::Saved(ticket, "14:02:31".into())
    });
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(files::read(&path), files::with_number("13"));
    writer.close().unwrap();
    assert!(!file::lock_path(&path).exists());
}

#[test]
fn handing_over_never_waits_and_only_the_newest_is_written() {
    let sim = Sim::default();
    let mut writer = start(&sim, NEVER);
    sim.block();
    writer.save(&files::with_number("1"));
    sim.wait_for_a_waiting_operation();
    let start = Instant::now();
    for n in 2..=200 {
        writer.save(&files::with_number(&n.to_string()));
    }
    assert!(
        start.elapsed() < Duration::from_millis(500),
        "{:?}",
        start.elapsed()
    );
    assert!(!writer.is_saved());
    sim.unblock();
    writer.flush().unwrap();
    let saved: Vec<u64> = writer
        .events()
        .into_iter()
        .map(|event| match event {
            Event::Saved(ticket, _) => ticket,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        saved,
        [1, 200],
        "in order, and those between are part of the last"
    );
    assert_eq!(number_on_disk(&sim), "200");
}

#[test]
fn a_failure_is_told_once_and_overcome_by_itself() {
    let sim = Sim::default();
    let mut writer = start(&sim, Duration::from_millis(5));
    sim.fail_at(1, Fault::From(28));
    let ticket = writer.save(&files::with_number("13"));
    let seen = wait_for(&mut writer, |event| matches!(event, Event::SaveFailed(..)));
    let [Event::SaveFailed(failed, trouble)] = &seen[..] else {
        panic!("{seen:?}")
    };
    assert_eq!((*failed, trouble.code.as_str()), (ticket, "E-IO-28"));
    assert!(trouble.safe.en.contains("every change is still in memory"));
    let tried = sim.operations();
    while sim.operations() < tried + 5 {
        std::thread::sleep(Duration::from_millis(2));
    }
    assert_eq!(writer.events(), [], "not said again");
    sim.mend();
    wait_for(
        &mut writer,
        |event| matches!(event, Event::Saved(saved, _) if *saved == ticket),
    );
    assert_eq!(number_on_disk(&sim), "13");
}

#[test]
fn asked_to_it_tries_again_at_once_and_flush_says_how_it_went() {
    let sim = Sim::default();
    let mut writer = start(&sim, NEVER);
    sim.fail_at(1, Fault::From(5));
    writer.save(&files::with_number("13"));
    assert_eq!(writer.flush().unwrap_err().code, "E-IO-5");
    assert_eq!(writer.flush().unwrap_err().code, "E-IO-5");
    sim.mend();
    writer.retry();
    wait_for(&mut writer, |event| matches!(event, Event::Saved(1, _)));
    assert_eq!(writer.flush(), Ok(()));
}

/// Whoever waits for a save is told, and waits no longer than for any other failure.
#[test]
fn a_fault_of_our_own_while_saving_is_a_failed_save() {
    let sim = Sim::default();
    let mut writer = start(&sim, NEVER);
    let before = sim.content(Path::new(PATH));
    sim.fail_at(1, Fault::Panics);
    writer.save(&files::with_number("13"));
    let trouble = writer.flush().unwrap_err();
    assert_eq!(trouble.code, "E-BROKEN");
    assert!(trouble.what.en.contains("broken on purpose"), "{trouble:?}");
    assert_eq!(sim.content(Path::new(PATH)), before);
    sim.mend();
    assert_eq!(writer.flush(), Ok(()));
    assert_eq!(number_on_disk(&sim), "13");
}

#[test]
fn a_newer_change_takes_the_place_of_one_that_failed() {
    let sim = Sim::default();
    let mut writer = start(&sim, NEVER);
    sim.fail_at(1, Fault::From(5));
    writer.save(&files::with_number("1"));
    wait_for(&mut writer, |event| matches!(event, Event::SaveFailed(..)));
    sim.mend();
    let ticket = writer.save(&files::with_number("2"));
    wait_for(
        &mut writer,
        |event| matches!(event, Event::Saved(saved, _) if *saved == ticket),
    );
    assert_eq!(number_on_disk(&sim), "2");
}

#[test]
fn dropping_the_writer_saves_what_waits() {
    let sim = Sim::default();
    let mut writer = start(&sim, NEVER);
    writer.save(&files::with_number("13"));
    drop(writer);
    assert_eq!(number_on_disk(&sim), "13");
}

fn put(sim: &Sim, assessment: &selfcheck::domain::assessment::Assessment) {
    let text = record::write(assessment, &RecordSchema::of(&checklist()));
    sim.put(Path::new(PATH), text.as_bytes());
}

#[test]
fn an_outside_change_reaches_the_screen_with_everything_handed_over_since() {
    let sim = Sim::default();
    let mut writer = start(&sim, NEVER);
    put(&sim, &files::with_reason("밖에서"));
    writer.save(&files::with_number("1"));
    writer.flush().unwrap();
    // The screen has not looked yet and goes on from what it knows.
    let mut ours = files::with_number("1");
    ours.answers.get_mut(&id("ONE-1")).unwrap().note = "그 뒤".into();
    writer.save(&ours);
    writer.flush().unwrap();
    let events = writer.events();
    let merged: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::Merged(takeover) => Some(takeover),
            _ => None,
        })
        .collect();
    let [takeover] = merged[..] else {
        panic!("{events:?}")
    };
    assert_eq!(
        (&takeover.taken[..], &takeover.conflicts[..]),
        (&[id("Z-02")][..], &[][..])
    );
    assert_eq!(takeover.before, ours, "with everything handed over since");
    assert!(takeover.removed.is_empty() && takeover.copies.is_empty());
    let mut wanted = ours.clone();
    wanted.answers.get_mut(&id("Z-02")).unwrap().reason = "밖에서".into();
    assert_eq!(takeover.after, wanted);
    let on_disk = record::read("t", &sim.content(Path::new(PATH)).unwrap()).unwrap();
    let on_disk = on_disk.resolve(&checklist());
    assert_eq!(
        on_disk.assessment, wanted,
        "the change made meanwhile did not undo theirs"
    );
    // Now the screen knows, and may well take the other side's change back.
    writer.save(&ours);
    writer.flush().unwrap();
    let on_disk = record::read("t", &sim.content(Path::new(PATH)).unwrap()).unwrap();
    let on_disk = on_disk.resolve(&checklist());
    assert_eq!(on_disk.assessment, ours);
}
