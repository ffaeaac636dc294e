//! A report from the interface is never written over the user's work.

use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::session::port::Port as _;
use std::sync::Arc;

use super::faulty_disk::FaultyDisk;
use super::{FILE, Place, order};

const BESIDE: &str = "a-en.html";

#[test]
fn no_report_is_written_over_work_of_the_user() {
    let place = Place::begun();
    place.write("evidence/list.md", "# The list\n");
    place.write("picture.png", "a picture");
    place.write("other.selfcheck.yaml", "another\n");
    place.write("notes.html", "<p>my notes</p>");
    place.write("notes.txt", "");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(place.path(FILE), place.path("link.html")).unwrap();
        std::os::unix::fs::symlink(place.path("evidence"), place.path("alias")).unwrap();
    }
    let whole = place.path(FILE).to_string_lossy().into_owned();
    let mut tried = vec![
        (FILE, "is the file of this assessment"),
        (&whole, "is the file of this assessment"),
        ("evidence/../a.selfcheck.yaml", "is the file of this assessment"),
        ("missing/../a.selfcheck.yaml", "is the file of this assessment"),
        (".a.selfcheck.yaml.lock", "is the file of this assessment"),
        ("other.selfcheck.yaml", "name of an assessment's file"),
        ("new.SelfCheck.yaml", "name of an assessment's file"),
        ("kinds.yaml", "is the checklist of this assessment"),
        ("evidence/list.md", "is evidence of this assessment"),
        ("./evidence//./list.md", "is evidence of this assessment"),
        ("picture.png", "is the diagram of this assessment"),
        ("notes.html", "is no report made by selfcheck"),
    ];
    if cfg!(unix) {
        tried.push(("link.html", "is the file of this assessment"));
        tried.push(("alias/list.md", "is evidence of this assessment"));
    }
    place.open(|session, opened| {
        session.flush().unwrap();
        for (to, why) in &tried {
            let before = std::fs::read(place.path(to)).ok();
            let trouble = session.export(&opened.assessment, &order(to)).unwrap_err();
            assert!(trouble.what.en.contains(why), "{to}: {trouble}");
            assert_eq!(trouble.code, "E-TARGET", "{to}");
            assert!(!trouble.next.ko.is_empty(), "{to}");
            assert_eq!(std::fs::read(place.path(to)).ok(), before, "{to}");
        }
        session.export(&opened.assessment, &order("notes.txt")).unwrap();
        assert!(place.read("notes.txt").starts_with("<!doctype html>"));
    });
}

#[test]
fn evidence_that_is_not_there_yet_is_not_made_by_a_report() {
    let place = Place::begun();
    place.open(|session, opened| {
        let trouble = session
            .export(&opened.assessment, &order("evidence/list.md"))
            .unwrap_err();
        assert!(trouble.what.en.contains("is evidence"), "{trouble}");
    });
    assert!(!place.path("evidence").exists());
}

#[test]
fn an_earlier_report_in_any_format_gives_way_to_the_next() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.export(&opened.assessment, &order("")).unwrap();
        assert!(place.path(BESIDE).is_file());
        for (format, _) in Format::WORDS {
            let mut order = order(BESIDE);
            order.format = format;
            session.export(&opened.assessment, &order).unwrap();
        }
        session.export(&opened.assessment, &order("")).unwrap();
        assert!(place.read(BESIDE).starts_with("<!doctype html>"));
    });
}

/// What cannot be written as a report is told as such: nothing of it waits here to be saved again.
#[test]
fn a_report_that_cannot_be_written_is_told_in_its_own_words() {
    let place = Place::begun();
    place.write("file", "");
    place.open(|session, opened| {
        session.flush().unwrap();
        for (to, next) in [
            (".", "Name a file in that folder."),
            ("file/x.html", "Try again with another folder or name"),
        ] {
            let trouble = session.export(&opened.assessment, &order(to)).unwrap_err();
            assert!(trouble.code.starts_with("E-IO-"), "{trouble}");
            assert!(trouble.next.en.starts_with(next), "{trouble}");
            assert_eq!(trouble.safe.en, "No file was changed.");
            assert!(!trouble.what.en.contains('['), "{trouble}");
            assert!(!trouble.what.ko.contains("저장"), "{}", trouble.what.ko);
        }
        let mut other = order("");
        other.since = Some("none.html".into());
        let trouble = session.export(&opened.assessment, &other).unwrap_err();
        assert!(trouble.code.starts_with("E-IO-"), "{trouble}");
        assert!(!trouble.what.en.contains('['), "{trouble}");
    });
}

#[test]
fn a_final_report_names_what_it_lacks_in_sentences() {
    let place = Place::begun();
    place.open(|session, opened| {
        let mut wanted = order("");
        wanted.is_final = true;
        let trouble = session.export(&opened.assessment, &wanted).unwrap_err();
        insta::assert_snapshot!(format!(
            "{}\n{}",
            trouble.sentences(Lang::Ko).join(" "),
            trouble.sentences(Lang::En).join(" ")
        ));
    });
}

/// A question that the system does not answer is no permission: whichever it is, the file stays as it was and the export is refused.
#[test]
fn no_error_of_the_system_lets_a_report_replace_work() {
    const EIO: i32 = 5;
    const ESTALE: i32 = 116;
    let place = Place::begun();
    place.write("evidence/list.md", "# The list\n");
    place.write("picture.png", "a picture");
    place.write("notes.html", "<p>my notes</p>");
    let disk = Arc::new(FaultyDisk::default());
    place.open_on(&disk, |session, opened| {
        session.export(&opened.assessment, &order("old.html")).unwrap();
        let before_all = |to: &str| std::fs::read(place.path(to)).ok();
        for to in [
            FILE,
            "kinds.yaml",
            "evidence/list.md",
            "picture.png",
            "notes.html",
            "old.html",
            "new.html",
        ] {
            let is_free = matches!(to, "old.html" | "new.html");
            for errno in [EIO, ESTALE] {
                for question in 1.. {
                    assert!(question < 200, "{to}: no end of questions");
                    let before = before_all(to);
                    disk.arm(question, errno);
                    let exported = session.export(&opened.assessment, &order(to));
                    if !disk.disarm() {
                        assert_eq!(exported.is_ok(), is_free, "{to}: without an error");
                        break;
                    }
                    let what = format!("{to}, question {question}: {exported:?}");
                    let after = before_all(to);
                    if exported.is_ok() {
                        assert!(is_free, "{what}");
                        assert!(after.unwrap().ends_with(b"</html>\n"), "{what}");
                    } else {
                        assert_eq!(after, before, "{what}");
                    }
                    if to == "new.html" {
                        let _ = std::fs::remove_file(place.path(to));
                    }
                }
            }
        }
    });
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_replaced() {
    let place = Place::begun();
    std::os::unix::fs::symlink(place.path("nowhere.html"), place.path("link.html")).unwrap();
    place.open(|session, opened| {
        let error = session
            .export(&opened.assessment, &order("link.html"))
            .unwrap_err();
        assert!(error.what.en.contains("is not there"), "{error}");
    });
    assert!(place.path("link.html").is_symlink());
    assert!(!place.path("nowhere.html").exists());
}
