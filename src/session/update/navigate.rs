//! Moving between screens and questions.

use crate::domain::localized::Localized;
use crate::domain::suggest::nearest;
use crate::words::session as word;
use crate::words::terms::did_you_mean;

use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Field, Medium, Model, Place, Saving, Screen, View};
use super::super::piece::Role;
use super::{editing, quit};

/// Shows a screen: the one already on the stack, else a new one.
pub(super) fn go(model: &mut Model, screen: Screen) {
    // A new search leads back to where it began, not to the hits of an earlier one.
    if screen == Screen::Search {
        model.stack.retain(|place| place.screen != Screen::Search);
    }
    if let Some(at) = model.stack.iter().position(|place| place.screen == screen) {
        model.stack.truncate(at + 1);
        if let Some(place) = model.stack.last_mut() {
            place.view = View::Follow;
        }
    } else {
        model.stack.push(Place::new(screen));
    }
    if let Screen::Search | Screen::Palette = screen {
        let field = if screen == Screen::Search {
            Field::Search
        } else {
            Field::Palette
        };
        editing::begin(model, field);
    }
}

pub(super) fn go_question(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    if at >= session.checklist.questions.len() {
        return Vec::new();
    }
    session.at = at;
    // The hits of a search stay below the question, so that the way back leads to them.
    let passing = |place: &Place| matches!(place.screen, Screen::Question | Screen::Palette);
    model.stack.retain(|place| !passing(place));
    model.stack.push(Place::new(Screen::Question));
    vec![Effect::Remember]
}

pub(super) fn jump(model: &mut Model, typed: &str) -> Vec<Effect> {
    let Some(session) = &model.session else {
        model.notify(Role::Dim, word::NOTHING_OPEN);
        return Vec::new();
    };
    let ids = session.checklist.questions.iter().map(|each| each.id.as_str());
    let found = ids.clone().position(|id| id.eq_ignore_ascii_case(typed));
    let (message, id) = match found {
        Some(at) if session.live_score.applicability.is_visible(at) => return go_question(model, at),
        Some(at) => (word::IS_HIDDEN, session.checklist.questions[at].id.as_str()),
        None => (word::NO_SUCH_ID, typed),
    };
    let nearest = nearest(typed, ids);
    let said = |lang| message.fill(lang, &[("id", id), ("near", &did_you_mean(nearest, lang))]);
    let text = Localized::each(said);
    model.show_notice(Role::Warn, text);
    Vec::new()
}

/// Goes back one level; from the overview that closes the assessment.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if model.ask.take().is_some() {
        return Vec::new();
    }
    model.notice = None;
    if is_filter_left(model) {
        return Vec::new();
    }
    match model.stack.len() {
        0 | 1 => {
            model.notify_keys(Role::Dim, word::QUIT_HINT, &[("quit", Command::Quit)]);
            Vec::new()
        }
        2 if model.session.is_some() => leave(model),
        _ => {
            model.stack.pop();
            if let Some(place) = model.stack.last_mut() {
                place.view = View::Follow;
            }
            Vec::new()
        }
    }
}

/// The page of filters is left to the list that passes them, where filters are on; leaving that list clears them.
fn is_filter_left(model: &mut Model) -> bool {
    let is_drawn = model.medium == Medium::Drawn;
    let Some(session) = model
        .session
        .as_mut()
        .filter(|session| is_drawn && !session.filters.is_empty())
    else {
        return false;
    };
    match model.stack.last().map(|place| place.screen) {
        Some(Screen::Filters) => {
            model.stack.pop();
            go(model, Screen::List(None));
            true
        }
        Some(Screen::List(None)) => {
            session.set_filters(Vec::new());
            model.notify(Role::Dim, word::FILTERS_OFF);
            model.stack.pop();
            if let Some(place) = model.stack.last_mut() {
                place.view = View::Follow;
            }
            true
        }
        _ => false,
    }
}

pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if model.session.is_none() {
        model.stack.truncate(1);
        return vec![Effect::LoadHome];
    }
    if let Saving::Failed(error) = &model.saving {
        let error = error.clone();
        quit::ask_unsaved(model, &error);
        return Vec::new();
    }
    vec![Effect::Leave]
}
