//! Loads the local time zone from its file: looking it up by name in the library first lists every zone of the system, which takes as
//! long as a first frame. Unusual values are left to the library.

use std::ffi::OsStr;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;

use crate::files::lookup::{IntoLookup as _, Lookup};
use crate::files::regular_file;
use crate::files::stat::{Stat, stat};

/// The zone of the machine, unless `TZ` is set (POSIX systems).
const LOCAL: &str = "/etc/localtime";
/// Folder of the zones by name.
const ZONES: &str = "/usr/share/zoneinfo";
/// Maximum size of a zone file; those of the IANA database have a few KiB.
const LARGEST: u64 = 256 * 1024;

/// How long a zone is cached: a laptop may travel during a session.
const LASTS: Duration = Duration::from_mins(5);

static LAST_READ: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);
static UNREADABLE: Mutex<Option<Unreadable>> = Mutex::new(None);

/// A zone file that cannot be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) path: PathBuf,
    pub(super) error: io::Error,
}

/// The zone of the system, or the one in `TZ`; UTC where it cannot be read. Cached, because it is needed with every key.
pub(super) fn current() -> TimeZone {
    let Ok(mut last) = LAST_READ.lock() else {
        return found_or_utc();
    };
    match &*last {
        Some((at, zone)) if at.elapsed() < LASTS => zone.clone(),
        _ => last.insert((Instant::now(), found_or_utc())).1.clone(),
    }
}

/// The zone file that could not be read since the last call.
pub(super) fn take_unreadable() -> Option<Unreadable> {
    UNREADABLE.lock().ok()?.take()
}

fn found_or_utc() -> TimeZone {
    find().unwrap_or_else(|unreadable| {
        if let Ok(mut last) = UNREADABLE.lock() {
            *last = Some(unreadable);
        }
        TimeZone::UTC
    })
}

/// UTC if `TZ` names a device, which could be read without end.
fn find() -> Result<TimeZone, Unreadable> {
    let named = std::env::var_os("TZ");
    if let Some(path) = file_of(named.as_deref())? {
        let zone = read(&path).map_err(|error| Unreadable { path, error })?;
        if let Some(zone) = zone {
            return Ok(zone);
        }
    }
    let named = named.unwrap_or_default();
    let named = named.to_string_lossy();
    let path = Path::new(named.strip_prefix(':').unwrap_or(&named));
    if examined(path)?.is_some_and(|found| !found.is_regular()) {
        return Ok(TimeZone::UTC);
    }
    Ok(TimeZone::system())
}

fn examined(path: &Path) -> Result<Option<Stat>, Unreadable> {
    stat(path).map_err(|error| Unreadable {
        path: path.to_owned(),
        error,
    })
}

/// The zone file: that of the machine without `TZ`, else that of a plain name such as `Asia/Seoul`.
fn file_of(named: Option<&OsStr>) -> Result<Option<PathBuf>, Unreadable> {
    let Some(named) = named else {
        return Ok(Some(LOCAL.into()));
    };
    let Some(name) = named.to_str().map(Path::new) else {
        return Ok(None);
    };
    let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || name.as_os_str().is_empty() {
        return Ok(None);
    }
    // A file of this name in the working folder takes precedence.
    let is_free = examined(name)?.is_none();
    Ok(is_free.then(|| Path::new(ZONES).join(name)))
}

/// `None` where there is no file, or no zone in it.
fn read(path: &Path) -> Lookup<TimeZone> {
    if !stat(path)?.is_some_and(|found| found.is_regular()) {
        return Ok(None);
    }
    let Some(file) = regular_file::open(path).lookup()? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(TimeZone::tzif("", &bytes).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_looked_for() {
        let file = |named: &str| file_of(Some(OsStr::new(named))).expect("it can be examined");
        assert_eq!(
            file_of(None).expect("nothing is examined"),
            Some(PathBuf::from(LOCAL))
        );
        assert_eq!(
            file("Asia/Seoul"),
            Some(PathBuf::from("/usr/share/zoneinfo/Asia/Seoul"))
        );
        for odd in ["", "/dev/zero", "../secret", "src"] {
            assert_eq!(file(odd), None, "{odd}");
        }
        // POSIX rules are not a file.
        assert!(
            read(&file("KST-9").expect("a name"))
                .expect("nothing is there")
                .is_none()
        );
    }

    #[test]
    fn what_is_no_zone_is_not_read() {
        for name in ["Cargo.toml", "src", "nowhere"] {
            assert!(read(Path::new(name)).expect("it can be read").is_none(), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_zone_that_cannot_be_read_is_an_error_and_not_another_zone() {
        let folder = tempfile::tempdir().expect("a folder");
        let loops = folder.path().join("loop");
        std::os::unix::fs::symlink(&loops, &loops).expect("a link");
        assert!(read(&loops).is_err());
        assert!(examined(&loops).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_zone_loaded_from_its_file_has_the_same_offsets() {
        let Ok(Some(ours)) = read(Path::new("/usr/share/zoneinfo/America/New_York")) else {
            return;
        };
        let theirs = TimeZone::get("America/New_York").expect("the library finds it too");
        for second in [1_795_478_400, 1_780_000_000, 0, 4_000_000_000] {
            let moment = jiff::Timestamp::from_second(second).expect("a moment");
            assert_eq!(ours.to_offset(moment), theirs.to_offset(moment));
        }
    }
}
