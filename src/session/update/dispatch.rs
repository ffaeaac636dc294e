//! Dispatches commands and actions to the other files of this folder, which do not import this one.

use crate::domain::access::Access;
use crate::domain::progress::Way;
use crate::words::session as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::model::{Field, Model, Part, QuestionLanguage, Screen};
use super::super::page::page;
use super::super::piece::Role;
use super::{
    answer, approval, author, confirm, conflict, draft, editing, evidence, facts, filters, guide, history,
    navigate, next_row, quit, settings,
};

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

/// Chooses a row, or an option of the dialog above it.
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
                // Nothing was found, so only the text field itself is left; the text stays.
                if matches!(model.focused(), Some(Action::Edit(_))) {
                    model.notify(Role::Warn, word::NOTHING_FOUND);
                    return Some(effects);
                }
                effects = editing::leave(model);
            }
            model.notice = None;
            if let Some(chosen) = model.focused() {
                // A command runs on the screen where it was asked for, so the palette closes first.
                if model.screen() == Screen::Palette && !matches!(chosen, Action::Edit(_)) {
                    model.stack.pop();
                    effects.extend(perform(model, chosen));
                } else {
                    effects.extend(activate(model, chosen));
                }
            }
        }
        Command::Toggle => {
            model.notice = None;
            if let Some(chosen) = model.focused().filter(|chosen| is_toggled(model, chosen)) {
                effects = perform(model, chosen);
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
            let chosen = ask.options.get(ask.focus).map(|(_, action)| action.clone());
            model.ask = None;
            return Some(chosen.map(|action| perform(model, action)).unwrap_or_default());
        }
        Command::Back => model.ask = None,
        _ => return None,
    }
    Some(Vec::new())
}

/// Commands that work on every screen and do not end typing.
fn everywhere(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    Some(match command {
        Command::Language => {
            model.lang = model.lang.other();
            vec![Effect::RememberLang(model.lang)]
        }
        Command::Mouse => settings::mouse(model),
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
        Command::Quit => quit::quit(model),
        _ => return None,
    })
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
            return draft::measure(model);
        }
        Command::OpenFile => return perform(model, Action::Edit(Field::OpenPath)),
        Command::Demo => return vec![Effect::Demo],
        Command::Home => return navigate::leave(model),
        _ if model.session.is_none() => model.notify(Role::Dim, word::NOTHING_OPEN),
        Command::Overview => navigate::go(model, Screen::Overview),
        Command::Result => navigate::go(model, Screen::Result),
        Command::Review => navigate::go(model, Screen::Review),
        Command::Approval => navigate::go(model, Screen::Approval),
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
            return perform(model, Action::Edit(Field::SaveAs));
        }
        Command::Conflicts => navigate::go(model, Screen::Conflicts),
        Command::Reopen => return reopen(model),
        Command::StopChecking => {
            model.progress = None;
            model.notify(Role::Dim, word::STOPPED);
            return vec![Effect::StopInspecting];
        }
        Command::Undo => return history::undo(model, true),
        Command::Redo => return history::undo(model, false),
        _ => return on_question(model, command),
    }
    Vec::new()
}

/// Opens a read-only file again; the program that held it may have ended.
fn reopen(model: &mut Model) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    if session.access == Access::Writable {
        model.notify(Role::Dim, word::NOT_READ_ONLY);
        return Vec::new();
    }
    vec![Effect::Open(session.path.clone())]
}

fn question_language(model: &mut Model) {
    model.question_language = match model.question_language {
        QuestionLanguage::Interface => QuestionLanguage::Other,
        QuestionLanguage::Other => QuestionLanguage::Both,
        QuestionLanguage::Both => QuestionLanguage::Interface,
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
        Command::Choose(digit) if model.screen() == Screen::System => facts::by_digit(model, digit),
        Command::Clear if model.screen() == Screen::System => facts::by_digit(model, 0),
        Command::Confirm => confirm::confirm(model),
        Command::Note | Command::EditOutside | Command::Evidence => write(model, command),
        _ => answer::run(model, command),
    }
}

/// Opens a text field of the current question; from other screens the question is shown first.
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
    effects.extend(perform(model, Action::Edit(Field::Answer(id, part))));
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
        let is_open = session.state(session.at).is_open() && session.passes(session.at);
        let here = is_open.then_some(session.at);
        // From another screen, the question left open comes first.
        here.filter(|_| !on_question)
            .or_else(|| session.open_from(way))
            .or(here)
    });
    let session = model.session.as_ref();
    let is_filtered = session
        .is_some_and(|session| !session.filters.is_empty() && session.live_score.counts.unanswered > 0);
    let none = if is_filtered {
        word::NOTHING_LEFT_HERE
    } else {
        word::NOTHING_LEFT
    };
    go_or(model, next, none)
}

fn go_or(model: &mut Model, next: Option<usize>, none: crate::words::Message) -> Vec<Effect> {
    if let Some(at) = next {
        return navigate::go_question(model, at);
    }
    model.notify(Role::Dim, none);
    Vec::new()
}

/// Whether Space acts on a row: on options and folds only, so that a blank never writes a file or leads elsewhere.
fn is_toggled(model: &Model, action: &Action) -> bool {
    let rows = page(model).rows;
    let row = rows.iter().find(|row| row.action.as_ref() == Some(action));
    *action == Action::Do(Command::Guide) || row.is_some_and(|row| row.checked.is_some())
}

/// Enter on a row: as Space, but an option that is chosen already leads on, and an answer that waits is neither confirmed nor given again.
pub(super) fn activate(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Choose(_) | Action::NotApplicable | Action::Do(Command::Confirm)
            if answer::to_confirm(model) =>
        {
            confirm::refuse_enter(model)
        }
        Action::Choose(option) if answer::is_chosen(model, option) => go_next(model, Way::Forward),
        Action::NotApplicable if answer::is_not_applicable(model) => go_next(model, Way::Forward),
        Action::Fact(fact, option) if facts::is_chosen(model, &fact, option) => {
            next_row::past(model, &Action::Fact(fact, option));
            Vec::new()
        }
        action => perform(model, action),
    }
}

pub(super) fn perform(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Do(command) => run(model, command),
        Action::Begin(at) | Action::Pick(at) => draft::begin(model, at),
        Action::BeginWith(id) => draft::begin_with(model, &id),
        Action::Create => draft::create(model),
        Action::Open(at) => {
            let path = model.recent.get(at).map(|known| known.path.clone());
            path.map(Effect::Open).into_iter().collect()
        }
        Action::SortRecent => filters::sort_recent(model),
        Action::FilterRecent => filters::filter_recent(model),
        Action::AllRecent => {
            model.recent_list.is_whole = true;
            Vec::new()
        }
        Action::Go(screen) => {
            navigate::go(model, screen);
            Vec::new()
        }
        Action::Edit(field) => editing::open(model, field),
        Action::Fact(fact, option) => facts::choose(model, &fact, option),
        Action::Choose(option) => answer::choose(model, option),
        Action::Answer(value) => answer::answer_with(model, value),
        Action::SetFact(fact, value) => facts::set(model, &fact, value),
        Action::NotApplicable => answer::not_applicable(model),
        Action::ConfirmAll(reason) => confirm::all(model, reason),
        Action::Question(at) => navigate::go_question(model, at),
        Action::Jump(id) => navigate::jump(model, &id),
        Action::Evidence(place) => evidence::ask(model, &place),
        Action::RemoveEvidence(place) => evidence::remove(model, &place),
        Action::RecordEvidence(place) => evidence::record_as_it_is(model, &place),
        Action::ReadAgain(place) => evidence::ask_again(model, &place),
        Action::Step(step) => history::ask(model, step),
        Action::BackTo(steps) => history::back_to(model, steps),
        Action::TakeTheirs(at) => conflict::take(model, at),
        Action::KeepOurs(at) => conflict::keep(model, at),
        Action::Approve => approval::approve(model),
        Action::Author(name) => author::set(model, name),
        Action::TypeAuthor => {
            model.author_asked_on = Some(model.screen());
            navigate::go(model, Screen::Settings);
            editing::open(model, Field::Author)
        }
        Action::Filter(filter) => filters::toggle(model, filter),
        Action::NoFilters => filters::set(model, Vec::new()),
        Action::All => filters::list(model, Vec::new()),
        Action::Only(filter) => filters::list(model, vec![filter]),
        action => settings::perform(model, &action),
    }
}
