//! Approving on the screen: what is refused, and what undo takes back.

use selfcheck::domain::access::Access;
use selfcheck::domain::approval_state::ApprovalState;
use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::localized::Localized;
use selfcheck::session::field::Field;

use super::super::app::App;
use super::{notice, question};

const APPROVE: &str = "<c-g>approval<enter><enter>Kim<enter><enter>CTO<enter><enter>";

fn state(app: &App) -> ApprovalState {
    let session = app.ui.model.session.as_ref().expect("a session");
    ApprovalState::of(&session.assessment)
}

#[test]
fn an_approval_is_one_step_and_ends_with_the_next_change() {
    let mut app = question();
    app.press("1").press(APPROVE);
    assert_eq!(state(&app), ApprovalState::Holds, "{}", app.screen());
    app.press("u");
    assert_eq!(state(&app), ApprovalState::Absent);
    app.press("<c-y>");
    assert_eq!(state(&app), ApprovalState::Holds);
    app.press(":A-1<enter>2");
    assert!(matches!(state(&app), ApprovalState::Stale(_)));
}

#[test]
fn an_approval_needs_a_name() {
    let mut app = question();
    app.press("1:approval<enter><down><down><down><enter>");
    assert_eq!(state(&app), ApprovalState::Absent);
    let editing = app.ui.model.editing.as_ref().expect("the name is asked for");
    assert_eq!(editing.field, Field::ApproverName);
    assert!(notice(&app).contains("name"), "{}", notice(&app));
}

/// The digest of a file is recorded when it was read; it would change what was approved.
#[test]
fn nothing_is_approved_while_a_new_file_is_being_read() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter>");
    let session = app.ui.model.session.as_mut().expect("a session");
    session.inspection = Inspection::default();
    let answers = session.assessment.answers.values_mut();
    answers.for_each(|answer| answer.evidence[0].sha256 = None);
    app.press(APPROVE);
    assert_eq!(state(&app), ApprovalState::Absent, "{}", app.screen());
    assert!(notice(&app).contains("checked"), "{}", notice(&app));
}

#[test]
fn nothing_is_approved_in_a_read_only_session() {
    let mut app = question();
    let session = app.ui.model.session.as_mut().expect("a session");
    session.access = Access::ReadOnly(Localized::new("잠김", "locked"));
    app.press(APPROVE);
    assert_eq!(state(&app), ApprovalState::Absent);
}
