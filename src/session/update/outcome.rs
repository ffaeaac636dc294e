//! Applies outcomes of effects and events of the port.

use std::path::PathBuf;

use crate::domain::access::Access;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::event::Event;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::ListedAssessment;
use crate::domain::localized::Localized;
use crate::domain::position::Position;
use crate::domain::subject::SubjectField;
use crate::domain::user_error::UserError;
use crate::session::port::{Exported, Opened};
use crate::words::{session as word, terms};

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::model::{Draft, Ended, Field, Medium, Model, Part, Place, Saving, Screen, View};
use super::super::msg::Outcome;
use super::super::piece::Role;
use super::super::session_state::Session;
use super::{author, change, completion, conflict, editing, evidence, navigate, quit};

pub(super) fn apply(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Home(catalog, known) => return home(model, catalog, known),
        Outcome::Measured(measured) => renew(&mut model.catalog, &measured, |one, other| {
            one.id == other.id && one.path == other.path
        }),
        Outcome::History(earlier) => {
            if let Some(session) = &mut model.session {
                session.history.put_before(earlier);
            }
        }
        Outcome::Proposed(path) => model.draft.proposed = path,
        Outcome::Opened(Ok(opened)) => return opened_now(model, *opened),
        Outcome::AuthorOffered(offered) => offered.into_iter().for_each(|name| author::ask(model, name)),
        Outcome::Submitted(ticket) => {
            if !matches!(model.saving, Saving::Failed(_)) {
                model.saving = Saving::Pending(Some(ticket));
            }
        }
        Outcome::Flushed(Ok(())) => model.notify(Role::Good, word::ALL_SAVED),
        Outcome::Flushed(Err(error)) => model.saving = Saving::Failed(error),
        Outcome::SavedAs(Ok(path)) => saved_as(model, path),
        Outcome::Left(Ok(())) => {
            model.session = None;
            model.saving = Saving::Untouched;
            model.conflicts.clear();
            model.unsent.clear();
            model.stack = vec![Place::new(Screen::Home)];
            return vec![Effect::LoadHome];
        }
        Outcome::Quit(Ok(())) => model.ended = Some(Ended::Saved),
        Outcome::QuitUnsaved => model.ended = Some(Ended::Unsaved),
        Outcome::Left(Err(error)) | Outcome::Quit(Err(error)) => {
            quit::ask_unsaved(model, &error);
            model.saving = Saving::Failed(error);
        }
        Outcome::Completed(found) => completion::completed(model, &found),
        Outcome::Exported(Ok(done)) => exported(model, done),
        Outcome::Baseline(Ok(baseline)) => {
            model.notice = None;
            if let Some(session) = &mut model.session {
                session.baseline = Some(*baseline);
            }
        }
        Outcome::Edited(Some(Ok(text))) => return editing::replace(model, &text),
        Outcome::Edited(None) => model.notify(Role::Dim, word::NO_EDITOR),
        Outcome::Opened(Err(error))
        | Outcome::SavedAs(Err(error))
        | Outcome::Exported(Err(error))
        | Outcome::Baseline(Err(error))
        | Outcome::Edited(Some(Err(error))) => show_error(model, &error),
    }
    Vec::new()
}

fn renew<T: Clone>(all: &mut [T], found: &T, is_same: fn(&T, &T) -> bool) {
    all.iter_mut()
        .filter(|each| is_same(each, found))
        .for_each(|each| each.clone_from(found));
}

fn exported(model: &mut Model, done: Exported) {
    model.notice = None;
    model.order.done = Some(done);
    model.focus(Action::Export);
}

fn saved_as(model: &mut Model, path: PathBuf) {
    model.saving = Saving::Untouched;
    let shown = path.display().to_string();
    if let Some(session) = &mut model.session {
        session.path = path;
        session.access = Access::Writable;
        session.history.restart();
    }
    model.show_notice(Role::Good, word::GOES_ON_IN.localized(&[("file", &shown)]));
}

fn home(model: &mut Model, catalog: Vec<CatalogEntry>, known: Vec<ListedAssessment>) -> Vec<Effect> {
    model.catalog = catalog;
    model.recent = known;
    if model.screen() == Screen::Home {
        model.stack = vec![Place::new(Screen::Home)];
    }
    let details = |known: &_| Effect::ReadDetails(Box::new(Clone::clone(known)));
    let read = model.recent.iter().map(details);
    std::iter::once(Effect::StopInspecting).chain(read).collect()
}

pub(super) fn event(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Saved(ticket, at) => {
            let newest = match model.saving {
                Saving::Pending(Some(newest)) => newest,
                Saving::Pending(None) => u64::MAX,
                _ => 0,
            };
            if ticket >= newest {
                model.saving = Saving::Saved(at);
            }
        }
        Event::SaveFailed(_, error) => model.saving = Saving::Failed(error),
        Event::Inspected(id, state, piece) => return evidence::found(model, &id, &state, &piece),
        Event::Details(found) => renew(&mut model.recent, &found, |one, other| one.path == other.path),
        Event::Progress(done, of) => model.progress = (done < of).then_some((done, of)),
        Event::Merged(takeover) => return conflict::merge(model, *takeover),
        Event::Notice(text) => model.show_notice(Role::Warn, text),
        // The text being typed becomes a step; there is no later moment to record it.
        Event::Ended => return editing::leave(model),
    }
    Vec::new()
}

fn opened_now(model: &mut Model, mut opened: Opened) -> Vec<Effect> {
    if model
        .session
        .as_ref()
        .is_some_and(|session| session.path == opened.path)
    {
        return opened_again(model, opened);
    }
    let is_new = model.draft.checklist.take().is_some();
    model.draft = Draft::default();
    model.saving = Saving::Untouched;
    model.order = super::super::model::ExportDraft::default();
    model.conflicts = std::mem::take(&mut opened.conflicts);
    let position = opened.position.clone();
    let notices = std::mem::take(&mut opened.notices);
    let session = Session::new(opened, model.today);
    let nameless = session.assessment.subject.get(SubjectField::Version).is_empty();
    model.session = Some(session);
    model.stack = vec![Place::new(Screen::Home), Place::new(Screen::Overview)];
    let mut effects = vec![Effect::StopInspecting, Effect::LoadHistory];
    if is_new && nameless {
        model.stack.push(Place::new(Screen::System));
    } else if let Some(position) = &position {
        effects.extend(resume(model, position));
    }
    if !model.conflicts.is_empty() {
        model.stack.push(Place::new(Screen::Conflicts));
    }
    show_opening(model, position.as_ref(), notices);
    show_question(model);
    effects.extend(evidence::read_everything(model));
    if model.is_writable() {
        effects.push(Effect::OfferAuthor);
    }
    effects
}

/// Where pages are read out, the overview is shown on request only; work begins at a question.
fn show_question(model: &mut Model) {
    let at = model.session.as_ref().map_or(0, |session| session.at);
    if model.medium == Medium::Spoken && model.screen() != Screen::System {
        navigate::go_question(model, at);
    }
}

/// Applies a file that was opened again; the user's position stays.
fn opened_again(model: &mut Model, mut opened: Opened) -> Vec<Effect> {
    let Some(before) = model.session.take() else {
        return Vec::new();
    };
    let conflicts = std::mem::take(&mut opened.conflicts);
    let mut notices = opened.notices.clone();
    let mut session = Session::new(opened, model.today);
    if before.at < session.checklist.questions.len() {
        session.at = before.at;
    }
    session.set_filters(before.filters);
    if session.access == Access::Writable {
        model.refused = 0;
        notices.insert(0, word::REOPENED.localized(&[]));
    }
    model.session = Some(session);
    model.saving = Saving::Untouched;
    model.conflicts = conflicts;
    show_opening(model, None, notices);
    show_question(model);
    let mut effects = vec![Effect::LoadHistory];
    effects.extend(evidence::read_everything(model));
    effects
}

fn resume(model: &mut Model, position: &Position) -> Vec<Effect> {
    if let Some(session) = &mut model.session {
        session.set_filters(position.filters());
    }
    if position.question.is_some() && matches!(position.screen.as_str(), "question" | "") {
        let at = model.session.as_ref().map_or(0, |session| session.at);
        let effects = navigate::go_question(model, at);
        if let (Some(id), Some(part)) = (&position.question, Part::from_name(&position.field)) {
            model.focus(Action::Edit(Field::Answer(id.clone(), part)));
        }
        return effects;
    }
    let known = [Screen::System, Screen::Review, Screen::Result, Screen::Export];
    if let Some(screen) = known.into_iter().find(|screen| screen.name() == position.screen) {
        navigate::go(model, screen);
    }
    Vec::new()
}

fn show_opening(model: &mut Model, position: Option<&Position>, mut notices: Vec<Localized>) {
    notices.extend(model.start_notice.take());
    if let Some(Access::ReadOnly(why)) = model.session.as_ref().map(|session| &session.access) {
        notices.insert(0, change::read_only(model, why));
    }
    if notices.is_empty() {
        if let Some(position) = position.filter(|position| !position.at.is_empty()) {
            let at = |lang| terms::stopped(position, model.today, lang);
            let said = |lang| word::RESUMED.fill(lang, &[("at", &at(lang))]);
            let text = Localized::each(said);
            model.show_notice(Role::Dim, text);
        }
        return;
    }
    if let Some(all) = Localized::joined(&notices) {
        model.show_notice(Role::Warn, all);
    }
}

fn show_error(model: &mut Model, error: &UserError) {
    let said = |lang: Lang| format!("[!] {}{}", error.sentences(lang).join(" "), error.tail());
    let text = Localized::each(said);
    model.show_notice(Role::Bad, text);
    // The notice takes lines from the screen; the focused row stays visible.
    if let Some(place) = model.stack.last_mut() {
        place.view = View::Follow;
    }
}
