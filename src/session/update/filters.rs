//! Filters of the question lists.

use crate::domain::filter::Filter;

use super::super::effect::Effect;
use super::super::model::{Model, Screen};
use super::navigate;

pub(super) fn toggle(model: &mut Model, filter: Filter) -> Vec<Effect> {
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let mut filters = session.filters.clone();
    if filters.contains(&filter) {
        filters.retain(|each| *each != filter);
    } else {
        filters.push(filter);
    }
    session.set_filters(filters);
    Vec::new()
}

pub(super) fn set(model: &mut Model, filters: Vec<Filter>) -> Vec<Effect> {
    if let Some(session) = &mut model.session {
        session.set_filters(filters);
    }
    Vec::new()
}

pub(super) fn list(model: &mut Model, filters: Vec<Filter>) -> Vec<Effect> {
    let effects = set(model, filters);
    navigate::go(model, Screen::List(None));
    effects
}
