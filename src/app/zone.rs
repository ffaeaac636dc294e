//! The time zone moments are told in. Read from its one file: asking the library for it by name would first list every zone of the
//! system, which costs as much as a first frame. Whatever is unusual is left to the library.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;

/// The zone of the machine, where `TZ` names none (POSIX systems).
const LOCAL: &str = "/etc/localtime";
/// Where zones lie by their names.
const ZONES: &str = "/usr/share/zoneinfo";
/// Largest file of a zone; those of the IANA database have a few KiB.
const LARGEST: u64 = 256 * 1024;

/// How long a zone is taken to stay: a laptop may travel while a session is open.
const LASTS: Duration = Duration::from_mins(5);

static LAST_READ: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);

/// The time zone of the system, or the one that `TZ` names; asked for with every key.
pub(super) fn current() -> TimeZone {
    let Ok(mut last) = LAST_READ.lock() else {
        return find();
    };
    match &*last {
        Some((at, zone)) if at.elapsed() < LASTS => zone.clone(),
        _ => last.insert((Instant::now(), find())).1.clone(),
    }
}

/// A device named by `TZ` would be read without an end: it is UTC.
fn find() -> TimeZone {
    let named = std::env::var_os("TZ");
    if let Some(zone) = file_of(named.as_deref()).and_then(|path| read(&path)) {
        return zone;
    }
    let named = named.unwrap_or_default();
    let named = named.to_string_lossy();
    let path = Path::new(named.strip_prefix(':').unwrap_or(&named));
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return TimeZone::UTC;
    }
    TimeZone::system()
}

/// The file in which the zone lies: that of the machine without `TZ`, that of a plain name such as `Asia/Seoul` with it.
fn file_of(named: Option<&OsStr>) -> Option<PathBuf> {
    let Some(named) = named else {
        return Some(LOCAL.into());
    };
    let name = Path::new(named.to_str()?);
    let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    // A file of this name in the current folder is what is meant then.
    let is_name = is_plain && !name.as_os_str().is_empty() && !name.exists();
    is_name.then(|| Path::new(ZONES).join(name))
}

fn read(path: &Path) -> Option<TimeZone> {
    let file = path.is_file().then(|| File::open(path).ok())??;
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    TimeZone::tzif("", &bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_looked_for() {
        let file = |named: &str| file_of(Some(OsStr::new(named)));
        assert_eq!(file_of(None), Some(PathBuf::from(LOCAL)));
        assert_eq!(
            file("Asia/Seoul"),
            Some(PathBuf::from("/usr/share/zoneinfo/Asia/Seoul"))
        );
        for odd in ["", "/dev/zero", "../secret", "src"] {
            assert_eq!(file(odd), None, "{odd}");
        }
        // Rules of POSIX are no file, and so are left to the library.
        assert!(read(&file("KST-9").expect("a name")).is_none());
    }

    #[test]
    fn what_is_no_zone_is_not_read() {
        assert!(read(Path::new("Cargo.toml")).is_none());
        assert!(read(Path::new("src")).is_none());
        assert!(read(Path::new("nowhere")).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_zone_read_from_its_file_tells_the_same_time() {
        let Some(ours) = read(Path::new("/usr/share/zoneinfo/America/New_York")) else {
            return;
        };
        let theirs = TimeZone::get("America/New_York").expect("the library finds it too");
        for second in [1_795_478_400, 1_780_000_000, 0, 4_000_000_000] {
            let moment = jiff::Timestamp::from_second(second).expect("a moment");
            assert_eq!(ours.to_offset(moment), theirs.to_offset(moment));
        }
    }
}
