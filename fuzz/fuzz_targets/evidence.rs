//! Evidence locations: any bytes name a file, a path out of the folder or nothing; none blocks, and all messages are safe to print.
#![no_main]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::lang::Lang;
use selfcheck::storage::evidence;
use selfcheck_fuzz::{assert_safe, folder};

fuzz_target!(|data: &[u8]| {
    let path = Path::new(OsStr::from_bytes(data));
    if let Ok(location) = evidence::relative(path, folder(), folder()) {
        // What is kept can be kept in one line of a file and comes back as the same path.
        let text = location.as_str().to_owned();
        assert!(!text.contains(char::is_control), "{text:?}");
        let again = evidence::relative(Path::new(&text), folder(), folder()).expect("what was kept is a path");
        assert_eq!(again.as_str(), text, "kept again, it is another");
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    let piece = Evidence::at(Location::File(text.to_owned()));
    let today = jiff::civil::date(2026, 11, 24);
    let look = evidence::inspect(&piece, folder(), today, &mut evidence::Watch::none());
    for notice in look.expect("nobody said stop").notices {
        for lang in Lang::ALL {
            assert_safe(notice.get(lang));
        }
    }
    let _ = evidence::complete(text, folder());
    let _ = Location::from_typed(text);
});
