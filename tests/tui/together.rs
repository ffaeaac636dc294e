//! Two people at one file: conflicts shown with both sides and settled, and a file held elsewhere opened again.

use selfcheck::domain::access::Access;
use selfcheck::domain::event::Event;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::takeover::Takeover;
use selfcheck::session::effect::Effect;
use selfcheck::session::model::Screen;
use selfcheck::session::msg::Msg;

use super::app::App;
use crate::support::cctv::assessment;
use crate::support::checklist::id;
use crate::support::memory_port::{conflicts, opened};

fn notice(app: &App) -> String {
    let notice = app.ui.model.notice.as_ref();
    notice.map_or_else(String::new, |notice| notice.text.en.clone())
}

/// A merge that took A-3 over and found two conflicts.
fn merged() -> App {
    let mut app = App::open(Lang::En);
    let mut merged = assessment();
    merged.subject.set(SubjectField::Version, "3.0");
    app.send(Msg::Port(Event::Merged(Box::new(Takeover::new(
        merged.clone(),
        merged,
        vec![id("A-3")],
        conflicts(),
    )))));
    app
}

#[test]
fn a_merge_from_outside_is_told_and_its_conflicts_are_found_at_once() {
    let mut app = merged();
    assert_eq!(
        notice(&app),
        "Took over 1; 2 differ on both sides. :conflicts lets you choose."
    );
    app.press(":conflict<enter>");
    assert_eq!(app.ui.model.screen(), Screen::Conflicts);
    app.press("<f8>");
    let shown = app.screen();
    let second = shown.lines().nth(2).unwrap_or_default();
    assert!(second.contains("[!] Conflicting changes: 2"), "{shown}");
    app.press("<home><enter>");
    assert_eq!(app.ui.model.screen(), Screen::Conflicts);
    app.press("<enter>");
    let session = app.ui.model.session.as_ref().expect("a session");
    assert_eq!(session.question().expect("a question").id, id("A-2"));
}

#[test]
fn a_conflict_shows_both_sides_and_the_file_that_holds_the_other() {
    let mut app = merged().size(60, 30);
    app.press(":conflict<enter>");
    let shown = app.screen();
    for text in [
        "note, here: empty",
        "note, elsewhere: 보관 기간은 30일입니다.",
        "Does it recognise faces?",
        "value, elsewhere: Yes",
        "/home/user/gate.yaml.outside-1a2b3c4d",
    ] {
        assert!(shown.contains(text), "{text}:\n{shown}");
    }
}

#[test]
fn a_long_other_side_is_cut_and_cleaned() {
    let mut app = App::open(Lang::En).size(80, 40);
    let mut found = conflicts();
    if let selfcheck::domain::merge::Theirs::Answer(_, answer) = &mut found[0].theirs {
        answer.note = format!("\u{1b}[2J\u{202e}{}", "long ".repeat(2000));
    }
    app.send(Msg::Port(Event::Merged(Box::new(Takeover::new(
        assessment(),
        assessment(),
        Vec::new(),
        found,
    )))));
    app.press(":conflict<enter>");
    let shown = app.screen();
    assert!(shown.contains("...") && shown.contains("Take the one"), "{shown}");
    assert!(
        !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
        "{shown}"
    );
}

#[test]
fn taking_theirs_is_a_change_that_can_be_undone_and_settles_the_conflict() {
    let mut app = merged();
    let note = |app: &App| {
        let session = app.ui.model.session.as_ref().expect("a session");
        let answer = session.assessment.answer(&id("A-2"));
        answer.map(|answer| answer.note.clone()).unwrap_or_default()
    };
    app.press(":conflict<enter><down><enter>");
    assert!(note(&app).contains("30 days"), "{}", note(&app));
    assert_eq!(app.ui.model.conflicts.len(), 1);
    assert!(app.effects.contains(&Effect::Save));
    assert!(
        notice(&app).starts_with("Took the one from elsewhere: A-2. Conflicts left: 1."),
        "{}",
        notice(&app)
    );
    app.press("u");
    assert_eq!(note(&app), "");
}

#[test]
fn keeping_ours_changes_nothing_and_settles_the_conflict() {
    let mut app = merged();
    let before = app
        .ui
        .model
        .session
        .as_ref()
        .expect("a session")
        .assessment
        .clone();
    app.press(":conflict<enter><down><down><enter><down><down><enter>");
    assert!(app.ui.model.conflicts.is_empty(), "{}", app.screen());
    assert_eq!(
        app.ui.model.session.as_ref().expect("a session").assessment,
        before
    );
    assert!(app.screen().contains("No change conflicts."), "{}", app.screen());
    app.press("<f8>");
    assert!(!app.screen().contains("Conflicting"), "{}", app.screen());
}

#[test]
fn an_older_conflict_not_settled_yet_stays() {
    let mut app = merged();
    let newer = vec![conflicts().remove(0)];
    app.send(Msg::Port(Event::Merged(Box::new(Takeover::new(
        assessment(),
        assessment(),
        Vec::new(),
        newer,
    )))));
    assert_eq!(app.ui.model.conflicts.len(), 2);
}

#[test]
fn a_file_held_elsewhere_is_opened_again_where_the_user_was() {
    let mut held = opened(assessment());
    held.access = Access::ReadOnly(Localized::new(
        "다른 곳",
        "gate.yaml is open elsewhere: process 77.",
    ));
    let mut app = App::on(Lang::En, held);
    assert!(app.screen().contains(":reopen tries again"), "{}", app.screen());
    assert!(
        app.screen().contains("[!] Read only. Open again for writing"),
        "{}",
        app.screen()
    );
    app.press("<enter><right>1:reopen<enter>");
    let again = notice(&app);
    assert!(again.contains("process 77"), "still held: {again}");
    app.port.opens = Some(opened(assessment()));
    app.press(":reopen<enter>");
    assert_eq!(notice(&app), "It can be written now.");
    assert_eq!(app.ui.model.screen(), Screen::Question);
    app.press("1");
    let session = app.ui.model.session.as_ref().expect("a session");
    assert_eq!(session.question().expect("a question").id, id("A-2"));
    assert!(session.assessment.answer(&id("A-2")).is_some(), "it was answered");
    app.press(":reopen");
    assert!(!app.screen().contains("reopen for writing"), "{}", app.screen());
}

/// What was changed elsewhere is one step: undo takes all of it back, and the history shows it.
#[test]
fn a_takeover_is_undone_as_one_step_and_stands_in_the_history() {
    let mut app = App::open(Lang::En);
    app.press("<enter>1<f2>mine<esc>");
    let before = app
        .ui
        .model
        .session
        .as_ref()
        .expect("a session")
        .assessment
        .clone();
    let mut after = before.clone();
    after.answers.remove(&id("A-1"));
    after.subject.set(SubjectField::Version, "3.0");
    let mut takeover = Takeover::new(before.clone(), after.clone(), vec![id("A-1")], Vec::new());
    takeover.copies = vec!["/home/user/gate.yaml.outside-1".into()];
    app.send(Msg::Port(Event::Merged(Box::new(takeover))));
    let now = |app: &App| {
        app.ui
            .model
            .session
            .as_ref()
            .expect("a session")
            .assessment
            .clone()
    };
    assert_eq!(now(&app), after);
    assert!(
        notice(&app).contains("kept in /home/user/gate.yaml.outside-1"),
        "{}",
        notice(&app)
    );
    app.press("<s-f12>");
    assert!(app.screen().contains("changed elsewhere"), "{}", app.screen());
    app.press("<esc><a-bs>");
    assert_eq!(now(&app), before);
    app.press("<c-y>");
    assert_eq!(now(&app), after);
}
