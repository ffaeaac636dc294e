//! Loads the local time zone from its file: looking it up by name in the library first lists every zone of the system, which takes as
//! long as a first frame. Unusual values are left to the library.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;

/// The zone of the machine, unless `TZ` is set (POSIX systems).
const LOCAL: &str = "/etc/localtime";
/// Folder of the zones by name.
const ZONES: &str = "/usr/share/zoneinfo";
/// Maximum size of a zone file; those of the IANA database have a few KiB.
const LARGEST: u64 = 256 * 1024;

/// How long a zone is cached: a laptop may travel during a session.
const LASTS: Duration = Duration::from_mins(5);

static LAST_READ: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);

/// The zone of the system, or the one in `TZ`. Cached, because it is needed with every key.
pub(super) fn current() -> TimeZone {
    let Ok(mut last) = LAST_READ.lock() else {
        return find();
    };
    match &*last {
        Some((at, zone)) if at.elapsed() < LASTS => zone.clone(),
        _ => last.insert((Instant::now(), find())).1.clone(),
    }
}

/// UTC if `TZ` names a device, which could be read without end.
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

/// The zone file: that of the machine without `TZ`, else that of a plain name such as `Asia/Seoul`.
fn file_of(named: Option<&OsStr>) -> Option<PathBuf> {
    let Some(named) = named else {
        return Some(LOCAL.into());
    };
    let name = Path::new(named.to_str()?);
    let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    // A file of this name in the working folder takes precedence.
    let is_name = is_plain && !name.as_os_str().is_empty() && matches!(name.try_exists(), Ok(false));
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
        // POSIX rules are not a file.
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
    fn a_zone_loaded_from_its_file_has_the_same_offsets() {
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
