//! Unit tests of `files/lookup`.

use selfcheck::files::lookup::*;
use std::io;

#[test]
fn only_a_missing_file_or_folder_means_absent() {
    let ask = |kind: io::ErrorKind| io::Result::<()>::Err(kind.into()).lookup();
    assert!(matches!(io::Result::Ok(3).lookup(), Ok(Some(3))));
    assert!(matches!(ask(io::ErrorKind::NotFound), Ok(None)));
    assert!(matches!(ask(io::ErrorKind::NotADirectory), Ok(None)));
    for kind in [
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::StaleNetworkFileHandle,
        io::ErrorKind::OutOfMemory,
        io::ErrorKind::Other,
    ] {
        assert_eq!(ask(kind).unwrap_err().kind(), kind);
    }
}

#[test]
fn what_is_required_and_absent_is_the_error_of_the_system() {
    let absent: Lookup<()> = Ok(None);
    assert_eq!(absent.required().unwrap_err().kind(), io::ErrorKind::NotFound);
}
