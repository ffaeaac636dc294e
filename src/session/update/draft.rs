//! A new assessment before it is created.

use crate::domain::localized::Localized;
use crate::domain::suggest::nearest;
use crate::words::session as word;
use crate::words::terms::did_you_mean;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::model::{Field, Medium, Model, Screen};
use super::super::piece::Role;
use super::{editing, navigate};

pub(super) fn begin(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(entry) = model.catalog.get(at) else {
        return Vec::new();
    };
    if let Some(error) = &entry.problem {
        let error = error.clone();
        model.show_notice(Role::Bad, error);
        return Vec::new();
    }
    let id = entry.id.clone();
    model.draft.checklist = Some(at);
    if model.screen() != Screen::New || model.medium == Medium::Spoken {
        navigate::go(model, Screen::New);
        model.focus(Action::Edit(Field::NewName));
        // The name is the only thing needed here, so it can be typed at once.
        editing::begin(model, Field::NewName);
    }
    let mut effects = vec![Effect::Propose(id, model.draft.name.clone())];
    effects.extend(measure(model));
    effects
}

/// Selects the checklist with an id as the user typed it.
pub(super) fn begin_with(model: &mut Model, typed: &str) -> Vec<Effect> {
    let ids = model.catalog.iter().map(|entry| entry.id.as_str());
    if let Some(at) = ids.clone().position(|id| id.eq_ignore_ascii_case(typed)) {
        return begin(model, at);
    }
    let nearest = nearest(typed, ids);
    let said = |lang| {
        let near = did_you_mean(nearest, lang);
        word::NO_CHECKLIST.fill(lang, &[("given", typed), ("near", &near)])
    };
    let text = Localized::each(said);
    model.show_notice(Role::Warn, text);
    Vec::new()
}

/// Counts the questions of each checklist, where that is not known yet.
pub(super) fn measure(model: &Model) -> Vec<Effect> {
    let unknown = model
        .catalog
        .iter()
        .filter(|entry| entry.problem.is_none() && entry.extent.is_none());
    unknown.cloned().map(Effect::Measure).collect()
}

pub(super) fn create(model: &mut Model) -> Vec<Effect> {
    let entry = model.draft.checklist.and_then(|at| model.catalog.get(at));
    let Some(entry) = entry else {
        model.notify(Role::Warn, word::PICK_A_CHECKLIST);
        return Vec::new();
    };
    let draft = &model.draft;
    vec![Effect::Create(
        entry.id.clone(),
        draft.name.clone(),
        draft.chosen.clone(),
    )]
}
