//! What could not be saved is kept elsewhere, and told of until it is taken away.

use std::fs;
use std::path::PathBuf;

use selfcheck::domain::id::Id;
use selfcheck::session::port::{Opened, Port as _};

use super::{FILE, Place, read_recent};

/// Leaves the assessment with a note that could not be saved, for its folder was away; says what is left of it and where.
fn leave(place: &Place) -> PathBuf {
    let away = place.context.environment.folder.with_file_name("away");
    let mut kept = PathBuf::new();
    place.open(|session, opened| {
        session.flush().unwrap();
        let mut ours = opened.assessment;
        let answer = ours.answers.get_mut(&Id::new("Q-01").unwrap()).unwrap();
        answer.note = "not saved".into();
        fs::rename(place.path(""), &away).unwrap();
        session.save(&ours);
        let error = session.close().unwrap_err();
        assert_eq!(session.unsaved(), Some(&*error), "told at the end as well");
        assert!(session.flush().is_err(), "what is not saved is not called saved");
        let found = fs::read_dir(place.context.preferences.folders.rescued()).unwrap();
        kept = found.last().unwrap().unwrap().path();
        let whole = kept.to_str().unwrap();
        assert!(whole.len() > 80, "{whole}");
        assert!(error.safe.en.contains(whole), "{error}");
        assert!(error.safe.ko.contains(whole), "{error}");
        assert!(error.next.en.contains("selfcheck compare"), "{error}");
        assert!(!error.to_string().contains("saved again"), "{error}");
    });
    fs::rename(away, place.path("")).unwrap();
    kept
}

fn told(place: &Place, kept: &std::path::Path) -> bool {
    let mut told = false;
    let look = |opened: &Opened| {
        opened
            .notices
            .iter()
            .any(|notice| notice.en.contains(kept.to_str().unwrap()))
    };
    place.open(|_, opened| told = look(&opened));
    told
}

/// Whether the list of known assessments tells of it.
fn on_first_screen(place: &Place) -> bool {
    let mut told = false;
    place.open(|session, _| {
        session.close().unwrap();
        let known = read_recent(session);
        let ours = known.iter().find(|each| each.path == place.path(FILE)).unwrap();
        told = ours.has_rescued;
    });
    told
}

#[test]
fn what_could_not_be_saved_is_told_at_the_next_opening() {
    let place = Place::begun();
    let kept = leave(&place);
    assert!(told(&place, &kept));
    assert!(on_first_screen(&place));
    // Another assessment of that name is none of its business.
    fs::create_dir(place.path("other")).unwrap();
    fs::copy(place.path("kinds.yaml"), place.path("other/kinds.yaml")).unwrap();
    fs::copy(place.path(FILE), place.path("other/a.selfcheck.yaml")).unwrap();
    place.open(|session, _| {
        let other = session.open(&place.path("other/a.selfcheck.yaml")).unwrap();
        assert_eq!(other.notices, []);
        // It opens where it lies, with the checklist and the evidence where they are.
        let opened = session.open(&kept).unwrap();
        let answer = &opened.assessment.answers[&Id::new("Q-01").unwrap()];
        assert_eq!(answer.note, "not saved");
        let evidence = kept.parent().unwrap().join(answer.evidence[0].location.as_str());
        place.write("evidence/list.md", "the list");
        assert_eq!(fs::read_to_string(evidence).unwrap(), "the list");
    });
    fs::remove_file(&kept).unwrap();
    assert!(!told(&place, &kept));
    assert!(!on_first_screen(&place));
}

#[test]
fn what_is_in_the_assessment_by_now_is_not_told() {
    let place = Place::saved();
    let kept = leave(&place);
    let text = place.read(FILE);
    place.write(FILE, &text.replacen("note: first", "note: not saved", 1));
    assert!(!told(&place, &kept));
}

#[test]
fn it_can_still_be_saved_under_another_name() {
    let place = Place::begun();
    place.open(|session, opened| {
        session.flush().unwrap();
        let away = place.context.environment.folder.with_file_name("away");
        fs::rename(place.path(""), &away).unwrap();
        session.save(&opened.assessment);
        session.close().unwrap_err();
        let to = away.join("b.selfcheck.yaml");
        session.save_as(&opened.assessment, &to).unwrap();
        assert!(to.is_file());
        assert_eq!(session.unsaved(), None);
        session.flush().unwrap();
    });
}
