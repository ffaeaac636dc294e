//! `update`, driven by key strings: what changes in the model, and which effects it asks for.

mod answers;
mod approval;
mod editing;
mod evidence;
mod fields;
mod lists;
mod opening;
mod saving;
mod screens;

use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::Value;
use selfcheck::session::action::Action;
use selfcheck::session::port::Opened;

use super::app::App;
use crate::support::checklist::id;
use crate::support::memory_port::opened;

/// On question A-1 of the small checklist.
fn question() -> App {
    let mut app = App::open(Lang::En);
    app.press("<enter>");
    assert_eq!(at(&app), "A-1");
    app
}

fn at(app: &App) -> &str {
    let session = app.ui.model.session.as_ref().expect("a session");
    session.question().expect("a question").id.as_str()
}

fn value(app: &App, question: &str) -> Option<Value> {
    let session = app.ui.model.session.as_ref().expect("a session");
    session
        .assessment
        .answer(&id(question))
        .and_then(|answer| answer.value.clone())
}

fn note_of(app: &App, question: &str) -> String {
    let session = app.ui.model.session.as_ref().expect("session");
    let answer = session.assessment.answer(&id(question));
    answer.map(|answer| answer.note.clone()).unwrap_or_default()
}

fn notice(app: &App) -> String {
    app.ui
        .model
        .notice
        .as_ref()
        .map(|notice| notice.text.en.clone())
        .unwrap_or_default()
}

fn level(name: &str) -> Option<Value> {
    Some(Value::Level(id(name)))
}

/// A checklist with these answers, opened in a window of 100 by 24.
fn answered(checklist: Checklist, answer: impl Fn(usize) -> Answer) -> App {
    let mut run = Assessment::begin(&checklist, "2026-11-20T09:00:00+09:00");
    for (field, _) in SubjectField::KEYS {
        run.subject.set(field, "written");
    }
    for (at, question) in checklist.questions.iter().enumerate() {
        run.answers.insert(question.id.clone(), answer(at));
    }
    let opened = Opened {
        checklist: checklist.into(),
        ..opened(run)
    };
    App::on(Lang::En, opened).size(100, 24)
}

fn focused(app: &App) -> Option<Action> {
    app.ui.model.place().key.clone()
}
