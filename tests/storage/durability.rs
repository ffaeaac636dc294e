//! The main gate: a crash after every operation and an error of every operation, on a simulated disk.

use std::io;
use std::path::Path;
use std::sync::Arc;

use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::value::Value;
use selfcheck::storage::atomic::{self, Readers};
use selfcheck::storage::disk::Disk;
use selfcheck::storage::file::{self, Loaded};
use selfcheck::storage::record::{self, RecordSchema};

use super::sim::{Fault, Sim};
use super::support::{checklist, full, id};

const PATH: &str = "/d/a.selfcheck.yaml";

/// Errors every operation is tried with: no space, quota, I/O, read-only, not permitted, busy, across devices, interrupted.
const ERRORS: [i32; 8] = [28, 122, 5, 30, 13, 16, 18, 4];

/// The same assessment in its n-th state.
fn version(n: usize) -> Assessment {
    let mut assessment = full();
    assessment.answers.get_mut(&id("NUM-1")).unwrap().value = Some(Value::Number(n.to_string()));
    record::clean(&mut assessment);
    assessment
}

/// Which state a file's bytes hold; `None` where they are no whole assessment.
fn state_of(bytes: &[u8]) -> Option<usize> {
    let reading = record::read("t", bytes).ok()?;
    let reading = reading.resolve(&checklist());
    (0..9).find(|n| reading.assessment == version(*n))
}

fn disk_with(n: usize) -> Sim {
    let sim = Sim::default();
    let text = record::write(&version(n), &RecordSchema::of(&checklist()));
    sim.put(Path::new(PATH), text.as_bytes());
    sim
}

fn open(sim: &Sim) -> Loaded {
    let disk: Arc<dyn Disk> = Arc::new(sim.clone());
    file::open(&disk, Path::new(PATH)).unwrap().resolve(&checklist())
}

/// What is true of every content that a file may have: one of these states.
fn assert_survivors(sim: &Sim, states: std::ops::RangeInclusive<usize>, when: &str) {
    for content in sim.survivors(Path::new(PATH)) {
        let content = content.unwrap_or_else(|| panic!("{when}: the file may be gone"));
        let state = state_of(&content);
        assert!(
            state.is_some_and(|state| states.contains(&state)),
            "{when}: {state:?} is not one of {states:?}\n{}",
            String::from_utf8_lossy(&content)
        );
    }
}

#[test]
fn no_acknowledged_change_is_lost_whenever_the_power_goes() {
    let mut crashes = 0;
    for at in 1.. {
        let sim = disk_with(0);
        let mut file = open(&sim).file;
        sim.fail_at(at, Fault::Crash);
        let mut acknowledged = 0;
        let mut attempted = 0;
        for n in 1..=3 {
            attempted = n;
            match file.save(&version(n)) {
                Ok(_) => acknowledged = n,
                Err(_) => break,
            }
        }
        assert_survivors(&sim, acknowledged..=attempted, &format!("operation {at}"));
        let seen = state_of(&sim.content(Path::new(PATH)).unwrap()).unwrap();
        assert!(
            (acknowledged..=attempted).contains(&seen),
            "killed at operation {at}"
        );
        if !sim.has_crashed() {
            break;
        }
        crashes += 1;
    }
    assert!(crashes > 40, "only {crashes} operations were tried");
}

#[test]
fn a_new_file_is_whole_or_not_there_whenever_the_power_goes() {
    for at in 1.. {
        let sim = Sim::default();
        let disk: Arc<dyn Disk> = Arc::new(sim.clone());
        sim.fail_at(at, Fault::Crash);
        let created = file::create(&disk, Path::new(PATH), &version(0), &checklist());
        for content in sim.survivors(Path::new(PATH)) {
            match content {
                None => assert!(created.is_err(), "operation {at}: gone though acknowledged"),
                Some(content) => assert_eq!(state_of(&content), Some(0), "operation {at}"),
            }
        }
        if !sim.has_crashed() {
            break;
        }
    }
}

#[test]
fn after_any_error_old_file_and_memory_are_whole_and_the_next_save_holds() {
    let mut tried = 0;
    for number in ERRORS {
        for at in 1.. {
            let sim = disk_with(0);
            let mut file = open(&sim).file;
            sim.fail_at(at, Fault::Once(number));
            let saved = file.save(&version(1));
            let reached = sim.operations() >= at;
            sim.mend();
            let when = format!("error {number} at operation {at}");
            assert_survivors(&sim, if saved.is_ok() { 1..=1 } else { 0..=1 }, &when);
            if let Err(error) = saved {
                let trouble = error.user_error();
                let is_new = state_of(&sim.content(Path::new(PATH)).unwrap()) == Some(1);
                let code = if is_new {
                    "E-FLUSH".to_owned()
                } else {
                    format!("E-IO-{number}")
                };
                assert_eq!(trouble.code, code, "{when}: what stands on disk is told truly");
                let ended = error.one_shot_error();
                assert_eq!(
                    ended.safe.en.contains("was not saved"),
                    !is_new,
                    "{when}: {ended:?}"
                );
                assert!(!format!("{ended:?}").contains("memory"), "{when}: {ended:?}");
                assert!(
                    trouble.what.ko.contains(PATH) && trouble.safe.en.contains("memory"),
                    "{trouble:?}"
                );
            }
            let again = file.save(&version(2)).unwrap();
            assert_eq!(
                again.takeover, None,
                "{when}: our own attempt is no outside change"
            );
            assert_survivors(&sim, 2..=2, &when);
            assert_eq!(sim.all_names(), [Path::new(PATH)], "{when}: litter");
            tried += 1;
            if !reached {
                break;
            }
        }
    }
    assert!(tried > 100, "only {tried}");
}

#[test]
fn an_undo_after_a_failed_save_is_not_taken_for_an_outside_change() {
    for at in 1..60 {
        let sim = disk_with(0);
        let mut file = open(&sim).file;
        sim.fail_at(at, Fault::Once(5));
        let _ = file.save(&version(1));
        sim.mend();
        assert_eq!(file.save(&version(0)).unwrap().takeover, None, "operation {at}");
        assert_survivors(&sim, 0..=0, &format!("operation {at}"));
    }
}

#[test]
fn a_full_disk_keeps_the_old_file_until_space_is_free() {
    let sim = disk_with(0);
    let mut file = open(&sim).file;
    for at in 1..12 {
        sim.fail_at(at, Fault::From(28));
        for n in 1..=3 {
            assert!(file.save(&version(n)).is_err());
            assert_survivors(&sim, 0..=0, "full");
        }
    }
    sim.mend();
    file.save(&version(4)).unwrap();
    assert_survivors(&sim, 4..=4, "free again");
}

/// Larger than what is held back before it is written, so that writing is several operations.
fn in_pieces(out: &mut dyn io::Write, last: &str) -> Result<usize, String> {
    for each in 0..5_000 {
        // Whoever fills does not look at what became of it.
        let _ = writeln!(out, "line {each} of forty characters, more or less");
    }
    let _ = out.write_all(last.as_bytes());
    Ok(5_000)
}

#[test]
fn a_file_filled_piece_by_piece_is_whole_or_the_old_one() {
    let path = Path::new("/d/r.html");
    let mut wanted = Vec::new();
    in_pieces(&mut wanted, "end").unwrap();
    for at in 1..30 {
        for fault in [Fault::Once(28), Fault::From(28), Fault::Crash] {
            let sim = Sim::default();
            sim.put(path, b"old");
            sim.fail_at(at, fault);
            let outcome = atomic::replace_with(&sim, path, Readers::Owner, |out| in_pieces(out, "end"));
            for content in sim.survivors(path) {
                let content = content.expect("the file is there");
                assert!(
                    content == b"old" || content == wanted,
                    "operation {at}, {fault:?}"
                );
                assert!(outcome.is_err() || content == wanted, "operation {at}, {fault:?}");
            }
            if matches!(fault, Fault::Once(_)) {
                assert_eq!(sim.all_names(), [path], "operation {at}: litter");
            }
        }
    }
    let whole = atomic::replace_with(&Sim::default(), path, Readers::Owner, |out| in_pieces(out, ""));
    assert_eq!(whole.unwrap(), Ok(5_000), "and says what `fill` said");
}

#[test]
fn a_file_whose_filling_is_given_up_stays_as_it_was() {
    let path = Path::new("/d/r.html");
    let sim = Sim::default();
    sim.put(path, b"old");
    let given_up = atomic::replace_with(&sim, path, Readers::Owner, |out| {
        in_pieces(out, "end")?;
        Err::<(), _>("a template is wrong".to_owned())
    });
    assert_eq!(given_up.unwrap(), Err("a template is wrong".to_owned()));
    assert_eq!(sim.content(path).as_deref(), Some(b"old".as_slice()));
    assert_eq!(sim.all_names(), [path], "litter");
}

#[test]
fn what_a_killed_session_left_unfinished_is_swept_at_the_next_opening() {
    let sim = disk_with(0);
    let mut file = open(&sim).file;
    sim.fail_at(7, Fault::Crash);
    assert!(file.save(&version(1)).is_err());
    let after = disk_with(0);
    for name in sim.all_names() {
        after.put(&name, b"half");
    }
    let text = record::write(&version(0), &RecordSchema::of(&checklist()));
    after.put(Path::new(PATH), text.as_bytes());
    after.put(
        Path::new("/d/.selfcheck-000000000000-1-1.part"),
        b"another file's",
    );
    assert_eq!(after.all_names().len(), 3, "{:?}", after.all_names());
    open(&after);
    assert_eq!(after.all_names().len(), 2, "{:?}", after.all_names());
}

#[test]
fn an_outside_change_survives_an_error_of_every_operation() {
    for number in [5, 28] {
        for at in 1..60 {
            let sim = disk_with(0);
            let mut file = open(&sim).file;
            let mut theirs = version(0);
            theirs.answers.get_mut(&id("Z-02")).unwrap().reason = "밖에서 고침".into();
            sim.put(
                Path::new(PATH),
                record::write(&theirs, &RecordSchema::of(&checklist())).as_bytes(),
            );
            sim.fail_at(at, Fault::Once(number));
            let first = file.save(&version(1));
            sim.mend();
            let merged = first.ok().and_then(|saved| saved.takeover);
            let merged = merged.unwrap_or_else(|| {
                let second = file.save(&version(1)).unwrap();
                second
                    .takeover
                    .unwrap_or_else(|| panic!("error {number} at {at}: the merge is not told"))
            });
            assert_eq!(file.save(&merged.after).unwrap().takeover, None);
            let mut both = theirs.clone();
            both.answers.get_mut(&id("NUM-1")).unwrap().value = Some(Value::Number("1".into()));
            for content in sim.survivors(Path::new(PATH)) {
                let reading = record::read("t", &content.unwrap()).unwrap();
                let reading = reading.resolve(&checklist());
                assert_eq!(reading.assessment, both, "error {number} at {at}");
            }
        }
    }
}

/// A way of saving with its steps left out one by one.
fn save_carelessly(sim: &Sim, flush_file: bool, flush_folder: bool, beside: bool) -> io::Result<()> {
    let text = record::write(&version(1), &RecordSchema::of(&checklist())).into_bytes();
    let new = Path::new(if beside { "/d/new" } else { PATH });
    if !beside {
        sim.remove(new)?;
    }
    let mut file = sim.create_new(new)?;
    let mut rest = &text[..];
    while !rest.is_empty() {
        rest = &rest[file.write(rest)?..];
    }
    if flush_file {
        file.sync()?;
    }
    if beside {
        sim.rename(new, Path::new(PATH))?;
    }
    if flush_folder {
        sim.sync_folder(Path::new("/d"))?;
    }
    Ok(())
}

/// The gate itself must be able to fail: it catches every step left out.
#[test]
fn the_simulated_disk_catches_every_forgotten_flush() {
    let is_caught = |flush_file, flush_folder, beside| {
        (1..60).any(|at| {
            let sim = disk_with(0);
            sim.fail_at(at, Fault::Crash);
            let saved = save_carelessly(&sim, flush_file, flush_folder, beside);
            let allowed = if saved.is_ok() { 1..=1 } else { 0..=1 };
            let survivors = sim.survivors(Path::new(PATH));
            survivors.into_iter().any(|content| {
                let state = content.and_then(|content| state_of(&content));
                !state.is_some_and(|state| allowed.contains(&state))
            })
        })
    };
    assert!(!is_caught(true, true, true), "the right way passes");
    assert!(is_caught(false, true, true), "no flush of the file");
    assert!(is_caught(true, false, true), "no flush of the folder");
    assert!(is_caught(true, true, false), "in place");
}
