//! Unit tests of `storage/paths`.

use selfcheck::domain::id::Id;
use selfcheck::storage::disk::RealDisk;
use selfcheck::storage::paths::*;
use std::path::Path;

#[test]
fn given_places_come_before_the_platforms() {
    let given = Given {
        data: Some("/d".into()),
        config: Some("/c".into()),
        state: Some("/s".into()),
    };
    let folders = Folders::of(&given).unwrap();
    assert_eq!(folders.assessments(), Path::new("/d/assessments"));
    assert_eq!(folders.settings(), Path::new("/c/settings.yaml"));
    assert_eq!(folders.recent(), Path::new("/s/recent.yaml"));
}

#[test]
fn a_name_becomes_a_file_name_that_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let id = Id::known("cctv-security");
    let proposed = |name: &str| {
        let path = proposed(&RealDisk, folder.path(), &id, name);
        path.strip_prefix(folder.path()).unwrap().display().to_string()
    };
    assert_eq!(proposed("공원 CCTV (2차)"), "공원-cctv-2차.selfcheck.yaml");
    assert_eq!(proposed("../../etc/passwd"), "etc-passwd.selfcheck.yaml");
    assert_eq!(proposed(" ?! "), "cctv-security.selfcheck.yaml");
    assert_eq!(proposed("CON"), "cctv-security.selfcheck.yaml");
    assert!(proposed(&"가".repeat(500)).len() < 200);
    std::fs::write(folder.path().join("a.selfcheck.yaml"), "").unwrap();
    std::fs::write(folder.path().join("a-2.selfcheck.yaml"), "").unwrap();
    assert_eq!(proposed("a"), "a-3.selfcheck.yaml");
}
