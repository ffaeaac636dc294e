//! Filters of the question lists, and the order of the recent assessments.

use crate::domain::filter::Filter;
use crate::domain::listed_assessment::{ListFilter, SortKey};

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

pub(super) fn sort_recent(model: &mut Model) -> Vec<Effect> {
    let keys = SortKey::WORDS.map(|(key, _)| key);
    let now = keys.iter().position(|key| *key == model.recent_list.sort);
    let next = now.and_then(|at| keys.get(at + 1));
    model.recent_list.sort = next.copied().unwrap_or_default();
    Vec::new()
}

/// Goes on to the next filter that an assessment passes, after the last to all.
pub(super) fn filter_recent(model: &mut Model) -> Vec<Effect> {
    let filters = ListFilter::WORDS.map(|(filter, _)| filter);
    let now = filters
        .iter()
        .position(|each| Some(*each) == model.recent_list.filter);
    let mut later = filters.into_iter().skip(now.map_or(0, |at| at + 1));
    model.recent_list.filter = later.find(|filter| model.recent.iter().any(|each| filter.passes(each)));
    Vec::new()
}
