//! Evidence: added, checked, changed, removed.

use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::value::Value;
use selfcheck::session::action::Action;
use selfcheck::session::effect::Effect;
use selfcheck::session::field::EvidencePart;
use selfcheck::session::model::Field;
use selfcheck::session::msg::Msg;

use super::super::app::App;
use super::{notice, question};
use crate::support::cctv::assessment;
use crate::support::checklist::id;
use crate::support::memory_port::opened;

#[test]
fn evidence_is_completed_added_looked_at_and_removed() {
    let mut app = question();
    app.press("1<f6>pol<tab>");
    assert_eq!(notice(&app), "policy.pdf  policy-v2.pdf");
    app.press(".<tab><enter>");
    let evidence = |app: &App| {
        let session = app.ui.model.session.as_ref().expect("session");
        session.assessment.answers[&id("A-1")].evidence.clone()
    };
    assert_eq!(evidence(&app)[0].location.as_str(), "policy.pdf");
    assert_eq!(evidence(&app)[0].size, Some(12_800), "what was found is kept");
    app.press("<f6>.env<enter>");
    assert!(
        notice(&app).contains("looks like keys or passwords"),
        "{}",
        notice(&app)
    );
    app.press("<a-bs>");
    assert_eq!(evidence(&app).len(), 1);
    // The list's row asks what to do; the second option removes.
    app.press("<up><enter><down><enter>");
    assert!(app.ui.model.ask.is_none());
    assert_eq!(evidence(&app).len(), 0, "{}", app.screen());
    app.press("<a-bs>");
    assert_eq!(evidence(&app).len(), 1);
}

/// The evidence of question A-1.
pub fn evidence(app: &App) -> Vec<Evidence> {
    let session = app.ui.model.session.as_ref().expect("a session");
    session
        .assessment
        .answer(&id("A-1"))
        .map(|answer| answer.evidence.clone())
        .unwrap_or_default()
}

/// What a look at the first piece of A-1 found.
fn found(app: &mut App, state: EvidenceState) {
    let piece = Box::new(evidence(app)[0].clone());
    app.send(Msg::Port(Event::Inspected(id("A-1"), state, piece)));
}

#[test]
fn evidence_that_is_there_already_or_not_there_at_all_is_told() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter><f6>policy.pdf<enter>");
    assert_eq!(evidence(&app).len(), 1);
    assert!(notice(&app).contains("Already there"), "{}", notice(&app));
    let mut app = question();
    app.press("1<f6>missing.pdf<enter>");
    assert!(
        notice(&app).contains("does not count: missing.pdf (missing)"),
        "{}",
        notice(&app)
    );
}

#[test]
fn a_changed_file_is_looked_at_again_or_recorded_as_it_is_now() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter>");
    let recorded = evidence(&app)[0].sha256.clone().expect("a digest");
    let now = "b".repeat(64);
    // What is intact can be read again, described or removed, not recorded anew.
    app.press("<up><enter>");
    assert_eq!(app.ui.model.ask.as_ref().expect("a choice").options.len(), 6);
    app.press("<enter>");
    assert!(notice(&app).contains("policy.pdf: intact"), "{}", notice(&app));
    found(&mut app, EvidenceState::Changed(now.clone()));
    app.press("<enter><enter>");
    assert_eq!(evidence(&app)[0].sha256.as_ref(), Some(&now), "{}", app.screen());
    assert!(notice(&app).contains("recorded as it is now"), "{}", notice(&app));
    app.press("u");
    assert_eq!(evidence(&app)[0].sha256.as_ref(), Some(&recorded));
    app.press("<c-y>");
    assert_eq!(evidence(&app)[0].sha256.as_ref(), Some(&now));
}

#[test]
fn what_cannot_be_evidence_is_refused_with_a_reason() {
    for (typed, wanted) in [
        ("http://", "has no host"),
        ("ftp://h/x", "not an http or https address"),
        ("gate.yaml", "cannot be evidence of itself"),
        ("./gate.yaml", "cannot be evidence of itself"),
    ] {
        let mut app = question();
        app.press(&format!("1<f6>{typed}<enter>"));
        assert!(notice(&app).contains(wanted), "{typed}: {}", notice(&app));
        assert!(evidence(&app).is_empty(), "{typed}");
    }
    let mut app = question();
    app.press("1<f6>https://example.org/gate.yaml<enter>");
    assert_eq!(evidence(&app).len(), 1);
}

#[test]
fn a_long_look_at_evidence_says_how_far_it_is_and_how_to_stop_it() {
    let mut app = question().size(80, 24);
    app.send(Msg::Port(Event::Notice(Localized::new("말", "a word"))));
    app.send(Msg::Port(Event::Progress(536_870_912, 6_442_450_944)));
    let screen = app.screen();
    assert!(
        screen.contains("a word") && screen.contains("checking 512 MiB/6.0 GiB, :stop"),
        "{screen}"
    );
    app.press(":stop<enter>");
    assert!(app.effects.contains(&Effect::StopInspecting));
    assert!(!app.screen().contains("GiB"));
}

/// While a large file is read the list may change: what was found belongs to the file, not to its place.
#[test]
fn a_piece_removed_while_it_is_read_never_takes_the_place_of_another() {
    let mut app = question();
    app.press("1<f6>slow.bin<enter><f6>policy.pdf<enter>");
    let read = {
        let mut piece = evidence(&app)[0].clone();
        piece.sha256 = Some("cd".repeat(32));
        piece.size = Some(6_442_450_944);
        piece
    };
    let slow = read.location.clone();
    app.send(Msg::Choose(Action::RemoveEvidence(slow)));
    let before = evidence(&app);
    assert_eq!(before.len(), 1);
    let saves = app.port.tickets;
    app.send(Msg::Port(Event::Inspected(
        id("A-1"),
        EvidenceState::Missing,
        Box::new(read),
    )));
    assert_eq!(evidence(&app), before, "the piece that moved up is as it was");
    assert_eq!(app.port.tickets, saves, "nothing was saved");
    let session = app.ui.model.session.as_ref().expect("a session");
    assert_eq!(session.inspection.of(&id("A-1"), 0), EvidenceState::Intact);
}

#[test]
fn a_title_given_while_a_piece_is_read_stays() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter>");
    let read = evidence(&app)[0].clone();
    let place = read.location.clone();
    app.send(Msg::Choose(Action::Edit(Field::Evidence(
        id("A-1"),
        place.clone(),
        EvidencePart::Title,
    ))));
    app.press("Policy<enter>");
    app.send(Msg::Choose(Action::Edit(Field::Evidence(
        id("A-1"),
        place,
        EvidencePart::ValidUntil,
    ))));
    app.press("2027-01-31<enter>");
    app.send(Msg::Port(Event::Inspected(
        id("A-1"),
        EvidenceState::Intact,
        Box::new(read),
    )));
    let piece = &evidence(&app)[0];
    assert_eq!(
        (piece.title.as_str(), piece.valid_until),
        ("Policy", Some(jiff::civil::date(2027, 1, 31)))
    );
    app.press("uu");
    assert_eq!(evidence(&app)[0].title, "");
}

/// A read-only session shows what was found of its evidence and changes nothing, not even in memory.
#[test]
fn evidence_read_in_a_read_only_session_changes_nothing() {
    let mut held = opened(assessment());
    let answer = Answer {
        value: Some(Value::Level(id("yes"))),
        evidence: vec![Evidence::at(Location::File("policy.pdf".into()))],
        ..Answer::default()
    };
    held.assessment.answers.insert(id("A-1"), answer);
    held.access = Access::ReadOnly(Localized::new("다른 곳", "open elsewhere"));
    let before = held.assessment.clone();
    let app = App::on(Lang::En, held);
    let session = app.ui.model.session.as_ref().expect("a session");
    assert_eq!(session.inspection.of(&id("A-1"), 0), EvidenceState::Intact);
    assert_eq!(session.assessment, before);
}
