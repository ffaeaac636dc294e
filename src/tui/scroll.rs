//! Focus and scroll position of the current screen. After every message both are settled: the focus is on an existing row,
//! and nothing is scrolled past the end.

use crate::session::action::Action;
use crate::session::context::Context;
use crate::session::model::{Place, View};
use crate::session::page::Page;

use super::layout::{self, Flow, Panes};
use super::ui::Ui;

/// The current page as laid out.
struct Shown {
    page: Page,
    stops: Vec<usize>,
    flow: Flow,
    panes: Panes,
}

impl Shown {
    fn of(ui: &Ui) -> Self {
        let page = ui.page();
        let panes = layout::panes(ui, layout::extra_rows(ui));
        Self {
            stops: page.stops(),
            flow: Flow::of(&page, ui, panes.body.width, panes.body.height),
            panes,
            page,
        }
    }

    fn height(&self) -> usize {
        usize::from(self.panes.body.height)
    }

    /// Whether a row on the first visible line can move down by one, so that the pinned row gets that line.
    fn makes_room(&self, row: usize, scroll: usize) -> bool {
        let span = |row: usize| self.flow.spans.get(row).copied();
        let (Some((pinned, _)), Some((start, end))) = (self.page.pinned.and_then(span), span(row)) else {
            return false;
        };
        pinned < scroll && start == scroll && end < scroll + self.height()
    }

    fn action(&self, focus: usize) -> Option<&Action> {
        self.page.rows[*self.stops.get(focus)?].action.as_ref()
    }
}

pub(super) fn settle(ui: &mut Ui) {
    let shown = Shown::of(ui);
    let edited = ui
        .model
        .editing
        .as_ref()
        .map(|editing| Action::Edit(editing.field.clone()));
    let is_query = ui.model.context() == Context::Query;
    let Some(place) = ui.model.stack.last_mut() else {
        return;
    };
    let find = |wanted: &Action| (0..shown.stops.len()).find(|focus| shown.action(*focus) == Some(wanted));
    // Two rows may have the same action.
    let is_held = place.key.is_some() && shown.action(place.focus) == place.key.as_ref();
    let held = match (&edited, is_query) {
        (Some(act), false) => find(act),
        _ if is_held => Some(place.focus),
        _ => place.key.as_ref().and_then(find),
    };
    let start = || {
        let fresh = place.key.is_none() && place.focus == 0;
        fresh.then(|| shown.page.start.as_ref().and_then(find)).flatten()
    };
    let last = shown.stops.len().saturating_sub(1);
    place.focus = held.or_else(start).unwrap_or(place.focus).min(last);
    place.key = shown.action(place.focus).cloned();
    if place.view == View::FromFocus
        && let Some((start, _)) = shown
            .stops
            .get(place.focus)
            .and_then(|row| shown.flow.spans.get(*row))
    {
        // One more line for the pinned row.
        place.scroll = start.saturating_sub(1);
        place.view = View::Free;
    }
    if place.view == View::Follow
        && let Some(row) = shown.stops.get(place.focus)
    {
        let from = if shown.flow.is_on_first_page(*row, shown.height()) && place.focus == 0 {
            // What stands above the first row can be reached no other way.
            0
        } else {
            place.scroll
        };
        place.scroll = shown.flow.scroll_to(*row, from, shown.height());
        place.scroll -= usize::from(shown.makes_room(*row, place.scroll));
    }
    place.scroll = place.scroll.min(shown.flow.last_scroll(shown.height()));
}

/// Moves the focus by a row, or scrolls if the next row is more than a screen away.
pub(super) fn step(ui: &mut Ui, down: bool) {
    let shown = Shown::of(ui);
    let height = shown.height();
    let last = shown.flow.last_scroll(height);
    let Some(place) = ui.model.stack.last_mut() else {
        return;
    };
    let next = if down {
        Some(place.focus + 1).filter(|next| *next < shown.stops.len())
    } else {
        place.focus.checked_sub(1)
    };
    let span = next
        .and_then(|next| shown.flow.spans.get(*shown.stops.get(next)?))
        .copied();
    let bottom = place.scroll + height;
    let here = shown
        .stops
        .get(place.focus)
        .and_then(|row| shown.flow.spans.get(*row));
    let is_beyond = here.is_some_and(|(start, end)| {
        if down {
            *start >= bottom
        } else {
            *end <= place.scroll
        }
    });
    match (next, span) {
        // There is no next row, but the focused one is not visible.
        (None, _) if is_beyond => place.view = View::Follow,
        (Some(next), Some((start, end))) => {
            let far = if down {
                start > bottom + 1
            } else {
                end + 1 < place.scroll
            };
            if far {
                scroll(place, if down { 3 } else { -3 }, last);
            } else {
                place.focus = next;
                place.key = shown.action(next).cloned();
                place.view = View::Follow;
            }
        }
        _ => scroll(place, if down { 1 } else { -1 }, last),
    }
}

fn scroll(place: &mut Place, lines: isize, last: usize) {
    place.scroll = place.scroll.saturating_add_signed(lines).min(last);
    place.view = View::Free;
}

/// Scrolls by a screen, and moves the focus along.
pub(super) fn page_by(ui: &mut Ui, down: bool) {
    let shown = Shown::of(ui);
    let height = shown.height();
    let lines = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    let Some(place) = ui.model.stack.last_mut() else {
        return;
    };
    scroll(
        place,
        if down { lines } else { -lines },
        shown.flow.last_scroll(height),
    );
    let visible = |focus: &usize| {
        let (start, end) = shown.flow.spans[shown.stops[*focus]];
        start >= place.scroll && end <= place.scroll + height
    };
    let mut stops = 0..shown.stops.len();
    let found = if down {
        stops.rfind(visible)
    } else {
        stops.find(visible)
    };
    if let Some(focus) = found {
        place.focus = focus;
        place.key = shown.action(focus).cloned();
    }
}

pub(super) fn to_end(ui: &mut Ui, last: bool) {
    let shown = Shown::of(ui);
    let Some(place) = ui.model.stack.last_mut() else {
        return;
    };
    place.focus = if last {
        shown.stops.len().saturating_sub(1)
    } else {
        0
    };
    place.key = shown.action(place.focus).cloned();
    place.scroll = if last {
        shown.flow.last_scroll(shown.height())
    } else {
        0
    };
    place.view = View::Free;
}

/// The action of the row at a cell, if it can be chosen.
pub(super) fn action_at(ui: &Ui, column: u16, row: u16) -> Option<Action> {
    let shown = Shown::of(ui);
    let body = shown.panes.body;
    if !body.contains((column, row).into()) {
        return None;
    }
    let place = ui.model.place();
    let focused = shown.stops.get(place.focus).copied();
    let pinned = shown
        .flow
        .pinned(&shown.page, place.scroll, shown.height(), focused);
    if row == body.y && pinned.is_some() {
        return None;
    }
    let line = usize::from(row - body.y) + place.scroll;
    let hit = shown.flow.lines.get(line).map(|line| line.row)?;
    let focus = shown.stops.iter().position(|stop| *stop == hit)?;
    shown.action(focus).cloned()
}

pub(super) fn wheel(ui: &mut Ui, lines: i16) {
    let shown = Shown::of(ui);
    let last = shown.flow.last_scroll(shown.height());
    if let Some(place) = ui.model.stack.last_mut() {
        scroll(place, isize::from(lines), last);
    }
}
