//! Commands, whichever key or menu row they come from.

use crate::domain::access::Access;
use crate::domain::progress::Way;
use crate::words::tui as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::model::{Content, Field, Model, Part, Saving, Screen};
use super::super::piece::Role;
use super::{action, answer, editing, guide, history, navigate};

/// Carries a command out.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if let Some(effects) = choosing(model, command) {
        return effects;
    }
    if let Some(effects) = everywhere(model, command) {
        return effects;
    }
    let mut effects = editing::leave(model);
    effects.extend(working(model, command));
    effects
}

/// Choosing on the screen, or in the choice on top of it.
fn choosing(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    if model.context() == Context::Ask {
        return asked(model, command);
    }
    let is_line = model.context() == Context::Line;
    let mut effects = Vec::new();
    match command {
        Command::Activate if is_line => effects = editing::enter(model),
        Command::Activate => {
            if model.context() == Context::Query {
                // Where nothing was found only the field itself is left to be chosen: what is typed stays.
                if matches!(navigate::focused(model), Some(Action::Edit(_))) {
                    model.tell(Role::Warn, word::NOTHING_FOUND);
                    return Some(effects);
                }
                effects = editing::leave(model);
            }
            model.notice = None;
            if let Some(chosen) = navigate::focused(model) {
                // A command is carried out where it was asked for, so the list of commands is gone before.
                if model.screen() == Screen::Palette && !matches!(chosen, Action::Edit(_)) {
                    model.stack.pop();
                }
                effects.extend(action::activate(model, chosen));
            }
        }
        Command::Toggle => {
            model.notice = None;
            if let Some(chosen) = navigate::focused(model) {
                effects = action::perform(model, chosen);
            }
        }
        Command::Complete => effects = editing::complete(model),
        Command::EndEdit => effects = editing::end(model),
        _ => return None,
    }
    Some(effects)
}

fn asked(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let ask = model.ask.as_mut()?;
    let last = ask.options.len().saturating_sub(1);
    match command {
        Command::Up | Command::PreviousField => ask.focus = ask.focus.checked_sub(1).unwrap_or(last),
        Command::Down | Command::NextField => ask.focus = if ask.focus < last { ask.focus + 1 } else { 0 },
        Command::Activate | Command::Toggle => {
            let chosen = ask.options.get(ask.focus).map(|(_, act)| act.clone());
            model.ask = None;
            return Some(chosen.map(|act| action::perform(model, act)).unwrap_or_default());
        }
        Command::Back => model.ask = None,
        _ => return None,
    }
    Some(Vec::new())
}

/// What works on every screen and does not end typing.
fn everywhere(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    Some(match command {
        Command::Language => {
            model.lang = model.lang.other();
            vec![Effect::RememberLang(model.lang)]
        }
        Command::Mouse => action::mouse(model),
        Command::Save => {
            let mut effects = editing::write_through(model);
            if model.session.is_some() {
                effects.extend([Effect::Save, Effect::Flush]);
            }
            effects
        }
        Command::Suspend => {
            let mut effects = editing::write_through(model);
            effects.push(Effect::Suspend);
            effects
        }
        Command::Quit => quit(model),
        _ => return None,
    })
}

/// Ends the program; asks first only where something is not on disk.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = editing::leave(model);
    if let Saving::Failed(trouble) = &model.saving {
        let trouble = trouble.clone();
        super::outcome::ask_unsaved(model, &trouble);
        return effects;
    }
    effects.push(Effect::Quit);
    effects
}

fn working(model: &mut Model, command: Command) -> Vec<Effect> {
    model.notice = None;
    match command {
        Command::Back => return navigate::back(model),
        Command::Help => navigate::go(model, Screen::Help),
        Command::Palette => navigate::go(model, Screen::Palette),
        Command::Settings => navigate::go(model, Screen::Settings),
        Command::NewAssessment => {
            navigate::go(model, Screen::New);
            return action::measure(model);
        }
        Command::OpenFile => return action::perform(model, Action::Edit(Field::OpenPath)),
        Command::Demo => return vec![Effect::Demo],
        Command::Home => return navigate::leave(model),
        _ if model.session.is_none() => model.tell(Role::Dim, word::NOTHING_OPEN),
        Command::Overview => navigate::go(model, Screen::Overview),
        Command::Result => navigate::go(model, Screen::Result),
        Command::Review => navigate::go(model, Screen::Review),
        Command::System => navigate::go(model, Screen::System),
        Command::Export => navigate::go(model, Screen::Export),
        Command::Glossary => navigate::go(model, Screen::Glossary),
        Command::History => navigate::go(model, Screen::History),
        Command::Compare => navigate::go(model, Screen::Compare),
        Command::Search => navigate::go(model, Screen::Search),
        Command::Filters => navigate::go(model, Screen::Filters),
        Command::QuestionLanguage => question_language(model),
        Command::SaveAs => {
            navigate::go(model, Screen::Settings);
            return action::perform(model, Action::Edit(Field::SaveAs));
        }
        Command::Conflicts => navigate::go(model, Screen::Conflicts),
        Command::Reopen => return reopen(model),
        Command::StopChecking => {
            model.progress = None;
            model.tell(Role::Dim, word::STOPPED);
            return vec![Effect::StopInspecting];
        }
        Command::Undo => return history::undo(model, true),
        Command::Redo => return history::undo(model, false),
        _ => return on_question(model, command),
    }
    Vec::new()
}

/// Opens the file at hand again where it is read-only, because whoever held it may have gone.
fn reopen(model: &mut Model) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    if session.access == Access::Writable {
        model.tell(Role::Dim, word::NOT_READ_ONLY);
        return Vec::new();
    }
    vec![Effect::Open(session.path.clone())]
}

fn question_language(model: &mut Model) {
    model.content = match model.content {
        Content::Interface => Content::Other,
        Content::Other => Content::Localized,
        Content::Localized => Content::Interface,
    };
}

fn on_question(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Next => go_next(model, Way::Forward),
        Command::Previous => go_next(model, Way::Backward),
        Command::NextOpen => go_open(model, Way::Forward),
        Command::PreviousOpen => go_open(model, Way::Backward),
        Command::NextWithoutEvidence => {
            let next = model
                .session
                .as_ref()
                .and_then(|session| session.without_evidence_from(Way::Forward));
            go_or(model, next, word::NONE_WITHOUT_EVIDENCE)
        }
        Command::Guide => guide::show(model),
        Command::Note | Command::EditOutside | Command::Evidence => write(model, command),
        _ => answer::run(model, command),
    }
}

/// Opens the editor of the question at hand; from other screens the question is shown first.
fn write(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let at = session.at;
    let Some(id) = session.question().map(|question| question.id.clone()) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    if model.screen() != Screen::Question {
        effects = navigate::go_question(model, at);
    }
    let part = if command == Command::Evidence {
        Part::Evidence
    } else {
        Part::Note
    };
    effects.extend(action::perform(model, Action::Edit(Field::Answer(id, part))));
    if command == Command::EditOutside
        && let Some(editing) = &model.editing
    {
        effects.push(Effect::EditOutside(editing.kept()));
    }
    effects
}

fn go_next(model: &mut Model, way: Way) -> Vec<Effect> {
    let next = model.session.as_ref().and_then(|session| session.neighbour(way));
    let is_filtered = model
        .session
        .as_ref()
        .is_some_and(|session| !session.filters.is_empty());
    let none = match (way, is_filtered) {
        (Way::Forward, false) => word::LAST_QUESTION,
        (Way::Backward, false) => word::FIRST_QUESTION,
        (Way::Forward, true) => word::LAST_OF_FILTER,
        (Way::Backward, true) => word::FIRST_OF_FILTER,
    };
    go_or(model, next, none)
}

fn go_open(model: &mut Model, way: Way) -> Vec<Effect> {
    let on_question = model.screen() == Screen::Question;
    let next = model.session.as_ref().and_then(|session| {
        let here = session.state(session.at).is_open().then_some(session.at);
        // From another screen the question left open is the next one.
        here.filter(|_| !on_question)
            .or_else(|| session.open_from(way))
            .or(here)
    });
    go_or(model, next, word::NOTHING_LEFT)
}

fn go_or(model: &mut Model, next: Option<usize>, none: crate::words::Message) -> Vec<Effect> {
    if let Some(at) = next {
        return navigate::go_question(model, at);
    }
    model.tell(Role::Dim, none);
    Vec::new()
}

/// Enter on a chosen answer goes on.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    go_next(model, Way::Forward)
}
