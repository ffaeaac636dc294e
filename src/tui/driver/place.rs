//! Where a session stands, as the next one is told.

use crate::domain::filter::Filter;
use crate::domain::port::Position;

use super::super::act::Act;
use super::super::model::{Field, Model};

/// The question, screen, part in focus and filters of the open session; `now` is RFC 3339.
pub(super) fn position(model: &Model, now: &str) -> Option<Position> {
    let session = model.session.as_ref()?;
    Some(Position {
        question: session.question().map(|question| question.id.clone()),
        screen: model.screen().name().to_owned(),
        field: match &model.place().key {
            Some(Act::Edit(Field::Answer(_, part))) => part.name().to_owned(),
            _ => String::new(),
        },
        filters: session.filters.iter().map(Filter::word).collect(),
        at: now.chars().take(16).collect::<String>().replace('T', " "),
    })
}
