//! A small session for the fault tests: it opens or makes an assessment, saves it a few times and says after each save whether it
//! is on disk. `tests/faults/run.sh` runs it under injected errors, kills and power losses.
//!
//! ```text
//! save_loop FILE COUNT [RETRIES]     prints "saving N", then "saved N" or "failed CODE"
//! save_loop --check FILE             prints "state N", the number of the last save the file holds
//! ```

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::{Checklist, Header, Parts};
use selfcheck::domain::gate::Gates;
use selfcheck::domain::id::Id;
use selfcheck::domain::reference::Registry;
use selfcheck::domain::text::Text;
use selfcheck::storage::disk::{Disk, RealDisk};
use selfcheck::storage::error::StorageError;
use selfcheck::storage::file::{self, AssessmentFile};

/// How long it waits before it tries a failed save again.
const PAUSE: Duration = Duration::from_millis(20);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, other: u32| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(other);
    match words.first().map(String::as_str) {
        Some("--check") => check(Path::new(words.get(1).map_or("", String::as_str))),
        Some(path) => match session(Path::new(path), number(1, 3), number(2, 3)) {
            Ok(code) => code,
            Err(error) => refuse(&error),
        },
        None => ExitCode::from(2),
    }
}

/// A line on standard output. One that cannot be written was not said, and that is all.
fn say(line: &str) {
    let _ = std::io::stdout().write_all(format!("{line}\n").as_bytes());
}

fn refuse(error: &StorageError) -> ExitCode {
    say(&format!("refused {}", error.code()));
    ExitCode::from(if error.is_input() { 3 } else { 4 })
}

fn check(path: &Path) -> ExitCode {
    match file::peek(&RealDisk, path) {
        Ok(reading) if reading.issues().is_empty() => {
            say(&format!("state {}", state_of(reading.draft())));
            ExitCode::SUCCESS
        }
        Ok(_) => ExitCode::from(3),
        Err(error) => refuse(&error),
    }
}

fn session(path: &Path, count: u32, retries: u32) -> Result<ExitCode, StorageError> {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let (mut file, first) = if path.exists() {
        let loaded = file::open(&disk, path)?.resolve(&checklist());
        (loaded.file, state_of(&loaded.reading.assessment))
    } else {
        (file::create(&disk, path, &state(0), &checklist())?, 0)
    };
    if let Access::ReadOnly(why) = file.access() {
        say(&format!("read-only: {}", why.en));
        return Ok(ExitCode::from(4));
    }
    for n in first + 1..=first + count {
        say(&format!("saving {n}"));
        if !save(&mut file, n, retries) {
            return Ok(ExitCode::from(4));
        }
        say(&format!("saved {n}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn save(file: &mut AssessmentFile, n: u32, retries: u32) -> bool {
    for _ in 0..=retries {
        match file.save(&state(n)) {
            Ok(_) => return true,
            Err(error) => say(&format!("failed {}", error.code())),
        }
        std::thread::sleep(PAUSE);
    }
    false
}

/// The assessment after its n-th save: one answer that counts and enough text for several blocks.
fn state(n: u32) -> Assessment {
    let mut assessment = Assessment::begin(&checklist(), "2026-11-24T10:00:00+09:00");
    for at in 0..20 {
        let note = if at == 0 {
            n.to_string()
        } else {
            "가나다라 마바사 ".repeat(40)
        };
        let answer = Answer {
            note,
            ..Answer::default()
        };
        assessment
            .answers
            .insert(Id::known(&format!("Q-{at:02}")), answer);
    }
    assessment
}

fn state_of(assessment: &Assessment) -> u32 {
    let first = assessment.answers.get("Q-00");
    first.and_then(|answer| answer.note.parse().ok()).unwrap_or(0)
}

fn checklist() -> Checklist {
    Checklist::new(Parts {
        header: Header {
            id: Id::known("faults"),
            version: "1".into(),
            title: Text::both("장애 시험", "Fault tests"),
            publisher: Text::both("시험", "test"),
            license: String::new(),
            languages: vec!["ko".into(), "en".into()],
            succeeds: Vec::new(),
        },
        bases: vec![],
        left_out: vec![],
        profile: vec![],
        gates: Gates::default(),
        tiers: vec![],
        sections: vec![],
        questions: vec![],
        registry: Registry::default(),
        glossary: vec![],
        digest: "0".into(),
    })
}
