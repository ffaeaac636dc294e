//! Evidence: hashed as a stream, refused without waiting, found again, never trusted.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use jiff::civil::date;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::storage::error::StorageError;
use selfcheck::storage::evidence::{self, Inspector, Look, Watch};
use selfcheck::words::storage::{refused_because, unreadable};

use super::support::{checklist, id};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("증빙")).unwrap();
    std::fs::write(folder.path().join("증빙/a.pdf"), "증빙").unwrap();
    folder
}

fn at(path: &str) -> Evidence {
    Evidence::at(Location::File(path.into()))
}

fn look(folder: &Path, evidence: &Evidence) -> Look {
    evidence::inspect(evidence, folder, date(2026, 11, 24), &mut Watch::none()).unwrap()
}

fn notice(look: &Look, word: &str) -> bool {
    look.notices.iter().any(|notice| notice.en.contains(word))
}

#[test]
fn a_file_is_hashed_and_known_again() {
    let folder = folder();
    let found = look(folder.path(), &at("증빙/a.pdf"));
    let wanted = selfcheck::storage::atomic::digest("증빙".as_bytes());
    assert_eq!(found.evidence.sha256.as_deref(), Some(wanted.as_str()));
    assert_eq!(
        (found.evidence.size, found.state.clone()),
        (Some(6), EvidenceState::Intact)
    );
    assert_eq!(
        (found.media_type, &found.notices[..]),
        ("application/pdf", &[][..])
    );
    assert_eq!(
        found.settled_state(),
        EvidenceState::Unchecked,
        "no digest was recorded"
    );
    let again = look(folder.path(), &found.evidence);
    assert_eq!(again.settled_state(), EvidenceState::Intact);
    std::fs::write(folder.path().join("증빙/a.pdf"), "바뀜").unwrap();
    let changed = look(folder.path(), &found.evidence);
    assert_eq!(
        changed.state,
        EvidenceState::Changed(selfcheck::storage::atomic::digest("바뀜".as_bytes()))
    );
    assert_eq!(changed.evidence, found.evidence, "what was recorded stays");
}

#[test]
fn a_text_of_which_only_the_line_ends_changed_is_named_as_that() {
    let folder = folder();
    let state = |before: &[u8], after: &[u8], has_size: bool| {
        std::fs::write(folder.path().join("log.txt"), before).unwrap();
        let mut recorded = look(folder.path(), &at("log.txt")).evidence;
        recorded.size = recorded.size.filter(|_| has_size);
        std::fs::write(folder.path().join("log.txt"), after).unwrap();
        look(folder.path(), &recorded).state
    };
    let feeds = "하나\n둘\n\n\rx\n".repeat(9_000);
    let pairs = feeds.replace('\n', "\r\n");
    let digest = selfcheck::storage::atomic::digest(pairs.as_bytes());
    let both = [feeds.as_bytes(), pairs.as_bytes()];
    assert_eq!(
        state(both[0], both[1], true),
        EvidenceState::LineEnds(digest.clone())
    );
    assert!(matches!(
        state(both[1], both[0], false),
        EvidenceState::LineEnds(_)
    ));
    assert!(!EvidenceState::LineEnds(digest).counts());
    for (before, after) in [
        (&b"one\ntwo\n"[..], &b"one\r\ntwo\r\nthree\r\n"[..]),
        (b"one\ntwo\n", b"one\rtwo\r"),
        (b"a\0b\n", b"a\0b\r\n"),
        (b"one\n", b"one"),
    ] {
        let found = state(before, after, true);
        assert!(matches!(found, EvidenceState::Changed(_)), "{after:?}");
    }
}

#[test]
fn an_empty_file_a_pointer_and_an_address_without_host_do_not_count() {
    let folder = folder();
    std::fs::write(folder.path().join("empty.pdf"), "").unwrap();
    let pointer = format!(
        "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12345\n",
        "a".repeat(64)
    );
    std::fs::write(folder.path().join("video.mp4"), &pointer).unwrap();
    let at = |path: &str| Evidence::at(Location::File(path.into()));
    let empty = look(folder.path(), &at("empty.pdf"));
    assert_eq!(
        (&empty.state, empty.evidence.size),
        (&EvidenceState::Empty, Some(0))
    );
    let found = look(folder.path(), &at("video.mp4"));
    assert_eq!(
        (&found.state, &found.evidence.sha256),
        (&EvidenceState::Pointer, &None),
        "the digest of the pointer is not that of the file"
    );
    let recorded = Evidence {
        sha256: Some("b".repeat(64)),
        size: Some(12_345),
        ..at("video.mp4")
    };
    assert_eq!(
        look(folder.path(), &recorded).state,
        EvidenceState::Pointer,
        "the file was not fetched; it has not changed"
    );
    let talk = format!("{pointer}{}", "about git LFS ".repeat(100));
    std::fs::write(folder.path().join("video.mp4"), talk).unwrap();
    assert_eq!(look(folder.path(), &at("video.mp4")).state, EvidenceState::Intact);
    for address in ["http://", "https:///a", "https://:80/", "https://kim@/"] {
        let found = look(folder.path(), &Evidence::at(Location::Url(address.into()))).state;
        assert_eq!(found, EvidenceState::Refused("no-host".into()), "{address}");
    }
    for state in [empty.state, found.state] {
        assert!(!state.counts() && state.is_broken(), "{state:?}");
    }
}

#[test]
fn addresses_and_plans_are_not_opened_and_days_run_out() {
    let folder = folder();
    let mut address = Evidence::at(Location::Url("https://example.org/a".into()));
    assert_eq!(look(folder.path(), &address).state, EvidenceState::Named);
    address.valid_until = Some(date(2026, 11, 24));
    assert_eq!(
        look(folder.path(), &address).state,
        EvidenceState::Named,
        "the last day counts"
    );
    address.valid_until = Some(date(2026, 11, 23));
    assert_eq!(look(folder.path(), &address).state, EvidenceState::Expired);
    let planned = Evidence::at(Location::Planned("다음 분기".into()));
    assert_eq!(look(folder.path(), &planned).state, EvidenceState::Planned);
    let secret = Evidence::at(Location::Url("https://kim:pw@example.org/a".into()));
    assert!(notice(&look(folder.path(), &secret), "password"));
    let mut file = at("증빙/없음.pdf");
    file.valid_until = Some(date(2020, 1, 1));
    assert_eq!(look(folder.path(), &file).state, EvidenceState::Missing);
}

#[cfg(unix)]
#[test]
fn pipes_devices_sockets_and_folders_are_refused_at_once() {
    let folder = folder();
    let pipe = folder.path().join("pipe");
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
    )
    .unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).unwrap();
    std::os::unix::fs::symlink("pipe", folder.path().join("link-to-pipe")).unwrap();
    let start = Instant::now();
    for (path, word) in [
        ("pipe", "pipe"),
        ("link-to-pipe", "pipe"),
        ("socket", "socket"),
        ("증빙", "folder"),
        ("/dev/zero", "device"),
        ("/dev/tty", "device"),
        ("a\0b", "bad-name"),
        ("", "bad-name"),
    ] {
        assert_eq!(
            look(folder.path(), &at(path)).state,
            EvidenceState::Refused(word.into()),
            "{path}"
        );
        assert!(!refused_because(word).ko.is_empty());
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
#[test]
fn links_and_ways_out_of_the_folder_are_told() {
    let outer = folder();
    let inner = outer.path().join("증빙");
    std::fs::write(outer.path().join("far.pdf"), "x").unwrap();
    std::os::unix::fs::symlink("../far.pdf", inner.join("out.pdf")).unwrap();
    std::os::unix::fs::symlink("a.pdf", inner.join("in.pdf")).unwrap();
    std::os::unix::fs::symlink("nowhere", inner.join("broken.pdf")).unwrap();
    std::os::unix::fs::symlink("loop.pdf", inner.join("loop.pdf")).unwrap();
    for (path, outside) in [
        ("out.pdf", true),
        ("../far.pdf", true),
        ("in.pdf", false),
        ("a.pdf", false),
    ] {
        let found = look(&inner, &at(path));
        assert_eq!(found.state, EvidenceState::Intact, "{path}");
        assert_eq!(notice(&found, "outside"), outside, "{path}: {:?}", found.notices);
    }
    assert!(notice(&look(&inner, &at("in.pdf")), "is a link; a.pdf was read"));
    assert!(notice(
        &look(&inner, &at(&inner.join("a.pdf").display().to_string())),
        "absolute"
    ));
    for path in ["broken.pdf", "C:\\a.pdf"] {
        assert_eq!(look(&inner, &at(path)).state, EvidenceState::Missing, "{path}");
    }
    let found = look(&inner, &at("loop.pdf")).state;
    assert_eq!(found, EvidenceState::Unreadable("loop".into()));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_is_never_called_missing() {
    let folder = folder();
    // The kernel answers a read of the first byte with an input/output error.
    std::os::unix::fs::symlink("/proc/self/mem", folder.path().join("broken-disk.pdf")).unwrap();
    std::os::unix::fs::symlink("turns", folder.path().join("turns")).unwrap();
    for (path, reason) in [("broken-disk.pdf", "io"), ("turns/a.pdf", "loop")] {
        let found = look(folder.path(), &at(path)).settled_state();
        assert_eq!(found, EvidenceState::Unreadable(reason.into()), "{path}");
        assert!(!unreadable(reason).en.contains("system error"), "{reason}");
    }
    let gone = look(&folder.path().join("gone"), &at("a.pdf")).state;
    assert_eq!(gone, EvidenceState::Missing);
}

#[test]
fn a_korean_name_is_found_whichever_way_it_is_composed() {
    use unicode_normalization::UnicodeNormalization as _;
    let folder = tempfile::tempdir().unwrap();
    let apart: String = "시험성적서.pdf".nfd().collect();
    std::fs::write(folder.path().join(&apart), "x").unwrap();
    let found = look(folder.path(), &at("시험성적서.pdf"));
    assert_eq!((found.state, found.notices), (EvidenceState::Intact, vec![]));
    assert_eq!(
        evidence::complete("시험", folder.path()).unwrap(),
        ["시험성적서.pdf"]
    );
}

#[test]
fn secrets_are_warned_about() {
    let folder = folder();
    std::fs::write(folder.path().join(".env"), "A=1").unwrap();
    std::fs::write(
        folder.path().join("notes.txt"),
        "-----BEGIN PRIVATE KEY-----\nMIIE",
    )
    .unwrap();
    assert!(notice(&look(folder.path(), &at(".env")), "secrets"));
    assert!(notice(&look(folder.path(), &at("notes.txt")), "private key"));
}

#[test]
fn paths_are_kept_relative_with_slashes() {
    let outer = folder();
    let inner = outer.path().join("증빙");
    let relative = |path: &Path| {
        evidence::relative(path, outer.path(), &inner)
            .unwrap()
            .as_str()
            .to_owned()
    };
    assert_eq!(relative(Path::new("증빙/a.pdf")), "a.pdf");
    assert_eq!(relative(Path::new("./증빙/../증빙/b/c.pdf")), "b/c.pdf");
    assert_eq!(relative(Path::new("far.pdf")), "../far.pdf");
    assert_eq!(relative(&inner.join("a.pdf")), "a.pdf");
    assert!(!relative(&outer.path().join("x.pdf")).contains(&outer.path().display().to_string()));
}

#[test]
fn paths_follow_an_assessment_that_moves() {
    let outer = folder();
    let inner = outer.path().join("증빙");
    let mut assessment = Assessment::begin(&checklist(), "");
    let answer = Answer {
        evidence: vec![at("a.pdf"), at("../b.pdf")],
        ..Answer::default()
    };
    assessment.answers.insert(id("Z-01"), answer);
    evidence::rebase(&mut assessment, &inner, outer.path());
    let places: Vec<&str> = assessment.answers[&id("Z-01")]
        .evidence
        .iter()
        .map(|each| each.location.as_str())
        .collect();
    assert_eq!(places, ["증빙/a.pdf", "b.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_refused_with_a_message() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder();
    let name = std::ffi::OsStr::from_bytes(b"\xff.pdf");
    let _ = std::fs::write(folder.path().join(name), "x");
    let error = evidence::relative(Path::new(name), folder.path(), folder.path()).unwrap_err();
    assert!(matches!(error, StorageError::NotUtf8 { .. }) && error.is_input());
    assert!(error.user_error().next.ko.contains("이름을 바꾼 뒤"));
    assert_eq!(evidence::complete("", folder.path()).unwrap(), ["증빙/"]);
    let loops = folder.path().join("loop");
    std::os::unix::fs::symlink(&loops, &loops).unwrap();
    evidence::complete("loop/", folder.path()).expect_err("the folder cannot be read");
}

#[test]
fn a_large_file_tells_how_far_it_is_and_stops_when_asked() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("big.bin")).unwrap();
    file.set_len(3_000_000).unwrap();
    let (mut told, stop) = (Vec::new(), AtomicBool::new(false));
    let mut progress = |done, all| told.push((done, all));
    let mut watch = Watch {
        progress: Some(&mut progress),
        stop: Some(&stop),
    };
    let found = evidence::inspect(&at("big.bin"), folder.path(), date(2026, 1, 1), &mut watch);
    assert_eq!(found.unwrap().evidence.size, Some(3_000_000));
    assert_eq!(told.last(), Some(&(3_000_000, 3_000_000)));
    assert!(told.len() > 5);
    let mut progress = |_, _| stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let mut watch = Watch {
        progress: Some(&mut progress),
        stop: Some(&stop),
    };
    assert_eq!(
        evidence::inspect(&at("big.bin"), folder.path(), date(2026, 1, 1), &mut watch),
        None
    );
}

#[test]
fn a_file_beyond_the_limit_is_refused_without_reading() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("huge.bin")).unwrap();
    if file.set_len(evidence::LIMIT + 1).is_err() {
        return;
    }
    let start = Instant::now();
    assert_eq!(
        look(folder.path(), &at("huge.bin")).state,
        EvidenceState::Refused("too-large".into())
    );
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn all_evidence_of_an_assessment_is_looked_at() {
    let folder = folder();
    let mut assessment = Assessment::begin(&checklist(), "");
    let known = look(folder.path(), &at("증빙/a.pdf")).evidence;
    let answer = Answer {
        evidence: vec![known, at("증빙/a.pdf"), at("nowhere")],
        ..Answer::default()
    };
    assessment.answers.insert(id("Z-01"), answer);
    let inspection = evidence::inspect_all(&assessment, folder.path(), date(2026, 1, 1), &mut |_, _| {});
    let states: Vec<_> = (0..4).map(|at| inspection.of(&id("Z-01"), at)).collect();
    let unchecked = EvidenceState::Unchecked;
    assert_eq!(
        states,
        [
            EvidenceState::Intact,
            unchecked.clone(),
            EvidenceState::Missing,
            unchecked
        ]
    );
}

#[test]
fn the_inspector_looks_in_the_background_and_can_be_stopped() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("big.bin")).unwrap();
    if file.set_len(10 << 30).is_err() {
        return;
    }
    let inspector = Inspector::start().unwrap();
    let today = date(2026, 1, 1);
    let start = Instant::now();
    inspector.inspect(&id("Z-01"), &at("big.bin"), folder.path(), today);
    inspector.inspect(&id("Z-01"), &at("big.bin"), folder.path(), today);
    assert!(
        start.elapsed() < Duration::from_millis(500),
        "ordering never waits"
    );
    inspector.stop();
    inspector.inspect(&id("Z-01"), &at("증빙/a.pdf"), folder.path(), today);
    let found = loop {
        let events = inspector.events();
        if let Some(found) = events
            .into_iter()
            .find(|event| matches!(event, Event::Inspected(..)))
        {
            break found;
        }
        assert!(start.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(
        matches!(&found, Event::Inspected(question, EvidenceState::Intact, evidence) if *question == id("Z-01") && evidence.sha256.is_some()),
        "{found:?}"
    );
    inspector.inspect(&id("Z-01"), &at("big.bin"), folder.path(), today);
    drop(inspector);
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "ending does not wait for a large file"
    );
}

/// A report may name one file a thousand times.
#[test]
fn a_file_named_often_is_read_once() {
    let folder = folder();
    let known = look(folder.path(), &at("증빙/a.pdf")).evidence;
    let again = Evidence {
        location: Location::File("./증빙/../증빙/a.pdf".into()),
        ..known.clone()
    };
    let mut assessment = Assessment::begin(&checklist(), "");
    let answer = Answer {
        evidence: vec![known.clone(), again, known],
        ..Answer::default()
    };
    assessment.answers.insert(id("Z-01"), answer);
    let mut blocks = 0;
    let mut progress = |_, _| blocks += 1;
    let inspection = evidence::inspect_all(&assessment, folder.path(), date(2026, 1, 1), &mut progress);
    assert_eq!(blocks, 1);
    let intact = inspection.entries().filter(|(_, _, state)| state.counts());
    assert_eq!(intact.count(), 3);
}
