//! History of earlier sessions in the state folder: whatever it contains, the readable part is read and is safe to print.
#![no_main]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use selfcheck::domain::lang::Lang;
use selfcheck::storage::disk::RealDisk;
use selfcheck::storage::history;
use selfcheck::storage::paths::Folders;
use selfcheck::storage::record::RecordSchema;
use selfcheck::words::change;
use selfcheck_fuzz::{assert_safe, checklist, folder};

const ASSESSMENT: &str = "/a.selfcheck.yaml";

fn folders() -> Folders {
    Folders {
        data: folder().join("data"),
        config: folder().join("config"),
        state: folder().join("state"),
    }
}

/// The file of the history, found once by letting it be made.
fn place() -> &'static PathBuf {
    static PLACE: OnceLock<PathBuf> = OnceLock::new();
    PLACE.get_or_init(|| {
        history::add(&RealDisk, &folders(), Path::new(ASSESSMENT), "  - at: x\n").expect("it can be written");
        let mut here = folders().state;
        while here.is_dir() {
            here = std::fs::read_dir(&here)
                .expect("a folder")
                .next()
                .expect("an entry")
                .expect("an entry")
                .path();
        }
        here
    })
}

fuzz_target!(|data: &[u8]| {
    std::fs::write(place(), data).expect("the folder is ours");
    let schema = RecordSchema::of(checklist());
    let found = history::read(&RealDisk, &folders(), Path::new(ASSESSMENT), &schema).unwrap();
    for step in found.done().iter().chain(found.undone()) {
        for lang in Lang::ALL {
            assert_safe(&change::summary(checklist(), &step.change, lang));
        }
    }
    // A step more can always be added, and then it is read again.
    history::add(&RealDisk, &folders(), Path::new(ASSESSMENT), "  - at: x\n").expect("it can be added to");
    let _ = history::read(&RealDisk, &folders(), Path::new(ASSESSMENT), &schema);
});
