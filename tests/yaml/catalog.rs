//! Where checklists come from: the user's folder, paths, and what is refused without waiting.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use selfcheck::checklist::{Catalog, CatalogError};
use selfcheck::domain::lang::Lang;
use selfcheck::yaml::budget::Budget;

const OWN: &str = "format: 1\nid: ID\nversion: \"3\"\nlanguages: [ko, en]\ntitle: { ko: 내 것, en: Mine }\nextends: common\n";

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn the_users_folder_is_listed_by_headers_only() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "a.yaml",
        OWN.replace("ID", "mine") + "sections: [[[ broken below\n",
    );
    write(
        folder.path(),
        "b.yml",
        OWN.replace("ID", "common")
            .replace("extends: common", "publisher: P"),
    );
    write(folder.path(), "c.yaml", OWN.replace("ID", "mine"));
    write(folder.path(), "broken.yaml", "title: [");
    write(folder.path(), "no-header.yaml", "sections: []\n");
    write(folder.path(), "run.selfcheck.yaml", "format: 1\n");
    write(folder.path(), ".hidden.yaml", OWN);
    write(folder.path(), "notes.txt", OWN);
    let catalog = Catalog::new(Some(folder.path()));
    let entries = catalog.entries();
    let listed: Vec<(&str, bool, bool)> = entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry.path.is_some(), entry.problem.is_some()))
        .collect();
    assert_eq!(
        listed,
        [
            ("cctv-security", false, false),
            ("generative-ai", false, false),
            ("mine", true, false),
            ("common", true, false),
            ("broken", true, true),
            ("mine", true, false),
            ("no-header", true, true),
        ]
    );
    assert_eq!(entries[2].title.get(Lang::En), "Mine");
    assert!(!entries[2].publisher.is_blank(), "taken from the base");
    let notices: Vec<String> = catalog.notices().into_iter().map(|notice| notice.en).collect();
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(
        notices[0].contains("b.yml replaces the shipped checklist 'common'"),
        "{notices:?}"
    );
    assert!(notices[1].contains("is already used by"), "{notices:?}");
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one() {
    let catalog = Catalog::new(Some(Path::new("/nonexistent/selfcheck")));
    assert_eq!(catalog.entries().len(), 3);
}

#[test]
fn a_checklist_is_found_by_id_or_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.yaml", OWN.replace("ID", "mine"));
    let catalog = Catalog::new(Some(folder.path()));
    let by_id = catalog.load("mine").unwrap();
    assert_eq!(by_id, catalog.load(path.to_str().unwrap()).unwrap());
    assert_eq!(by_id.header.version, "3");
    assert_eq!(
        Catalog::shipped().load(path.to_str().unwrap()).unwrap().digest,
        by_id.digest
    );
}

#[test]
fn an_unknown_id_brings_the_nearest() {
    let error = Catalog::shipped().load("cctv-securty").unwrap_err();
    assert!(matches!(&error, CatalogError::Unknown { near: Some(near), .. } if near == "cctv-security"));
    assert_eq!(error.message().en, "unknown checklist 'cctv-securty'");
    assert_eq!(error.hint().ko, "혹시 'cctv-security'입니까?");
    let error = Catalog::shipped().load("zzzzzzzzzzz").unwrap_err();
    assert!(
        error.hint().en.contains("common, generative-ai"),
        "{}",
        error.hint().en
    );
}

#[test]
fn what_is_no_regular_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let code = |path: &Path| {
        let start = Instant::now();
        let error = Catalog::shipped().load(path.to_str().unwrap()).unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(2));
        assert!(
            error
                .message()
                .en
                .contains(path.file_name().unwrap().to_str().unwrap()),
            "{}",
            error.message().en
        );
        error.issues()[0].code
    };
    let fifo = folder.path().join("pipe.yaml");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(code(&fifo), "E015");
    assert_eq!(code(Path::new("/dev/zero")), "E015");
    fs::create_dir(folder.path().join("folder.yaml")).unwrap();
    assert_eq!(code(&folder.path().join("folder.yaml")), "E015");
    assert_eq!(code(&folder.path().join("absent.yaml")), "E016");
    let utf16: Vec<u8> = "format: 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        code(&write(
            folder.path(),
            "utf16.yaml",
            [&[0xff, 0xfe], utf16.as_slice()].concat()
        )),
        "E013"
    );
    let huge = folder.path().join("huge.yaml");
    fs::File::create(&huge)
        .unwrap()
        .set_len(50 * 1024 * 1024)
        .unwrap();
    assert_eq!(code(&huge), "E001");
}

#[test]
fn a_broken_checklist_tells_all_its_issues() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        "a.yaml",
        OWN.replace("ID", "mine") + "wieght: 1\nremove: [E01-99]\n",
    );
    let error = Catalog::shipped().load(path.to_str().unwrap()).unwrap_err();
    let codes: Vec<&str> = error.issues().iter().map(|issue| issue.code).collect();
    assert_eq!(codes, ["E101", "E205"]);
    assert_eq!(error.sources().len(), 2);
}

#[test]
fn a_folder_gives_its_checklists_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "b.yaml",
        "a.yml",
        "x.selfcheck.yaml",
        "references.yaml",
        "readme.md",
    ] {
        write(folder.path(), name, "");
    }
    let files = Catalog::files(folder.path()).unwrap();
    let names: Vec<&str> = files
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap())
        .collect();
    assert_eq!(names, ["a.yml", "b.yaml"]);
}

/// What the catalog names as left out.
fn left_out(catalog: &Catalog) -> String {
    let notices = catalog.left_out().into_iter();
    notices.map(|notice| notice.en + "\n").collect()
}

/// A file that cannot be read may have any id, so that no id is called unknown; a link that leads nowhere is no file.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_reported_and_not_taken_for_absent() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere.yaml");
    std::os::unix::fs::symlink(folder.path().join("none"), nowhere).unwrap();
    let catalog = Catalog::new(Some(folder.path()));
    assert!(catalog.unreadable().is_empty());
    assert!(catalog.load("common").is_ok());
    assert_eq!(left_out(&catalog), "");

    let loops = folder.path().join("loop.yaml");
    std::os::unix::fs::symlink(&loops, &loops).unwrap();
    let catalog = Catalog::new(Some(folder.path()));
    assert_eq!(catalog.unreadable().len(), 1);
    let error = catalog
        .load("mine")
        .expect_err("the unreadable file may have the id");
    assert!(error.message().en.contains("loop.yaml"), "{error}");
}

/// One file that is broken or cannot be read does not keep the others from being loaded: it is named.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_left_out_and_named_and_the_others_are_loaded() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "mine.yaml", OWN.replace("ID", "mine"));
    write(folder.path(), "broken.yaml", "title: [");
    write(folder.path(), "latin.yaml", b"id: caf\xe9\n");
    let loops = folder.path().join("loop.yaml");
    std::os::unix::fs::symlink(&loops, &loops).unwrap();
    let catalog = Catalog::new(Some(folder.path()));
    assert_eq!(left_out(&catalog), "", "no id was looked for");
    assert!(catalog.load("mine").is_ok());
    assert!(catalog.load("common").is_ok());
    let named = left_out(&catalog);
    for name in ["broken.yaml", "latin.yaml", "loop.yaml"] {
        assert!(named.contains(name), "{named}");
    }
    // A shipped checklist may be hidden by one of them; one that was found is not.
    assert!(catalog.may_hide("common").is_some());
    assert!(catalog.may_hide("mine").is_none());
    // The hint still helps with a typing error where only the text is broken.
    fs::remove_file(&loops).unwrap();
    let catalog = Catalog::new(Some(folder.path()));
    let error = catalog.load("cctv-securty").expect_err("no such id");
    assert!(
        matches!(error, CatalogError::Unknown { near: Some(_), .. }),
        "{error}"
    );
    assert!(left_out(&catalog).contains("broken.yaml"));
}

/// A folder that cannot be listed may hold a checklist of any id: none is called unknown, and the shipped ones are still loaded.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_listed_is_reported_and_not_taken_for_empty() {
    let folder = tempfile::tempdir().unwrap();
    let loops = folder.path().join("loop");
    std::os::unix::fs::symlink(&loops, &loops).unwrap();
    let catalog = Catalog::new(Some(&loops));
    let unreadable = catalog.unreadable();
    assert!(unreadable[0].message().en.contains("loop"), "{unreadable:?}");
    let error = catalog.load("mine").expect_err("the id may be one of the user's");
    assert!(matches!(error, CatalogError::Unreadable { .. }), "{error}");
    assert!(catalog.load("common").is_ok());
    assert!(left_out(&catalog).contains("loop"));
    let path = write(
        folder.path(),
        "mine.yaml",
        OWN.replace("ID", "mine").replace("common", "ours"),
    );
    let error = catalog
        .load(path.to_str().unwrap())
        .expect_err("its base may be one of the user's");
    assert_eq!(error.issues()[0].code, "E016");
    let absent = Catalog::new(Some(&folder.path().join("none")));
    assert!(absent.unreadable().is_empty());
    assert!(absent.load("common").is_ok());
    assert!(matches!(
        Catalog::files(&loops),
        Err(CatalogError::Unreadable { .. })
    ));
}

#[test]
fn a_base_that_cannot_be_read_is_not_called_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let large = OWN.replace("ID", "base") + &"#".repeat(Budget::CHECKLIST.bytes);
    write(folder.path(), "base.yaml", large);
    let own = write(
        folder.path(),
        "mine.yaml",
        OWN.replace("ID", "mine").replace("common", "base"),
    );
    let catalog = Catalog::new(Some(folder.path()));
    let error = catalog
        .load(own.to_str().unwrap())
        .expect_err("its base is too large");
    let codes: Vec<&str> = error.issues().iter().map(|issue| issue.code).collect();
    assert_eq!(codes, ["E001"], "{error}");
}
