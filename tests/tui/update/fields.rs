//! Fields: what is typed on a text row becomes its text and nothing else, and Enter, Space and digits lead through a form.

use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::Value;
use selfcheck::session::action::Action;
use selfcheck::session::context::Context;
use selfcheck::session::effect::Effect;
use selfcheck::session::field::{Field, Part};
use selfcheck::session::model::Screen;
use selfcheck::tui::input::Input;

use super::super::app::App;
use super::{at, note_of, question, value};
use crate::support::checklist::id;

fn subject(app: &App, line: SubjectField) -> String {
    let session = app.ui.model.session.as_ref().expect("session");
    session.assessment.subject.get(line).to_owned()
}

fn fact(app: &App, fact: &str) -> Option<Value> {
    let session = app.ui.model.session.as_ref().expect("session");
    session.assessment.profile.get(&id(fact)).cloned()
}

fn to(app: &mut App, action: &Action) {
    app.press("<home>");
    for _ in 0..60 {
        if app.ui.model.focused().as_ref() == Some(action) {
            return;
        }
        app.press("<down>");
    }
    panic!("no row {action:?}:\n{}", app.screen());
}

fn form() -> App {
    let mut app = App::open(Lang::En).size(100, 40);
    app.press("<s-f8>");
    assert_eq!(app.ui.model.context(), Context::Form);
    app
}

/// A company's name, a sentence and Korean syllables typed on a field that is not open: all of it is that field's text.
#[test]
fn characters_on_a_text_row_are_its_text_and_run_nothing() {
    for text in ["Acme quality inc u t : ?/,1q", "한빛소프트 주식회사", "ㅂ가 x"] {
        let mut app = form();
        to(
            &mut app,
            &Action::Edit(Field::Subject(SubjectField::Organisation)),
        );
        let before = subject(&app, SubjectField::Version);
        app.press(text);
        app.press("<enter>");
        assert!(
            subject(&app, SubjectField::Organisation).ends_with(text),
            "{}",
            app.screen()
        );
        assert_eq!(subject(&app, SubjectField::Version), before);
        assert_eq!(app.ui.model.screen(), Screen::System);
        assert!(
            !app.effects
                .iter()
                .any(|effect| matches!(effect, Effect::Export(_)))
        );
    }
}

#[test]
fn a_note_is_written_by_typing_on_its_row() {
    let mut app = question();
    let note = Action::Edit(Field::Answer(id("A-1"), Part::Note));
    to(&mut app, &note);
    app.press("policy applies to all");
    assert_eq!(app.ui.model.context(), Context::Note);
    app.press("<esc> again<esc>");
    assert_eq!(note_of(&app, "A-1"), "policy applies to all again");
    assert_eq!((at(&app), app.ui.model.screen()), ("A-1", Screen::Question));
    app.input(Input::Paste(" pasted\nx".into()));
    app.press("<esc>");
    assert_eq!(note_of(&app, "A-1"), "policy applies to all again pasted\nx");
}

/// On a text row the footer names keys that are no characters.
#[test]
fn the_footer_of_a_text_row_names_no_characters() {
    let mut app = question();
    to(&mut app, &Action::Edit(Field::Answer(id("A-1"), Part::Note)));
    let shown = app.screen();
    let footer = shown.lines().rev().nth(1).expect("a footer");
    assert!(
        footer.contains("Enter write") && footer.contains("F1 help"),
        "{shown}"
    );
    assert!(!footer.contains("1-9") && !footer.contains("? help"), "{shown}");
}

/// Enter goes from line to line; a choice that is reached keeps what was chosen.
#[test]
fn enter_goes_on_and_takes_nothing_away() {
    let mut app = form();
    to(&mut app, &Action::Edit(Field::Subject(SubjectField::Name)));
    app.press("<enter> two<enter>2.1<enter>");
    assert!(subject(&app, SubjectField::Name).ends_with(" two"));
    assert!(
        subject(&app, SubjectField::Version).ends_with("2.1"),
        "{}",
        app.screen()
    );
    let rows = app.ui.page().rows;
    let facts = rows.iter().filter_map(|row| row.action.clone());
    let first = facts
        .into_iter()
        .find(|action| matches!(action, Action::Fact(..)));
    let Some(Action::Fact(name, _)) = first else {
        panic!("a fact")
    };
    to(&mut app, &Action::Fact(name.clone(), 0));
    app.press("<enter>");
    let chosen = fact(&app, name.as_str());
    assert!(chosen.is_some());
    app.press("<enter>");
    assert_eq!(
        fact(&app, name.as_str()),
        chosen,
        "Enter on the chosen option goes on"
    );
    assert!(
        !is_of(app.ui.model.focused(), &name),
        "{:?}",
        app.ui.model.focused()
    );
    to(&mut app, &Action::Fact(name.clone(), 0));
    app.press("  ");
    assert_eq!(
        fact(&app, name.as_str()),
        chosen,
        "a blank takes nothing away either"
    );
    app.press("2");
    assert_ne!(fact(&app, name.as_str()), chosen, "a digit chooses");
    app.press("9");
    assert!(fact(&app, name.as_str()).is_some());
    app.press("0");
    assert_eq!(fact(&app, name.as_str()), None);
}

fn is_of(action: Option<Action>, fact: &Id) -> bool {
    matches!(action, Some(Action::Fact(id, _)) if id == *fact)
}

/// A number that is finished does not lead to "not applicable", where a second Enter would take it away.
#[test]
fn enter_after_a_number_passes_not_applicable() {
    let mut app = question();
    let number = {
        let session = app.ui.model.session.as_ref().expect("session");
        let mut all = session.checklist.questions.iter();
        all.position(|question| question.kind.is_number())
            .expect("a number")
    };
    app.send(selfcheck::session::msg::Msg::Choose(Action::Question(number)));
    let name = at(&app).to_owned();
    app.press("12<enter>");
    let entered = value(&app, &name);
    assert_eq!(entered, Some(Value::Number("12".into())));
    assert_eq!(
        app.ui.model.focused(),
        Some(Action::Edit(Field::Answer(id(&name), Part::Note))),
        "{}",
        app.screen()
    );
}

/// A blank never writes a file.
#[test]
fn space_writes_no_report() {
    let mut app = App::open(Lang::En);
    app.press("<s-f9>");
    to(&mut app, &Action::Export);
    app.press(" ");
    assert!(
        !app.effects
            .iter()
            .any(|effect| matches!(effect, Effect::Export(_)))
    );
}

/// Whatever a terminal sends for it, a deletion takes whole characters, and Ctrl+U the line up to the caret.
#[test]
fn every_deletion_takes_whole_characters() {
    for (typed, left) in [
        ("a👩\u{200d}🔬<c-h>", "a"),
        ("a🇰🇷<c-h>", "a"),
        ("a♻\u{fe0f}<bs>", "a"),
        ("a👩\u{200d}🔬b<left><c-b><c-d>", "ab"),
        ("a 👩\u{200d}🔬👩\u{200d}🔬<c-w>", "a 👩\u{200d}🔬"),
        ("한글 메모<c-w>", "한글"),
        ("one two  <c-w>", "one"),
        ("one two<home><a-d>", " two"),
        ("one two<c-u>three", "three"),
        ("one<enter>two<c-u>2", "one\n2"),
        ("one<c-j>two", "one\ntwo"),
    ] {
        let mut app = question();
        app.press("<f2>").press(typed).press("<esc>");
        assert_eq!(note_of(&app, "A-1"), left, "{typed}");
    }
}
